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
 * Replaces the content of a file. A reader always sees the old content or the new one as a whole, even if an error occurs. Mode
 * and, if the system allows it, owner stay. A link stays a link, and its target is written.
 *
 * @throws the system's error; the file is then unchanged
 */
export function writeAtomically(path: string, content: string): void {
  const target = realpathSync(path);
  const { mode, uid, gid } = statSync(target);
  // Renaming needs only the folder's permission, but a read-only file must not be changed.
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
    // Only root may change owners; otherwise the file belongs to the current user.
  }
}
