import { existsSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ExportError } from '../../import/exported/exportFile';
import { ConversationSearch, type Sought } from '../../import/memory/conversationSearch';
import { openExports } from '../../node/exportFiles';
import { laterDatedNames } from '../../protocol';

/** The maximum number of files of a folder, the newest first, in which a conversation is looked for. */
const MAX_LOOKED_AT = 200;

/** Finds exports of conversations. Each is read once, whatever the number of conversations. */
export class NewestExports {
  readonly #searches = new Map<string, readonly ConversationSearch[]>();

  /**
   * The newest export of a conversation: of the same form and with the same conversation, a file beside a remembered one that is newer, or
   * a folder, or the file of this name in a folder, whose name has a later date; else the remembered one.
   *
   * @param path of the remembered export, absolute
   * @returns `undefined` if there is none
   */
  find(path: string, sought: Sought): string | undefined {
    const remembered = statSync(path, { throwIfNoEntry: false });
    const found = laterPaths(path, remembered).find(each => this.#has(each, sought));
    return found ?? (remembered && path);
  }

  /** What cannot be read is no export of the conversation. */
  #has(path: string, sought: Sought): boolean {
    try {
      return this.#searchesIn(path).some(search => {
        const steps = search.find(sought);
        for (;;) {
          const { done, value } = steps.next();
          if (done) return value;
        }
      });
    } catch (error) {
      this.#searches.set(path, []);
      if (error instanceof ExportError || (error as NodeJS.ErrnoException).code !== undefined) return false;
      throw error;
    }
  }

  #searchesIn(path: string): readonly ConversationSearch[] {
    let searches = this.#searches.get(path);
    if (searches === undefined) {
      searches = openExports(path).map(opened => new ConversationSearch(opened));
      this.#searches.set(path, searches);
    }
    return searches;
  }
}

/** Paths where newer exports may be, the newest first. */
function laterPaths(path: string, remembered: Stats | undefined): string[] {
  const folder = dirname(path);
  const dated = laterFoldersBeside(folder)
    .map(each => join(each, basename(path)))
    .filter(each => existsSync(each));
  if (remembered?.isDirectory()) return [...dated, ...laterFoldersBeside(path)];
  const newer = filesByAge(folder).filter(
    each => each.path !== path && each.time > (remembered?.mtimeMs ?? Number.NEGATIVE_INFINITY),
  );
  return [...dated, ...newer.map(each => each.path)].slice(0, MAX_LOOKED_AT);
}

/** The folders beside a folder that have its name with a later date, the latest first. */
function laterFoldersBeside(folder: string): string[] {
  try {
    const entries = readdirSync(dirname(folder), { withFileTypes: true });
    const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
    return laterDatedNames(basename(folder), names).map(name => join(dirname(folder), name));
  } catch {
    return [];
  }
}

interface FileAge {
  readonly path: string;
  /** When it was changed. */
  readonly time: number;
}

/** The files of a folder, the newest first; none if it cannot be listed. Hidden ones and links are left out. */
function filesByAge(folder: string): FileAge[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => join(folder, name))
      .map(path => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .sort((a, b) => b.time - a.time || b.path.localeCompare(a.path, 'en', { numeric: true }));
  } catch {
    return [];
  }
}
