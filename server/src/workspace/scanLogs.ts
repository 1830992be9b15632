import { joinBytes } from '../protocol/joinBytes';
import { messageOf } from '../text/messageOf';
import { decodeUtf8, NotUtf8 } from '../text/utf8';
import { RecordPackWriter } from './cache/recordPack';
import { type StampedFile, TooLarge } from './fileSystem';
import type { FailedLog, ReadLogs, UnreadableReason } from './logReader';
import { LogScanner } from './logScanner';
import { fileNameOf } from './uri';

/**
 * Reads and scans some logs without a pause: for a `LogReader`.
 *
 * @param read reads a file. Its bytes may be overwritten with the next one.
 */
export function scanLogs(uris: readonly string[], read: (uri: string) => StampedFile): ReadLogs {
  const now = Date.now();
  const writer = new RecordPackWriter();
  const failed: FailedLog[] = [];
  for (const uri of uris) {
    try {
      const { bytes, stamp } = read(uri);
      // What the record has of the text is written before the text is released, so nothing of it is copied.
      const scanner = new LogScanner(uri, fileNameOf(uri), part => part);
      scanner.add(decodeUtf8(bytes));
      writer.add({ record: scanner.finish(), stamp });
    } catch (error) {
      failed.push({ uri, reason: unreadableReason(error), message: messageOf(error) });
    }
  }
  return { pack: joinBytes(writer.finish()), failed, now };
}

/** Why a log can't be read, by the error of reading it. */
export function unreadableReason(error: unknown): UnreadableReason | undefined {
  if (error instanceof NotUtf8) return 'encoding';
  return error instanceof TooLarge ? 'size' : undefined;
}
