import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Replaces the content of a file, so that whoever looks at it sees the old content or the new one, whole, whatever
 * happens on the way. Mode and, where the system lets us, owner stay; a link stays a link, and what it leads to is
 * written.
 *
 * @throws the system's error; the file is then as it was
 */
export function writeAtomically(path: string, content: string): void {
  const target = realpathSync(path);
  const { mode, uid, gid } = statSync(target);
  // Renaming asks for the folder's permission only, but read-only is what somebody wanted this file to be.
  accessSync(target, constants.W_OK);
  const temporary = join(dirname(target), `.chatlog-${process.pid}-${Date.now().toString(36)}.tmp`);
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, content);
      keepOwner(file, uid, gid);
      fchmodSync(file, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function keepOwner(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only root may give files away; the file then belongs to who mended it.
  }
}
