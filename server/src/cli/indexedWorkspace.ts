import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LogCache } from '../workspace/cache/logCache';
import { LogWorkspace } from '../workspace/logWorkspace';
import type { OpenRegistry } from '../workspace/registries';

/** The logs of folders, as an editor has them. */
export interface IndexedFolders {
  /** The workspace folders, absolute. */
  readonly folders: readonly string[];
  readonly registryPath: string;
  readonly registries: readonly OpenRegistry[];
  /** The folder of the cache; `undefined` for none. */
  readonly cacheFolder: string | undefined;
  /** Called with a message for each cache that can't be used or written. */
  readonly log: (message: string) => void;
}

/**
 * A workspace that reads all logs of some folders, with the cache and in threads, if there are many. It is returned at once, before they
 * are read. What it needs is loaded here: linting a few logs doesn't need it.
 */
export async function indexedWorkspace(indexed: IndexedFolders): Promise<LogWorkspace> {
  const { folders, registryPath, registries, cacheFolder, log } = indexed;
  const { nodeFileSystem } = await import('../node/nodeFileSystem');
  const { logThreads } = await import('../node/logThreads');
  const openReader = (count: number) => logThreads(join(__dirname, 'logThread.js'), count);
  const workspace = new LogWorkspace({
    fileSystem: { ...nodeFileSystem, openReader },
    cache: cacheFolder === undefined ? undefined : await openCache(cacheFolder, log),
    registryPath,
    // Other files that can't be read are left out, as in the editor.
    log: () => undefined,
  });
  workspace.setFolders(folders.map(folder => pathToFileURL(folder).href));
  workspace.setOpen([], registries);
  return workspace;
}

async function openCache(folder: string, log: (message: string) => void): Promise<LogCache> {
  const { cacheFolder } = await import('../node/cacheFolder');
  return new LogCache({ store: cacheFolder(folder), isOn: () => true, log });
}
