// Runs test files with Mocha in a separate process and counts the results.
import * as path from 'node:path';
import { run } from './command';
import { add, type Counts } from './counts';
import { keepFailure, keepFailures } from './failures';
import { repositoryRoot } from './hosts/paths';
import { printLine } from './output';
import { countResults, interruptedTest, recorded } from './results';

/**
 * Runs Mocha on `specs` (files or globs, from the repository's root), showing its output.
 *
 * A run that does not end normally (no file, a file that does not load, a crash, a signal) counts as one failed test,
 * in addition to the tests that had ended.
 */
export async function runMocha(
  specs: readonly string[],
  options: { args?: readonly string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<Counts> {
  // Not through the program `mocha`: it starts this one as a child that survives a signal to its parent.
  const cli = path.join(repositoryRoot, 'node_modules/mocha/lib/cli/cli.js');
  const reporter = path.join(repositoryRoot, 'scripts/mochaReporter.ts');
  const args = ['--import', 'tsx', cli, '--reporter', reporter, ...specs, ...(options.args ?? [])];
  const { value: outcome, entries } = await recorded(env =>
    run(process.execPath, args, { env: { ...options.env, ...env }, output: 'inherit' }),
  );
  keepFailures(entries);
  const counts = countResults(entries);
  const isComplete = entries.at(-1)?.kind === 'end' && (outcome.code === 0 || counts.failed > 0);
  if (isComplete) return counts;
  const during = interruptedTest(entries);
  const reason = `Mocha ended with ${outcome.code ?? 'a signal'}${during ? `, in: ${during}` : ''}.`;
  printLine(reason);
  keepFailure(reason);
  return add(counts, { passed: 0, failed: 1, skipped: 0 });
}
