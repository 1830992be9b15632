// Prints Mocha's own report, and records each result in a file (see results.ts).
import Mocha from 'mocha';
import { record } from './results';

const { EVENT_TEST_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } =
  Mocha.Runner.constants;

export default class RecordingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(EVENT_TEST_BEGIN, test => record({ kind: 'began', title: test.fullTitle() }));
    runner.on(EVENT_TEST_PASS, test =>
      record({ kind: 'passed', title: test.fullTitle(), milliseconds: test.duration ?? 0 }),
    );
    runner.on(EVENT_TEST_PENDING, test => record({ kind: 'skipped', title: test.fullTitle() }));
    // Also called for a hook that fails.
    runner.on(EVENT_TEST_FAIL, (test, error: unknown) =>
      record({ kind: 'failed', title: test.fullTitle(), error: textOf(error) }),
    );
    runner.once(EVENT_RUN_END, () => record({ kind: 'end' }));
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
