import { importKey } from '../import/memory/importMemory';
import type { SettledLog } from '../merge/logs/settledLog';
import type { People } from '../people/people';
import type { LogChoices, LogRefusal, OfferCounts } from '../protocol';
import type { Day } from '../text/calendar';
import { FileContents } from './fileContents';
import type { ImportedDays } from './importedDays';
import {
  type FilesOfImport,
  type ImportMergeContext,
  type MergedDay,
  type MergedWindow,
  mergeWindow,
  type UncertainPlace,
} from './importMerge';
import { type ImportTarget, textOf } from './importTarget';
import { type ImportWindow, importWindows, joinedWindow } from './importWindows';
import { withNeighbours } from './neighbourDays';
import type { Cancellation } from './workspace';

/** How an import is planned. */
export interface PlanOptions {
  /** By whom the speakers of logs and import are compared. */
  readonly people: People;
  /** Whether messages are also added to logs of what looks like another conversation. */
  readonly isAnyway: boolean;
  /** Ends planning early. What is planned then is of no use. */
  readonly token?: Cancellation;
  /** The marks of messages that the user has left out before, by the `importKey` of the conversation. */
  readonly leftOut?: ReadonlyMap<string, readonly string[]>;
}

/** A day's log of an import. */
export interface PlannedLog {
  readonly uri: string;
  readonly day: Day;
  /**
   * - `new`: the day has no log
   * - `same`: the log has all messages already, and is not changed
   * - `merged`: messages are added to the log
   * - `other`: the day has a log to which nothing is added, for the reason `refusal`
   */
  readonly state: 'new' | 'same' | 'merged' | 'other';
  readonly refusal: LogRefusal | undefined;
  /** How many messages of the import are added, and how many the log has already. */
  readonly added: number;
  readonly alreadyThere: number;
  /** All messages of the log afterwards. */
  readonly total: number;
  /** Messages of the import that may be in the log already. They are added. */
  readonly uncertain: readonly UncertainPlace[];
  /** For how many messages of the log the export knows something better. */
  readonly offers: OfferCounts;
  /** The URIs of the logs that the day has already. */
  readonly existing: readonly string[];
  /**
   * The text before and after, with what the user has chosen. It is made again by each call, so that only a part of the import is in memory.
   *
   * @throws {LogChanged} if a log that was read has changed since the plan was made
   */
  change(choices?: LogChoices): Promise<SettledLog>;
  /** The marks of the messages that are left out with what the user has chosen. @throws {LogChanged} */
  leftOut(choices: LogChoices): Promise<string[]>;
}

/** A log has changed since an import was planned. */
export class LogChanged extends Error {
  constructor(readonly uri: string) {
    super(`${uri} has changed`);
  }
}

/** The logs of a conversation. */
export interface ConversationPlan {
  readonly logs: readonly PlannedLog[];
  /** The days of the import that are merged with existing logs. */
  readonly mergedDays: ReadonlySet<Day>;
  /** The copied files of these days. */
  readonly files: FilesOfImport;
}

/** Days with more messages are merged in several parts, so that memory is bounded. */
const MAX_MESSAGES = 10_000;

/** Plans the logs of a conversation. @param maxMessages of days that are merged together */
export async function planConversation(
  source: ImportedDays,
  target: ImportTarget,
  { people, isAnyway, token, leftOut: marks }: PlanOptions,
  maxMessages = MAX_MESSAGES,
): Promise<ConversationPlan> {
  const names = await target.logs(source.folder);
  const { days } = source.conversation;
  const same = await sameLogs(source, names, target);
  const isOpen = (day: Day) => names.has(day) && !same.has(day);
  const toMerge = days.filter(day => !same.has(day) && withNeighbours([day]).some(isOpen));
  const near = new Set(withNeighbours(toMerge));
  const mergedDays = days.filter(day => near.has(day));
  const contents = new FileContents();
  const { name, origin } = source.conversation;
  const leftOut = (origin && marks?.get(importKey({ conversation: name, format: origin.format }))) ?? [];
  const context: ImportMergeContext = { source, target, names, people, isAnyway, contents, token, leftOut };
  const windows = importWindows(mergedDays, day => source.countOn(day), maxMessages);
  const merged = await mergeWindows(windows, context, token);
  const logs = days
    .filter(day => !near.has(day))
    .map(day => unmergedLog(source, day, same.get(day)))
    .concat(merged.logs)
    .sort((x, y) => (x.day < y.day ? -1 : x.day > y.day ? 1 : 0));
  return { logs, mergedDays: new Set(mergedDays), files: merged.files };
}

/** The logs that have just the content of the import, by day. */
async function sameLogs(
  source: ImportedDays,
  names: ReadonlyMap<Day, readonly string[]>,
  target: ImportTarget,
): Promise<Map<Day, string>> {
  const same = new Map<Day, string>();
  for (const day of source.conversation.days) {
    const uris = (names.get(day) ?? []).map(name => source.uriOf(name));
    const text = uris.length === 0 ? '' : source.textOn(day);
    for (const uri of uris) {
      const bytes = await target.read(uri);
      if (bytes !== undefined && textOf(bytes) === text) same.set(day, uri);
    }
  }
  return same;
}

/** The log of a day that is new or, at `same`, there with just this content. */
function unmergedLog(source: ImportedDays, day: Day, same: string | undefined): PlannedLog {
  const messages = source.countOn(day);
  const isNew = same === undefined;
  return {
    uri: same ?? source.uriOn(day),
    day,
    state: isNew ? 'new' : 'same',
    refusal: undefined,
    added: isNew ? messages : 0,
    alreadyThere: isNew ? 0 : messages,
    total: messages,
    uncertain: [],
    offers: { seconds: 0, picture: 0 },
    existing: isNew ? [] : [same],
    async change() {
      const after = source.textOn(day);
      return {
        before: isNew ? undefined : after,
        edits: [],
        after,
        added: isNew ? messages : 0,
        places: [],
      };
    },
    leftOut: async () => [],
  };
}

/** Merges windows one after the other. Those that do not agree which log a message is in are merged together. */
async function mergeWindows(
  windows: readonly ImportWindow[],
  context: ImportMergeContext,
  token: Cancellation | undefined,
): Promise<Pick<ConversationPlan, 'logs' | 'files'>> {
  const logs: PlannedLog[] = [];
  const [used, unused, offered] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const last = new LastWindow(context);
  const shared = sharedDays(windows);
  const places = new Map<Day, string[]>([...shared].map(day => [day, []]));
  for (const window of windows) {
    if (token?.isCancellationRequested) return { logs, files: { used, unused, offered } };
    const result = await mergeWindow(window, context);
    last.keep(window, result);
    for (const log of result.logs) logs.push(mergedLog(log, window, result.read, last));
    for (const place of result.places) places.get(place.slice(0, place.indexOf(':')))?.push(place);
    for (const file of result.files.unused) unused.add(file);
    for (const file of result.files.used) used.add(file);
    for (const file of result.files.offered) offered.add(file);
  }
  const open = [...shared].find(day => {
    const found = places.get(day)!;
    return found.length !== context.source.countOn(day) || new Set(found).size !== found.length;
  });
  if (open === undefined) return { logs, files: { used, unused, offered } };
  return mergeWindows(joinedAt(open, windows), context, token);
}

/** The days that several windows merge. */
function sharedDays(windows: readonly ImportWindow[]): Set<Day> {
  const seen = new Set<Day>();
  const shared = new Set<Day>();
  for (const day of windows.flatMap(({ merged }) => merged)) (seen.has(day) ? shared : seen).add(day);
  return shared;
}

/** Joins the windows that merge a day. */
function joinedAt(day: Day, windows: readonly ImportWindow[]): ImportWindow[] {
  const having = windows.filter(({ merged }) => merged.includes(day));
  const joined = having.reduce(joinedWindow);
  return windows.flatMap(window =>
    window === having[0] ? [joined] : having.includes(window) ? [] : [window],
  );
}

/** Without the text, which is made again when it is needed. */
function mergedLog(
  { uri, day, added, alreadyThere, total, uncertain, offers, refusal, existing, before }: MergedDay,
  window: ImportWindow,
  read: MergedWindow['read'],
  last: LastWindow,
): PlannedLog {
  const current = async () => (await last.resultOf(window, read)).logs.find(log => log.uri === uri)!;
  const state =
    refusal !== undefined ? 'other' : added === 0 ? 'same' : before === undefined ? 'new' : 'merged';
  return {
    uri,
    day,
    state,
    refusal,
    added,
    alreadyThere,
    total,
    uncertain,
    offers,
    existing,
    change: async choices => (await current()).change(choices),
    leftOut: async choices => (await current()).leftOut(choices),
  };
}

/** Keeps the last window that was merged: its logs are asked for one after the other. */
class LastWindow {
  readonly #context: ImportMergeContext;
  #window: ImportWindow | undefined;
  #result: MergedWindow | undefined;

  constructor(context: ImportMergeContext) {
    this.#context = context;
  }

  keep(window: ImportWindow, result: MergedWindow): void {
    this.#window = window;
    this.#result = result;
  }

  /** @param read the logs as they were @throws {LogChanged} */
  async resultOf(window: ImportWindow, read: MergedWindow['read']): Promise<MergedWindow> {
    if (this.#window === window) return this.#result!;
    const result = await mergeWindow(window, this.#context);
    for (const [uri, fingerprint] of read)
      if (result.read.get(uri) !== fingerprint) throw new LogChanged(uri);
    this.keep(window, result);
    return result;
  }
}
