import { endOfText, firstNonSpace } from '../../text/lines';
import { DATE, SHORT_DATE } from './date';
import { withoutMarks } from './marks';
import { TIME_BY_DATE } from './time';

/** Longer names are sentences, if only a time marks a header. */
const MAX_NAME_LENGTH = 80;
/** Longer names are possible if brackets and colons mark a header. */
export const MAX_FRAMED_NAME_LENGTH = 160;

/** The words of log files in the place of a name. */
const LOG_LEVEL =
  /^(?:[\w-]{1,40}[.:])?(?:trace|debug|info|notice|warn|warning|error|err|critical|crit|fatal|severe|verbose)$/i;

/** A text with this beginning is Markdown, a comment, a nick of IRC or a message of a chat log, and not a name. */
const NO_NAME = /^(?:[<>#|*＞》`]|\/\/|\/\*|--|- |https?$)/i;

/** `Start-Date: 2026-01-22`: a text with a date in it is an entry of a log. */
const HAS_DATE = /(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)/;

/** `@noa:example.org`, a Matrix identifier. */
const MATRIX_ID = /^@([^\s:@]{1,200}):[\w.-]{1,200}(?::\d{1,5})?$/;

const DAY_WORD =
  '(?:\\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight)\\b|今天|昨天|前天|明天|后天|今日|昨日|今早|今晚|明早|明晚|上午|下午|早上|晚上|中午|凌晨|傍晚|周末)';
/** A date, a time, a day of the week or a part of the day. */
const WHEN_PIECE = new RegExp(
  [DATE, `${SHORT_DATE}(?!\\d)`, TIME_BY_DATE, `(?:星期|周|週)[一二三四五六日天]`, DAY_WORD].join('|'),
  'gi',
);
/** The text between them. */
const BESIDES =
  /[\s,，、.()（）/-]|\b(?:at|um|à|of|the|mon|tues?|wed|thur?s?|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\b|号|點|点/gi;

/** A name as in a header, in one line; `undefined` for a text that does not look like a name. */
export function readName(text: string | undefined, maxLength = MAX_NAME_LENGTH): string | undefined {
  const name = tidyName(text ?? '');
  if (name === '' || name.length > maxLength) return undefined;
  if (LOG_LEVEL.test(name) || NO_NAME.test(name)) return undefined;
  return HAS_DATE.test(name) || saysWhen(name) ? undefined : name;
}

/** A name without marks of direction, with plain spaces between its words; for a Matrix identifier, its local part. */
export function tidyName(text: string): string {
  const spaced = withoutMarks(text).replace(/[\s\p{Cc}]+/gu, ' ');
  const start = firstNonSpace(spaced);
  const name = spaced.slice(start, endOfText(spaced, start));
  return MATRIX_ID.exec(name)?.[1] ?? name;
}

/** Whether a name is a kind of log entry: `INFO`, `main.ERROR`. */
export function isLogLevel(name: string): boolean {
  return LOG_LEVEL.test(name);
}

/** Whether a text is only a date or time: `2026-03-05`, `周四`, `Thursday, March 5`. */
export function saysWhen(text: string): boolean {
  if (text.length > 60) return false;
  const rest = text.replace(WHEN_PIECE, '');
  return rest.length < text.length && rest.replace(BESIDES, '') === '';
}
