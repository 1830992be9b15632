// `npm start [-- --no-open] [--port N] [--npm]`: VS Code in a browser with this extension and the sample logs.
//
// Uses Microsoft's build of VS Code for the Web if its download server is reachable. Otherwise it uses npm, and then
// VS Code's server instead of the web build: in the web build, webviews (so the preview) have other origins than
// the window, and a browser that blocks third-party cookies and service workers (Debian's Chromium does by default)
// shows them empty. The server's webviews have the window's origin and work with every browser's defaults.
// `--npm` uses npm directly.
import { spawn } from 'node:child_process';
import { cp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { isInstalled, runNode } from './command';
import { cacheFolder, examplesFolder, repositoryRoot } from './hosts/paths';
import { newestServer } from './hosts/pins';
import { freePort, type Service } from './hosts/processes';
import { startServerHost } from './hosts/serverHost';
import { startWebHost } from './hosts/webHost';

/** A started VS Code: its description, its address, and its process. */
interface Started {
  title: string;
  url: string;
  service: Service;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      open: { type: 'boolean', default: true },
      port: { type: 'string', default: '3000' },
      npm: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error('--port: a number from 1 to 65535');

  await build();
  const commit = values.npm ? undefined : await microsoftCommit();
  const started = (commit && (await startMicrosoftBuild(commit, port))) || (await startServer(port));
  console.log(`\n${started.title} with Chat Log and the sample logs:\n\n  ${started.url}\n\nCtrl+C ends it.`);
  if (values.open) openBrowser(started.url);
  await started.service.ended;
  throw new Error(`VS Code ended by itself.\n${started.service.output().slice(-2000)}`);
}

async function build(): Promise<void> {
  const { code, output } = await runNode('esbuild.mjs', ['--minify'], { output: 'kept' });
  if (code !== 0) throw new Error(`The extension does not build.\n${output}`);
}

/** The commit of Microsoft's newest stable build; undefined if its download server is unreachable. */
async function microsoftCommit(): Promise<string | undefined> {
  try {
    const response = await fetch(
      'https://update.code.visualstudio.com/api/update/web-standalone/stable/latest',
      {
        signal: AbortSignal.timeout(3000),
      },
    );
    const { version } = (await response.json()) as { version?: unknown };
    return typeof version === 'string' && /^[0-9a-f]{40}$/.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

/** @returns undefined, after printing why, if the build can't be downloaded or started. */
async function startMicrosoftBuild(commit: string, port: number): Promise<Started | undefined> {
  try {
    const { url, service } = await startWebHost({
      folder: examplesFolder,
      extension: repositoryRoot,
      build: { commit },
      port: await freePort(port),
      timeoutMs: 300_000,
      onOutput: text => {
        if (/Download|Extracted/.test(text)) process.stdout.write(text);
      },
    });
    const title = 'VS Code for the Web (what you write is kept in memory only)';
    const hint =
      'If the preview stays empty, let this address use third-party cookies, or try: npm start -- --npm';
    return { title: `${hint}\n${title}`, url, service };
  } catch (error) {
    console.log(`Microsoft's build does not start: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

async function startServer(port: number): Promise<Started> {
  // A copy, because edits of the sample logs must not change the checkout.
  const folder = path.join(cacheFolder, 'start/examples');
  await rm(folder, { recursive: true, force: true });
  await cp(examplesFolder, folder, { recursive: true });
  const { windowUrl, service } = await startServerHost({
    which: 'newest',
    dataFolder: path.join(cacheFolder, 'start/server'),
  });
  const file = await firstLog(folder);
  const url = await shortAddress(windowUrl({ folder, extension: repositoryRoot, file }), port);
  return { title: `VS Code ${newestServer.vscode} (in a fresh copy of examples/)`, url, service };
}

/** The first of the sample logs, by date. */
async function firstLog(folder: string): Promise<string | undefined> {
  const files = await readdir(folder, { recursive: true });
  const [log] = files.filter(file => file.endsWith('-chat.markdown')).sort();
  return log && path.join(folder, log);
}

/** Serves an address that is short enough to type and redirects to `target`. */
async function shortAddress(target: string, preferredPort: number): Promise<string> {
  const port = await freePort(preferredPort);
  const server = createServer((_request, response) => response.writeHead(302, { location: target }).end());
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${port}/`;
}

/** Opens the address in the default browser, if there is a desktop with one. */
function openBrowser(url: string): void {
  if (process.env.CI) return;
  const [command, ...args] = openCommand(url);
  if (!command) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // The address is printed anyway.
  child.unref();
}

function openCommand(url: string): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['cmd', '/c', 'start', '""', url];
    default: {
      const desktop = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
      return desktop && isInstalled('xdg-open') ? ['xdg-open', url] : [];
    }
  }
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
