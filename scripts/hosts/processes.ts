// Child processes that end with this process, and free ports.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { startLimitMs } from './patience';

const running = new Set<Service>();
const cleanups = new Set<() => void>();

/** A started program, its output so far, and a function that ends it with all its children. */
export interface Service {
  readonly process: ChildProcess;
  /** What it has printed so far, at most the last 200,000 characters. */
  output(): string;
  /** Resolves when it has ended; its exit code, or null after a signal. */
  readonly ended: Promise<number | null>;
  /** Ends the program and its children; resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts a long-running program in its own process group, without standard input.
 * It is ended when this process ends, for any reason.
 */
export function startService(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; onOutput?: (text: string) => void } = {},
): Service {
  endEverythingOnExit();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let output = '';
  const collect = (chunk: Buffer): void => {
    const text = chunk.toString();
    output = (output + text).slice(-200_000);
    options.onOutput?.(text);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number | null>(resolve => {
    child.once('exit', code => {
      running.delete(service);
      resolve(code);
    });
    child.once('error', error => {
      output += `\n${error.message}`;
      running.delete(service);
      resolve(null);
    });
  });
  const service: Service = {
    process: child,
    output: () => output,
    ended,
    async stop() {
      signalGroup(child, 'SIGTERM');
      const forced = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
      await ended;
      clearTimeout(forced);
      // The leader has ended; children that ignored the signal have not.
      signalGroup(child, 'SIGKILL');
    },
  };
  running.add(service);
  return service;
}

/** Runs `cleanup` (which must be synchronous) when this process ends, unless the returned function is called first. */
export function onExit(cleanup: () => void): () => void {
  endEverythingOnExit();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Waits until `url` answers, or the service ends, or `limitMs` have passed (the latter two throw, with its output). */
export async function waitUntilServed(service: Service, url: string, limitMs = startLimitMs): Promise<void> {
  let ended = false;
  void service.ended.then(() => {
    ended = true;
  });
  const limit = AbortSignal.timeout(limitMs);
  while (!limit.aborted) {
    if (ended) throw new Error(`The server ended before it answered at ${url}.\n${service.output()}`);
    try {
      const response = await fetch(url, { signal: limit, redirect: 'manual' });
      await response.body?.cancel();
      if (response.status < 500) return;
    } catch {
      // Not listening yet.
    }
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  throw new Error(`No answer at ${url} within ${limitMs / 1000} s.\n${service.output()}`);
}

/** `preferred` if that port is free on the loopback interface, otherwise the next free one; for 0, any free port. */
export async function freePort(preferred = 0): Promise<number> {
  for (let port = preferred; port < 65_536; port++) {
    const free = await listenOnce(port);
    if (free !== undefined) return free;
    if (preferred === 0) break;
  }
  throw new Error('No free port.');
}

async function listenOnce(port: number): Promise<number | undefined> {
  // `localhost` may mean either loopback address, so both must be free.
  const first = await listen(port, '127.0.0.1');
  if (typeof first === 'string') return undefined;
  const second = await listen(first, '::1');
  return second === 'EADDRINUSE' ? undefined : first;
}

function listen(port: number, host: string): Promise<number | string> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 'failed'));
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    } else {
      process.kill(-child.pid, signal);
    }
  } catch {
    // It has already ended.
  }
}

let watching = false;

function endEverythingOnExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => {
    for (const service of running) signalGroup(service.process, 'SIGKILL');
    for (const cleanup of cleanups) {
      try {
        cleanup();
      } catch {
        // Nothing more can be done while the process ends.
      }
    }
  });
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => process.exit(code));
  }
}
