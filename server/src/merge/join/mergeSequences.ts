import { finished, type Steps } from '../../text/steps';
import { compareSequences } from '../align/compareSequences';
import type { Sequence } from '../compared/sequence';
import { alignAll, type PairAlignment } from './alignAll';
import { relationsToBase, type ToBase } from './clocksOfBase';
import { Groups } from './groups';

/** A message of one of the sequences. */
export interface Place {
  readonly sequence: number;
  readonly index: number;
}

/** A message of the merged conversation. */
export interface MergedMessage {
  /** The message whose text stays: that of the base, or else of the first sequence that has it. */
  readonly first: Place;
  /** The same message in all sequences, `first` included; of a message in parts all parts. */
  readonly members: readonly Place[];
  /** By the clock of the base, in seconds. */
  readonly time: number;
  /** How many seconds the time leaves open. */
  readonly width: number;
}

/** Several sequences as one. */
export interface MergedSequences {
  /** Those of the base in their order; the others between them. */
  readonly messages: readonly MergedMessage[];
  readonly alignments: readonly PairAlignment[];
  /** By sequence. */
  readonly relations: readonly ToBase[];
}

/**
 * Merges sequences. No message is lost: each is in one merged message, and two messages of one sequence are in one only where another
 * sequence has them joined.
 *
 * @param sequences of one `Sequences`; the first is the base
 */
export function mergeSequences(sequences: readonly Sequence[]): MergedSequences {
  return finished(mergeSteps(sequences));
}

/** The same as `mergeSequences`, in steps. */
export function* mergeSteps(sequences: readonly Sequence[]): Steps<MergedSequences> {
  const alignments = yield* alignAll(sequences);
  const groups = new Groups(sequences, alignments);
  const relations = relationsToBase(sequences.length, 0, alignments);
  const order = sequences
    .map((_, index) => index)
    .sort((x, y) => (x === 0 ? -1 : y === 0 ? 1 : compareSequences(sequences[x]!, sequences[y]!) || x - y));
  let merged: MergedMessage[] = [];
  const placed = new Set<number>();
  for (const sequence of order) {
    merged = withSequence(merged, sequence, sequences, groups, relations, placed);
    yield;
  }
  return { messages: merged, alignments, relations };
}

/** A message that is yet to be placed, and the position behind which it goes. */
interface Placed {
  readonly message: MergedMessage;
  readonly after: number;
}

/** Places the messages of a sequence that are not there yet: between their neighbours that are, and there by time. */
function withSequence(
  merged: readonly MergedMessage[],
  sequence: number,
  sequences: readonly Sequence[],
  groups: Groups,
  relations: readonly ToBase[],
  placed: Set<number>,
): MergedMessage[] {
  const { count } = sequences[sequence]!;
  /** The positions of groups; -1 for none. */
  const firsts = new Int32Array(groups.size).fill(-1);
  const lasts = new Int32Array(groups.size).fill(-1);
  for (let position = 0; position < merged.length; position++) {
    const { first } = merged[position]!;
    const group = groups.groupOf(first.sequence, first.index);
    if (firsts[group] === -1) firsts[group] = position;
    lasts[group] = position;
  }
  const latest = latestTimes(merged);
  const added: Placed[] = [];
  let run: MergedMessage[] = [];
  let before = -1;
  const place = (next: number) => {
    let after = before;
    const end = next > before ? next : merged.length;
    for (const message of run) {
      while (after + 1 < end && latest[after + 1]! <= message.time + message.width - 1) after++;
      added.push({ message, after });
    }
    run = [];
  };
  for (let index = 0; index < count; index++) {
    const group = groups.groupOf(sequence, index);
    const position = firsts[group]!;
    if (position !== -1) {
      place(position);
      before = Math.max(before, lasts[group]!);
      continue;
    }
    const all = mergedMessages({ sequence, index }, sequences, groups, relations);
    // Its own messages stay in its order, also the parts of one between which others stand.
    const isOwn = all[0]!.first.sequence === sequence;
    if (isOwn) run.push(all.find(({ first }) => first.index === index)!);
    else if (!placed.has(group)) run.push(...all);
    placed.add(group);
  }
  place(merged.length);
  return woven(merged, added);
}

/** The messages that stay of those that are one: one, or the parts of one. */
function mergedMessages(
  place: Place,
  sequences: readonly Sequence[],
  groups: Groups,
  relations: readonly ToBase[],
): MergedMessage[] {
  const members = groups.membersOf(place.sequence, place.index);
  const { sequence } = members[0]!;
  const { times, widths } = sequences[sequence]!;
  return members
    .filter(member => member.sequence === sequence)
    .map(first => ({
      first,
      members,
      time: Math.round(relations[sequence]!.time(times[first.index]!)),
      width: widths[first.index]!,
    }));
}

/** The latest time up to each message: where a sequence goes back, what comes later still follows. */
function latestTimes(messages: readonly MergedMessage[]): number[] {
  let latest = Number.NEGATIVE_INFINITY;
  return messages.map(({ time }) => {
    latest = Math.max(latest, time);
    return latest;
  });
}

function woven(merged: readonly MergedMessage[], added: readonly Placed[]): MergedMessage[] {
  const byPlace = [...added].sort((x, y) => x.after - y.after);
  const messages: MergedMessage[] = [];
  let next = 0;
  for (let position = -1; position < merged.length; position++) {
    if (position >= 0) messages.push(merged[position]!);
    for (; next < byPlace.length && byPlace[next]!.after === position; next++)
      messages.push(byPlace[next]!.message);
  }
  return messages;
}
