import type { Message } from '../model/message';
import { partsOf } from '../people/nameParts';
import { OWN_NAME } from '../people/people';
import { textOf } from './saidText';
import { isTelling } from './tellingText';

/** How many seconds the two times of one message lie apart at most, where two exports round them differently. */
export const MAX_APART = 2;

/** The number of messages before and after one among which the other one is looked for. */
const REACH = 8;

/** The number of messages before and after one in which other doubled messages support it. */
const WINDOW = 12;

/** The number of messages before and after one on which its `doubleBefore` depends. */
export const DOUBLE_REACH = WINDOW + 2 * REACH;

/** So many other doubled messages near it show that a message is doubled too, if its text or its time alone does not. */
const MIN_SUPPORT = 2;

/**
 * Finds the message that a message doubles: the same text at the same time, under another name. Logs that were made of the exports of two
 * people have such messages, as each of them sees other names.
 *
 * Of short texts and of those that several people write at once it finds none, unless messages around them are doubled.
 *
 * @returns the index of an earlier message; `undefined` if there is none for certain
 */
export function doubleBefore(messages: readonly Message[], index: number): number | undefined {
  const mate = mateBefore(messages, index);
  if (mate === undefined) return undefined;
  const apart = secondsApart(messages[mate]!, messages[index]!);
  const isLong = isTellingAt(messages, index);
  let support = 0;
  for (let away = 1; away <= WINDOW; away++) {
    for (let side = -1; side <= 1; side += 2) {
      const other = index + side * away;
      const otherMate = other === mate ? undefined : tellingMateBefore(messages, other);
      if (otherMate === undefined || otherMate === index) continue;
      support++;
      const isLikely = apart === 0 || haveSameNames(messages, mate, index, otherMate, other);
      if (support >= MIN_SUPPORT ? isLong || isLikely : isLong && isLikely) return mate;
    }
  }
  const isCertain = isLong && apart < MAX_APART && mayBeOnePerson(messages[mate]!, messages[index]!);
  return isCertain ? mate : undefined;
}

/** The same as `mateBefore` for a message whose text tells that it is not chance. */
function tellingMateBefore(messages: readonly Message[], index: number): number | undefined {
  if (!isNearTheOneBefore(messages, index)) return undefined;
  return isTellingAt(messages, index) ? mateBefore(messages, index) : undefined;
}

/** Nearly all messages stand alone in their seconds. */
function isNearTheOneBefore(messages: readonly Message[], index: number): boolean {
  const message = messages[index];
  const before = messages[index - 1];
  return message !== undefined && before !== undefined && secondsApart(before, message) <= MAX_APART;
}

/** The one message near another one that has its text; it is before it, and of another speaker. */
function mateBefore(messages: readonly Message[], index: number): number | undefined {
  const { speaker } = messages[index]!.header;
  if (speaker === '') return undefined;
  const text = textAt(messages, index);
  if (text === '') return undefined;
  const away = sameTextAfter(messages, index, text, -1, 0);
  if (away === 0 || sameTextAfter(messages, index, text, -1, away) > 0) return undefined;
  const mate = index - away;
  const { speaker: other } = messages[mate]!.header;
  if (other === '' || other === speaker) return undefined;
  if (sameTextAfter(messages, index, text, 1, 0) > 0) return undefined;
  return sameTextAfter(messages, mate, text, -1, 0) > 0 ? undefined : mate;
}

/** The messages before a message, the nearest first, that have its text at its time. */
export function nearMatesBefore(messages: readonly Message[], index: number): number[] {
  const text = textAt(messages, index);
  const found: number[] = [];
  if (text === '') return found;
  let away = sameTextAfter(messages, index, text, -1, 0);
  while (away > 0) {
    found.push(index - away);
    away = sameTextAfter(messages, index, text, -1, away);
  }
  return found;
}

/**
 * Finds the next message before (-1) or after (1) a message, at its time, that has a text.
 *
 * @param after so many messages are passed over
 * @returns how many messages it is away; 0 if there is none
 */
function sameTextAfter(
  messages: readonly Message[],
  index: number,
  text: string,
  step: 1 | -1,
  after: number,
): number {
  const time = messages[index]!.header.timestamp;
  if (time === undefined) return 0;
  let last = time;
  for (let away = 1; away <= REACH; away++) {
    const at = index + away * step;
    const other = messages[at]?.header.timestamp;
    // A message that is far from its neighbours in time plays no part in what is found around it.
    if (other === undefined || Math.abs(other - last) > MAX_APART || Math.abs(other - time) > MAX_APART)
      return 0;
    last = other;
    if (away > after && textAt(messages, at) === text) return away;
  }
  return 0;
}

/** The messages whose texts were read last, and these: each is compared with those around it, and these with it. A power of two. */
const RECENT = 64;
const recent: (Message | undefined)[] = [];
const recentTexts: string[] = [];
/** Whether they are telling; `undefined` until that is asked. */
const recentTelling: (boolean | undefined)[] = [];

function textAt(messages: readonly Message[], index: number): string {
  const message = messages[index]!;
  const slot = index & (RECENT - 1);
  if (recent[slot] !== message) {
    recent[slot] = message;
    recentTexts[slot] = textOf(message);
    recentTelling[slot] = undefined;
  }
  return recentTexts[slot]!;
}

function isTellingAt(messages: readonly Message[], index: number): boolean {
  const text = textAt(messages, index);
  const slot = index & (RECENT - 1);
  recentTelling[slot] ??= isTelling(text);
  return recentTelling[slot];
}

/** Infinity if a time is not valid. */
function secondsApart(a: Message, b: Message): number {
  const { timestamp: one } = a.header;
  const { timestamp: other } = b.header;
  return one === undefined || other === undefined ? Number.POSITIVE_INFINITY : Math.abs(one - other);
}

/** Whether the names of two messages may be of one person: one is the owner of an export, or they have a part in common. */
function mayBeOnePerson({ header: a }: Message, { header: b }: Message): boolean {
  if (a.speaker === OWN_NAME || b.speaker === OWN_NAME) return true;
  const segments = new Set(partsOf(a.speaker).segments);
  const [first] = partsOf(b.speaker).segments;
  return first !== undefined && first.length > 1 && segments.has(first);
}

/** Whether two messages are of the same two names as two others, in any order. */
function haveSameNames(messages: readonly Message[], a: number, b: number, c: number, d: number): boolean {
  const [one, other] = [messages[a]!.header.speaker, messages[b]!.header.speaker];
  const [first, second] = [messages[c]!.header.speaker, messages[d]!.header.speaker];
  return (one === first && other === second) || (one === second && other === first);
}
