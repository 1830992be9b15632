// What failed, said once more at the end: the output of all steps is long, and who keeps a part of it keeps the end.
import type { Entry } from './results';

/** More lines of one failure than these say nothing more. */
const MAX_LINES = 50;

const reports: string[] = [];

/** Keeps what failed, and why. */
export function keepFailure(title: string, error = ''): void {
  const lines = error === '' ? [] : error.split('\n').slice(0, MAX_LINES);
  reports.push([`✘ ${title}`, ...lines.map(line => `  ${line}`)].join('\n'));
}

/** Keeps the failed tests among what was recorded. */
export function keepFailures(entries: readonly Entry[]): void {
  for (const entry of entries) if (entry.kind === 'failed') keepFailure(entry.title, entry.error);
}

/** The kept failures, in their order. */
export function keptFailures(): readonly string[] {
  return reports;
}
