import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  CACHE_CREATE,
  CACHE_LIST,
  CACHE_READ,
  CACHE_REMOVE,
  CACHE_RENAME,
  type CacheCreateParams,
  type CacheListResult,
  type CacheReadParams,
  type CacheReadResult,
  type CacheRemoveParams,
  type CacheRenameParams,
  isCacheName,
  isUnfinishedCacheName,
} from '../../../server/src/protocol';
import { bytesOfBase64Pieces, toBase64Pieces } from '../../../server/src/protocol/base64Pieces';

/** Keeps the server's cache in a folder of VS Code's storage, where the server has no files: in a browser. */
export function serveCache(client: BaseLanguageClient, folder: vscode.Uri): void {
  const { fs } = vscode.workspace;
  const placeOf = (name: string) => {
    if (!isAnyCacheName(name)) throw new Error(`No name of a cache: ${name}`);
    return vscode.Uri.joinPath(folder, name);
  };
  client.onRequest<CacheListResult, void>(CACHE_LIST, () => list(folder));
  client.onRequest(CACHE_READ, async ({ name }: CacheReadParams): Promise<CacheReadResult> => {
    const bytes = await unlessMissing(fs.readFile(placeOf(name)));
    return bytes === undefined ? null : toBase64Pieces([bytes], nextTurn);
  });
  client.onRequest(CACHE_CREATE, async ({ name, pieces }: CacheCreateParams) => {
    const place = placeOf(name);
    await fs.createDirectory(folder);
    await fs.writeFile(place, await bytesOfBase64Pieces(pieces, nextTurn));
    return null;
  });
  client.onRequest(CACHE_RENAME, async ({ from, to }: CacheRenameParams) => {
    await fs.rename(placeOf(from), placeOf(to), { overwrite: true });
    return null;
  });
  client.onRequest(CACHE_REMOVE, async ({ name }: CacheRemoveParams) => {
    await unlessMissing(fs.delete(placeOf(name)));
    return null;
  });
}

function isAnyCacheName(name: string): boolean {
  return isCacheName(name) || isUnfinishedCacheName(name);
}

async function list(folder: vscode.Uri): Promise<CacheListResult> {
  const { fs } = vscode.workspace;
  const entries = (await unlessMissing(fs.readDirectory(folder))) ?? [];
  const names = entries.map(([name]) => name).filter(isAnyCacheName);
  const files = names.map(async name => {
    const stat = await unlessMissing(fs.stat(vscode.Uri.joinPath(folder, name)));
    return stat === undefined ? [] : [{ name, modified: stat.mtime }];
  });
  return (await Promise.all(files)).flat();
}

/** `undefined` for what does not exist. */
async function unlessMissing<Result>(finding: Thenable<Result>): Promise<Result | undefined> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Other extensions share the thread of this one. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}
