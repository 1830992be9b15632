import type { FileUris } from '../node/fileUris';
import type { People } from '../people/people';
import { decodeUtf8 } from '../text/utf8';
import { RecordPackReader } from '../workspace/cache/recordPack';
import type { LogRecord } from '../workspace/logRecord';
import { SharedNames } from '../workspace/sharedNames';
import { type BatchLog, lintBatch } from './lintBatch';
import type { LintedFile } from './lintedFiles';
import { lintInThreads } from './lintInThreads';
import type { LintSetup } from './lintThread';
import type { FirstStep, LogLinter } from './logLinter';
import { readTextFile } from './textFile';
import { useFlagsForLongRun } from './v8Flags';

/** Where a log is that can be read. */
interface Known {
  /** What was found in it and others, and its index there. */
  readonly logs: Uint8Array;
  readonly at: number;
  readonly record: LogRecord;
}

/** The first step of linting very many logs, in threads. What they have found is kept as bytes until it is reported. */
export async function lintInParts(
  files: readonly LintedFile[],
  setup: LintSetup,
  linter: LogLinter,
  uris: FileUris,
): Promise<FirstStep & { readonly failures: readonly string[] }> {
  useFlagsForLongRun();
  const parts = await lintInThreads(files, setup, some => lintBatch(some, linter, uris, setup.hasPlaces));
  const { share } = new SharedNames();
  const records: LogRecord[] = [];
  const failures: string[] = [];
  const known = new Map<LintedFile, Known>();
  for (const { files: some, linted } of parts) {
    const { pack, logs, failed } = linted;
    failures.push(...failed.map(({ message }) => message));
    const indices = new Set(failed.map(({ index }) => index));
    const reader = new RecordPackReader(pack, share);
    for (const [at, file] of some.filter((_, index) => !indices.has(index)).entries()) {
      const { record } = reader.next();
      records.push(record);
      known.set(file, { logs, at, record });
    }
  }
  let current: { readonly bytes: Uint8Array; readonly logs: readonly BatchLog[] } | undefined;
  return {
    records,
    failures,
    finish(file: LintedFile, people: People) {
      const found = known.get(file);
      if (found === undefined) return undefined;
      // What was found in it is not needed any more.
      known.delete(file);
      const { logs: bytes, at, record } = found;
      if (current?.bytes !== bytes) current = { bytes, logs: JSON.parse(decodeUtf8(bytes)) };
      const log = current.logs[at]!;
      return log === 'again'
        ? linter.finish(file.path, people, () => readTextFile(file.path).text)
        : linter.finishApart(log, record.headers.names, people);
    },
  };
}
