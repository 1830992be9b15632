import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExportError } from '../../import/exported/exportFile';
import { lookForConversation, type Sought } from '../../import/memory/lookForConversation';
import { openExports } from '../../node/exportFiles';

/** The maximum number of files of a folder, the newest first, in which a conversation is looked for. */
const MAX_LOOKED_AT = 200;

/**
 * The newest export of a conversation: a file beside a remembered one that is newer, of the same form and with the same conversation;
 * else the remembered one. A folder is taken as it is.
 *
 * @param path of the remembered export, absolute
 * @returns `undefined` if there is none
 */
export function newestExport(path: string, sought: Sought): string | undefined {
  const remembered = statSync(path, { throwIfNoEntry: false });
  if (remembered?.isDirectory()) return path;
  const newer = filesByAge(dirname(path)).filter(
    each => each.path !== path && each.time > (remembered?.mtimeMs ?? Number.NEGATIVE_INFINITY),
  );
  const found = newer.slice(0, MAX_LOOKED_AT).find(each => isOf(each.path, sought))?.path;
  return found ?? (remembered && path);
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

/** What cannot be read is no export of the conversation. */
function isOf(path: string, sought: Sought): boolean {
  try {
    return openExports(path).some(opened => {
      const steps = lookForConversation(opened, sought);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
      }
    });
  } catch (error) {
    if (error instanceof ExportError || (error as NodeJS.ErrnoException).code !== undefined) return false;
    throw error;
  }
}
