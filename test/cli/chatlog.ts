import { type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { frontMatter } from '../support/logText';

const sourceOf = (path: string) => fileURLToPath(new URL(`../../server/src/${path}`, import.meta.url));

/** The result of a run. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line, bundled from the sources as they are, in its own folder with files to lint. */
export class Chatlog {
  /** The working folder of every run. */
  readonly folder: string;
  readonly #root: string;
  readonly #script: string;

  constructor() {
    this.#root = mkdtempSync(join(tmpdir(), 'chatlog-cli-'));
    // If a file must be inaccessible and the tests run as root, another user runs in it: root can read all files.
    chmodSync(this.#root, 0o755);
    this.folder = join(this.#root, 'logs');
    this.#script = join(this.#root, 'cli.js');
    buildSync({
      entryPoints: {
        cli: sourceOf('cli/main.ts'),
        lintThread: sourceOf('lintThread.node.ts'),
        logThread: sourceOf('logThread.node.ts'),
      },
      outdir: this.#root,
      bundle: true,
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
    this.clear();
  }

  /** Empties the working folder. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
  }

  /** Writes a file below the working folder; returns its absolute path. */
  write(path: string, content: string | Uint8Array): string {
    const absolute = join(this.folder, path);
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
    return absolute;
  }

  /**
   * Lets a run do something at a call into the file system, or be killed there.
   *
   * @param code is run before the command; `fs` is the module that it uses, whose functions can be wrapped
   * @returns options of `run`
   */
  hooked(code: string): SpawnOptions {
    const hook = join(this.#root, 'hook.cjs');
    writeFileSync(hook, `const fs = require('node:fs');\n${code}`);
    return { env: { NODE_OPTIONS: `--require ${JSON.stringify(hook)}` } };
  }

  /** Starts it. The environment is English unless `options` say otherwise. */
  start(args: readonly string[], options: SpawnOptions = {}) {
    const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...options.env };
    return spawn(process.execPath, [this.#script, ...args], { cwd: this.folder, ...options, env });
  }

  /** Runs it and waits for its end. */
  run(args: readonly string[], options: SpawnOptions = {}): Promise<Run> {
    const child = this.start(args, options);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', code => {
        resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
      });
    });
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

const day = '2020-02-02';

/** The file name that matches the front matter of `log`. */
export const logName = `${day}-chat.markdown`;

/** A log with these blocks and front matter without findings. */
export function log(...blocks: string[]): string {
  return frontMatter(day, '某群') + blocks.join('');
}

/** A message block; it has no findings except those of the given parts. */
export function message(header: string, body = '好的'): string {
  return `${header}  \n   \n${body}  \n   \n`;
}

/** A log without findings. */
export const cleanLog = log(message('> 07:08:28  王小明'), message('> 07:08:30  Ann Lee', '[强] 收到'));
/** A log with one finding, a warning with a fix. */
export const warningLog = log(message('> 07:08:28 王小明'));
/** The same, fixed. */
export const fixedLog = log(message('> 07:08:28  王小明'));
/** A log with one finding, an error without a fix. */
export const errorLog = log(message('> 25:08:28  王小明'));

/** Code that kills the process before one of its calls that change a file or a folder. */
export function killAtWrite(call: number): string {
  return `
    let calls = 0;
    for (const name of ['openSync', 'writeSync', 'writeFileSync', 'ftruncateSync', 'linkSync', 'renameSync', 'mkdirSync', 'rmSync', 'fsyncSync']) {
      const real = fs[name];
      fs[name] = (...args) => {
        const isWrite = name !== 'openSync' || args[1] === 'wx';
        if (isWrite && ++calls === ${call}) process.kill(process.pid, 'SIGKILL');
        return real(...args);
      };
    }`;
}
