// How tests report their results to the program that started them: one line of JSON per test, among their other output.

/** The prefix of each report, which distinguishes it from other output. */
const reportMark = 'chatlog-e2e:';

export type Report =
  | { kind: 'passed'; title: string; milliseconds: number }
  | { kind: 'failed'; title: string; error: string }
  | { kind: 'skipped'; title: string }
  /** Failed once, and is retried once. */
  | { kind: 'retried'; title: string; error: string }
  | { kind: 'end' };

/** Prints a report. `console.log` of an extension host is passed to the program outside. */
export function say(report: Report): void {
  console.log(`${reportMark}${JSON.stringify(report)}`);
}

/** Reports the result of each test of a run. */
export function reportRun(runner: Mocha.Runner): void {
  runner.on('pass', test =>
    say({ kind: 'passed', title: test.fullTitle(), milliseconds: test.duration ?? 0 }),
  );
  runner.on('pending', test => say({ kind: 'skipped', title: test.fullTitle() }));
  runner.on('retry', (test, error) =>
    say({ kind: 'retried', title: test.fullTitle(), error: describeError(error) }),
  );
  runner.on('fail', (test, error: unknown) =>
    say({ kind: 'failed', title: test.fullTitle(), error: describeError(error) }),
  );
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The report in a line of output; undefined for other lines. */
export function parseReport(line: string): Report | undefined {
  const start = line.indexOf(reportMark);
  if (start < 0) return undefined;
  try {
    // Some hosts write a style or a source after it.
    return JSON.parse(line.slice(start + reportMark.length, line.lastIndexOf('}') + 1));
  } catch {
    return undefined; // A quoted report, as in a stack trace or an echo of the call.
  }
}
