import { isAdded } from '../merge/logs/logItems';
import type { LogSource, SourceLog } from '../merge/logs/logSource';
import {
  type LogMerge,
  type MergedLog,
  mergeLogs,
  mergeLogsSteps,
  type UncertainMessages,
} from '../merge/logs/mergeLogs';
import { newLog } from '../merge/logs/newLog';
import { leftOut, type SettledLog, settledLog } from '../merge/logs/settledLog';
import { offerCounts } from '../merge/logs/takenOffers';
import { parseTranscript } from '../model/parse';
import type { People } from '../people/people';
import type { LogChoices, LogRefusal, OfferCounts } from '../protocol';
import type { Day } from '../text/calendar';
import type { Edit } from '../text/span';
import { type LogWithFiles, withPictureNames } from './comparedPictures';
import { type ExistingLog, readExistingLogs } from './existingLogs';
import type { FileContents } from './fileContents';
import type { ImportedDays } from './importedDays';
import { refusals } from './importRefusal';
import type { ImportTarget } from './importTarget';
import type { ImportWindow } from './importWindows';
import { inTurns } from './inTurns';
import { withNeighbours } from './neighbourDays';
import { marksOfLeftOut, rememberedChoices, withRemembered } from './rememberedChoices';
import type { Cancellation } from './workspace';

/** What a merge of an import needs to know. */
export interface ImportMergeContext {
  readonly source: ImportedDays;
  readonly target: ImportTarget;
  /** The names of the folder's logs, by day. */
  readonly names: ReadonlyMap<Day, readonly string[]>;
  readonly people: People;
  /** Whether messages are also added to logs of what looks like another conversation. */
  readonly isAnyway: boolean;
  /** Of pictures: one has one name in the logs and in the import if its bytes are the same. */
  readonly contents: FileContents;
  readonly token: Cancellation | undefined;
  /** The marks of the messages of the import that the user has left out before. */
  readonly leftOut: readonly string[];
}

/** Two messages that may be one. Both stay. */
export interface UncertainPlace {
  /** The line of the one in the log, from 0, after the change. */
  readonly line: number;
  /** The header line of the other in the import, without `>`. */
  readonly imported: string;
}

/** A log to which messages of an import belong. */
export interface MergedDay {
  readonly uri: string;
  readonly day: Day;
  readonly added: number;
  readonly alreadyThere: number;
  /** All messages of the log after the change. */
  readonly total: number;
  readonly uncertain: readonly UncertainPlace[];
  readonly offers: OfferCounts;
  /** Why nothing is added. */
  readonly refusal: LogRefusal | undefined;
  /** The logs that the day has already. */
  readonly existing: readonly string[];
  /** The text before; `undefined` for a new log. */
  readonly before: string | undefined;
  /** The text before and after, with what the user has chosen. */
  change(choices?: LogChoices): SettledLog;
  /** The marks of the messages that are left out then. */
  leftOut(choices: LogChoices): string[];
}

/** The logs of a window. */
export interface MergedWindow {
  /** By day. */
  readonly logs: readonly MergedDay[];
  /** Where each message of the import is, as `DAY:INDEX`. */
  readonly places: readonly string[];
  /** The fingerprints of the existing logs among `logs`, by URI. Those beside them may belong to another window, and be written before. */
  readonly read: ReadonlyMap<string, string>;
  readonly files: FilesOfImport;
}

/** The copied files that an import may need. */
export interface FilesOfImport {
  /** Those that some added message shows. */
  readonly used: ReadonlySet<string>;
  /** Those that no added message shows. */
  readonly unused: ReadonlySet<string>;
  /** Those among them that are needed if the logs take the pictures that the import knows better. */
  readonly offered: ReadonlySet<string>;
}

/** Merges the days of a window with the logs that are there. */
export async function mergeWindow(window: ImportWindow, context: ImportMergeContext): Promise<MergedWindow> {
  const { source, names, people, isAnyway } = context;
  const files = new Map<string, string>();
  const imported = window.merged.map(day => source.logOn(day, files));
  const existing = await readExistingLogs(withNeighbours(window.merged), names, imported, context);
  const sources = await sourcesOf(existing.logs, imported, files, context);
  const { merge, refused } = await mergeAccepted(existing.logs, sources, source.conversation.name, people);
  const reasons = new Map([
    ...existing.refused,
    ...[...refused].map(([log, why]) => [log.day, why] as const),
  ]);
  const given = merge.logs.filter(
    ({ day, added, there }) =>
      (added.length > 0 || there.length > 0) &&
      (window.first === undefined || day >= window.first) &&
      (window.end === undefined || day < window.end),
  );
  const logs = given.map(log => {
    const { day } = log;
    const others = (names.get(day) ?? []).map(name => source.uriOf(name));
    if (log.base !== undefined || others.length === 0) return mergedDay(log, merge, context, others);
    const other = existing.logs.find(each => each.day === day && refused.has(each));
    if (isAnyway && other !== undefined) return mixedDay(log, other, context, others);
    return { ...mergedDay(log, merge, context, others), refusal: reasons.get(day) ?? 'several' };
  });
  return {
    logs,
    places: given.flatMap(({ added, there }) =>
      [...added.map(({ from }) => from), ...there].map(({ log, index }) => `${log.day}:${index}`),
    ),
    read: new Map(
      existing.logs
        .filter(({ id }) => logs.some(({ uri }) => uri === id))
        .map(({ id, fingerprint }) => [id, fingerprint]),
    ),
    files: filesOf(files, logs),
  };
}

/** The logs and the import as sources that know pictures by their bytes. @param files of the import, by address */
async function sourcesOf(
  existing: readonly ExistingLog[],
  imported: readonly SourceLog[],
  files: ReadonlyMap<string, string>,
  { source, target, contents, token }: ImportMergeContext,
): Promise<LogSource[]> {
  if (files.size === 0) return [{ logs: existing }, { logs: imported }];
  const ofImport = source.shownFiles(files);
  const there: LogWithFiles[] = [];
  for (const log of existing) {
    if (token?.isCancellationRequested) break;
    there.push({ log, files: await target.shownFiles(log.id, log.transcript, contents) });
  }
  return withPictureNames([there, imported.map(log => ({ log, files: ofImport }))], contents, token);
}

/** The merge with the logs of the conversation, and those that are not of it. @param sources the logs, and the import */
async function mergeAccepted(
  existing: readonly ExistingLog[],
  [base, second]: readonly LogSource[],
  conversation: string,
  people: People,
): Promise<{ merge: LogMerge; refused: Map<SourceLog, LogRefusal> }> {
  const imported = second!.logs;
  const refused = new Map<SourceLog, LogRefusal>();
  for (;;) {
    const logs = existing.filter(log => !refused.has(log));
    const merge = await inTurns(mergeLogsSteps([{ ...base, logs }, second!], people));
    const found = refusals(conversation, imported, merge);
    if (merge.overlaps[0]?.overlap !== 'same' && found.size > 1) {
      // Among many logs of others, those of the conversation are found one by one.
      const own = [...found.keys()].filter(log => isOfConversation(log, imported, people));
      if (own.length < found.size) for (const log of own) found.delete(log);
    }
    if (found.size === 0) return { merge, refused };
    for (const [log, reason] of found) refused.set(log, reason);
  }
}

/** Whether a log alone has messages in common with the import. */
function isOfConversation(log: SourceLog, imported: readonly SourceLog[], people: People): boolean {
  const near = withNeighbours([log.day]);
  const beside = imported.filter(({ day }) => near.includes(day));
  return mergeLogs([{ logs: [log] }, { logs: beside }], people).overlaps[0]?.overlap === 'same';
}

function mergedDay(
  merged: MergedLog,
  { uncertain }: LogMerge,
  { source, leftOut: marks }: ImportMergeContext,
  existing: readonly string[],
): MergedDay {
  const { day, added, there, counts, offers, places } = merged;
  const base = merged.base as ExistingLog | undefined;
  const remembered = rememberedChoices(places, marks);
  const left = leftOut(places, remembered);
  const leftMessages = new Set([...left].flatMap(item => (isAdded(item) ? [item.from] : [])));
  const change = (choices?: LogChoices) =>
    settledLog(merged, base?.text, { ...choices, kept: withRemembered(remembered, choices?.kept) });
  const { edits } = left.size === 0 ? merged : change();
  return {
    uri: base?.id ?? source.uriOf(newLog(merged).fileName),
    day,
    added: added.length - left.size,
    alreadyThere: there.length + left.size,
    total: counts.total - left.size,
    uncertain: uncertain
      .filter(({ a, b }) => a.log === base && !leftMessages.has(b))
      .map(each => uncertainPlace(each, edits)),
    offers: offerCounts(offers),
    refusal: undefined,
    existing,
    before: base?.text,
    change,
    leftOut: ({ kept }) => marksOfLeftOut(places, withRemembered(remembered, kept)),
  };
}

/** Adds the messages of a day to a log of another conversation. */
function mixedDay(
  merged: MergedLog,
  other: ExistingLog,
  context: ImportMergeContext,
  existing: readonly string[],
): MergedDay {
  const { fileName, text } = newLog(merged);
  const own: SourceLog = { id: '', fileName, day: merged.day, transcript: parseTranscript(text) };
  const merge = mergeLogs([{ logs: [other] }, { logs: [own] }], context.people);
  return mergedDay(merge.logs[0]!, merge, context, existing);
}

function uncertainPlace({ a, b }: UncertainMessages, edits: readonly Edit[]): UncertainPlace {
  const line = a.log.transcript.startLines[a.index]!;
  const header = b.log.transcript.messages[b.index]!.lines[0]!;
  const moved = edits
    .filter(({ range }) => range.start.line <= line)
    .reduce(
      (sum, { range, newText }) => sum + newText.split('\n').length - 1 - (range.end.line - range.start.line),
      0,
    );
  return { line: line + moved, imported: header.replace(/^>\s*/, '').trim() };
}

function filesOf(files: ReadonlyMap<string, string>, logs: readonly MergedDay[]): FilesOfImport {
  if (files.size === 0) return { used: NO_FILES, unused: NO_FILES, offered: NO_FILES };
  const text = logs.map(log => newTextOf(log.change())).join('');
  const withOffers = logs
    .filter(({ offers }) => offers.picture > 0)
    .map(log => newTextOf(log.change({ taken: ['picture'] })))
    .join('');
  const [used, unused, offered] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [address, file] of files) {
    const link = `](${address})`;
    (text.includes(link) ? used : unused).add(file);
    if (withOffers.includes(link)) offered.add(file);
  }
  return { used, unused, offered };
}

const NO_FILES: ReadonlySet<string> = new Set();

function newTextOf({ before, edits, after }: SettledLog): string {
  return before === undefined ? after : edits.map(({ newText }) => newText).join('');
}
