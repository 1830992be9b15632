import { logMessages } from '../merge/logs/logMessages';
import type { SourceLog } from '../merge/logs/logSource';
import type { LogMerge, MergedLog } from '../merge/logs/mergeLogs';
import type { LogRefusal } from '../protocol';

/** One message that is the same is enough where there are no more than these. */
const FEW = 4;
/** The share of messages in the common time that are the same at least. */
const MIN_SHARE = 0.2;

/**
 * Which logs are, by what they have in common with an import on their days, not of its conversation. A log to which nothing would be added is
 * not judged.
 *
 * @param conversation the name of the conversation
 * @param imported the days of the import
 * @param merge of the logs and these days
 */
export function refusals(
  conversation: string,
  imported: readonly SourceLog[],
  merge: LogMerge,
): Map<SourceLog, LogRefusal> {
  const overlap = merge.overlaps[0];
  const offset = overlap?.overlap === 'same' ? overlap.clock.offset : 0;
  const times = imported.flatMap(timesOf).map(time => time - offset);
  const span = spanOf(times);
  const refused = new Map<SourceLog, LogRefusal>();
  const untold: SourceLog[] = [];
  let isKnown = false;
  for (const log of merge.logs) {
    const { base } = log;
    if (base === undefined) continue;
    const verdict = verdictOn(log, base, times, span);
    if (verdict === 'same') isKnown = true;
    else if (verdict === 'different') refused.set(base, verdict);
    else if (verdict === 'untold') untold.push(base);
  }
  for (const log of untold) {
    if (!isKnown && authorOf(log) !== conversation) refused.set(log, 'unknown');
  }
  return refused;
}

function verdictOn(
  { added, there }: MergedLog,
  base: SourceLog,
  times: readonly number[],
  span: Span,
): 'same' | 'different' | 'untold' | 'none' {
  const own = timesOf(base);
  if (own.length === 0 || (added.length === 0 && there.length === 0)) return 'none';
  if (added.length === 0) return 'same';
  const inBase = countWithin(own, span);
  const inImport = countWithin(times, spanOf(own));
  const few = Math.min(inBase, inImport);
  const isSame = there.length >= (few <= FEW ? 1 : 2) && there.length >= MIN_SHARE * few;
  if (isSame) return 'same';
  return inBase > 0 || inImport > 0 ? 'different' : 'untold';
}

/** In seconds; `first` is after `last` for no time. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function timesOf({ day, transcript }: SourceLog): number[] {
  return logMessages(day, transcript.messages).map(({ time }) => time);
}

function spanOf(times: readonly number[]): Span {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return { first, last };
}

function countWithin(times: readonly number[], { first, last }: Span): number {
  return times.filter(time => time >= first && time <= last).length;
}

function authorOf({ transcript }: SourceLog): unknown {
  return transcript.head.frontMatter?.entry('author')?.value;
}
