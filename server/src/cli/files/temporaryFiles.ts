import { type Dirent, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The ending is that of a page while it is printed. */
const TEMPORARY = /^\.chatlog-([1-9]\d*)-[0-9a-z]+\.tmp(?:\.(?:html|pdf))?$/;

/** Where a file can be written that then takes the place of another in this folder. Hidden, and no log by its name. */
export function temporaryPath(folder: string): string {
  return join(folder, `.chatlog-${process.pid}-${Date.now().toString(36)}.tmp`);
}

/** Removes the temporary files that killed runs have left in a folder. To be called before this run makes one there. */
export function removeLeftovers(folder: string): void {
  for (const entry of entriesOf(folder)) {
    const id = TEMPORARY.exec(entry.name)?.[1];
    if (id === undefined || !entry.isFile() || isRunning(Number(id))) continue;
    try {
      rmSync(join(folder, entry.name), { force: true });
    } catch {
      // It may belong to another user. It harms nothing.
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder may let its files be reached and not be listed.
    return [];
  }
}

function isRunning(id: number): boolean {
  // Ids are given again: in a container each run has often the same.
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
