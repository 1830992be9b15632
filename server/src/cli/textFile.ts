import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { reasonOf } from './systemError';

/** A file that can't be read, decoded or written; it was not changed. Its message is for the user. */
export class FileError extends Error {}

/** The text of a file. */
export interface TextFile {
  /** Without a byte order mark, as in editors, so that columns agree. */
  readonly text: string;
  /** Whether the file begins with a byte order mark, which must stay. */
  readonly hasMark: boolean;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Control characters, private use, and the replacement for a character that couldn't be decoded. */
const NO_TEXT = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/;

/**
 * Reads a log or a registry.
 *
 * @throws {FileError} if it can't be read, or is not UTF-8
 */
export function readTextFile(path: string): TextFile {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new FileError(l10n.t('{0}: this file cannot be read ({1}).', path, reasonOf(error)));
  }
  try {
    return { text: UTF8.decode(bytes), hasMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf };
  } catch {
    throw new FileError(notUtf8(path, bytes));
  }
}

/**
 * The message for a file that is not UTF-8. WeChat's and QQ's exports on Windows are often GBK, and Notepad's "Unicode" is
 * UTF-16.
 */
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

/** @returns an encoding by its name in iconv */
function guessEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  try {
    const text = new TextDecoder('gbk', { fatal: true }).decode(bytes);
    // Nearly all bytes can be decoded as GBK; those of other files give characters that are in no chat.
    return NO_TEXT.test(text) ? undefined : 'GBK';
  } catch {
    return undefined;
  }
}

/** Quotes a word for a POSIX shell. */
function quoted(word: string): string {
  return /^[\w./+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
