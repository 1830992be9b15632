import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { OPEN_AS_IS, type RegularFile, readRegularFile } from './regularFile';
import { temporaryPath } from './temporaryFiles';
import { Changed, isSameInode, requireUnchanged } from './unchanged';

/** Why a file is not written: writing it in place was broken off, and it may be half old, half new. */
export class Unfinished extends Error {
  /** @param backup the path of a whole copy of the old content */
  constructor(readonly backup: string) {
    super();
  }
}

/** @throws {Unfinished} when an earlier run was killed while it wrote this file in place */
export function requireFinished({ realPath, bytes }: RegularFile): void {
  const backup = backupOf(realPath);
  // A run that was killed before it wrote anything has done no harm.
  if (existsSync(backup) && !isContent(backup, bytes)) throw new Unfinished(backup);
}

/** Removes the copy that an earlier run has left beside a file that is as it was, if there is one. */
export function removeBackup({ realPath }: RegularFile): void {
  rmSync(backupOf(realPath), { force: true });
}

/**
 * Writes into a file that is still as it was read. Its inode stays, and so do all its names, attributes and its owner, but a crash
 * can leave it half written. So a copy of the old content lies beside it until it is whole.
 *
 * @param path as it was given when `before` was read
 * @throws {Changed} @throws {Unfinished} @throws the system's error; but for `Unfinished` the file is then as it was
 */
export function writeInPlace(path: string, before: RegularFile, content: string): void {
  const { realPath, bytes, stats } = before;
  requireFinished(before);
  const file = openSync(realPath, constants.O_RDWR | OPEN_AS_IS);
  const backup = backupOf(realPath);
  try {
    writeBackup(backup, bytes);
    try {
      requireUnchanged(path, before);
      if (!isSameInode(fstatSync(file, { bigint: true }), stats)) throw new Changed();
    } catch (error) {
      rmSync(backup);
      throw error;
    }
    try {
      overwrite(file, Buffer.from(content));
    } catch (error) {
      restore(file, bytes, backup);
      throw error;
    }
    rmSync(backup);
  } finally {
    closeSync(file);
  }
}

function backupOf(realPath: string): string {
  const nameStart = realPath.length - basename(realPath).length;
  return `${realPath.slice(0, nameStart)}.${realPath.slice(nameStart)}.before-fix`;
}

function isContent(path: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(readRegularFile(path).bytes, bytes) === 0;
  } catch {
    return false;
  }
}

/** Whole from the moment that it is there. */
function writeBackup(path: string, bytes: Uint8Array): void {
  const temporary = temporaryPath(dirname(path));
  const file = openSync(temporary, 'wx', 0o600);
  try {
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function restore(file: number, bytes: Uint8Array, backup: string): void {
  try {
    overwrite(file, bytes);
  } catch {
    throw new Unfinished(backup);
  }
  rmSync(backup);
}

function overwrite(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
  // Last: what is not written yet is the old content, not nothing.
  ftruncateSync(file, bytes.length);
  fsyncSync(file);
}
