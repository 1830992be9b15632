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

/** Runs a script in Node and discards its output. @throws if its exit code is not allowed */
export async function runToEnd(args: readonly string[], allowed: readonly number[] = [0]): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.resume();
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  if (code === null || !allowed.includes(code)) throw new Error(`node ${args.join(' ')} ended with ${code}`);
}
