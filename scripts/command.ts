// Runs one of the project's tools to its end.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryRoot } from './hosts/paths';

/** How a command ended. */
export interface Outcome {
  /** The exit code; null after a signal or a time-out. */
  code: number | null;
  /** What it printed on standard output and standard error. */
  output: string;
}

/**
 * Runs a program in the repository's root, without standard input, showing its output.
 *
 * @throws Error when it cannot be started.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; timeoutMs?: number; quiet?: boolean } = {},
): Promise<Outcome> {
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: options.timeoutMs ?? 900_000,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (!options.quiet) process.stdout.write(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (!options.quiet) process.stderr.write(chunk);
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', stop);
  return { code, output };
}

/** Runs a script with this Node.js; `script` is a path from the repository's root. */
export function runNode(
  script: string,
  args: readonly string[] = [],
  options: Parameters<typeof run>[2] = {},
): Promise<Outcome> {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  return run(process.execPath, [...loader, path.join(repositoryRoot, script), ...args], options);
}

/** Runs the command line that a dependency brings, such as `tsc`. */
export function runTool(
  name: string,
  args: readonly string[] = [],
  options: Parameters<typeof run>[2] = {},
): Promise<Outcome> {
  // The links in .bin are programs on their own, except on Windows, where a shell has to start them.
  const bin = path.join(repositoryRoot, 'node_modules/.bin', name);
  if (process.platform !== 'win32') return run(bin, args, options);
  const shell = process.env.ComSpec ?? 'cmd.exe';
  return run(shell, ['/d', '/s', '/c', `${bin}.cmd`, ...args], options);
}

/** Whether a program of this name is on the search path. */
export function isInstalled(program: string): boolean {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some(folder => names.some(name => existsSync(path.join(folder, name))));
}
