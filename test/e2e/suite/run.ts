// The module that VS Code calls to run the tests inside its extension host. Mocha's browser build runs in both of them, a Node
// process and a web worker.
import { testLimitMs } from '../patience';
import { describeError, reportRun, say } from '../report';
import { restoreFolder } from './restoreFolder';

/** Defined by the bundler: a regular expression for the full titles of the tests to run. */
declare const E2E_TITLES: string;

/**
 * Runs the tests that `load` defines, and prints the result of each to the console, from where VS Code passes it to
 * the program outside (see ../report.ts).
 *
 * @throws if a test failed; VS Code derives its exit code from that.
 */
export async function runTests(load: () => Promise<void>): Promise<void> {
  try {
    await import('mocha/mocha.js');
    // Hosts report events to an extension at different times; a real failure fails twice.
    mocha.setup({ ui: 'bdd', timeout: testLimitMs, retries: 1, reporter: silent });
    mocha.grep(new RegExp(E2E_TITLES));
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
    // The browser build's own `run` reads the address of a page, which a Node process doesn't have.
    const start: typeof mocha.run = Object.getPrototypeOf(mocha).run;
    reportRun(start.call(mocha, resolve));
  });
}

/** A reporter that reports nothing: `reportRun` does that. */
const silent = class {} as unknown as Mocha.ReporterConstructor;
