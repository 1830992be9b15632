import type { Head } from '../model/head';
import { type Day, fileDayOf, firstDayIn } from '../text/calendar';

/**
 * The day of a log: the one that its file name begins with, else the first one in the `date` or the `title`
 * of its front matter.
 *
 * @param fileName the last segment of the log's path
 */
export function logDay({ frontMatter }: Head, fileName: string): Day | undefined {
  return fileDayOf(fileName) ?? dayOf('date') ?? dayOf('title');

  function dayOf(key: string): Day | undefined {
    return firstDayIn(frontMatter?.entry(key)?.text ?? '');
  }
}
