// `npm test` runs every step, `npm run test:NAME` one (see steps.ts), and `tsx scripts/test.ts NAME… [OPTION…] [FILE…]` the named
// steps, with options of Mocha and test files: `npm run test:unit -- --grep rename`. The other steps run even if one
// fails. After Ctrl+C or a SIGTERM, tests that have passed count, and the rest fails. The last line is the summary:
// `N passed, N failed, N skipped`.
import { availableParallelism } from 'node:os';
import { endCommands } from './command';
import { add, type Counts, formatCounts, noCounts } from './counts';
import { keptFailures } from './failures';
import { inLanes } from './lanes';
import { printedAtTheEnd, printLine } from './output';
import { installSystemPackages, type Step, steps } from './steps';

interface Result {
  step: Step;
  counts: Counts;
  seconds: number;
}

/** More would not help: the steps are of very different lengths. */
const MAX_LANES = 2;

/** Set by the first signal. */
let interrupted = false;

async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      interrupted = true;
      endCommands();
    });
  }
  const { names, options } = readArguments(process.argv.slice(2));
  const results: Result[] = [];
  await installSystemPackages();
  const lanes = Math.min(MAX_LANES, availableParallelism());
  for (const group of groupsOf(chosenSteps(names))) {
    const runOne = async (step: Step): Promise<void> => {
      printLine(`\n=== ${step.title} (${step.name})`);
      const started = Date.now();
      const counts = await runStep(step, options, results);
      results.push({ step, counts, seconds: (Date.now() - started) / 1000 });
    };
    if (group.length === 1 || lanes === 1) {
      for (const step of group) await runOne(step);
    } else {
      console.log(`\nAt most ${lanes} at a time: ${group.map(({ name }) => name).join(', ')}`);
      await inLanes(
        lanes,
        group.map(step => () => printedAtTheEnd(() => runOne(step))),
      );
    }
  }
  results.sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step));
  const total = results.map(result => result.counts).reduce(add, noCounts);
  printTable(results);
  for (const report of keptFailures()) console.log(`\n${report}`);
  console.log(`\n${formatCounts(total)}`);
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** Steps of which one runs after the other, or neighbours that run at the same time. */
function groupsOf(chosen: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of chosen) {
    const last = groups.at(-1);
    if (step.hasOneCore && last?.[0]?.hasOneCore) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/**
 * Names of steps come first. All arguments from the first option or path on are passed to the tools that the steps run.
 *
 * @throws Error for a name that is not a step.
 */
function readArguments(args: readonly string[]): { names: string[]; options: string[] } {
  const names = steps.map(step => step.name);
  let count = args.findIndex(arg => /^-|[/.]/.test(arg));
  if (count < 0) count = args.length;
  const unknown = args.slice(0, count).find(arg => !names.includes(arg));
  if (unknown !== undefined) throw new Error(`No step ${unknown}; there are: ${names.join(', ')}`);
  return { names: args.slice(0, count), options: args.slice(count) };
}

/** The named steps, or all, and the build if one of them needs it. */
function chosenSteps(names: readonly string[]): Step[] {
  if (names.length === 0) return [...steps];
  const needsBuild = steps.some(step => step.needsBuild && names.includes(step.name));
  return steps.filter(step => names.includes(step.name) || (needsBuild && step.name === 'build'));
}

async function runStep(step: Step, options: readonly string[], before: readonly Result[]): Promise<Counts> {
  const notRun = (reason: string): Counts => {
    printLine(`Not run: ${reason}.`);
    return { passed: 0, failed: 1, skipped: 0 };
  };
  if (interrupted) return notRun('interrupted');
  const built = !before.some(({ step, counts }) => step.name === 'build' && counts.failed > 0);
  if (step.needsBuild && !built) return notRun('the build failed');
  try {
    return await step.run(options);
  } catch (error) {
    printLine(String(error instanceof Error ? error.stack : error));
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
