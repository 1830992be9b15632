import type { FileUris } from '../node/fileUris';
import { type PeopleData, peopleOfData } from '../people/peopleData';
import { RecordPackReader } from '../workspace/cache/recordPack';
import type { LogRecord } from '../workspace/logRecord';
import { SharedNames } from '../workspace/sharedNames';
import { lintBatch, type ReportedBatch, reportBatch } from './lintBatch';
import type { LintedFile } from './lintedFiles';
import { lintInThreads, reportInThreads, reportInTurn } from './lintInThreads';
import type { LintSetup, ReportRequest } from './lintThread';
import type { LogLinter } from './logLinter';
import type { Report } from './reports/report';
import { useFlagsForLongRun } from './v8Flags';

/** The files of a request: of few, a thread waits for the next one; of many, the last thread works alone for long. */
const BATCH = 64;

/** From this number of files on the second step has threads too: they are others, so that their memory is new, and take as long to start. */
const MANY_REPORTED = 3_000;

/** Very many files after the first step of linting. */
export interface LintedParts {
  /** Messages for the logs that could not be read. */
  readonly failures: readonly string[];
  /** The records of the others, once: they are not kept. */
  takeRecords(): readonly LogRecord[];
  /** The second step, once: what is reported, in the order of the files. A registry is passed on as it is. */
  report(people: PeopleData): AsyncGenerator<ReportedBatch | LintedFile>;
}

/** Lints very many files in threads. What the first step has found is kept as bytes until it is reported, in threads as well. */
export async function lintInParts(
  files: readonly LintedFile[],
  setup: LintSetup,
  linter: LogLinter,
  uris: FileUris,
  report: Report,
): Promise<LintedParts> {
  useFlagsForLongRun();
  const parts = partsOf(files);
  const ofLogs = parts.filter(part => !isRegistry(part));
  const { share } = new SharedNames();
  const records: LogRecord[][] = [];
  const failures: string[][] = [];
  const requests: ReportRequest[] = [];
  await lintInThreads(
    ofLogs,
    setup,
    some => lintBatch(some, linter, uris, setup.hasPlaces),
    ({ pack, logs, failed }, part) => {
      const reader = new RecordPackReader(pack, share);
      records[part] = Array.from({ length: reader.count }, () => reader.next().record);
      failures[part] = failed.map(({ message }) => message);
      const indices = new Set(failed.map(({ index }) => index));
      requests[part] = { files: ofLogs[part]!.filter((_, index) => !indices.has(index)), logs };
    },
  );
  return {
    failures: failures.flat(),
    takeRecords: () => records.splice(0).flat(),
    async *report(people) {
      const known = peopleOfData(people);
      const reportHere = ({ files: some, logs }: ReportRequest) =>
        reportBatch(some, logs, linter, known, report);
      const reported =
        files.length < MANY_REPORTED
          ? reportInTurn(released(requests), reportHere)
          : reportInThreads(released(requests), { ...setup, people }, reportHere);
      try {
        for (const part of parts) {
          if (isRegistry(part)) yield part[0]!;
          else yield (await reported.next()).value as ReportedBatch;
        }
      } finally {
        // It ends the threads, for which the process would wait.
        await reported.return(undefined);
      }
    },
  };
}

/** The files in parts, in their order. A registry is a part of its own. */
function partsOf(files: readonly LintedFile[]): LintedFile[][] {
  const parts: LintedFile[][] = [];
  for (const file of files) {
    const last = parts.at(-1);
    const isWhole =
      last === undefined || last.length === BATCH || isRegistry(last) || file.kind === 'registry';
    if (isWhole) parts.push([file]);
    else last.push(file);
  }
  return parts;
}

function isRegistry([file]: readonly LintedFile[]): boolean {
  return file?.kind === 'registry';
}

/** Items one by one, of which none is kept after it was passed on. */
function* released<Item>(items: Item[]): IterableIterator<Item> {
  items.reverse();
  while (items.length > 0) yield items.pop()!;
}
