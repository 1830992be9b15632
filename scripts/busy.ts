// `npm run test:busy -- [--loops N] [--times M] NAME…`: the steps of `npm test` M times (5) while N (4) busy loops run, to show that
// no test depends on an idle machine. Without names, all steps. Prints the result of each run, and the whole output of a failed one.
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runNode } from './command';

/** Loops until the process that started it has ended, for any reason. */
const busyLoop = `const parent = process.ppid; while (process.ppid === parent) for (let i = 0; i < 1e8; i++);`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { loops: { type: 'string', default: '4' }, times: { type: 'string', default: '5' } },
    allowPositionals: true,
  });
  const loops = wholeNumber(values.loops, '--loops');
  const times = wholeNumber(values.times, '--times');

  const busy = Array.from({ length: loops }, () =>
    spawn(process.execPath, ['-e', busyLoop], { stdio: 'ignore' }),
  );
  process.once('exit', () => busy.forEach(loop => void loop.kill()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  let failures = 0;
  for (let run = 1; run <= times; run++) {
    const started = Date.now();
    const { code, output } = await runNode('scripts/test.ts', positionals, { output: 'kept' });
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    const counts = output.trimEnd().split('\n').at(-1);
    if (code !== 0) {
      failures++;
      console.log(output);
    }
    console.log(`${run} of ${times}: ${counts} (${minutes} min, load ${loadavg()[0]!.toFixed(1)})`);
  }
  console.log(`\n${times - failures} of ${times} runs green beside ${loops} busy loops.`);
  process.exit(failures === 0 ? 0 : 1);
}

function wholeNumber(text: string, option: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new Error(`${option}: a whole number`);
  return Number(text);
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
