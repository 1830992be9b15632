import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** A path in the repository. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Bundles a script of this folder; returns the path of the bundle. */
export function bundle(script: string, scratch: string): string {
  const outfile = join(scratch, script.replace(/\.ts$/, '.cjs'));
  buildSync({
    entryPoints: [inRepository(`test/bench/${script}`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': '"file:///"' },
    logLevel: 'error',
  });
  return outfile;
}

/** Runs a script in Node and parses its output. @throws if it fails */
export function runForJson(args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** What a process took: its time by the clock and its processor time, in ms, and its memory at most, in bytes. */
export interface Usage {
  readonly taken: number;
  readonly processor: number;
  readonly memory: number;
}

/** Runs a script in Node, discards what it prints, and measures it. @throws if its exit code is not allowed */
export async function measureToEnd(
  args: readonly string[],
  allowed: readonly number[] = [0],
): Promise<Usage> {
  const start = performance.now();
  const probe = ['--require', inRepository('test/bench/peakProbe.cjs')];
  const child = spawn(process.execPath, [...probe, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.resume();
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  if (code === null || !allowed.includes(code))
    throw new Error(`node ${args.join(' ')} ended with ${code}: ${said}`);
  const taken = performance.now() - start;
  const { memory, processor } = JSON.parse(said.slice(said.lastIndexOf('{')));
  return { taken, processor, memory: memory * 1024 };
}

/** Runs a script in Node and discards its output. @throws if its exit code is not allowed */
export async function runToEnd(args: readonly string[], allowed: readonly number[] = [0]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  if (code === null || !allowed.includes(code)) throw new Error(`node ${args.join(' ')} ended with ${code}`);
}
