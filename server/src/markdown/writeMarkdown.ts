import { readHeader } from '../model/header';
import { isBreak } from '../model/parse';
import { cleanText } from '../text/cleanText';
import { wellFormed } from '../text/surrogates';
import { inOneLine, withoutEnds } from '../text/whiteSpace';
import { escapeLabel, escapeMarkdown, escapePart } from './escapeMarkdown';
import { holdsLiquid, withoutLiquid } from './liquid';

/** The schemes that the preview links. Any other address (`javascript:`, `command:`) is text. */
const LINKED = /^(?:https?|mailto):/i;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** White space, control characters, and signs with a meaning in Markdown, kramdown's tables or Liquid. */
const UNSAFE = /[\s\p{Cc}<>[\]{}|\\^`"]/gu;

/** Stands for Markdown that something follows in its line. */
const SOMETHING = 'x';

/**
 * A link. Instead of an address that the preview does not link, its text stands in parentheses after that of the link.
 *
 * @param text plain, in one line. White space at its ends stays outside of the link
 * @param url an absolute address, or one relative to the log. A `%` in the name of a file is written `%25`
 */
export function linkMarkdown(text: string, url: string): string {
  const { start, inner, end } = withoutEnds(cleanText(text));
  return start + writeLink(inner, url.trim()) + end;
}

function writeLink(label: string, url: string): string {
  if (isLinked(url)) {
    return isEvident(label, url)
      ? `<${label || url}>`
      : `[${escapeLabel(label || url)}](${destination(url)})`;
  }
  const address = escapePart(url, SOMETHING);
  if (url === '') return escapePart(label, SOMETHING);
  return label === '' || label === url ? address : `${escapePart(label, SOMETHING, ' ')} (${address})`;
}

/** An image. With an address that the preview does not show, it is text as a link is. */
export function imageMarkdown(text: string, url: string): string {
  const image = `![${escapeLabel(text)}](${destination(url.trim())})`;
  return isLinked(url) ? image : writeLink(text.trim(), url.trim());
}

function isLinked(url: string): boolean {
  // Browsers drop white space and control characters in a scheme.
  const address = url.replace(/[\s\p{Cc}]+/gu, '');
  return address !== '' && (LINKED.test(address) || !SCHEME.test(address));
}

/** Whether a text in angle brackets links to an address, in any Markdown. */
function isEvident(label: string, url: string): boolean {
  if (label !== '' && label !== url) {
    return url === `mailto:${label}` && /^[\w.+-]{1,64}@[\w.-]{1,99}\.\w+$/.test(label);
  }
  return /^https?:\/\/[^\s\p{Cc}\p{Cs}<>{}|\\^`]+$/iu.test(url) && !/&#?\w+;/.test(url);
}

/** An address between the parentheses of a link, in any Markdown. */
function destination(url: string): string {
  const encoded = wellFormed(url).replace(UNSAFE, encodeURIComponent);
  const paired = hasPairs(encoded) ? encoded : encoded.replaceAll('(', '%28').replaceAll(')', '%29');
  return paired.replace(/&(?=#?\w+;)/g, '&#38;');
}

function hasPairs(url: string): boolean {
  let depth = 0;
  for (const sign of url) {
    if (sign === '(') depth++;
    else if (sign === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/**
 * Code in a line. Line breaks become spaces. Code that Jekyll would execute becomes plain text, because nothing can be escaped in code.
 */
export function codeMarkdown(code: string): string {
  const text = inOneLine(cleanText(code));
  if (text.trim() === '') return text;
  if (holdsLiquid(text)) return escapePart(text, SOMETHING);
  const fence = '`'.repeat(longestRun(text) + 1);
  // One space at each end is dropped, if there is one at both (CommonMark 0.31, "Code spans").
  const isPadded = /^`|`$|^ .* $/.test(text);
  return isPadded ? `${fence} ${text} ${fence}` : fence + text + fence;
}

/**
 * A block of code, as lines of their own. Code with a line that would begin a message becomes plain text, because nothing can be
 * escaped in code; and so does code that Jekyll would execute in any case.
 *
 * @param language left out unless it is a word
 */
export function codeBlockMarkdown(code: string, language = ''): string {
  const text = cleanText(code)
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '');
  if (text === '') return '';
  if (holdsHeader(text)) return escapeMarkdown(text);
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const block = `${fence}${/^[\w+#.-]{1,40}$/.test(language) ? language : ''}\n${text}\n${fence}`;
  return holdsLiquid(text) ? (withoutLiquid(block) ?? escapeMarkdown(text)) : block;
}

function holdsHeader(text: string): boolean {
  const lines = text.split('\n');
  return lines.some((line, i) => readHeader(line, i > 0 && isBreak(lines[i - 1]!)) !== undefined);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
