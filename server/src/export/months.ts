import type { Day } from '../text/calendar';
import { groupBy } from '../text/groupBy';

/** The logs of one file, of those that are split by month. */
export interface MonthOfLogs<Log> {
  /** `2018-01`; `''` if no log has a day. */
  readonly month: string;
  readonly logs: readonly Log[];
}

/** Groups logs by the month of their day, in their order. Those without a day are with the first. */
export function byMonth<Log extends { readonly day: Day | undefined }>(
  logs: readonly Log[],
): MonthOfLogs<Log>[] {
  const first = logs.find(({ day }) => day !== undefined)?.day?.slice(0, 7) ?? '';
  const months = groupBy(logs, ({ day }) => day?.slice(0, 7) ?? first);
  return Array.from(months, ([month, ofMonth]) => ({ month, logs: ofMonth }));
}

/** The title of a transcript, or of its part for one month. @param month `''` for a transcript that is not split */
export function titleWithMonth(title: string | undefined, month: string): string | undefined {
  return [title, month].filter(Boolean).join(' · ') || undefined;
}
