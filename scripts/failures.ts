// Failures, printed again at the end: the output of all steps is long, and a log that is cut off usually keeps its end.
import type { Entry } from './results';

/** The number of lines that are kept of one failure. */
const MAX_LINES = 50;

const reports: string[] = [];

/** Keeps a failure and its reason. */
export function keepFailure(title: string, error = ''): void {
  const lines = error === '' ? [] : error.split('\n').slice(0, MAX_LINES);
  reports.push([`✘ ${title}`, ...lines.map(line => `  ${line}`)].join('\n'));
}

/** Keeps the failed tests of the recorded results. */
export function keepFailures(entries: readonly Entry[]): void {
  for (const entry of entries) if (entry.kind === 'failed') keepFailure(entry.title, entry.error);
}

/** The kept failures, in order. */
export function keptFailures(): readonly string[] {
  return reports;
}
