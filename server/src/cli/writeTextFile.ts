import * as l10n from '@vscode/l10n';
import { replaceFile } from './files/replaceFile';
import { Changed } from './files/unchanged';
import { removeBackup, Unfinished } from './files/writeInPlace';
import { reasonOf } from './systemError';
import { FileError, type TextFile, unfinished } from './textFile';

/**
 * Replaces the text of a file that is still as it was read; the byte order mark stays.
 *
 * @param path as it was given when `before` was read
 * @throws {FileError} when it changed meanwhile, or can't be written
 */
export function writeTextFile(path: string, { hasMark, file }: TextFile, text: string): void {
  try {
    removeBackup(file);
    replaceFile(path, file, hasMark ? `\ufeff${text}` : text);
  } catch (error) {
    throw new FileError(whyNotWritten(path, error));
  }
}

function whyNotWritten(path: string, error: unknown): string {
  if (error instanceof Changed) {
    return l10n.t('{0}: this file changed while it was being fixed; run again.', path);
  }
  if (error instanceof Unfinished) return unfinished(path, error);
  return l10n.t('{0}: this file cannot be written ({1}).', path, reasonOf(error));
}
