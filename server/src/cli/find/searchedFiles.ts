import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contextOf, type FindableLog } from '../../find/findInLog';
import type { MessageQuery } from '../../find/messageQuery';
import { logDay } from '../../log/logDay';
import { parseTranscript } from '../../model/parse';
import { NameIndex } from '../../people/mention';
import type { People } from '../../people/people';
import { type Day, fileDayOf } from '../../text/calendar';
import type { LogRecord } from '../../workspace/logRecord';
import type { LintedFile } from '../lintedFiles';
import { FileError, readTextFile } from '../textFile';
import type { KnownLog } from './knownLogs';

/** A log that is searched. */
export interface SearchedFile {
  /** The path as given or found. */
  readonly path: string;
  readonly isListed: boolean;
  /** That of its name. */
  readonly day: Day | undefined;
}

/** The logs among some files: the latest day of a name first, those without one last. */
export function searchedFiles(files: readonly LintedFile[]): SearchedFile[] {
  const order = ({ day }: SearchedFile) => day ?? '';
  return files
    .filter(({ kind }) => kind === 'log')
    .map(({ path, isListed }) => ({ path, isListed, day: fileDayOf(basename(path)) }))
    .sort((a, b) => (order(a) > order(b) ? -1 : order(a) < order(b) ? 1 : a.path > b.path ? -1 : 1));
}

/**
 * The people of the registries, with the names of all speakers, for which all logs are read of which nothing is known. Those that can't be read
 * are left out.
 */
export function peopleOfLogs(
  files: readonly SearchedFile[],
  registered: People,
  known?: KnownLog,
): People & { readonly names: Set<string> } {
  const names = new Set(registered.known.names);
  for (const { path, isListed } of files) {
    const record = known?.(path);
    if (record !== undefined) {
      for (const name of record.headers.names) names.add(name);
      continue;
    }
    try {
      for (const { header } of parseTranscript(readTextFile(path, false, isListed).text).messages) {
        if (header.speaker !== '') names.add(header.speaker);
      }
    } catch (error) {
      // The search reports it.
      if (!(error instanceof FileError)) throw error;
    }
  }
  return { ...registered, known: new NameIndex(names), names };
}

/**
 * A log that a query may find something in.
 *
 * @param known what is known of it without reading it
 * @returns `undefined` if it finds nothing there
 * @throws {FileError}
 */
export function openLog(
  { path, isListed, day }: SearchedFile,
  query: MessageQuery,
  people: People,
  known: LogRecord | undefined,
): FindableLog | undefined {
  if (known !== undefined && !query.mayFindIn(known)) return undefined;
  // A log with a day in its name need not be read for another.
  if (day !== undefined && !query.isOfDay(day)) return undefined;
  const { text } = readTextFile(path, false, isListed);
  if (!query.mayFindInSource(text)) return undefined;
  const { head, messages, startLines } = parseTranscript(text);
  const ownDay = day ?? logDay(head, basename(path));
  if (!query.isOfDay(ownDay)) return undefined;
  return {
    uri: pathToFileURL(resolve(path)).href,
    day: ownDay,
    messages,
    startLines,
    ...contextOf(messages, people),
  };
}
