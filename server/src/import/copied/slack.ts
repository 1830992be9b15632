import { isSlackNotice } from '../../log/notices/slack';
import { isBlank } from '../../text/lines';
import { DATE, type WrittenDate } from '../written/date';
import { NEAR_AT, NEAR_DAY, readDay, WEEKDAY } from '../written/dayWords';
import { readName } from '../written/name';
import { readTime, TIME, type WrittenTime } from '../written/time';
import { readBlocks } from './blocks';
import { type CopiedText, hasTime, nextText } from './copiedText';
import { isConvincing, isKnown } from './evidence';
import type { Conversation, PasteContext, PasteSource, WrittenMessage } from './pastedMessage';

/** `8:19 AM`, `Today at 8:19 AM`, `Wednesday at 8:19 AM`, `Feb 25th at 10:39 AM`. */
const WHEN = `(?:(${NEAR_DAY}|${WEEKDAY}|${DATE})${NEAR_AT})?(${TIME})`;
/** `Kim Park  8:19 AM`, and in older versions `kim [8:19 AM]`; in newer versions the name is in the line above. */
const NAME_AND_TIME = new RegExp(`^(.{0,99}?)(?: {2,4}${WHEN}| {1,2}\\[(${TIME})\\])$`, 'i');
/** The time below the name, in newer versions. */
const TIME_BELOW = new RegExp(`^ {1,4}${WHEN}$`, 'i');
/** The time of another message of the same speaker: `8:20` or `[8:20]`. */
const TIME_ALONE = new RegExp(`^(?:(${TIME})|\\[(${TIME})\\])$`, 'i');
/** `Monday, January 22nd`, `Today`. */
const DAY = new RegExp(`^(?:${WEEKDAY}, )?(${NEAR_DAY}|${DATE})$`, 'i');
/** The pictures of a status, after a name or in a line of their own. */
const STATUS = /(?: ?:[\w+'-]{1,60}:)+$/;
const PICTURES =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3 ]|:[\w+'-]{1,60}:)+$/u;
/** Slack's word after the name of a speaker that is not a person. */
const APP = /^(?:APP|BOT|WORKFLOW)$/;
/** Longer lines are not a name with a status. */
const MAX_HEAD = 200;
const REACTION = /^:[\w+'-]{1,60}:$/;

interface Header {
  readonly speaker: string;
  readonly date: WrittenDate | undefined;
  readonly time: WrittenTime;
  /** The index of its first line. */
  readonly from: number;
  /** Whether it has a feature of Slack alone: a time in a line of its own, a status, a word after the name. */
  readonly isSure: boolean;
}

/**
 * Slack: messages that were selected with the mouse and copied. Their head is only a name and a time, sometimes in lines of
 * their own, with the picture of a status or the word APP between them. So more evidence is required.
 */
export const slack: PasteSource = {
  id: 'slack',
  read(text, context) {
    const headers = findHeaders(text, context);
    if (headers.size === 0) return undefined;
    const ofHeader = new Set<number>();
    for (const [index, { from }] of headers) for (let i = from; i < index; i++) ofHeader.add(i);
    let day: WrittenDate | undefined;
    let hasDay = false;
    let hasFurther = false;
    const blocks = readBlocks(
      text,
      (line, index, before) => {
        if (ofHeader.has(index)) return 'frame';
        const header = headers.get(index);
        if (header !== undefined) {
          const date = header.date ?? day ?? (hasDay ? 'as before' : undefined);
          day = undefined;
          return { speaker: header.speaker, date, time: header.time };
        }
        const isBelowHeader = startsHeader(headers, ofHeader, text, index);
        const dayAlone = isBelowHeader ? DAY.exec(line)?.[1] : undefined;
        if (dayAlone !== undefined) {
          day = readDay(dayAlone);
          hasDay = true;
          return 'frame';
        }
        // A time right above the next header, or at the end, is part of a message.
        const isText = before === undefined || isBelowHeader || nextText(text, index) === '';
        const time = isText ? undefined : furtherTime(line, before);
        if (time === undefined) return undefined;
        hasFurther = true;
        return { speaker: undefined, date: 'as before', time };
      },
      context,
    );
    if (blocks === undefined) return undefined;
    const isSure = hasFurther || [...headers.values()].some(header => header.isSure);
    if (!isLikely(blocks, isSure, context)) return undefined;
    const messages = blocks.messages.filter(({ body }) => !isSlackNotice(body.join(' ')));
    if (messages.length === 0) return undefined;
    return {
      ...blocks,
      messages: messages.map(withReactionsInLine),
      leftOut: blocks.leftOut + blocks.messages.length - messages.length,
    };
  },
};

/**
 * A speaker with two messages is enough. A single message needs another feature of Slack, as the entries of a menu also repeat
 * every day.
 */
function isLikely(blocks: Conversation, isSure: boolean, context: PasteContext): boolean {
  if (!isConvincing(blocks, context)) return false;
  const names = new Set(blocks.messages.map(({ speaker }) => speaker));
  return isSure || names.size > 1 || isKnown(blocks, context);
}

/**
 * The headers by the line of their time. A first round finds names alone in their line; these separate a name from a status in
 * words.
 */
function findHeaders({ plain }: CopiedText, { isSpeaker }: PasteContext): Map<number, Header> {
  const names = new Set<string>();
  for (const [index, line] of plain.entries()) {
    if (!hasTime(line) || !TIME_BELOW.test(line)) continue;
    const name = nameAbove(plain, index)?.name;
    if (name !== undefined) names.add(name);
  }
  const isName = (name: string) => names.has(name) || isSpeaker(name);
  const headers = new Map<number, Header>();
  let taken = -1;
  for (const index of plain.keys()) {
    const header = readHeader(plain, index, taken, isName, names.size > 0);
    if (header === undefined) continue;
    headers.set(index, header);
    taken = index;
  }
  return headers;
}

function readHeader(
  plain: readonly string[],
  index: number,
  taken: number,
  isName: (name: string) => boolean,
  hasNamesAbove: boolean,
): Header | undefined {
  const line = plain[index]!;
  if (!hasTime(line)) return undefined;
  const below = TIME_BELOW.exec(line);
  const match = below === null ? NAME_AND_TIME.exec(line) : null;
  const [written, clock] = below !== null ? [below[1], below[2]] : [match?.[2], match?.[3] ?? match?.[4]];
  const time = readTime(clock ?? '');
  if (time === undefined) return undefined;
  const date = written === undefined ? undefined : readDay(written);
  const before = match?.[1]?.trim() ?? '';
  const bare = bareName(before);
  const above = nameAbove(plain, index);
  const isAbove = above !== undefined && above.from > taken;
  if (bare === '' || (isAbove && bare !== before && !isName(bare) && (hasNamesAbove || isName(above.name))))
    return isAbove ? { speaker: above.name, date, time, from: above.from, isSure: true } : undefined;
  const speaker = readName(bare);
  return speaker === undefined ? undefined : { speaker, date, time, from: index, isSure: bare !== before };
}

/** A name in the line above, or above lines that contain only a status or the word APP. */
function nameAbove(plain: readonly string[], index: number): { name: string; from: number } | undefined {
  for (let from = index - 1; from >= 0 && from > index - 4; from--) {
    const line = plain[from]!.trim();
    if (isBlank(line)) return undefined;
    const name = bareName(line);
    if (name === '') continue;
    const speaker = readName(name);
    return speaker === undefined ? undefined : { name: speaker, from };
  }
  return undefined;
}

/** A name without the pictures of a status and the word APP; empty if nothing else remains. */
function bareName(text: string): string {
  if (text.length > MAX_HEAD) return text;
  if (PICTURES.test(text) || APP.test(text)) return '';
  const name = text
    .replace(STATUS, '')
    .replace(/ (?:APP|BOT|WORKFLOW)$/, '')
    .trim();
  return APP.test(name) ? '' : name;
}

/** Whether the next line with text is the first of a header. */
function startsHeader(
  headers: ReadonlyMap<number, Header>,
  ofHeader: ReadonlySet<number>,
  { plain }: CopiedText,
  index: number,
): boolean {
  for (let next = index + 1; next < plain.length && next < index + 4; next++) {
    if (!isBlank(plain[next]!)) return ofHeader.has(next) || headers.get(next)?.from === next;
  }
  return false;
}

/** The maximum number of seconds between a message and the next one without a name: after that Slack repeats the name. */
const FURTHER = 3600;
const HALF_A_DAY = 12 * 3600;

/**
 * The time of a line with nothing else, if it is not before that of the message before, except after midnight. It has no AM or
 * PM; those of the message before apply.
 */
function furtherTime(line: string, before: WrittenMessage): WrittenTime | undefined {
  const match = TIME_ALONE.exec(line);
  const time = readTime(match?.[1] ?? match?.[2] ?? '');
  if (time === undefined || before.time === undefined) return undefined;
  const { timestamp: last, hasHalf } = before.time;
  const written = time.timestamp;
  const lacksHalf = hasHalf && !time.hasHalf && written < 13 * 3600;
  const possible = lacksHalf ? [written % HALF_A_DAY, (written % HALF_A_DAY) + HALF_A_DAY] : [written];
  const timestamp =
    possible.find(each => each >= last) ?? possible.find(each => each + 2 * HALF_A_DAY - last <= FURTHER);
  return timestamp === undefined ? undefined : { ...time, timestamp, hasHalf };
}

/** Joins reactions, which are copied as two lines each (an emoji and a count), into one line: `:+1: 2 :tada: 1`. */
function withReactionsInLine(message: WrittenMessage): WrittenMessage {
  const body = message.body.slice();
  const reactions: string[] = [];
  while (body.length >= 2 && /^\d{1,4}$/.test(body[body.length - 1]!.trim())) {
    const emoji = body[body.length - 2]!.trim();
    if (!REACTION.test(emoji)) break;
    reactions.push(`${emoji} ${body.pop()!.trim()}`);
    body.pop();
    while (body.length > 0 && isBlank(body[body.length - 1]!)) body.pop();
  }
  if (reactions.length > 0) body.push(...(body.length > 0 ? [''] : []), reactions.reverse().join(' '));
  return { ...message, body };
}
