import * as l10n from '@vscode/l10n';
import { decodeUtf8 } from './decodeUtf8';
import { MAX_BYTES, NotRegular, type RegularFile, readRegularFile, TooLarge } from './files/regularFile';
import { undecodableName } from './files/undecodableName';
import { requireFinished, Unfinished } from './files/writeInPlace';
import { reasonOf } from './systemError';

/** A file that can't be read, decoded or written. Its message is for the user. */
export class FileError extends Error {}

/** The text of a file. */
export interface TextFile {
  /** Without a byte order mark, as editors have it: columns are the same. */
  readonly text: string;
  /** Whether the file begins with a byte order mark, which is to stay. */
  readonly hasMark: boolean;
  /** What it was decoded from. */
  readonly file: RegularFile;
}

/** Control characters, private use, and what stands for a character that couldn't be decoded. */
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/;

/**
 * Reads a log, a registry or a configuration.
 *
 * @param isToWrite whether `writeTextFile` may follow
 * @param isListed as for `readRegularFile`
 * @throws {FileError} when it cannot be read, or is not UTF-8
 */
export function readTextFile(path: string, isToWrite = false, isListed = false): TextFile {
  const file = readFile(path, isToWrite, isListed);
  const { bytes } = file;
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined) throw new FileError(notUtf8(path, bytes));
  const hasMark = decoded.startsWith('\ufeff');
  return { text: hasMark ? decoded.slice(1) : decoded, hasMark, file };
}

function readFile(path: string, isToWrite: boolean, isListed: boolean): RegularFile {
  try {
    const file = readRegularFile(path, isToWrite, isListed);
    requireFinished(file);
    return file;
  } catch (error) {
    throw new FileError(whyNotRead(path, error));
  }
}

function whyNotRead(path: string, error: unknown): string {
  if (error instanceof NotRegular) return l10n.t('{0}: this is not a regular file.', path);
  if (error instanceof TooLarge) {
    return l10n.t('{0}: this file has more than the {1} MB that are read.', path, MAX_BYTES / 1024 ** 2);
  }
  if (error instanceof Unfinished) return unfinished(path, error);
  return undecodableName(path) ?? l10n.t('{0}: this file cannot be read ({1}).', path, reasonOf(error));
}

/** Half a file need not be UTF-8, so this is said before it is decoded. */
export function unfinished(path: string, { backup }: Unfinished): string {
  return l10n.t(
    '{0}: writing this file was broken off. Its old content is in {1}: copy it back where this file is not whole, then delete it and run again.',
    path,
    backup,
  );
}

/** WeChat's and QQ's exports on Windows are often GBK, and Notepad's "Unicode" is UTF-16. */
function notUtf8(path: string, bytes: Uint8Array): string {
  const encoding = guessEncoding(bytes);
  if (encoding === undefined) return l10n.t('{0}: this file is not UTF-8.', path);
  return l10n.t(
    '{0}: this file is not UTF-8 but, by its looks, {1}. To convert it: {2}',
    path,
    encoding,
    `iconv -f ${encoding} -t UTF-8 ${quoted(path)} > ${quoted(`${path}.utf8`)}`,
  );
}

/** @returns a name that iconv knows */
function guessEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  try {
    const text = new TextDecoder('gbk', { fatal: true }).decode(bytes);
    // Nearly any bytes are some GBK; those of other files decode to what no chat holds.
    return NO_TEXT.test(text) ? undefined : 'GBK';
  } catch {
    return undefined;
  }
}

/** As a POSIX shell reads one word. */
function quoted(word: string): string {
  return /^[\w./+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
