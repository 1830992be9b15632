import type { LogView } from '../../log/logView';
import { readableFrontMatter } from '../../log/readableFrontMatter';
import type { Edit } from '../../text/span';

/**
 * Sets the key `lines` of the front matter to `count`, the new number of messages. Only if the value was
 * right before: any other value counts something else.
 */
export function updateLinesKey(log: Pick<LogView, 'transcript'>, count: number): Edit[] {
  const before = log.transcript.messages.length;
  const entry = readableFrontMatter(log)?.entry('lines');
  if (entry === undefined || entry.value !== before || count === before) return [];
  return [{ range: entry.valueRange, newText: String(count) }];
}
