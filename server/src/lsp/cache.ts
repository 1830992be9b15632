import type { Connection, Disposable } from 'vscode-languageserver';
import { CACHE_CLEAR, type CacheClearResult, type InitializationOptions } from '../protocol';
import type { CacheStore } from '../workspace/cache/cacheStore';
import { folderStore } from '../workspace/cache/folderStore';
import { LogCache } from '../workspace/cache/logCache';
import type { IndexProgress } from '../workspace/logIndexOptions';
import type { LogWorkspace } from '../workspace/logWorkspace';
import { clientCacheFiles } from './clientCacheFiles';
import { Delayed } from './delayed';
import type { Runtime } from './runtime';

/** Milliseconds after logs were read before the cache is written: the user's first requests come first. */
const DELAY = 2_000;

/** What is remembered of logs for the next session, in a folder that the client names, or in files that it keeps. */
export class Cache {
  /** `undefined` where the client offers neither. */
  readonly logs: LogCache | undefined;
  readonly #connection: Connection;
  #workspace: LogWorkspace | undefined;
  readonly #saving = new Delayed(DELAY, () => void this.#workspace?.saveCache());

  /** @param isOn the setting, which may change */
  constructor(connection: Connection, runtime: Runtime, options: InitializationOptions, isOn: () => boolean) {
    this.#connection = connection;
    const store = storeFor(connection, runtime, options);
    const log = (message: string) => connection.console.warn(message);
    this.logs = store && new LogCache({ store, isOn, log });
  }

  /** Logs of a workspace are being read, or all are. */
  progress({ done, total }: IndexProgress, workspace: LogWorkspace): void {
    if (this.logs === undefined || done !== total) return;
    this.#workspace = workspace;
    this.#saving.request();
  }

  /** Serves the request to empty it. */
  listen(): Disposable[] {
    const clear = async () => (await this.logs?.clear()) ?? true;
    return [this.#saving, this.#connection.onRequest<CacheClearResult, void>(CACHE_CLEAR, clear)];
  }
}

function storeFor(
  connection: Connection,
  { openCache }: Runtime,
  { cacheFolder, cacheFiles }: InitializationOptions,
): CacheStore | undefined {
  if (cacheFiles === 'client') return folderStore(clientCacheFiles(connection));
  return typeof cacheFolder === 'string' && cacheFolder !== '' ? openCache?.(cacheFolder) : undefined;
}
