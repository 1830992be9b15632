import { arrangeMessages } from '../../editing/arrangeMessages';
import { updateLinesKey } from '../../editing/refactorings/linesKey';
import { type LogStyle, standardStyle, styleLike } from '../../import/logs/logStyle';
import { parseTranscript } from '../../model/parse';
import { fullText } from '../../model/transcript';
import type { Day } from '../../text/calendar';
import { applyEdits } from '../../text/pieces';
import type { SourceLog } from './logSource';
import type { MergedLog } from './mergeLogs';

/** A log for a day that the base of a merge does not have. */
export interface NewLog {
  readonly fileName: string;
  readonly text: string;
}

/**
 * Writes the log of a day that the base does not have. Its front matter is that of the source's log of this day; a day that no source has,
 * as clocks differ, gets that of another log.
 */
export function newLog({ day, added }: Pick<MergedLog, 'day' | 'added'>): NewLog {
  const logs = [...new Set(added.map(({ from }) => from.log))];
  const same = logs.find(log => log.day === day);
  const head = same === undefined ? headLike(logs[0]!, day, added.length) : headOf(same, added.length);
  const fileName = same?.fileName ?? styleOf(logs[0]!).fileName(day);
  return { fileName, text: applyEdits(head, [arrangeMessages(parseTranscript(head), 0, 0, added)]) };
}

/** The front matter of a log, whose number of lines stays true if it is. */
function headOf({ transcript }: SourceLog, count: number): string {
  const head = transcript.head.lines.join('');
  return applyEdits(head, updateLinesKey({ transcript }, count));
}

function headLike(log: SourceLog, day: Day, count: number): string {
  const { head, newline } = styleOf(log);
  return head(day, count)
    .map(line => line + newline)
    .join('');
}

function styleOf({ fileName, transcript }: SourceLog): LogStyle {
  return styleLike(fileName, fullText(transcript)) ?? standardStyle('chat', 'chat');
}
