import { lstat as lstatThen, type Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isLogName, isSkippedFolder } from '../protocol/logFiles';
import {
  type FileSystem,
  MAX_ENTRIES,
  MAX_FILE_BYTES,
  OutsideFolder,
  TooLarge,
} from '../workspace/fileSystem';
import { FileUris } from './fileUris';
import { readFolder } from './folderEntries';
import { parentOf, placeBelow } from './pathsBelow';
import { readAsIs, toStamp } from './readAsIs';

/** It takes half the time of that of `node:fs/promises`, which counts when all files are looked at. */
const statOf = promisify(lstatThen);

/**
 * Node's file system, for `file:` URIs; other URIs are not found. Links are not followed: they may lead outside, or in a
 * circle.
 */
export const nodeFileSystem: FileSystem = {
  async findLogs(folders, areCertain) {
    const uris: string[] = [];
    const fileUris = new FileUris();
    const paths = folders.flatMap(pathOf);
    const pending = areCertain ? paths : await foldersAmong(paths);
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      // A folder that can't be read counts as empty.
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !isSkippedFolder(entry.name)) pending.push(path);
        else if (entry.isFile() && isLogName(entry.name)) uris.push(fileUris.of(path));
      }
    }
    return uris;
  },
  async readFile(uri, folder) {
    return (await read(uri, folder)).bytes;
  },
  async exists(uri, folder) {
    return (await lstat(await pathBelow(folder, uri))).isFile();
  },
  async size(uri, folder) {
    try {
      const stats = await lstat(await pathBelow(folder, uri));
      return stats.isFile() ? stats.size : undefined;
    } catch (error) {
      if (error instanceof OutsideFolder) return undefined;
      throw error;
    }
  },
  async list(uri, folder) {
    return readFolder(await folderBelow(folder, uri), MAX_ENTRIES);
  },
  stamps: {
    areCertain: true,
    async of(uris, folder) {
      const paths = new PathsBelow(folder);
      const stampOf = async (uri: string) => {
        const stats = await statOf(await paths.of(uri));
        return stats.isFile() ? toStamp(stats) : undefined;
      };
      return Promise.all(uris.map(uri => stampOf(uri).catch(() => undefined)));
    },
    async read(uri, folder) {
      const { bytes, stats } = await read(uri, folder);
      return { bytes, stamp: toStamp(stats) };
    },
  },
};

async function read(uri: string, folder: string): Promise<{ bytes: Uint8Array; stats: Stats }> {
  const path = await pathBelow(folder, uri);
  // A link may lead outside the workspace, a pipe may block forever, and a large file would be in memory before its size is
  // checked.
  const stats = await lstat(path);
  if (!stats.isFile()) throw new Error('it is no file');
  if (stats.size > MAX_FILE_BYTES) throw new TooLarge(stats.size);
  return { bytes: await readAsIs(path, stats.size, MAX_FILE_BYTES), stats };
}

/** The path of a file in a folder, with no links between the two. The file itself is not checked. */
async function pathBelow(folder: string, uri: string): Promise<string> {
  const { path, between } = placeBelow(folder, uri);
  for (const each of between) if (!(await isFolder(each))) throw new OutsideFolder();
  return path;
}

/** The paths of many files in a folder: each of the folders between is looked at once. */
class PathsBelow {
  readonly #folder: string;
  /** By the URI of the folder that holds them, with its slash. */
  readonly #parents = new Map<string, Promise<string>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** As `pathBelow`. */
  async of(uri: string): Promise<string> {
    const { parent, name } = parentOf(uri) ?? {};
    if (parent === undefined || name === undefined) return pathBelow(this.#folder, uri);
    let path = this.#parents.get(parent);
    if (path === undefined) {
      path = pathBelow(this.#folder, `${parent}x`).then(dirname);
      this.#parents.set(parent, path);
    }
    return join(await path, name);
  }
}

/** The paths that are being looked at. */
const looking = new Map<string, Promise<boolean>>();

/** Whether a path is a folder, and no link to one. Files that are read at the same time, as by an index, share one look at their folder. */
function isFolder(path: string): Promise<boolean> {
  let found = looking.get(path);
  if (found === undefined) {
    found = lstat(path).then(stats => stats.isDirectory());
    looking.set(path, found);
    const done = () => looking.delete(path);
    found.then(done, done);
  }
  return found;
}

/** The path of a folder that is another one or in it, with no link between the two and none itself. */
async function folderBelow(folder: string, uri: string): Promise<string> {
  const top = fileURLToPath(folder);
  if (relative(top, fileURLToPath(uri)) === '') return top;
  // Without a slash at the end, with which `lstat` follows a link.
  const path = resolve(await pathBelow(folder, uri));
  if (!(await lstat(path)).isDirectory()) throw new OutsideFolder();
  return path;
}

/** The paths that are folders, and not links to folders. */
async function foldersAmong(paths: readonly string[]): Promise<string[]> {
  const folders: string[] = [];
  for (const path of paths) {
    const stats = await lstat(path).catch(() => undefined);
    if (stats?.isDirectory()) folders.push(path);
  }
  return folders;
}

/** Empty for a URI that is not a path on this machine. */
function pathOf(uri: string): string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
