import type { LogView } from '../../log/logView';
import { readableFrontMatter } from '../../log/readableFrontMatter';
import type { Edit } from '../../text/span';

/**
 * Keeps the key `lines` of the front matter right where it is: the number of messages becomes `count`. A number that was wrong
 * before stays, as whoever wrote it counted something else.
 */
export function keepLinesRight(log: LogView, count: number): Edit[] {
  const before = log.transcript.messages.length;
  const entry = readableFrontMatter(log)?.entry('lines');
  if (entry === undefined || entry.value !== before || count === before) return [];
  return [{ range: entry.valueRange, newText: String(count) }];
}
