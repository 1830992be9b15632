// Installs pinned npm packages into their own folder, once, and never partially.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/** Written into a folder last, so a folder with this file is complete. */
const marker = 'installed.json';

/**
 * Makes sure that `folder` holds `packages` (name → exact version), installed without running their scripts.
 *
 * Works in a folder beside it, which gets the final name at the end: an interrupted
 * install leaves nothing that looks complete, and two installs at the same time do no harm.
 * `finish` completes the install (its folder is the argument) before it counts as done.
 *
 * @throws Error with a readable message if npm fails, which usually means that the registry is unreachable.
 */
export function installOnce(
  folder: string,
  packages: Readonly<Record<string, string>>,
  description: string,
  finish: (folder: string) => Promise<void> = async () => {},
): Promise<void> {
  // Hosts start side by side: those that need the same package wait for one install.
  const running = installs.get(folder) ?? install(folder, packages, description, finish);
  installs.set(folder, running);
  return running;
}

/** The installs of this process, by folder. */
const installs = new Map<string, Promise<void>>();

async function install(
  folder: string,
  packages: Readonly<Record<string, string>>,
  description: string,
  finish: (folder: string) => Promise<void>,
): Promise<void> {
  const wanted = JSON.stringify(packages);
  if ((await readMarker(folder)) === wanted) return;
  const started = Date.now();
  const stopProgress = showProgress(
    `Installing ${description} from npm (once, into ${path.relative(process.cwd(), folder)}) …`,
    started,
  );
  await fs.mkdir(path.dirname(folder), { recursive: true });
  await removeAbandoned(folder);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await fs.rm(partial, { recursive: true, force: true });
    await fs.mkdir(partial);
    const manifest = { private: true, dependencies: packages };
    await fs.writeFile(path.join(partial, 'package.json'), JSON.stringify(manifest, undefined, 2));
    await npm(['install'], partial);
    await finish(partial);
    await fs.writeFile(path.join(partial, marker), wanted);
    if ((await readMarker(folder)) === wanted) return; // Another process was faster.
    await fs.rm(folder, { recursive: true, force: true });
    await fs.rename(partial, folder);
  } catch (error) {
    if ((await readMarker(folder)) === wanted) return;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${description} could not be installed from npm. ${reason}`);
  } finally {
    stopProgress();
    await fs.rm(partial, { recursive: true, force: true });
  }
  console.log(`Installed ${description} in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/** Prints `line`, followed by the seconds since `started` if the output is a terminal; the result ends the line. */
function showProgress(line: string, started: number): () => void {
  if (!process.stdout.isTTY) {
    console.log(line);
    return () => {};
  }
  const show = (): void => {
    process.stdout.write(`\r${line} ${((Date.now() - started) / 1000).toFixed(0)} s`);
  };
  show();
  const timer = setInterval(show, 1000);
  return () => {
    clearInterval(timer);
    process.stdout.write('\n');
  };
}

/** Runs npm in `folder`, without scripts, engine checks and notices. */
export async function npm(args: readonly string[], folder: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--force', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  // Under `npm run`, npm passes the path of its own script, so npm.cmd need not be searched for on Windows.
  const script = process.env.npm_execpath;
  const viaScript = script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script);
  const command = viaScript ? process.execPath : 'npm';
  const all = viaScript ? [script, ...args, ...quiet] : [...args, ...quiet];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, all, {
      cwd: folder,
      env: environmentOfItsOwn(),
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32' && !viaScript,
    });
    let output = '';
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(explain(output)))));
  });
}

/** npm passes the project's configuration to its scripts; an install in another folder must not inherit all of it. */
export function environmentOfItsOwn(): NodeJS.ProcessEnv {
  const inherited =
    /^npm_(config_(prefix|local_prefix|global_prefix|omit|include|global|workspace.*)|package_.*|lifecycle_.*)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

function explain(output: string): string {
  const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(
    output,
  );
  const hint = unreachable
    ? 'The npm registry cannot be reached: check the network, a proxy, and `npm config get registry`.'
    : 'npm said:';
  return `${hint}\n${output.trim().split('\n').slice(-12).join('\n')}`;
}

async function readMarker(folder: string): Promise<string | undefined> {
  try {
    return await fs.readFile(path.join(folder, marker), 'utf8');
  } catch {
    return undefined;
  }
}

/** Removes the remains of interrupted installs of the same folder. */
async function removeAbandoned(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}.partial-`;
  for (const entry of await fs.readdir(path.dirname(folder))) {
    if (!entry.startsWith(prefix) || isAlive(Number(entry.slice(prefix.length)))) continue;
    await fs.rm(path.join(path.dirname(folder), entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
