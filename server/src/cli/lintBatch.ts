import type { FileUris } from '../node/fileUris';
import type { People } from '../people/people';
import { joinBytes } from '../protocol/joinBytes';
import { encodeUtf8 } from '../text/decoder';
import { NO_STAMP } from '../workspace/cache/fileStamp';
import { RecordPackWriter } from '../workspace/cache/recordPack';
import type { LintedFile } from './lintedFiles';
import { LintPackReader, LintPackWriter } from './lintPack';
import type { LogLinter } from './logLinter';
import { type Counts, countFindings, NO_COUNTS, type Report } from './reports/report';
import { FileError, readTextFile } from './textFile';

/** The first step of linting some logs. */
export interface LintedBatch {
  /** The records of those that can be read, in their order (`recordPack.ts`). */
  readonly pack: Uint8Array<ArrayBuffer>;
  /** What was found in the same logs (`lintPack.ts`). */
  readonly logs: Uint8Array<ArrayBuffer>;
  /** The others, by their index among the files. */
  readonly failed: readonly { readonly index: number; readonly message: string }[];
}

/** The second step: what is reported of some logs. */
export interface ReportedBatch {
  /** What the report says of them, as UTF-8; empty for nothing. */
  readonly text: Uint8Array<ArrayBuffer>;
  readonly counts: Counts;
  /** Messages for those that could not be read again. */
  readonly failures: readonly string[];
}

/** The first step for some logs: in a thread, or where there is none. */
export function lintBatch(
  files: readonly LintedFile[],
  linter: LogLinter,
  uris: FileUris,
  hasPlaces: boolean,
): LintedBatch {
  const records = new RecordPackWriter();
  const logs = new LintPackWriter();
  const failed: { readonly index: number; readonly message: string }[] = [];
  for (const [index, { path, isListed }] of files.entries()) {
    try {
      const { record, log } = linter.readApart(
        path,
        uris.of(path),
        readTextFile(path, false, isListed),
        hasPlaces,
      );
      records.add({ record, stamp: NO_STAMP });
      logs.add(log);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failed.push({ index, message: error.message });
    }
  }
  return { pack: joinBytes(records.finish()), logs: logs.finish(), failed };
}

/**
 * The second step for the logs of a batch that could be read.
 *
 * @param logs as in `LintedBatch`
 */
export function reportBatch(
  files: readonly LintedFile[],
  logs: Uint8Array,
  linter: LogLinter,
  people: People,
  report: Report,
): ReportedBatch {
  const reader = new LintPackReader(logs);
  const counts: Counts = { ...NO_COUNTS };
  const failures: string[] = [];
  const parts: string[] = [];
  for (const { path } of files) {
    const log = reader.next();
    try {
      const findings =
        log === 'again'
          ? linter.finish(path, people, () => readTextFile(path).text)
          : linter.finishApart(log, people);
      countFindings(findings, counts);
      const text = report.ofFile(path, findings, []);
      if (text !== '') parts.push(text);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.push(error.message);
    }
  }
  const text = encodeUtf8(parts.join(report.between)) as Uint8Array<ArrayBuffer>;
  return { text, counts, failures };
}
