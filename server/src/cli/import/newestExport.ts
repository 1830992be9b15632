import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExportError } from '../../import/exported/exportFile';
import { ConversationSearch, type Sought } from '../../import/memory/conversationSearch';
import { openExports } from '../../node/exportFiles';

/** The maximum number of files of a folder, the newest first, in which a conversation is looked for. */
const MAX_LOOKED_AT = 200;

/** Finds exports of conversations. Each is read once, whatever the number of conversations. */
export class NewestExports {
  readonly #searches = new Map<string, readonly ConversationSearch[]>();

  /**
   * The newest export of a conversation: a file beside a remembered one that is newer, of the same form and with the same conversation;
   * else the remembered one. A folder is taken as it is.
   *
   * @param path of the remembered export, absolute
   * @returns `undefined` if there is none
   */
  find(path: string, sought: Sought): string | undefined {
    const remembered = statSync(path, { throwIfNoEntry: false });
    if (remembered?.isDirectory()) return path;
    const newer = filesByAge(dirname(path)).filter(
      each => each.path !== path && each.time > (remembered?.mtimeMs ?? Number.NEGATIVE_INFINITY),
    );
    const found = newer.slice(0, MAX_LOOKED_AT).find(each => this.#has(each.path, sought))?.path;
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
