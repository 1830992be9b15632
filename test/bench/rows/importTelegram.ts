import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRepository } from '../childProcess';
import { generateTelegram } from '../generateTelegram';
import type { Logs } from '../logs';
import { type Row, ratioRow } from '../row';

const EXPORT_BYTES = 500e6;
const ROUNDS = 3;
/** MB. */
const MEMORY_BAR = 300;

/** What a process has used. */
interface Usage {
  readonly milliseconds: number;
  /** The most resident memory; `null` where the system doesn't tell. */
  readonly bytes: number | null;
}

/** `chatlog import` of a Telegram export of 500 MB, which is read and planned, then also written. */
export async function importTelegram({ scratch }: Pick<Logs, 'scratch'>): Promise<Row[]> {
  const folder = join(scratch, 'telegram');
  mkdirSync(join(folder, 'logs'), { recursive: true });
  const path = join(folder, 'result.json');
  const messages = generateTelegram(path, EXPORT_BYTES, 1);
  const what = `chatlog import of a Telegram export, ${Math.round(statSync(path).size / 1e6)} MB, ${messages} messages`;
  const run = async (args: readonly string[]) => usage(args, join(folder, 'usage.json'));
  const importInto = (logs: string, ...options: string[]) =>
    run([inRepository('dist/cli.js'), 'import', '--zone', 'UTC', '--to', logs, ...options, path]);
  try {
    const samples = { floor: [] as number[], measured: [] as number[] };
    let peak = 0;
    for (let round = 0; round < ROUNDS; round++) {
      samples.floor.push((await run([inRepository('test/bench/readAndParse.cjs'), path])).milliseconds);
      const { milliseconds, bytes } = await importInto(join(folder, 'logs'), '--dry-run');
      samples.measured.push(milliseconds);
      peak = Math.max(peak, bytes ?? 0);
    }
    const written = await importInto(join(folder, 'logs'));
    const floor = samples.floor;
    return [
      ratioRow(`${what}, --dry-run, processor time (floor: read and JSON.parse in pieces)`, samples, 3),
      peakRow('the same: resident memory at most', peak),
      { ...ratioRow('the same with writing', { floor, measured: [written.milliseconds] }, 0), ...NO_BAR },
      peakRow('the same: resident memory at most', written.bytes ?? 0),
    ].filter(row => row !== undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NO_BAR = { bar: '', holds: undefined } as const;

function peakRow(what: string, bytes: number): Row | undefined {
  if (bytes === 0) return undefined;
  const measured = `${(bytes / 1e6).toFixed(0)} MB`;
  return { what, floor: '', measured, ratio: '', bar: `${MEMORY_BAR} MB`, holds: bytes / 1e6 < MEMORY_BAR };
}

/** Runs a script in Node to its end. @throws if it fails */
async function usage(args: readonly string[], file: string): Promise<Usage> {
  const child = spawn(process.execPath, ['--require', inRepository('test/bench/usageProbe.cjs'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, USAGE_FILE: file },
  });
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return JSON.parse(readFileSync(file, 'utf8')) as Usage;
}
