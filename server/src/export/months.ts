import type { Day } from '../text/calendar';

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
  const months = new Map<string, Log[]>();
  for (const log of logs) {
    const month = log.day?.slice(0, 7) ?? months.keys().next().value ?? '';
    const others = months.get(month);
    if (others === undefined) months.set(month, [log]);
    else others.push(log);
  }
  return [...months].map(([month, of]) => ({ month, logs: of }));
}

/** The title of a transcript, or of its part for one month. @param month `''` for a transcript that is not split */
export function titleWithMonth(title: string | undefined, month: string): string | undefined {
  return [title, month].filter(Boolean).join(' · ') || undefined;
}
