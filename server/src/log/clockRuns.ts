import type { Message } from '../model/message';
import { textOf } from './saidText';
import { isTelling } from './tellingText';

/** A run of messages that stands a second time in a log. */
export interface ClockRun {
  /** The indices of messages that are one, the earlier first, in the order of the later. */
  readonly pairs: readonly (readonly [first: number, second: number])[];
  /** How much later the clock of the second run is, in seconds. */
  readonly offset: number;
  /** Whether the first run ends before the second begins, so that all messages in the second run are of it. */
  readonly isApart: boolean;
}

/** How far apart two messages may be by their clocks, in seconds, beyond what these differ. */
export const TOLERANCE = 2;

/** So many texts that tell, of at least so many people, are no announcement that is repeated. */
export const MIN_ANCHORS = 3;
export const MIN_SPEAKERS = 2;

/** Two messages of one run have at most so many other messages between them that stand once. */
const MAX_GAP = 12;

/** The share of the messages of the second run that the first one has. */
export const MIN_SHARE = 0.5;

/**
 * Finds runs of a conversation that stand a second time, under the same names: the times of all their messages differ by the same.
 * What is said twice, by one person or by chance, is no run.
 *
 * @param isTaken whether a message is known to stand twice already
 */
export function clockRuns(messages: readonly Message[], isTaken: (index: number) => boolean): ClockRun[] {
  const keys = messages.map((message, index) => (isTaken(index) ? undefined : keyOf(message)));
  const byKey = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    if (key === undefined) continue;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [index]);
    else same.push(index);
  }
  const log: Log = { messages, keys, byKey, taken: new Set() };
  const runs: ClockRun[] = [];
  for (const anchors of groupsOf(anchorsOf(log))) {
    const run = runOf(log, anchors);
    if (run === undefined) continue;
    runs.push(run);
    for (const pair of run.pairs) for (const index of pair) log.taken.add(index);
  }
  return runs;
}

interface Log {
  readonly messages: readonly Message[];
  /** Equal for messages of one speaker and one text; `undefined` for those without time, speaker or text. */
  readonly keys: readonly (string | undefined)[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  /** Messages of runs that were found. */
  readonly taken: Set<number>;
}

/** Two messages of one speaker and one text that no other speaker has. */
interface Anchor {
  readonly first: number;
  readonly second: number;
  /** In seconds. */
  readonly offset: number;
}

function keyOf(message: Message): string | undefined {
  const { timestamp, speaker } = message.header;
  if (timestamp === undefined || speaker === '') return undefined;
  const text = textOf(message);
  return text === '' ? undefined : `${speaker}\n${text}`;
}

function anchorsOf({ messages, byKey }: Log): Anchor[] {
  const anchors: Anchor[] = [];
  for (const [first, second, third] of byKey.values()) {
    if (second === undefined || third !== undefined || !isTelling(textOf(messages[second]!))) continue;
    anchors.push({ first: first!, second, offset: offsetOf(messages, first!, second) });
  }
  return anchors;
}

function offsetOf(messages: readonly Message[], first: number, second: number): number {
  return messages[second]!.header.timestamp! - messages[first]!.header.timestamp!;
}

/** Anchors of one offset that stand near each other at both places, the most first. */
function groupsOf(anchors: readonly Anchor[]): Anchor[][] {
  const byOffset = [...anchors].sort((a, b) => a.offset - b.offset || a.second - b.second);
  const groups: Anchor[][] = [];
  let from = 0;
  for (let to = 1; to <= byOffset.length; to++) {
    const next = byOffset[to];
    if (next !== undefined && next.offset - byOffset[to - 1]!.offset <= TOLERANCE) continue;
    groups.push(...nearGroups(byOffset.slice(from, to)));
    from = to;
  }
  return groups.filter(group => group.length >= MIN_ANCHORS).sort((a, b) => b.length - a.length);
}

function nearGroups(anchors: readonly Anchor[]): Anchor[][] {
  const groups: Anchor[][] = [];
  for (const anchor of [...anchors].sort((a, b) => a.second - b.second)) {
    const last = groups.at(-1)?.at(-1);
    const isNear =
      last !== undefined &&
      anchor.second - last.second <= 2 * MAX_GAP &&
      Math.abs(anchor.first - last.first) <= 2 * MAX_GAP;
    if (isNear) groups.at(-1)!.push(anchor);
    else groups.push([anchor]);
  }
  return groups;
}

function runOf(log: Log, anchors: readonly Anchor[]): ClockRun | undefined {
  const { messages, taken } = log;
  const free = anchors.filter(({ first, second }) => !taken.has(first) && !taken.has(second));
  const speakers = new Set(free.map(({ second }) => messages[second]!.header.speaker));
  if (free.length < MIN_ANCHORS || speakers.size < MIN_SPEAKERS) return undefined;
  const offset = free.map(each => each.offset).sort((a, b) => a - b)[free.length >> 1]!;
  const pairs = connected(pairsOf(log, offset, seamBetween(messages, free)), free);
  if (pairs.length < MIN_ANCHORS) return undefined;
  const firsts = pairs.map(([first]) => first);
  const from = pairs[0]![1];
  const isApart = firsts.every(first => first < from);
  const length = pairs.at(-1)![1] - from + 1;
  // Between messages that stand in turn, those of the other run are no lack.
  const share = (isApart ? pairs.length : 2 * pairs.length) / length;
  return share < MIN_SHARE ? undefined : { pairs, offset, isApart };
}

/** In this order a mate is looked for: at the time by the clock, or so many seconds beside it. */
const BESIDE = [0, -1, 1, -TOLERANCE, TOLERANCE];

/**
 * All messages whose mate stands before them and is earlier by an offset. Each is in one pair at most.
 *
 * @param seam the index where the second run begins, if that is known: no message before it is of this run, and none after it of the first
 */
function pairsOf(
  { messages, keys, taken }: Log,
  offset: number,
  seam: number | undefined,
): [number, number][] {
  const pairs: [number, number][] = [];
  const places = new Places();
  for (const [index, key] of keys.entries()) {
    if (key === undefined || taken.has(index)) continue;
    const time = messages[index]!.header.timestamp!;
    const first =
      seam !== undefined && index < seam
        ? undefined
        : places.take(
            key,
            BESIDE.map(beside => time - offset + beside),
          );
    if (first !== undefined) pairs.push([first, index]);
    else if (seam === undefined || index < seam) places.add(key, time, index);
  }
  return pairs;
}

/** Where times go back between two runs. */
function seamBetween(messages: readonly Message[], anchors: readonly Anchor[]): number | undefined {
  const last = anchors.reduce((index, { first }) => Math.max(index, first), 0);
  const next = anchors.reduce((index, { second }) => Math.min(index, second), Number.POSITIVE_INFINITY);
  for (let index = last + 1; index <= next; index++) {
    const time = messages[index]!.header.timestamp;
    const before = messages[index - 1]!.header.timestamp;
    if (time !== undefined && before !== undefined && time < before) return index;
  }
  return undefined;
}

/** Messages by speaker, text and time, in their order. */
class Places {
  readonly #byKey = new Map<string, Map<number, number[]>>();

  add(key: string, time: number, index: number): void {
    const byTime = this.#byKey.get(key) ?? new Map<number, number[]>();
    this.#byKey.set(key, byTime);
    const there = byTime.get(time);
    if (there === undefined) byTime.set(time, [index]);
    else there.push(index);
  }

  /** Takes out the first message at the first of some times that there is one at. */
  take(key: string, times: readonly number[]): number | undefined {
    const byTime = this.#byKey.get(key);
    if (byTime === undefined) return undefined;
    for (const time of times) {
      const index = byTime.get(time)?.shift();
      if (index !== undefined) return index;
    }
    return undefined;
  }
}

/** The pairs between some anchors, and those next to them on both sides. */
function connected(
  pairs: readonly (readonly [number, number])[],
  anchors: readonly Anchor[],
): (readonly [number, number])[] {
  const inAnchors = new Set(anchors.map(({ second }) => second));
  let from = pairs.findIndex(([, second]) => inAnchors.has(second));
  if (from < 0) return [];
  let to = pairs.length - 1;
  while (!inAnchors.has(pairs[to]![1])) to--;
  while (from > 0 && areNear(pairs[from - 1]!, pairs[from]!)) from--;
  while (to < pairs.length - 1 && areNear(pairs[to]!, pairs[to + 1]!)) to++;
  return pairs.slice(from, to + 1);
}

function areNear(before: readonly [number, number], after: readonly [number, number]): boolean {
  return after[1] - before[1] <= MAX_GAP && Math.abs(after[0] - before[0]) <= MAX_GAP;
}
