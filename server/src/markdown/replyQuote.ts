import { excerpt } from '../text/excerpt';
import { content, isBlank } from '../text/lines';
import { escapePart } from './escapeMarkdown';
import { isHiddenLine } from './hiddenLines';
import { unescapeMarkdown } from './plainMarkdown';

/**
 * What a message answers, as a quote at the beginning of its body: `> **李雷**: 早上好`. The marks of the name tell it from other
 * quotes, and from a header, which has a time there.
 */
export interface ReplyQuote {
  /** The speaker of the quoted message, without escapes. */
  readonly name: string;
  /** The first line of the quote, and the line after its last one. */
  readonly start: number;
  readonly end: number;
}

/** The maximum length of a quoted text, in UTF-16 units. The message that it is from is in a log itself. */
const MAX_LENGTH = 300;

/** The name, and the sign after it. Real names contain stars, which are escaped. */
const HEAD = /^\*\*((?:\\.|[^\\*]){1,400})\*\*[:：]/;

const QUOTE_SIGN = /^ {0,3}> ?/;

/**
 * Writes the quote of a reply, without a terminator.
 *
 * @param name of the speaker of the quoted message; without one, the quote is a plain one
 * @param text plain; only its beginning is kept, in one line
 * @returns `undefined` if both are blank
 */
export function writeReplyQuote(name: string, text: string): string | undefined {
  const said = excerpt(oneLine(text), MAX_LENGTH);
  const speaker = oneLine(name);
  if (speaker === '') return said === '' ? undefined : `> ${escapePart(said, '', '')}`;
  const head = `**${escapePart(speaker, '**')}**:`;
  return `> ${head}${said === '' ? '' : ` ${escapePart(said, head, '')}`}`;
}

/** White space that is not a single space between words. */
const OTHER_SPACE = /[^\S ]| {2}|^ | $/;

function oneLine(text: string): string {
  if (!OTHER_SPACE.test(text)) return text;
  return text.replace(/\s+/g, ' ').trim();
}

/** Reads the quote of a reply at the beginning of a body. `undefined` if it begins with anything else. */
export function readReplyQuote(
  lines: readonly string[],
  bodyStart: number,
  bodyEnd: number,
): ReplyQuote | undefined {
  let start = bodyStart;
  while (start < bodyEnd && (isBlank(lines[start]!) || isHiddenLine(lines[start]!))) start++;
  if (start === bodyEnd || !QUOTE_SIGN.test(lines[start]!)) return undefined;
  const name = readQuotedName(content(lines[start]!).replace(QUOTE_SIGN, ''));
  if (name === undefined) return undefined;
  let end = start + 1;
  while (end < bodyEnd && QUOTE_SIGN.test(lines[end]!)) end++;
  return { name, start, end };
}

/** The speaker with whom the text of a quote begins, without escapes. */
export function readQuotedName(quote: string): string | undefined {
  const name = HEAD.exec(quote)?.[1];
  return name === undefined ? undefined : unescapeMarkdown(name);
}
