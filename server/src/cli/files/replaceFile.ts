import { spawnSync } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { OPEN_AS_IS, type RegularFile } from './regularFile';
import { temporaryPath } from './temporaryFiles';
import { requireUnchanged } from './unchanged';
import { writeInPlace } from './writeInPlace';

/**
 * Replaces the content of a file that is still as it was read. A new file takes its place in one step, so that a reader
 * sees the old content or the new one, whole, whatever happens on the way. Mode, owner and extended attributes stay; a link stays a
 * link, and what it leads to is written. Where a new file would not be the same, as other names lead to the old one or it belongs to
 * someone else, the old one is written in place.
 *
 * @param path as it was given when `before` was read
 * @throws {Changed} @throws {Unfinished} from `writeInPlace` @throws the system's error; but for `Unfinished` the file is then as it was
 */
export function replaceFile(path: string, before: RegularFile, content: string): void {
  const { realPath, stats } = before;
  // Renaming needs the folder's permission only, but a read-only file is meant to stay as it is.
  accessSync(realPath, constants.W_OK);
  if (stats.nlink > 1n || !replaceByNew(path, before, content)) writeInPlace(path, before, content);
}

/** @returns whether it did; it does not where the new file would belong to someone else than the old one */
function replaceByNew(path: string, before: RegularFile, content: string): boolean {
  const { realPath, stats } = before;
  const temporary = temporaryPath(dirname(realPath));
  try {
    const file = createAlike(realPath, temporary);
    try {
      ftruncateSync(file);
      writeFileSync(file, content);
      if (!keepOwner(file, Number(stats.uid), Number(stats.gid))) return false;
      fchmodSync(file, Number(stats.mode) & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    requireUnchanged(path, before);
    renameSync(temporary, realPath);
    return true;
  } finally {
    // After the renaming there is none.
    rmSync(temporary, { force: true });
  }
}

/**
 * Creates a file with the extended attributes, and so the access lists, of another. Node has no call for them: macOS and Windows
 * copy them with the content, on Linux GNU's `cp` copies them. Where there is none they are lost.
 *
 * @returns its descriptor; what else may have come to `path` meanwhile is not touched
 */
function createAlike(original: string, path: string): number {
  if (process.platform !== 'linux') {
    copyFileSync(original, path, constants.COPYFILE_EXCL);
    return openSync(path, constants.O_RDWR | OPEN_AS_IS);
  }
  const file = openSync(path, 'wx', 0o600);
  const options = ['--attributes-only', '--preserve=all'];
  spawnSync('cp', [...options, '--', original, '/proc/self/fd/3'], {
    stdio: ['ignore', 'ignore', 'ignore', file],
  });
  return file;
}

/** @returns whether the file belongs to these now. Only root may give files away */
function keepOwner(file: number, uid: number, gid: number): boolean {
  try {
    fchownSync(file, uid, gid);
  } catch {
    const now = fstatSync(file);
    return now.uid === uid && now.gid === gid;
  }
  return true;
}
