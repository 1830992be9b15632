import { type LogStyle, standardStyle, styleLike } from '../import/logs/logStyle';
import type { Transcript } from '../model/transcript';
import type { FolderEntries } from '../protocol';
import { type ImageFolder, imageAddresses, imageFolder, isLocalImage } from '../protocol/imageFolder';
import { isLogName } from '../protocol/logFiles';
import { type Day, fileDayOf } from '../text/calendar';
import { decodeUtf8 } from '../text/utf8';
import type { FileContents } from './fileContents';
import type { FileSystem } from './fileSystem';
import { type ShownFiles, shownFiles } from './shownFiles';

/** The number of logs, the latest first, from which the style is learnt. */
const MAX_LOGS_OF_STYLE = 4;

/** The number of logs, the latest first, in which a picture is looked for: most logs have none. */
const MAX_LOGS_OF_PICTURES = 64;

/** Jekyll's folder for posts. */
const POSTS = '_posts';

/** Where an import goes. All places are URIs; folders have no slash at their end. */
export class ImportTarget {
  readonly #fileSystem: Pick<FileSystem, 'list' | 'readFile' | 'size'>;
  /** Nothing is read or written outside of it. */
  readonly workspaceFolder: string;
  /** The setting for pasted pictures: a folder below the site's, or `''` for that of the other pictures. */
  readonly #configured: string;
  readonly #entries = new Map<string, Promise<FolderEntries>>();

  constructor(
    fileSystem: Pick<FileSystem, 'list' | 'readFile' | 'size'>,
    workspaceFolder: string,
    configured = '',
  ) {
    this.#fileSystem = fileSystem;
    this.workspaceFolder = workspaceFolder;
    this.#configured = configured;
  }

  /** The folder for the logs: `_posts` in the chosen one, where there is one. */
  async logFolder(chosen: string): Promise<string> {
    const { folders } = await this.entries(chosen);
    return folders.includes(POSTS) ? `${chosen}/${POSTS}` : chosen;
  }

  /** The names in a folder; none if it does not exist. */
  entries(folder: string): Promise<FolderEntries> {
    let entries = this.#entries.get(folder);
    if (entries === undefined) {
      entries = this.#fileSystem
        .list(folder, this.workspaceFolder)
        .catch(() => ({ files: [], folders: [], links: [] }));
      this.#entries.set(folder, entries);
    }
    return entries;
  }

  /** The names of a folder's logs by their day. */
  async logs(folder: string): Promise<ReadonlyMap<Day, readonly string[]>> {
    const logs = new Map<Day, string[]>();
    for (const name of (await this.entries(folder)).files) {
      const day = isLogName(name) ? fileDayOf(name) : undefined;
      if (day === undefined) continue;
      const others = logs.get(day);
      if (others === undefined) logs.set(day, [name]);
      else others.push(name);
    }
    return logs;
  }

  /** The style of a folder's latest log, or else of the standard. */
  async style(folder: string, author: string, application: string): Promise<LogStyle> {
    for await (const { name, text } of this.#latestLogs(folder, MAX_LOGS_OF_STYLE)) {
      const style = styleLike(name, text);
      if (style !== undefined) return style;
    }
    return standardStyle(author, application);
  }

  /** The folder of the pictures for the logs of a folder, and how its files are linked there. */
  async pictures(folder: string): Promise<ImageFolder> {
    return this.#imageFolder(folder, await this.#latestPictures(folder), this.#configured);
  }

  /** The text before a file's name in the logs of a folder, for pictures in the folder of another's. */
  linkPrefix(folder: string, { path }: ImageFolder): string {
    const site = siteOf(pathOf(folder)) ?? pathOf(this.workspaceFolder);
    return this.#imageFolder(folder, [], path.slice(site.length + 1)).linkPrefix;
  }

  /** The bytes of a file; `undefined` if it can't be read. */
  async read(uri: string): Promise<Uint8Array | undefined> {
    try {
      return await this.#fileSystem.readFile(uri, this.workspaceFolder);
    } catch {
      return undefined;
    }
  }

  /** The files that a log names. @param uri of the log */
  shownFiles(uri: string, transcript: Transcript, contents: FileContents): Promise<ShownFiles> {
    return shownFiles(uri, transcript, this.workspaceFolder, this.#fileSystem, contents);
  }

  /** The URI of a path of the workspace folder. */
  uriOf(path: string): string {
    const below = path.slice(pathOf(this.workspaceFolder).length);
    return this.workspaceFolder + below.split('/').map(encodeURIComponent).join('/');
  }

  #imageFolder(folder: string, images: readonly string[], configured: string): ImageFolder {
    return imageFolder({
      logPath: `${pathOf(folder)}/log`,
      rootPath: pathOf(this.workspaceFolder),
      images,
      configured,
    });
  }

  /** The addresses of the pictures in the latest log that has any which are not on the web. */
  async #latestPictures(folder: string): Promise<readonly string[]> {
    for await (const { text } of this.#latestLogs(folder, MAX_LOGS_OF_PICTURES)) {
      const pictures = imageAddresses(text).filter(isLocalImage);
      if (pictures.length > 0) return pictures;
    }
    return [];
  }

  async *#latestLogs(folder: string, count: number): AsyncGenerator<{ name: string; text: string }> {
    const latest = [...(await this.logs(folder))].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, count);
    for (const name of latest.flatMap(([, names]) => names)) {
      const bytes = await this.read(`${folder}/${encodeURIComponent(name)}`);
      const text = bytes && textOf(bytes);
      if (text !== undefined) yield { name, text };
    }
  }
}

/** The text of a file; `undefined` if it is not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decodeUtf8(bytes);
  } catch {
    return undefined;
  }
}

/** The path in a URI, decoded. */
function pathOf(uri: string): string {
  return decodeURIComponent(uri.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, ''));
}

/** The folder that holds `_posts`. */
function siteOf(path: string): string | undefined {
  const at = `${path}/`.lastIndexOf(`/${POSTS}/`);
  return at === -1 ? undefined : path.slice(0, at);
}
