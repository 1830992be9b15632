import type { People } from '../../people/people';
import type { Doubt } from '../../protocol';
import type { Day } from '../../text/calendar';
import { groupBy } from '../../text/groupBy';
import type { Edit } from '../../text/span';
import { finished, type Steps } from '../../text/steps';
import type { Overlap } from '../align/alignment';
import type { Sequence } from '../compared/sequence';
import { Sequences } from '../compared/sequenceBuilder';
import { type MergedSequences, mergeSteps, type Place } from '../join/mergeSequences';
import { namesOfBase } from '../join/namesOfBase';
import { type AddedMessage, addedMessages } from './addedMessages';
import { type DayLog, dayLogs } from './dayLogs';
import { editsOf } from './logEdits';
import { type LogItem, logItems } from './logItems';
import { type LogSource, type MessageOfLog, messagesOf, type ReadSource, type SourceLog } from './logSource';
import { type Offer, offersOf } from './offers';
import { type OpenPlace, openPlaces } from './openPlaces';

/** A day's log of a merge. */
export interface MergedLog {
  readonly day: Day;
  /** The log that is added to; `undefined` if the base has none for this day. */
  readonly base: SourceLog | undefined;
  /** The edits of the base's log; none if nothing is added. */
  readonly edits: readonly Edit[];
  /** All messages of the log, in order. */
  readonly items: readonly LogItem[];
  /** The messages that are added, in order. A new log has no others. */
  readonly added: readonly AddedMessage[];
  /** The messages of other sources that the base's log has already. */
  readonly there: readonly MessageOfLog[];
  readonly counts: LogCounts;
  /** Where messages may be one, and at least one of them is added. In order. */
  readonly places: readonly OpenPlace[];
  /** What other sources know better than the base's log. */
  readonly offers: readonly Offer[];
}

/** Where the messages of a merged log are from. */
export interface LogCounts {
  /** All messages of the result. */
  readonly total: number;
  /** Those that only one source has, by source. */
  readonly only: readonly number[];
  /** Those that several sources have. */
  readonly common: number;
  /** Pairs that may be the same. Both stay. */
  readonly uncertain: number;
}

/** Two messages that may be one, of an earlier and a later source. */
export interface UncertainMessages {
  readonly a: MessageOfLog;
  readonly b: MessageOfLog;
  readonly doubt: Doubt;
}

/** How two sources relate. */
export interface SourceOverlap {
  /** The indices of the sources, `a` before `b`. */
  readonly a: number;
  readonly b: number;
  readonly overlap: Overlap;
  /** How many messages they have in the time that both have messages of, and how many of them are the same. */
  readonly common: { readonly a: number; readonly b: number; readonly pairs: number };
  /** How much later the second clock is at the beginning, in seconds, and whether that changes. */
  readonly clock: { readonly offset: number; readonly isVarying: boolean };
}

/** The result of a merge. Nothing of the sources is changed. */
export interface LogMerge {
  /** By day. Those to which nothing is added are among them. */
  readonly logs: readonly MergedLog[];
  readonly overlaps: readonly SourceOverlap[];
  readonly uncertain: readonly UncertainMessages[];
  /** What other sources know better than the base. */
  readonly offers: readonly Offer[];
}

/**
 * Merges the logs of several sources. The text of the first source stays as it is, in its order; what others have more is added, by
 * neighbours and time. No message of any source is lost.
 *
 * @param sources at least one
 */
export function mergeLogs(sources: readonly LogSource[], people: People): LogMerge {
  return finished(mergeLogsSteps(sources, people));
}

/** The same as `mergeLogs`, in steps. */
export function* mergeLogsSteps(sources: readonly LogSource[], people: People): Steps<LogMerge> {
  const read: ReadSource[] = [];
  for (const source of sources) read.push(yield* messagesOf(source));
  const sequences = new Sequences(
    new Set(read.flatMap(({ messages }) => [...new Set(messages.map(({ speaker }) => speaker))])),
    people,
  );
  const compared: Sequence[] = [];
  for (const [index, { places, messages }] of read.entries()) {
    const { pictureName } = sources[index]!;
    const nameOf =
      pictureName && ((message: number, address: string) => pictureName(places[message]!.log, address));
    compared.push(yield* sequences.steps(messages, nameOf));
  }
  const merged = yield* mergeSteps(compared);
  const at = ({ sequence, index }: Place) => read[sequence]!.places[index]!;
  const uncertain = uncertainMessages(merged, at);
  const nameOf = namesOfBase(merged, compared);
  const offers = offersOf(merged, compared, at);
  yield;
  const offersByLog = groupBy(offers, ({ base }) => base.log);
  const days: (DayLog & Pick<MergedLog, 'items' | 'added'>)[] = [];
  for (const dayLog of dayLogs(sources[0]!, merged.messages, at)) {
    const added = addedMessages(dayLog, nameOf, compared, at);
    days.push({ ...dayLog, added: [...added.values()], items: logItems(dayLog, added, at) });
    yield;
  }
  const places = openPlaces(days, uncertain, ({ members }) => members.map(at));
  const found = new Set<MessageOfLog>();
  const logs: MergedLog[] = [];
  for (const [index, dayLog] of days.entries()) {
    const { day, base, added, items } = dayLog;
    logs.push({
      day,
      base,
      edits: base === undefined || added.length === 0 ? [] : editsOf(base, items),
      items,
      added,
      there: messagesInBase(dayLog, at, found),
      counts: countsOf(
        dayLog.messages.map(({ merged }) => merged),
        sources.length,
        uncertain,
        at,
      ),
      places: places[index]!,
      offers: (base && offersByLog.get(base)) ?? [],
    });
    yield;
  }
  return { logs, overlaps: overlapsOf(merged, read), uncertain, offers };
}

function uncertainMessages(
  { alignments }: MergedSequences,
  at: (place: Place) => MessageOfLog,
): UncertainMessages[] {
  return alignments.flatMap(({ a, b, alignment }) =>
    alignment.uncertain.map(pair => {
      const one = at({ sequence: a, index: pair.a });
      const other = at({ sequence: b, index: pair.b });
      return a < b ? { a: one, b: other, doubt: pair.doubt } : { a: other, b: one, doubt: pair.doubt };
    }),
  );
}

/** @param found those that are found so far: the parts of a message may stand in two logs */
function messagesInBase(
  { messages }: DayLog,
  at: (place: Place) => MessageOfLog,
  found: Set<MessageOfLog>,
): MessageOfLog[] {
  const there: MessageOfLog[] = [];
  for (const { merged } of messages) {
    if (merged.first.sequence !== 0) continue;
    for (const member of merged.members) {
      const message = at(member);
      if (member.sequence === 0 || found.has(message)) continue;
      found.add(message);
      there.push(message);
    }
  }
  return there;
}

function countsOf(
  messages: readonly MergedSequences['messages'][number][],
  sources: number,
  uncertain: readonly UncertainMessages[],
  at: (place: Place) => MessageOfLog,
): LogCounts {
  const only = Array.from({ length: sources }, () => 0);
  const here = new Set<MessageOfLog>();
  let common = 0;
  for (const { first, members } of messages) {
    here.add(at(first));
    if (members.some(({ sequence }) => sequence !== first.sequence)) common++;
    else only[first.sequence]!++;
  }
  return {
    total: messages.length,
    only,
    common,
    uncertain: uncertain.filter(({ a }) => here.has(a)).length,
  };
}

function overlapsOf({ alignments }: MergedSequences, read: readonly ReadSource[]): SourceOverlap[] {
  const overlaps = alignments.map(({ a, b, alignment: { overlap, common, clock } }): SourceOverlap => {
    const start = read[a]!.messages[0]?.time ?? 0;
    const offset = clock.toB(start) - start;
    const isVarying = clock.kind === 'varying';
    return a < b
      ? { a, b, overlap, common, clock: { offset, isVarying } }
      : {
          a: b,
          b: a,
          overlap,
          common: { a: common.b, b: common.a, pairs: common.pairs },
          clock: { offset: -offset, isVarying },
        };
  });
  return overlaps.sort((x, y) => x.a - y.a || x.b - y.b);
}
