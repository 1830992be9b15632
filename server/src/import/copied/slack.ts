import { toTimestamp } from '../../model/timestamp';
import { isBlank } from '../../text/lines';
import { isConvincing, readBlocks, readName } from './blocks';
import { DATE, readDate, readTime, TIME, type WrittenDate, type WrittenTime } from './clock';
import type { PasteSource, WrittenMessage } from './pastedMessage';

/** `Kim Park  8:19 AM`, and, in older ones, `kim [8:19 AM]`. */
const NAME_AND_TIME = new RegExp(`^(\\S.{0,98}?)(?: {2,4}(${TIME})| {1,2}\\[(${TIME})\\])$`, 'i');
/** The time of a further message of the same speaker: `8:20` or `[8:20]`. */
const TIME_ALONE = new RegExp(`^(?:(${TIME})|\\[(${TIME})\\])$`, 'i');
/** The time below the name, in newer ones. */
const TIME_BELOW = new RegExp(`^ {1,4}(${TIME})$`, 'i');
/** `Monday, January 22nd`, `Today`. */
const DAY = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day, )?(?:(today)|(yesterday)|(${DATE}))$`,
  'i',
);
/** The picture of a status, after the name. */
const STATUS = /(?::[\w+-]{1,60}:)+$/;
const REACTION = /^:[\w+'-]{1,60}:$/;

/**
 * Slack: messages marked with the mouse and copied. Nothing but a name and a time is at their head, so more evidence is asked for; a
 * further message of a speaker, with its time alone, is some.
 */
export const slack: PasteSource = {
  id: 'slack',
  read(original, context) {
    const lines = joinHeaders(original);
    let date: WrittenDate | undefined;
    let days = 0;
    const blocks = readBlocks(lines, (line, index, before) => {
      const day = readDay(line);
      if (day !== undefined && isHeader(nextText(lines, index))) {
        date = day;
        days++;
        return 'notice';
      }
      const match = NAME_AND_TIME.exec(line);
      const time = readTime(match?.[2] ?? match?.[3] ?? '');
      if (time !== undefined) {
        const speaker = readName(match![1]!.replace(STATUS, '').replace(/ APP$/, ''));
        return speaker === undefined ? undefined : { speaker, date, time };
      }
      // A time right above the next header, or at the end, is what somebody wrote.
      const below = nextText(lines, index);
      const isText = before === undefined || below === '' || isHeader(below);
      const further = isText ? undefined : furtherTime(line, before);
      return further === undefined ? undefined : { speaker: undefined, date, time: further };
    });
    if (blocks === undefined || !isConvincing(blocks, context)) return undefined;
    const { messages, leftOut } = blocks;
    return { messages: messages.map(withReactionsInLine), leftOut: leftOut - days };
  },
};

/** Brings the time that stands below a name into the line of the name. */
function joinHeaders(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined[joined.length - 1];
    const isBelow = TIME_BELOW.test(line.replace(/[\u00a0\u202f]/g, ' ').trimEnd());
    if (isBelow && last !== undefined && !isBlank(last))
      joined[joined.length - 1] = `${last.trimEnd()}  ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

/** The time of a line that holds nothing else, if it is not before that of the message before; it lacks AM and PM, which are that one's. */
function furtherTime(line: string, before: WrittenMessage): WrittenTime | undefined {
  const match = TIME_ALONE.exec(line);
  const time = readTime(match?.[1] ?? match?.[2] ?? '');
  if (time === undefined || before.time === undefined) return undefined;
  const last = before.time.timestamp;
  if (time.timestamp >= last) return time;
  if (!before.time.hasHalf || time.hasHalf) return undefined;
  const later = time.timestamp + 12 * 3600;
  const timestamp = toTimestamp(Math.floor(later / 3600), Math.floor(later / 60) % 60, later % 60);
  return timestamp === undefined || timestamp < last ? undefined : { ...time, timestamp, hasHalf: true };
}

function readDay(line: string): WrittenDate | undefined {
  const match = DAY.exec(line);
  if (match === null) return undefined;
  if (match[1]) return { kind: 'daysAgo', days: 0 };
  return match[2] ? { kind: 'daysAgo', days: 1 } : readDate(match[3]!);
}

function nextText(lines: readonly string[], index: number): string {
  for (let next = index + 1; next < lines.length && next < index + 4; next++) {
    if (!isBlank(lines[next]!)) return lines[next]!;
  }
  return '';
}

function isHeader(line: string): boolean {
  return NAME_AND_TIME.test(line.replace(/[\u00a0\u202f]/g, ' ').trimEnd());
}

/** Reactions are copied as two lines each, an emoji and a count: they become one line, `:+1: 2 :tada: 1`. */
function withReactionsInLine(message: WrittenMessage): WrittenMessage {
  const body = message.body.slice();
  const reactions: string[] = [];
  while (body.length >= 2 && /^\d{1,4}$/.test(body[body.length - 1]!.trim())) {
    const emoji = body[body.length - 2]!.trim();
    if (!REACTION.test(emoji)) break;
    reactions.unshift(`${emoji} ${body.pop()!.trim()}`);
    body.pop();
    while (body.length > 0 && isBlank(body[body.length - 1]!)) body.pop();
  }
  if (reactions.length > 0) body.push(...(body.length > 0 ? [''] : []), reactions.join(' '));
  return { ...message, body };
}
