// The three hosts in which the end-to-end tests run, under names for the command line.
import { cp } from 'node:fs/promises';
import * as path from 'node:path';
import { examplesFolder } from '../../scripts/hosts/paths';
import { newestServer, oldestServer, webWorkbench } from '../../scripts/hosts/pins';
import { startServerHost } from '../../scripts/hosts/serverHost';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { startWebHost } from '../../scripts/hosts/webHost';

export const hostNames = ['newest', 'oldest', 'web'] as const;
export type HostName = (typeof hostNames)[number];

/** What each host is, for headings. */
export const hostTitles: Readonly<Record<HostName, string>> = {
  newest: `VS Code ${newestServer.vscode}, Node extension host`,
  oldest: `VS Code ${oldestServer.vscode}, Node extension host`,
  web: `VS Code ${webWorkbench.vscode}, web extension host`,
};

/** A started VS Code that shows a copy of examples/ with the extension. */
export interface Host {
  readonly url: string;
  /** The opened folder on the disk; the web host reads from it, but writes to memory only. */
  readonly folder: string;
  /** What its server has printed. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts a host.
 *
 * @param options.extension The folder of the extension under test.
 * @param options.tests The module from `bundleSuite`; without it, it is an ordinary window.
 * @param options.registry Whether the examples' speaker registry is there; tests write their own.
 * @param options.restricted Restricted Mode (not in the web host, which trusts every folder).
 */
export async function startHost(
  name: HostName,
  options: { extension: string; tests?: string; restricted?: boolean; registry?: boolean },
): Promise<Host> {
  const { extension, tests, restricted, registry = false } = options;
  const temporary = await temporaryFolder('examples');
  // The folder's name is on screenshots.
  const folder = path.join(temporary.path, 'examples');
  await cp(examplesFolder, folder, {
    recursive: true,
    filter: source => registry || path.basename(source) !== '_data',
  });
  try {
    if (name === 'web') {
      const host = await startWebHost({ folder, extension, tests });
      return hostOf(host.url, host);
    }
    const host = await startServerHost({ which: name, restricted });
    return hostOf(host.windowUrl({ folder, extension, tests }), host);
  } catch (error) {
    await temporary.remove();
    throw error;
  }

  function hostOf(url: string, started: { stop(): Promise<void>; service: { output(): string } }): Host {
    return {
      url,
      folder,
      output: () => started.service.output(),
      async stop() {
        await started.stop();
        await temporary.remove();
      },
    };
  }
}
