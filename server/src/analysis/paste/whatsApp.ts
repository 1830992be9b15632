import { type BlockHeader, readBlocks, readName } from './blocks';
import { ambiguous, DATE, readDate, readTime, TIME } from './clock';
import type { PasteSource } from './pastedMessage';

/** An export of an iPhone, `[22/01/2018, 08:19:43] Kim: Hi`; copied on a phone the date may lack its year. */
const BRACKETS = new RegExp(`^\\[(${DATE}|\\d{1,2}[/.]\\d{1,2}\\.?),? (${TIME})\\] (.*)$`, 'i');
/** Copied in the browser or on the desktop: `[8:19 AM, 1/22/2018] Kim: Hi`. */
const TIME_FIRST = new RegExp(`^\\[(${TIME}), (${DATE})\\] (.*)$`, 'i');
/** An export of an Android phone: `22/01/2018, 08:19 - Kim: Hi`. */
const DASH = new RegExp(`^(${DATE}),? (${TIME}) - (.*)$`, 'i');

/**
 * WhatsApp: an exported chat, or messages copied on a phone or in the browser. What stands after the time without a name is a
 * notice of WhatsApp itself. A bracket without a comma is Telegram's, and that of many log files.
 */
export const whatsApp: PasteSource = {
  id: 'whatsApp',
  read: lines => readBlocks(lines, readLine),
};

function readLine(line: string): BlockHeader | 'notice' | undefined {
  const parts = split(line);
  const date = parts && (readDate(parts.date) ?? readShortDate(parts.date));
  const time = parts && readTime(parts.time);
  if (date === undefined || time === undefined) return undefined;
  const { rest } = parts!;
  const colon = rest.search(/:(?: |$)/);
  if (colon === -1) return 'notice';
  const speaker = readName(rest.slice(0, colon));
  return speaker === undefined ? undefined : { speaker, date, time, text: rest.slice(colon + 1).trim() };
}

function split(line: string): { date: string; time: string; rest: string } | undefined {
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
