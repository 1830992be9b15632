// Runs one of the project's tools and waits for its end.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { repositoryRoot } from './hosts/paths';
import { isOutputKept, printer } from './output';

/** How a command ended. */
export interface Outcome {
  /** The exit code; null after a signal or a time-out. */
  code: number | null;
  /** What it printed on standard output and standard error, unless it inherited the streams of this process. */
  output: string;
}

/** How to run a command. */
export interface RunOptions {
  /** Added to the environment of this process. */
  env?: NodeJS.ProcessEnv;
  /** `shown` and returned (the default), `kept`: returned only, or `inherit`: shown by the program itself, not returned. */
  output?: 'shown' | 'kept' | 'inherit';
}

const running = new Set<ChildProcess>();

/** Ends all running commands; each then has the outcome of a signal. */
export function endCommands(): void {
  for (const child of running) child.kill();
}

/**
 * Runs a program in the repository's root, without standard input, and waits for its end, without a time limit.
 *
 * @throws Error when it cannot be started.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const print = printer();
  const pipe = options.output === 'inherit' && !isOutputKept() ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', pipe, pipe],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (options.output !== 'kept') print(chunk.toString());
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (options.output !== 'kept') print(chunk.toString());
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  running.add(child);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, output };
  } finally {
    process.off('exit', stop);
    running.delete(child);
  }
}

/** Runs a script with this Node.js; `script` is a path from the repository's root. */
export function runNode(
  script: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Outcome> {
  const loader = script.endsWith('.ts') ? ['--import', 'tsx'] : [];
  return run(process.execPath, [...loader, path.join(repositoryRoot, script), ...args], options);
}

/** Runs the command of a dependency, such as `tsc`. */
export function runTool(
  name: string,
  args: readonly string[] = [],
  options: RunOptions = {},
): Promise<Outcome> {
  // The links in .bin are executable, except on Windows, where a shell has to start them.
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
