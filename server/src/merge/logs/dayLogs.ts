import type { Day } from '../../text/calendar';
import type { MergedMessage, Place } from '../join/mergeSequences';
import { dayAndTime } from './days';
import type { LogSource, MessageOfLog, SourceLog } from './logSource';

/** The messages of a merge that belong into one log. */
export interface DayLog {
  readonly day: Day;
  /** The base's log; `undefined` for a day that the base does not have. */
  readonly base: SourceLog | undefined;
  /** In order. */
  readonly messages: { readonly merged: MergedMessage }[];
}

/**
 * Divides the messages of a merge into logs, by day. Between two messages of one log of the base a message goes into that log, even if it
 * is past midnight; elsewhere into that of its day.
 *
 * @param base the first source: each of its logs is in the result
 */
export function dayLogs(
  base: LogSource,
  messages: readonly MergedMessage[],
  at: (place: Place) => MessageOfLog,
): DayLog[] {
  const logs = new Map<SourceLog | Day, DayLog>();
  const byDay = new Map<Day, SourceLog>();
  for (const log of base.logs) {
    const { day } = log;
    logs.set(log, { day, base: log, messages: [] });
    if (!byDay.has(day)) byDay.set(day, log);
  }
  const next = nextBaseLogs(messages, at);
  let last: SourceLog | undefined;
  for (const [position, merged] of messages.entries()) {
    const isOfBase = merged.first.sequence === 0;
    if (isOfBase) last = at(merged.first).log;
    const { day } = dayAndTime(merged.time);
    const key = isOfBase || (last !== undefined && last === next[position]) ? last! : (byDay.get(day) ?? day);
    const log = logs.get(key) ?? { day, base: undefined, messages: [] };
    logs.set(key, log);
    log.messages.push({ merged });
  }
  return [...logs.values()].sort((x, y) => (x.day < y.day ? -1 : x.day > y.day ? 1 : 0));
}

/** The log of the first message of the base at or behind each message. */
function nextBaseLogs(
  messages: readonly MergedMessage[],
  at: (place: Place) => MessageOfLog,
): (SourceLog | undefined)[] {
  const next = new Array<SourceLog | undefined>(messages.length);
  let log: SourceLog | undefined;
  for (let position = messages.length - 1; position >= 0; position--) {
    const { first } = messages[position]!;
    if (first.sequence === 0) log = at(first).log;
    next[position] = log;
  }
  return next;
}
