import type { Message } from '../model/message';
import { endOfPlain, startOfPlain } from '../model/plainMessage';
import { textOf } from './saidText';
import { isTelling, MIN_LENGTH } from './tellingText';

/** The slots of the table, for a log of usual length. A power of two. */
const SLOTS = 1 << 14;
/** So many slots a message has, at least. */
const SLOTS_PER_MESSAGE = 8;
/** So many slots beside its own are looked at for a message. */
const MAX_PROBES = 8;

/** Messages by a number made of their texts: one table for all logs, one after the other, so that few need one of their own. */
const usual = new Float64Array(SLOTS);
/** The number in the table of the first message of the next log. */
let next = 1;

/**
 * Whether messages of a log may repeat the speaker and the text of earlier ones, several near each other. Of nearly all logs this shows
 * that they don't, at a glance: a log is read in a process that has just started, so it takes as few steps as possible for a message.
 *
 * @param count the number of messages that repeat. Only texts count that tell (`tellingText.ts`)
 * @param within the messages from the first to the last of these, at most
 */
export function mayRepeat(messages: readonly Message[], count: number, within: number): boolean {
  const base = next;
  next += messages.length;
  let size = 256;
  while (size < messages.length * SLOTS_PER_MESSAGE) size *= 2;
  const slots = size <= SLOTS ? usual : new Float64Array(size);
  const mask = size - 1;
  const repeats: number[] = [];
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!;
    const { plainText } = message;
    const text = plainText ?? textOf(message);
    const start = plainText === undefined ? 0 : startOfPlain(plainText);
    const length = (plainText === undefined ? text.length : endOfPlain(plainText, start)) - start;
    if (length < MIN_LENGTH) continue;
    const units = text.charCodeAt(start + length - 1) + (text.charCodeAt(start + (length >> 1)) << 7);
    let slot = (units ^ (units >>> 9) ^ (length << 4)) & mask;
    let there = slots[slot]! - base;
    for (let probes = 0; there >= 0 && probes < MAX_PROBES; probes++) {
      if (isSame(messages[there]!, message)) break;
      slot = (slot + 1) & mask;
      there = slots[slot]! - base;
    }
    if (there < 0) slots[slot] = base + index;
    else if (isTelling(textOf(message))) {
      // Where no slot was free, it may repeat one that had none.
      repeats.push(index);
      const first = repeats[repeats.length - count];
      if (first !== undefined && index - first < within) return true;
    }
  }
  return false;
}

function isSame(a: Message, b: Message): boolean {
  return a.header.speaker === b.header.speaker && textOf(a) === textOf(b);
}
