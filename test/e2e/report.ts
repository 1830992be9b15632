// How the tests inside VS Code tell the program outside how they went: a line of JSON a test, on the console.

import type { Counts } from '../../scripts/counts';

/** Stands before each report, to tell it from what else is on the console. */
export const reportMark = 'chatlog-e2e:';

export type Report =
  | { kind: 'passed'; title: string; milliseconds: number }
  | { kind: 'failed'; title: string; error: string }
  | { kind: 'skipped'; title: string }
  | { kind: 'end' };

/** The report in a line of the console's output; undefined for a line that is none. */
export function parseReport(line: string): Report | undefined {
  const start = line.indexOf(reportMark);
  if (start < 0) return undefined;
  try {
    // Some hosts write a style or a source behind it.
    return JSON.parse(line.slice(start + reportMark.length, line.lastIndexOf('}') + 1));
  } catch {
    return undefined; // Someone quotes a report, as a stack or an echo of the call does.
  }
}

/** Prints a report as a line for people and counts it. */
export function printReport(report: Report, counts: Counts): void {
  switch (report.kind) {
    case 'passed':
      counts.passed++;
      console.log(`  ✔ ${report.title} (${report.milliseconds} ms)`);
      break;
    case 'skipped':
      counts.skipped++;
      console.log(`  - ${report.title}`);
      break;
    case 'failed':
      counts.failed++;
      console.log(`  ✘ ${report.title}\n      ${report.error.replaceAll('\n', '\n      ')}`);
      break;
  }
}
