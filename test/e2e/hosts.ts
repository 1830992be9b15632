// The three hosts in which the end-to-end tests run, under names for the command line.
import { cp } from 'node:fs/promises';
import * as path from 'node:path';
import { examplesFolder } from '../../scripts/hosts/paths';
import { newestServer, oldestServer, webWorkbench } from '../../scripts/hosts/pins';
import { startServerHost } from '../../scripts/hosts/serverHost';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { startWebHost, type WebHost } from '../../scripts/hosts/webHost';

export const hostNames = ['newest', 'oldest', 'web'] as const;
export type HostName = (typeof hostNames)[number];

/** The description of each host. */
export const hostTitles: Readonly<Record<HostName, string>> = {
  newest: `VS Code ${newestServer.vscode}, Node extension host`,
  oldest: `VS Code ${oldestServer.vscode}, Node extension host`,
  web: `VS Code ${webWorkbench.vscode}, web extension host`,
};

/** A window to open, with its own copy of examples/. */
export interface HostWindow {
  readonly url: string;
  /** The opened folder on the disk; the web host reads from it, but writes to memory only. */
  readonly folder: string;
}

/** A started VS Code with the extension. */
export interface Host {
  /** @param tests The module from `bundleSuite`; without it, the window is an ordinary one. */
  window(tests?: string): Promise<HostWindow>;
  /** The output of its servers. */
  output(): string;
  stop(): Promise<void>;
}

export interface HostOptions {
  /** The folder of the extension under test. */
  extension: string;
  /** Whether the examples' speaker registry exists; tests write their own. */
  registry?: boolean;
  /** Restricted Mode (not in the web host, which trusts every folder). */
  restricted?: boolean;
  /** More user settings and key bindings (not in the web host). */
  settings?: Readonly<Record<string, unknown>>;
  keybindings?: readonly { key: string; command: string; args?: unknown }[];
}

const settings = {
  // In a browser, VS Code saves automatically: text that one test types would still be there in the next.
  'files.autoSave': 'off',
  'chatlog.import.zone': 'Asia/Tokyo',
  // Animated elements are in motion for a while.
  'workbench.reduceMotion': 'on',
};

/** Closes an editor and discards unsaved text. The web host has no key bindings file. */
export const closeEditorKey = 'Control+Alt+Shift+F4';

const keybindings = [{ key: 'ctrl+alt+shift+f4', command: 'workbench.action.revertAndCloseActiveEditor' }];

/** Starts a host. Installs what it needs first. */
export async function startHost(name: HostName, options: HostOptions): Promise<Host> {
  return name === 'web' ? webHost(options) : serverHost(name, options);
}

async function serverHost(
  which: 'newest' | 'oldest',
  { extension, registry, restricted, ...options }: HostOptions,
): Promise<Host> {
  const { windowUrl, service, stop } = await startServerHost({
    which,
    restricted,
    settings: { ...settings, ...options.settings },
    keybindings: [...keybindings, ...(options.keybindings ?? [])],
  });
  const copies: Copy[] = [];
  return {
    async window(tests) {
      const copy = await copyOfExamples(registry);
      copies.push(copy);
      return { url: windowUrl({ folder: copy.folder, extension, tests }), folder: copy.folder };
    },
    output: service.output,
    async stop() {
      await stop();
      await Promise.all(copies.map(copy => copy.remove()));
    },
  };
}

/** Each window has its own server, which serves one folder and one module of tests. */
function webHost({ extension, registry }: HostOptions): Host {
  const started: { host: WebHost; copy: Copy }[] = [];
  return {
    async window(tests) {
      const copy = await copyOfExamples(registry);
      try {
        const host = await startWebHost({ folder: copy.folder, extension, tests });
        started.push({ host, copy });
        return { url: host.url, folder: copy.folder };
      } catch (error) {
        await copy.remove();
        throw error;
      }
    },
    output: () => started.map(({ host }) => host.service.output()).join('\n'),
    async stop() {
      for (const { host, copy } of started) {
        await host.stop();
        await copy.remove();
      }
    },
  };
}

interface Copy {
  readonly folder: string;
  remove(): Promise<void>;
}

async function copyOfExamples(registry = false): Promise<Copy> {
  const temporary = await temporaryFolder('examples');
  // The folder's name is on screenshots.
  const folder = path.join(temporary.path, 'examples');
  await cp(examplesFolder, folder, {
    recursive: true,
    filter: source => registry || path.basename(source) !== '_data',
  });
  return { folder, remove: temporary.remove };
}
