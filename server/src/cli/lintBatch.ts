import type { FileUris } from '../node/fileUris';
import { encodeUtf8 } from '../text/decoder';
import { joinBytes } from '../text/joinBytes';
import { NO_STAMP } from '../workspace/cache/fileStamp';
import { RecordPackWriter } from '../workspace/cache/recordPack';
import type { LintedFile } from './lintedFiles';
import type { ApartLog, LogLinter } from './logLinter';
import { FileError, readTextFile } from './textFile';

/** A log of a batch; `again` for one with comments that turn rules off, which is linted again when all rules can run. */
export type BatchLog = ApartLog | 'again';

/** The first step of linting some logs. */
export interface LintedBatch {
  /** The records of those that can be read, in their order (`recordPack.ts`). */
  readonly pack: Uint8Array<ArrayBuffer>;
  /** The same logs, a `BatchLog[]` as JSON: findings take a third of the memory that they take as objects. */
  readonly logs: Uint8Array<ArrayBuffer>;
  /** The others, by their index among the files. */
  readonly failed: readonly { readonly index: number; readonly message: string }[];
}

/** The first step for some logs: in a thread, or where there is none. */
export function lintBatch(
  files: readonly LintedFile[],
  linter: LogLinter,
  uris: FileUris,
  hasPlaces: boolean,
): LintedBatch {
  const writer = new RecordPackWriter();
  const logs: BatchLog[] = [];
  const failed: { readonly index: number; readonly message: string }[] = [];
  for (const [index, { path, isListed }] of files.entries()) {
    try {
      const { record, log } = linter.readApart(
        path,
        uris.of(path),
        readTextFile(path, false, isListed),
        hasPlaces,
      );
      writer.add({ record, stamp: NO_STAMP });
      logs.push(log ?? 'again');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failed.push({ index, message: error.message });
    }
  }
  const bytes = encodeUtf8(JSON.stringify(logs)) as Uint8Array<ArrayBuffer>;
  return { pack: joinBytes(writer.finish()), logs: bytes, failed };
}
