import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { ExportFile } from '../../import/exported/exportFile';
import { type LogStyle, standardStyle, styleLike } from '../../import/logs/logStyle';
import { type ImageFolder, imageAddresses, imageFolder } from '../../protocol/imageFolder';
import { isLogName } from '../../protocol/logFiles';
import { type Day, fileDayOf } from '../../text/calendar';
import { WorkspaceFolders } from '../workspaceFolder';

/** Larger files are no log to learn a style from. */
const MAX_STYLE_BYTES = 4 * 1024 * 1024;
/** The number of logs, the latest first, in which other pictures are sought. */
const MAX_LOGS_READ = 4;

/** Where an import goes. All paths are absolute. */
export class ImportTarget {
  /** The folder with the logs: `_posts` where there is one. */
  readonly folder: string;
  readonly registry: string;
  readonly #workspaceFolder: string;
  #pictures: string | undefined;

  /** @param to as given; it need not exist @param registryPath in a workspace folder, with slashes */
  constructor(to: string, registryPath: string) {
    const given = resolve(to);
    const posts = join(given, '_posts');
    this.folder = isFolder(posts) ? posts : given;
    const folders = new WorkspaceFolders(registryPath);
    this.#workspaceFolder = folders.ofFolder(given);
    this.registry = folders.registryOf(this.#workspaceFolder);
  }

  /** The folder in which the logs' other pictures are. */
  get pictures(): string {
    this.#pictures ??= this.#imageFolder(this.folder).path;
    return this.#pictures;
  }

  /** The text before a picture's name in the logs of a folder. */
  linkPrefix(folder: string): string {
    // The setting names the folder, so that the logs of all folders share it.
    const site = this.#imageFolder(folder, relativeTo(this.#site(), this.pictures));
    return site.path === this.pictures ? site.linkPrefix : `${relativeTo(folder, this.pictures)}/`;
  }

  /** The logs of a folder by their day. */
  logs(folder: string): Map<Day, string[]> {
    const logs = new Map<Day, string[]>();
    for (const name of namesIn(folder)) {
      const day = isLogName(name) ? fileDayOf(name) : undefined;
      if (day !== undefined) logs.set(day, [...(logs.get(day) ?? []), join(folder, name)]);
    }
    return logs;
  }

  /** The style of a folder's latest log; else that of the standard. */
  style(folder: string, author: string, application: string): LogStyle {
    for (const path of latestLogs(this.logs(folder))) {
      const text = readText(path);
      const style = text === undefined ? undefined : styleLike(basename(path), text);
      if (style !== undefined) return style;
    }
    return standardStyle(author, application);
  }

  /** Whether another file than this is in the pictures' folder under a name. */
  isTaken(name: string, file: ExportFile): boolean {
    const path = join(this.pictures, name);
    return existsSync(path) && !hasContent(path, file);
  }

  #imageFolder(folder: string, configured = ''): ImageFolder {
    const images = latestLogs(this.logs(folder))
      .slice(0, MAX_LOGS_READ)
      .flatMap(path => imageAddresses(readText(path) ?? ''));
    const found = imageFolder({
      logPath: `${slashed(folder)}/x`,
      rootPath: slashed(this.#workspaceFolder),
      images,
      configured,
    });
    return { ...found, path: found.path.split('/').join(sep) };
  }

  #site(): string {
    const at = this.folder.lastIndexOf(`${sep}_posts`);
    return at === -1 ? this.#workspaceFolder : this.folder.slice(0, at);
  }
}

/** Whether a file on the disk has the content of an export's file. */
export function hasContent(path: string, file: ExportFile): boolean {
  if (statSync(path).size !== file.size) return false;
  const content = readFileSync(path);
  let at = 0;
  for (const bytes of file.bytes()) {
    if (!content.subarray(at, at + bytes.length).equals(bytes)) return false;
    at += bytes.length;
  }
  return at === content.length;
}

function latestLogs(logs: ReadonlyMap<Day, readonly string[]>): string[] {
  return [...logs]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, MAX_LOGS_READ)
    .flatMap(([, paths]) => paths);
}

function readText(path: string): string | undefined {
  try {
    const { size } = statSync(path);
    return size > MAX_STYLE_BYTES ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The names in a folder; none if it does not exist. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A path from a folder, with slashes. */
function relativeTo(folder: string, path: string): string {
  return slashed(relative(folder, path));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
