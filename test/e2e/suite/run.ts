// What VS Code calls to run the tests inside its extension host. Mocha's browser build runs in both of them, a Node
// process and a web worker.
import { type Report, reportMark } from '../report';
import { restoreFolder } from './restoreFolder';

/** Put in by the bundler: only tests whose full title holds this text; empty: all. */
declare const E2E_GREP: string;

/**
 * Runs the tests that `load` defines, and says of each how it went on the console, from where VS Code hands it to
 * the program outside (see ../report.ts).
 *
 * @throws when a test failed; VS Code makes its exit code from that.
 */
export async function runTests(load: () => Promise<void>): Promise<void> {
  try {
    await import('mocha/mocha.js');
    // Hosts differ in when they tell an extension of what happens; what is wrong fails twice.
    mocha.setup({ ui: 'bdd', timeout: 30_000, retries: 1, reporter: silent });
    if (E2E_GREP) mocha.fgrep(E2E_GREP);
    await load();
    mocha.suite.beforeAll(restoreFolder);
    for (const suite of mocha.suite.suites) suite.afterAll(restoreFolder);
  } catch (error) {
    say({ kind: 'failed', title: 'The tests are loaded', error: describeError(error) });
    say({ kind: 'end' });
    throw error;
  }
  const failures = await runMocha();
  say({ kind: 'end' });
  if (failures > 0) throw new Error(`${failures} failed`);
}

function runMocha(): Promise<number> {
  return new Promise(resolve => {
    // The browser build's own `run` looks at the address of a page, which a Node process lacks.
    const start: typeof mocha.run = Object.getPrototypeOf(mocha).run;
    const runner = start.call(mocha, resolve);
    runner.on('pass', test =>
      say({ kind: 'passed', title: test.fullTitle(), milliseconds: test.duration ?? 0 }),
    );
    runner.on('pending', test => say({ kind: 'skipped', title: test.fullTitle() }));
    runner.on('fail', (test, error: unknown) =>
      say({ kind: 'failed', title: test.fullTitle(), error: describeError(error) }),
    );
  });
}

/** A reporter that reports nothing: the listeners in `runMocha` do that. */
const silent = class {} as unknown as Mocha.ReporterConstructor;

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function say(report: Report): void {
  console.log(`${reportMark}${JSON.stringify(report)}`);
}
