import { type Day, firstDayIn } from '../analysis/calendar';
import type { ChatLog } from '../analysis/chatLog';

/** The day of a log: the one in its file's name, or else in the `date` or `title` of its front matter. */
export function logDay(log: ChatLog): Day | undefined {
  if (log.fileDay !== undefined) return log.fileDay;
  const { frontMatter } = log.transcript.head;
  for (const key of ['date', 'title']) {
    const day = firstDayIn(frontMatter?.entry(key)?.text ?? '');
    if (day !== undefined) return day;
  }
  return undefined;
}
