import type { ChatLog } from '../document/chatLog';
import type { Logs } from '../people/logList';
import type { SpokenName } from '../people/spokenName';
import type { Day } from '../text/calendar';
import type { HeaderSite } from './headerSites';
import type { LogRecord } from './logRecord';
import { uriKey } from './uri';
import type { Workspace } from './workspace';

/** How much a person says in all logs. */
export interface Presence {
  readonly messages: number;
  /** The logs with these messages. */
  readonly logs: Logs<LogRecord>;
  /** The days of the first and the last of these logs; `undefined` if none has a day. */
  readonly firstDay: Day | undefined;
  readonly lastDay: Day | undefined;
}

/** The number of messages of a log under some names. Goes through the names or through the speakers, whichever are fewer. */
export function messagesUnder(speakers: ReadonlyMap<string, number>, names: ReadonlySet<string>): number {
  let messages = 0;
  if (names.size <= speakers.size) for (const name of names) messages += speakers.get(name) ?? 0;
  else for (const [name, count] of speakers) if (names.has(name)) messages += count;
  return messages;
}

/** How much a person says under all of their names. It goes through logs only for people with several names. */
export function presenceIn(workspace: Workspace, names: readonly string[]): Presence {
  return presenceUnder(names.flatMap(name => workspace.spokenName(name) ?? []));
}

/** The same, of names as they are spoken. */
export function presenceUnder(names: readonly SpokenName<LogRecord>[]): Presence {
  const [only] = names;
  const days = names.flatMap(({ firstDay, lastDay }) =>
    firstDay === undefined || lastDay === undefined ? [] : [firstDay, lastDay],
  );
  days.sort();
  return {
    messages: names.reduce((sum, { messageCount }) => sum + messageCount, 0),
    logs: names.length === 1 ? only!.logs : new Set(names.flatMap(({ logs }) => [...logs])),
    firstDay: days[0],
    lastDay: days.at(-1),
  };
}

/** The index of a person's last message before message `before` of a log; -1 if there is none. */
export function lastMessageBefore(
  { transcript, speakers }: ChatLog,
  names: readonly string[],
  before: number,
): number {
  const own = new Set(names.filter(name => speakers.has(name)));
  if (own.size === 0) return -1;
  let index = before - 1;
  while (index >= 0 && !own.has(transcript.messages[index]!.header.speaker)) index--;
  return index;
}

/** The index of a person's first message of a log from message `from` on; -1 if there is none. */
export function firstMessageFrom(
  { transcript, speakers }: ChatLog,
  names: readonly string[],
  from: number,
): number {
  const own = new Set(names.filter(name => speakers.has(name)));
  if (own.size === 0) return -1;
  const { messages } = transcript;
  for (let index = from; index < messages.length; index++) {
    if (own.has(messages[index]!.header.speaker)) return index;
  }
  return -1;
}

/** The header of a message, and its log. */
export interface HeaderInLog {
  readonly record: LogRecord;
  readonly header: HeaderSite;
}

/** The last message of each name in a log. Use it for many people, as `lastHeaderIn` goes through the log for each. */
export function lastHeaders({ headers }: LogRecord): ReadonlyMap<string, HeaderSite> {
  return headers.lastOfEach();
}

/** The last message under any of some names. */
export function lastOf(
  headers: ReadonlyMap<string, HeaderSite>,
  names: readonly string[],
): HeaderSite | undefined {
  let last: HeaderSite | undefined;
  for (const name of names) {
    const header = headers.get(name);
    if (header !== undefined && (last === undefined || header.line > last.line)) last = header;
  }
  return last;
}

/** A person's last message in some logs, which are searched from the last on. */
export function lastHeaderIn(logs: readonly LogRecord[], names: readonly string[]): HeaderInLog | undefined {
  const all = new Set(names);
  for (let i = logs.length - 1; i >= 0; i--) {
    const record = logs[i]!;
    if (messagesUnder(record.speakers, all) === 0) continue;
    return { record, header: record.headers.lastOf(all)! };
  }
  return undefined;
}

/** A person's first message in some logs, which are searched from the first on. */
export function firstHeaderIn(logs: readonly LogRecord[], names: readonly string[]): HeaderInLog | undefined {
  const all = new Set(names);
  for (const record of logs) {
    if (messagesUnder(record.speakers, all) === 0) continue;
    return { record, header: record.headers.firstOf(all)! };
  }
  return undefined;
}

/** The other logs: those of earlier days, and those of the same or later days. */
export function logsAround(
  workspace: Workspace,
  uri: string,
  { day }: ChatLog,
): { readonly earlier: readonly LogRecord[]; readonly later: readonly LogRecord[] } {
  const logs = workspace.logs();
  const key = uriKey(uri);
  const own = logs.findIndex(record => uriKey(record.uri) === key);
  if (own !== -1) return { earlier: logs.slice(0, own), later: logs.slice(own + 1) };
  // A log that is not in the list, such as a revision of one. Logs without a day are last; this one may have none either.
  const next = logs.findIndex(record => record.day === undefined || day === undefined || record.day >= day);
  const split = day === undefined || next === -1 ? logs.length : next;
  return { earlier: logs.slice(0, split), later: logs.slice(split) };
}
