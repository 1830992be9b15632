// `npm test` runs every step; `tsx scripts/test.ts NAME…` only those named (see steps.ts). A failed step does not keep
// the others from running. The last line sums up: `N passed, N failed, N skipped`.
import { add, type Counts, formatCounts, noCounts } from './counts';
import { keptFailures } from './failures';
import { installSystemPackages, type Step, steps } from './steps';

interface Result {
  step: Step;
  counts: Counts;
  seconds: number;
}

async function main(): Promise<void> {
  const results: Result[] = [];
  await installSystemPackages();
  for (const step of chosenSteps(process.argv.slice(2))) {
    console.log(`\n=== ${step.title} (${step.name})`);
    const started = Date.now();
    const counts = await runStep(step, results);
    results.push({ step, counts, seconds: (Date.now() - started) / 1000 });
  }
  const total = results.map(result => result.counts).reduce(add, noCounts);
  printTable(results);
  for (const report of keptFailures()) console.log(`\n${report}`);
  console.log(`\n${formatCounts(total)}`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** @throws Error for a name that no step has. */
function chosenSteps(names: readonly string[]): Step[] {
  if (names.length === 0) return [...steps];
  for (const name of names) {
    if (!steps.some(step => step.name === name)) {
      throw new Error(`No step ${name}; there are: ${steps.map(step => step.name).join(', ')}`);
    }
  }
  const chosen = steps.filter(step => names.includes(step.name));
  const build = chosen.some(step => step.needsBuild) ? steps.filter(step => step.name === 'build') : [];
  return steps.filter(step => chosen.includes(step) || build.includes(step));
}

async function runStep(step: Step, before: readonly Result[]): Promise<Counts> {
  const built = !before.some(({ step, counts }) => step.name === 'build' && counts.failed > 0);
  if (step.needsBuild && !built) {
    console.log('Not run: the build failed.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  try {
    return await step.run();
  } catch (error) {
    console.log(error instanceof Error ? error.stack : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function printTable(results: readonly Result[]): void {
  const width = Math.max(...results.map(({ step }) => step.title.length));
  console.log('\n=== Summary');
  for (const { step, counts, seconds } of results) {
    const mark = counts.failed > 0 ? '✘' : counts.passed > 0 ? '✔' : '-';
    console.log(
      `${mark} ${step.title.padEnd(width)}  ${seconds.toFixed(0).padStart(4)} s  ${formatCounts(counts)}`,
    );
  }
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
