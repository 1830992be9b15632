import * as l10n from '@vscode/l10n';
import type { ClockRun } from '../../log/clockRuns';
import { type DoubledRuns, doubledRuns } from '../../log/doubledRuns';
import type { LogView } from '../../log/logView';
import { SECONDS_OF_DAY } from '../../log/timeOrder';
import type { Message } from '../../model/message';
import { arrangeMessages, type PlacedMessage } from '../arrangeMessages';
import { writtenHeaderLine } from '../headerEdit';
import { updateLinesKey } from './linesKey';
import type { Refactoring } from './refactoring';
import { spansOf } from './removeDuplicates';

/**
 * Merges what stands twice in a log: under two names, or as a run by another clock or at another place. Of each message the first stays
 * as it is. Messages that only a second run has go to their place in the first one, with the time of its clock.
 */
export const mergeDuplicatedRuns: Refactoring = {
  id: 'mergeDuplicatedRuns',
  title: () => l10n.t('Merge the duplicated runs'),
  apply(log) {
    const { transcript } = log;
    const { messages } = transcript;
    const runs = doubledRuns(messages);
    const doubled = [...runs.firsts.keys()].sort((a, b) => a - b);
    if (doubled.length === 0)
      return { reason: l10n.t('No part of the conversation stands twice, under two names or clocks.') };
    const moved = runs.byClock.flatMap(run => movedMessages(messages, run, runs));
    return {
      edits: [
        ...updateLinesKey(log, messages.length - doubled.length),
        ...(moved.length === 0
          ? spansOf(doubled).map(({ first, end }) => arrangeMessages(transcript, first, end, []))
          : [rearranged(log, new Set(doubled), moved)]),
      ],
      summary: summaryOf(doubled.length, moved.length),
    };
  },
};

function summaryOf(doubled: number, moved: number): string {
  const merged =
    doubled === 1
      ? l10n.t('1 doubled message merged')
      : l10n.t('{0} doubled messages merged', String(doubled));
  if (moved === 0) return merged;
  const added =
    moved === 1
      ? l10n.t('1 message that only the second run had moved to its place')
      : l10n.t('{0} messages that only the second run had moved to their place', String(moved));
  return l10n.t('{0}; {1}', merged, added);
}

/** A message that only a second run has, and where it goes. */
interface MovedMessage extends PlacedMessage {
  readonly index: number;
  /** The message that it follows; -1 for the beginning of the log. */
  readonly after: number;
}

/**
 * The messages that only the second run has. Each goes between those that its neighbours are, and there by time. None if the runs stand
 * in each other, where it is open which run a message is of.
 */
function movedMessages(
  messages: readonly Message[],
  { pairs, offset, isApart }: ClockRun,
  { firsts }: DoubledRuns,
): MovedMessage[] {
  if (!isApart) return [];
  const moved: MovedMessage[] = [];
  let after = -1;
  for (const [at, [first, second]] of pairs.entries()) {
    after = Math.max(after, first);
    const next = pairs[at + 1];
    if (next === undefined) break;
    for (let index = second + 1; index < next[1]; index++) {
      if (firsts.has(index)) continue;
      const message = messages[index]!;
      const time = message.header.timestamp;
      const shifted = time === undefined ? undefined : time - offset;
      // It belongs to another day, which this log is not.
      if (shifted !== undefined && (shifted < 0 || shifted >= SECONDS_OF_DAY)) continue;
      while (shifted !== undefined && after + 1 < next[0] && isNotLater(messages[after + 1]!, shifted))
        after++;
      const isShifted = shifted !== undefined && offset !== 0;
      moved.push({
        message,
        index,
        after,
        ...(isShifted && { header: writtenHeaderLine(message, shifted) }),
      });
    }
  }
  return moved;
}

function isNotLater({ header: { timestamp } }: Message, time: number): boolean {
  return timestamp === undefined || timestamp <= time;
}

/** One edit that leaves messages out and moves others. */
function rearranged(
  { transcript }: LogView,
  left: ReadonlySet<number>,
  moved: readonly MovedMessage[],
): ReturnType<typeof arrangeMessages> {
  const { messages } = transcript;
  const isMoved = new Set(moved.map(({ index }) => index));
  const byPlace = new Map<number, MovedMessage[]>();
  for (const each of moved) {
    const there = byPlace.get(each.after);
    if (there === undefined) byPlace.set(each.after, [each]);
    else there.push(each);
  }
  const changed = [...left, ...isMoved];
  const from = [...moved.map(({ after }) => after + 1), ...changed].reduce((a, b) => Math.min(a, b));
  const to = changed.reduce((a, b) => Math.max(a, b)) + 1;
  const placed: PlacedMessage[] = [];
  for (let index = from - 1; index < to; index++) {
    if (index >= from && !left.has(index) && !isMoved.has(index))
      placed.push({ message: messages[index]!, index });
    placed.push(...(byPlace.get(index) ?? []));
  }
  return arrangeMessages(transcript, from, to, placed);
}
