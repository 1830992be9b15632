import { contextOf, type FindableLog, findInLog, messagesAround } from '../find/findInLog';
import type { MessageQuery } from '../find/messageQuery';
import { parseTranscript } from '../model/parse';
import type { FindContext, FindPlace, FoundMessage } from '../protocol';
import { fileDayOf } from '../text/calendar';
import type { LogRecord } from './logRecord';
import { TimeSlice } from './timeSlice';
import { fileNameOf, uriKey } from './uri';
import type { Cancellation, Workspace } from './workspace';

/** The number of files that are read ahead. */
const AHEAD = 6;

/** The messages that are given in one part. */
const PART = 200;

/** What a search comes to, log by log, and in a log with many messages by some of them. */
export interface SearchedPart {
  /** Messages of one log, the last one first: `PART` at most. */
  readonly found: readonly FoundMessage[];
  /** So many of the logs are searched, of so many. */
  readonly searched: number;
  readonly total: number;
  /** How many could not be read. */
  readonly unread: number;
  /** Where the search stopped at its limit. */
  readonly stopped: FindPlace | undefined;
}

export interface FindOptions {
  /** The maximum number of messages. */
  readonly limit: number;
  /** The message behind which the search goes on. */
  readonly after?: FindPlace | undefined;
}

/** The order of a search: the latest day first, logs without one last; logs of a day against the order of their URIs. */
type Ordered = Pick<FindPlace, 'uri'> & { readonly day?: string | undefined };

function newestFirst(a: Ordered, b: Ordered): number {
  const [first, second] = [a.day ?? '', b.day ?? ''];
  if (first !== second) return first > second ? -1 : 1;
  return a.uri > b.uri ? -1 : a.uri < b.uri ? 1 : 0;
}

/** Logs in the order of `Workspace.logs` in that of a search: each search would sort all of them. */
function fromNewest(logs: readonly LogRecord[]): LogRecord[] {
  const undated = logs.findIndex(({ day }) => day === undefined);
  const end = undated === -1 ? logs.length : undated;
  return [...logs.slice(0, end).reverse(), ...logs.slice(end).reverse()];
}

/** The logs in which one of some names speaks, in no particular order. */
function logsOf(workspace: Workspace, names: ReadonlySet<string>): LogRecord[] {
  const logs = new Set<LogRecord>();
  for (const name of names) for (const log of workspace.spokenName(name)?.logs ?? []) logs.add(log);
  return [...logs];
}

/**
 * Searches all logs, the newest first: open ones as they are typed, the others from their files, which the index rules out unread where it can. Other
 * requests are answered in between. Memory is bounded by a few files, whatever is found.
 */
export async function* findMessages(
  workspace: Workspace,
  query: MessageQuery,
  { limit, after }: FindOptions,
  token: Cancellation,
): AsyncGenerator<SearchedPart> {
  const isLeft = (record: LogRecord) =>
    after === undefined || isSame(record, after) || newestFirst(record, after) > 0;
  const logs = workspace.logs();
  const total = after === undefined ? logs.length : logs.filter(isLeft).length;
  const ofSpeakers = query.speakers && logsOf(workspace, query.speakers).filter(isLeft).sort(newestFirst);
  const searched = (ofSpeakers ?? fromNewest(logs).filter(isLeft)).filter(record => query.mayFindIn(record));
  const skipped = total - searched.length;
  let unread = workspace.unreadable().filter(({ uri }) => query.isOfDay(fileDayOf(fileNameOf(uri)))).length;
  const slice = new TimeSlice();
  const sources = readAhead(searched, record => readSource(workspace, record, query, slice));
  let count = 0;
  for (const [index, record] of searched.entries()) {
    const found: FoundMessage[] = [];
    let source = await sources.next();
    await slice.pauseWhenDue();
    let log = openLogOf(workspace, record);
    // It was closed meanwhile.
    if (source === 'open' && log === undefined) source = await readSource(workspace, record, query, slice);
    if (token.isCancellationRequested) return;
    if (log === undefined && typeof source === 'object') log = source;
    if (log === undefined && source === 'unread') unread++;
    if (log !== undefined) {
      const before = after !== undefined && isSame(record, after) ? after.line : undefined;
      for (const message of findInLog(log, query, { before })) {
        await slice.pauseWhenDue();
        if (token.isCancellationRequested) return;
        if (message === undefined) continue;
        found.push(message);
        count++;
        if (count === limit) break;
        if (found.length === PART) {
          yield {
            found: found.splice(0),
            searched: skipped + index,
            total,
            unread,
            stopped: undefined,
          };
        }
      }
    }
    const last = found.at(-1);
    const stopped = count === limit && last !== undefined ? placeOf(last) : undefined;
    yield { found, searched: skipped + index + 1, total, unread, stopped };
    if (stopped !== undefined) return;
  }
  if (searched.length === 0) {
    yield { found: [], searched: total, total, unread, stopped: undefined };
  }
}

/** The messages around one, of a log as it is typed or from its file. `undefined` if it is not there any more. */
export async function findContext(
  workspace: Workspace,
  { uri, line }: FindPlace,
  count: number,
): Promise<FindContext | undefined> {
  const record = workspace.record(uri);
  if (record === undefined) return undefined;
  const open = openLogOf(workspace, record);
  if (open !== undefined) return messagesAround(open, line, count);
  const source = [...(await workspace.readPieces(uri))].join('');
  return messagesAround(closedLogOf(workspace, record, source), line, count);
}

function placeOf({ uri, day, line }: FoundMessage): FindPlace {
  return { uri, ...(day !== undefined && { day }), line };
}

function isSame(a: { readonly uri: string }, b: { readonly uri: string }): boolean {
  return uriKey(a.uri) === uriKey(b.uri);
}

/** A copy of an open log as it is now. */
function openLogOf(workspace: Workspace, { uri, day }: LogRecord): FindableLog | undefined {
  const open = workspace.openLog(uri);
  if (open === undefined) return undefined;
  const { transcript, names, people, slots } = open.log;
  const { messages, startLines } = transcript;
  return { uri, day, messages: messages.slice(), startLines: startLines.slice(), names, people, slots };
}

function closedLogOf({ people }: Workspace, { uri, day }: LogRecord, source: string): FindableLog {
  const { messages, startLines } = parseTranscript(source);
  return { uri, day, messages, startLines, ...contextOf(messages, people) };
}

/** A log from its file; `open`, as an open one is searched as it is typed by then; `none`, if its source rules it out. */
type Source = FindableLog | 'open' | 'none' | 'unread';

async function readSource(
  workspace: Workspace,
  record: LogRecord,
  query: MessageQuery,
  slice: TimeSlice,
): Promise<Source> {
  if (workspace.openLog(record.uri) !== undefined) return 'open';
  const pieces: string[] = [];
  try {
    for (const piece of await workspace.readPieces(record.uri)) {
      pieces.push(piece);
      await slice.pauseWhenDue();
    }
  } catch {
    return 'unread';
  }
  const source = pieces.join('');
  return query.mayFindInSource(source) ? closedLogOf(workspace, record, source) : 'none';
}

/** Starts to read some items before they are needed, and gives them in their order. */
function readAhead<Item, Result>(items: readonly Item[], read: (item: Item) => Promise<Result>) {
  const pending: Promise<Result>[] = [];
  let started = 0;
  return {
    next(): Promise<Result> {
      while (started < items.length && pending.length < AHEAD) pending.push(read(items[started++]!));
      return pending.shift()!;
    },
  };
}
