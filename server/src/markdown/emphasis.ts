import { cleanText } from '../text/cleanText';
import { withoutEnds } from '../text/whiteSpace';
import { escapePart } from './escapeMarkdown';
import { linkMarkdown } from './writeMarkdown';

/** What marks a text on both sides: italic, bold, both, struck through. */
export type Emphasis = '*' | '**' | '***' | '~~' | '~~*' | '~~**' | '~~***';

/** The Markdown at both sides of a text. `''` is the start or end of a line; `undefined` is unknown. */
export interface Neighbors {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A plain text, or the text of a link. */
export interface TextPart {
  readonly text: string;
  readonly url?: string | undefined;
}

const SPACE = /\s/;

/** What Markdown takes for punctuation, now (CommonMark 0.31) or before. */
const PUNCTUATION = /[\p{P}\p{S}]/u;

/** What has always been punctuation. */
const CERTAIN_PUNCTUATION = /[!-/:-@[-`{-~]|\p{P}/u;

/** Keeps marks apart from a letter, without being seen. */
const ZERO_WIDTH_SPACE = '&#8203;';

/**
 * Marks a plain text as emphasized, line by line.
 *
 * Punctuation at an end of the text is left out where Markdown would not see the mark: `**退款。**后` is not bold, because the mark
 * after the `。` begins a text (CommonMark 0.31, "right-flanking delimiter run"). It becomes `**退款**。后`.
 */
export function emphasisMarkdown(text: string, mark: Emphasis, neighbors: Neighbors = {}): string {
  return emphasizeParts([{ text }], mark, neighbors);
}

/** The same for a text with links. Beside a link, where nothing can be left out, a character without a width makes the mark seen. */
export function emphasizeParts(
  parts: readonly TextPart[],
  mark: Emphasis,
  { before, after }: Neighbors,
): string {
  const lines = linesOf(parts);
  const last = lines.length - 1;
  return lines
    .map((line, i) => emphasizeLine(line, mark, i === 0 ? before : '\n', i === last ? after : '\n'))
    .join('\n');
}

/** Parts line by line, without empty ones. White space at the ends of a link is no part of it. */
function linesOf(parts: readonly TextPart[]): TextPart[][] {
  const lines: TextPart[][] = [[]];
  for (const { text, url } of parts) {
    for (const [i, line] of cleanText(text).split('\n').entries()) {
      if (i > 0) lines.push([]);
      const { start, inner, end } = withoutEnds(line);
      const own: TextPart[] =
        url === undefined ? [{ text: line }] : [{ text: start }, { text: inner, url }, { text: end }];
      lines.at(-1)!.push(...own.filter(part => part.text !== ''));
    }
  }
  return lines;
}

function emphasizeLine(
  parts: TextPart[],
  mark: Emphasis,
  before: string | undefined,
  after: string | undefined,
): string {
  const outerStart = takeStart(parts, mark, before);
  const outerEnd = takeEnd(parts, mark, after);
  const previous = before ?? 'x';
  if (parts.length === 0) return escapePart(outerStart + outerEnd, previous, after);
  const end = reversed(mark);
  let inner: string = mark;
  for (const [i, { text, url }] of parts.entries()) {
    const next = parts[i + 1];
    const following = next === undefined ? end : next.url === undefined ? next.text : '[';
    inner += url === undefined ? escapePart(text, inner, following) : linkMarkdown(text, url);
  }
  inner += end;
  // Of two kinds of marks, the inner one is punctuation to the outer one, as the brackets of links and addresses are.
  const marked = /^~~\*/.test(mark) ? inner.slice(2, -2) : inner.slice(mark.length, -mark.length);
  const isOneRun = mark[0] === '~' && lastOf(outerStart || (before ?? '')) === '~';
  const isSeen =
    !isOneRun && (!PUNCTUATION.test(firstOf(marked)) || isApart(outerStart || before, 'before', mark));
  const isEnded = !PUNCTUATION.test(lastOf(marked)) || isApart(outerEnd || after, 'after', mark);
  return [
    escapePart(outerStart, previous),
    isSeen ? '' : ZERO_WIDTH_SPACE,
    inner,
    isEnded ? '' : ZERO_WIDTH_SPACE,
    escapePart(outerEnd, inner, after),
  ].join('');
}

/** Takes from plain text at the start of a line what no mark may stand before. */
function takeStart(parts: TextPart[], mark: Emphasis, before: string | undefined): string {
  let taken = '';
  while (parts[0] !== undefined && parts[0].url === undefined) {
    const { text } = parts[0];
    let start = 0;
    while (start < text.length && !opens(text, start, mark, taken || before)) start += lengthAt(text, start);
    taken += text.slice(0, start);
    if (start < text.length) {
      parts[0] = { text: text.slice(start) };
      break;
    }
    parts.shift();
  }
  return taken;
}

function takeEnd(parts: TextPart[], mark: Emphasis, after: string | undefined): string {
  let taken = '';
  for (let part = parts.at(-1); part !== undefined && part.url === undefined; part = parts.at(-1)) {
    const { text } = part;
    let end = text.length;
    while (end > 0 && !closes(text, end, mark, taken || after)) end -= lengthBefore(text, end);
    taken = text.slice(end) + taken;
    parts.pop();
    if (end > 0) {
      parts.push({ text: text.slice(0, end) });
      break;
    }
  }
  return taken;
}

/** Whether a mark before a column of a text begins an emphasized text. */
function opens(text: string, at: number, mark: Emphasis, before: string | undefined): boolean {
  const first = text.slice(at, at + lengthAt(text, at));
  if (SPACE.test(first)) return false;
  const previous = at === 0 ? before : text.slice(at - lengthBefore(text, at), at);
  return !PUNCTUATION.test(first) || isApart(previous, 'before', mark);
}

/** Whether a mark after a column ends one. */
function closes(text: string, at: number, mark: Emphasis, after: string | undefined): boolean {
  const last = text.slice(at - lengthBefore(text, at), at);
  if (SPACE.test(last)) return false;
  const next = at === text.length ? after : text.slice(at, at + lengthAt(text, at));
  return !PUNCTUATION.test(last) || isApart(next, 'after', mark);
}

/** Whether a neighbor is white space, the start or end of the line, or punctuation that does not make one run with a mark. */
function isApart(neighbor: string | undefined, side: 'before' | 'after', mark: Emphasis): boolean {
  if (neighbor === undefined) return false;
  const sign = side === 'before' ? lastOf(neighbor) : firstOf(neighbor);
  return sign === '' || SPACE.test(sign) || (sign !== mark[0] && CERTAIN_PUNCTUATION.test(sign));
}

function reversed(mark: Emphasis): string {
  return Array.from(mark).reverse().join('');
}

function firstOf(text: string): string {
  return text.slice(0, lengthAt(text, 0));
}

function lastOf(text: string): string {
  return text.slice(text.length - lengthBefore(text, text.length));
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function lengthBefore(text: string, at: number): number {
  return at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1;
}
