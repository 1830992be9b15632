// Runs test files with Mocha in a process of their own and counts how they went.
import { runNode } from './command';
import type { Counts } from './counts';
import { keepFailures } from './failures';

/**
 * Runs Mocha on `specs` (files or globs, from the repository's root), showing its output.
 *
 * A run that ends badly without a failed test (no file, one that does not load, a crash) counts as one failed test.
 */
export async function runMocha(
  specs: readonly string[],
  options: { args?: readonly string[]; env?: NodeJS.ProcessEnv; timeoutMs?: number } = {},
): Promise<Counts> {
  const { code, output } = await runNode(
    'node_modules/mocha/bin/mocha.js',
    [...specs, ...(options.args ?? [])],
    options,
  );
  keepFailures(output);
  const counts = {
    passed: countOf(output, 'passing'),
    failed: countOf(output, 'failing'),
    skipped: countOf(output, 'pending'),
  };
  if (code !== 0 && counts.failed === 0) {
    console.log(`Mocha ended with ${code ?? 'a signal'}.`);
    counts.failed = 1;
  }
  return counts;
}

/** The number before `word` in the summary that Mocha's reporters print last. */
function countOf(output: string, word: string): number {
  let count = 0;
  for (const line of output.split('\n')) {
    const [number, what] = line.trim().split(' ');
    if (what === word && number && /^\d{1,9}$/.test(number)) count = Number(number);
  }
  return count;
}
