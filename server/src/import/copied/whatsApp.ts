import { type BlockHeader, isConvincing, readBlocks, readName } from './blocks';
import { ambiguous, DATE, readDate, readTime, TIME } from './clock';
import type { Conversation, PasteContext, PasteSource } from './pastedMessage';

/** An export of an iPhone, `[22/01/2018, 08:19:43] Kim: Hi`; copied on a phone the date may lack its year. */
const BRACKETS = new RegExp(`^\\[(${DATE}|\\d{1,2}[/.]\\d{1,2}\\.?),? (${TIME})\\] (.*)$`, 'i');
/** The same from phones whose language has no comma there, such as Chinese or Dutch: `[2018/1/22 上午8:19:43] 李雷: 你好`. */
const WITHOUT_COMMA = new RegExp(`^\\[(${DATE}) (${TIME})\\] (.*)$`, 'i');
/** Dates as log files have them. */
const ISO_DATE = /^\d{4}-/;
/** Copied in the browser or on the desktop: `[8:19 AM, 1/22/2018] Kim: Hi`. */
const TIME_FIRST = new RegExp(`^\\[(${TIME}), (${DATE})\\] (.*)$`, 'i');
/** An export of an Android phone: `22/01/2018, 08:19 - Kim: Hi`; in French `22/01/2018 à 08:19 - Kim: Hi`. */
const DASH = new RegExp(`^(${DATE})(?:,| à)? (${TIME}) - (.*)$`, 'i');

/**
 * WhatsApp: an exported chat, or messages copied on a phone or in the browser. What stands after the time without a name is a
 * notice of WhatsApp itself. A bracket without a comma is also that of many log files, so more evidence is asked for: a speaker of
 * the log, where the date is written as in these.
 */
export const whatsApp: PasteSource = {
  id: 'whatsApp',
  read: (lines, context) => readBlocks(lines, readLine) ?? readWithoutComma(lines, context),
};

function readWithoutComma(lines: readonly string[], context: PasteContext): Conversation | undefined {
  let isLikeLogFile = false;
  const blocks = readBlocks(lines, line => {
    const [, date, time, rest] = WITHOUT_COMMA.exec(line) ?? [];
    if (date === undefined) return undefined;
    isLikeLogFile ||= ISO_DATE.test(date);
    const header = toHeader({ date, time: time!, rest: rest! });
    // Without seconds it is Telegram's.
    return header === 'notice' || header?.time?.hasSeconds ? header : undefined;
  });
  if (blocks === undefined || !isConvincing(blocks, context)) return undefined;
  const isKnown = () => context.asked || blocks.messages.some(({ speaker }) => context.isSpeaker(speaker));
  return !isLikeLogFile || isKnown() ? blocks : undefined;
}

function readLine(line: string): BlockHeader | 'notice' | undefined {
  const parts = split(line);
  return parts && toHeader(parts);
}

/** What stands in the first line of a message, or of a notice. */
interface Parts {
  readonly date: string;
  readonly time: string;
  readonly rest: string;
}

function toHeader(parts: Parts): BlockHeader | 'notice' | undefined {
  const date = readDate(parts.date) ?? readShortDate(parts.date);
  const time = readTime(parts.time);
  if (date === undefined || time === undefined) return undefined;
  const { rest } = parts;
  const colon = rest.search(/:(?: |$)/);
  if (colon === -1) return 'notice';
  const speaker = readName(rest.slice(0, colon));
  return speaker === undefined ? undefined : { speaker, date, time, text: rest.slice(colon + 1).trim() };
}

function split(line: string): Parts | undefined {
  const bracketed = line.includes(',') ? BRACKETS.exec(line) : null;
  const match = bracketed?.[0].slice(0, bracketed[0].indexOf(']')).includes(',')
    ? bracketed
    : DASH.exec(line);
  if (match !== null) return { date: match[1]!, time: match[2]!, rest: match[3]! };
  const timeFirst = TIME_FIRST.exec(line);
  return timeFirst === null ? undefined : { date: timeFirst[2]!, time: timeFirst[1]!, rest: timeFirst[3]! };
}

function readShortDate(text: string) {
  const match = /^(\d{1,2})[/.](\d{1,2})\.?$/.exec(text);
  return match === null ? undefined : ambiguous(Number(match[1]), Number(match[2]));
}
