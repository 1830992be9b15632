import { isDiscordNotice } from '../../log/notices/discord';
import { isBlank } from '../../text/lines';
import { AT, DATE, readDate, type WrittenDate } from '../written/date';
import { NEAR_AT, NEAR_DAY, readDay, WEEKDAY } from '../written/dayWords';
import { readName } from '../written/name';
import { readTime, TIME, TIME_BY_DATE } from '../written/time';
import { type BlockHeader, type LineKind, readBlocks } from './blocks';
import { type CopiedText, toCopiedText } from './copiedText';
import { isConvincing, isKnown } from './evidence';
import type { Conversation, PasteContext, PasteSource, WrittenMessage } from './pastedMessage';

/** The text for screen readers after the time, in some copies: `— 07:232026年2月19日 星期四 07:23`. */
const SPELT_OUT = `(?:(?:${WEEKDAY}, ?)?(${DATE})${AT}(?:${WEEKDAY},? ?)?${TIME})?`;
/**
 * `Kim — Today at 8:19 AM`, `Kim — heute um 08:19 Uhr`, `Kim — 01/22/2018 8:19 AM`, and `Kim — 8:19 AM` in newer versions, `Kim
 * — 01/22/2018` in old ones.
 */
const HEADER = new RegExp(
  `^(.{1,200}?) ?— ?(?:(?:(${NEAR_DAY})${NEAR_AT}|(${DATE})(?:,? at |${AT}))(${TIME_BY_DATE})|(${TIME})${SPELT_OUT}|(${DATE}))$`,
  'i',
);
/** Another message of the same speaker: `[8:20 AM]`, with its text after it or below. */
const FURTHER = new RegExp(`^\\[(${TIME})\\] ?(.*)$`, 'i');
/** Compact mode: `[8:19 AM]Kim: Hi`. Never with seconds, unlike log files. */
const COMPACT = new RegExp(`^\\[(${TIME})\\] ?([^:]{1,99}): ?(.*)$`, 'i');
/**
 * The text between a name and its time: a word for a speaker that is not a person, or for the author of the thread; the tag of
 * a server.
 */
const BADGE = /^(?:✓ ?)?(?:APP|BOT|OP|SYSTEM|SERVER|WEBHOOK|NEW|\[[^[\]]{1,6}\])$/;
const BADGE_BEHIND = /(?: (?:✓ ?)?(?:APP|BOT|OP|\[[^[\]]{1,6}\]))+$/;
/** A time that is earlier by more than this, in seconds, is after midnight. */
const HALF_A_DAY = 12 * 3600;

/**
 * Discord: messages that were selected with the mouse and copied. Only Discord has the dash with a day. Other texts also have a
 * time without a day, so it requires more evidence.
 */
export const discord: PasteSource = {
  id: 'discord',
  read: (text, context) => readDashes(text, context) ?? readCompact(text, context),
};

function readDashes(original: CopiedText, context: PasteContext): Conversation | undefined {
  if (!original.plain.some(line => line.includes('—'))) return undefined;
  const text = toCopiedText(joinHeaders(original));
  const headers = text.plain.map(readHeader);
  if (headers.every(header => header === undefined)) return undefined;
  const names = new Set(headers.flatMap(header => header?.speaker ?? []));
  const blocks = readBlocks(
    text,
    (line, index, before): LineKind => {
      const header = headers[index];
      if (header === undefined) return before && readFurther(line, before);
      return isNotice(header.speaker, names, context) ? 'notice' : header;
    },
    context,
  );
  const isDated = headers.some(header => header?.date !== undefined && header.time !== undefined);
  const isTimed = headers.some(header => header?.time !== undefined);
  return blocks && (isDated || (isTimed ? isConvincing : isKnown)(blocks, context)) ? blocks : undefined;
}

/** Whether the text before the dash is a sentence of Discord's own, about a speaker of this copy or in known words. */
function isNotice(words: string, names: ReadonlySet<string>, { isSpeaker }: PasteContext): boolean {
  if (isSpeaker(words) || !/\s/.test(words)) return false;
  if (isDiscordNotice(words)) return true;
  const isSentence = /[.!。！]$/.test(words) && words.split(' ').length > 3;
  return isSentence && [...wordsFrom(words)].some(name => name !== words && names.has(name));
}

/** The beginnings of a sentence, up to eight words. */
function* wordsFrom(sentence: string): Iterable<string> {
  const words = sentence.split(' ');
  for (let count = 1; count <= Math.min(8, words.length - 1); count++) yield words.slice(0, count).join(' ');
}

/** Joins headers. In newer versions the name, the words after it, the dash and the time are in lines of their own. */
function joinHeaders({ lines, plain }: CopiedText): string[] {
  const joined: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = plain[i]!;
    const dash = line.trim();
    if (dash.startsWith('—')) {
      const isAlone = dash === '—' && i + 1 < lines.length;
      const when = isAlone ? `— ${plain[i + 1]!.trim()}` : dash;
      if (joinAbove(joined, when)) {
        if (isAlone) i++;
        continue;
      }
    } else if (line.startsWith(' ') && line.includes('—') && isDiscordNotice(line) && joinAbove(joined, dash))
      continue;
    joined.push(lines[i]!);
  }
  return joined;
}

/** Joins a dash and a time to the name above. Returns whether that makes a header. */
function joinAbove(joined: string[], when: string): boolean {
  let at = joined.length - 1;
  while (at >= 0 && at > joined.length - 5 && isBesideName(joined[at]!)) at--;
  const name = at < 0 ? undefined : joined[at];
  if (name === undefined || isBlank(name) || isBesideName(name)) return false;
  // In a notice the sentence is between the name and the dash.
  const isSentence = /^\s/.test(name) && isDiscordNotice(name) && at > 0 && !isBlank(joined[at - 1]!);
  const words = isSentence ? `${joined[at - 1]!.trim()} ${name.trim()}` : name.trim();
  const line = `${words} ${when}`;
  if (readHeader(toCopiedText([line]).plain[0]!) === undefined) return false;
  joined.splice(isSentence ? at - 1 : at, joined.length, line);
  return true;
}

function isBesideName(line: string): boolean {
  return isBlank(line) || BADGE.test(line.trim());
}

function readHeader(line: string): (BlockHeader & { speaker: string }) | undefined {
  const match = line.includes('—') && /\d/.test(line) ? HEADER.exec(line) : null;
  if (match === null) return undefined;
  const speaker = readName(match[1]!.replace(BADGE_BEHIND, ''), 200);
  const [, , near, written, clockOfDay, clock, speltOut, dateAlone] = match;
  const time = readTime(clockOfDay ?? clock ?? '');
  if (speaker === undefined || (time === undefined && dateAlone === undefined)) return undefined;
  return { speaker, date: dayOfHeader(near, written ?? speltOut ?? dateAlone), time };
}

function dayOfHeader(word: string | undefined, written: string | undefined): WrittenDate | undefined {
  if (word !== undefined) return readDay(word);
  return written === undefined ? undefined : readDate(written);
}

/** Another message of the same speaker, not before the one above, except after midnight. */
function readFurther(line: string, before: WrittenMessage): BlockHeader | undefined {
  const match = line.startsWith('[') ? FURTHER.exec(line) : null;
  const time = match && readTime(match[1]!);
  if (!time) return undefined;
  const last = before.time?.timestamp;
  if (last !== undefined && time.timestamp < last && time.timestamp > last - HALF_A_DAY) return undefined;
  return { speaker: undefined, date: 'as before', time, text: match![2]! };
}

function readCompact(text: CopiedText, context: PasteContext): Conversation | undefined {
  if (!text.plain.some(line => line.startsWith('['))) return undefined;
  const blocks = readBlocks(
    text,
    line => {
      const match = line.startsWith('[') ? COMPACT.exec(line) : null;
      const [speaker, time] = [readName(match?.[2]), match && readTime(match[1]!)];
      return speaker && time && !time.hasSeconds ? { speaker, time, text: match![3]! } : undefined;
    },
    context,
  );
  return blocks && isConvincing(blocks, context) ? blocks : undefined;
}
