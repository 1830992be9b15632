import { detach } from '../text/detach';
import { Utf8Decoder } from '../text/utf8';
import { Fingerprint } from './fingerprint';
import type { LogRecord } from './logRecord';
import { LogScanner } from './logScanner';
import { fileNameOf } from './uri';

/**
 * The bytes that are decoded and scanned in one step. A step takes about 0.3 ms, and ten times that just after the process has
 * started.
 */
const CHUNK_BYTES = 16 * 1024;

/**
 * The hash of a file.
 *
 * @param pause called between steps of the work
 */
export async function fingerprintOf(bytes: Uint8Array, pause: () => Promise<void>): Promise<string> {
  const fingerprint = new Fingerprint();
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    await pause();
    fingerprint.add(bytes.subarray(start, start + CHUNK_BYTES));
  }
  return fingerprint.toString();
}

/**
 * The record of a log in a file.
 *
 * @param share as for `LogRecordBuilder`
 * @param pause called between steps of the work
 * @throws NotUtf8
 */
export async function scanFile(
  uri: string,
  bytes: Uint8Array,
  share: (name: string) => string,
  pause: () => Promise<void>,
): Promise<LogRecord> {
  const decoder = new Utf8Decoder();
  const scanner = new LogScanner(uri, fileNameOf(uri), detach, share);
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    await pause();
    scanner.add(decoder.add(bytes.subarray(start, start + CHUNK_BYTES)));
  }
  scanner.add(decoder.finish());
  return scanner.finish();
}
