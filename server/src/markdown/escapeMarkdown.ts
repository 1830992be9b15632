import { cleanText } from '../text/cleanText';
import { isBlank } from '../text/lines';
import { escapeParagraph } from './escapes/paragraph';
import { isSurelyPlain } from './surelyPlain';

/** What may make a text change. Most messages have none of it. */
const MAY_CHANGE = /[\\`*_~$<&{|\n^]|\][(:]|^[\s>#+\-=:\d]|\s$/;

/** The same of a text that other Markdown may surround. */
const PART_MAY_CHANGE = /[\\`*_~$<&{|\n^[\]]|^[\s>#+\-=:\d(]|:\/\/|[\s!]$/;

/** A blank line that is shown. */
const BLANK_LINE = '&nbsp;';

/**
 * Escapes a plain text so that its rendering shows just this text, with its line breaks, blank lines and leading spaces. Escapes what
 * Markdown would eat, and no more: a sign without a partner stays as it is (`3 * 4`, `snake_case`, `~~`), and so do addresses,
 * mentions and emoticons (`[强]`, which are shown as pictures). The result is whole paragraphs: other Markdown may follow after a
 * blank line. For a text beside other Markdown in its line there is `escapePart`.
 *
 * The text looks the same in the preview (markdown-it, without HTML), in other CommonMark (with HTML, tables and strikethrough) and
 * in Jekyll (Liquid, and kramdown with `input: GFM`), with these exceptions. kramdown sets quotes, dashes and ellipses as a typographer
 * does (`"a" -- b...`) and links no bare address. It reads the signs of a mention, which must stay as they are to be found: bars as a
 * table (`@Kim|Acme`, if each line of the paragraph has one), `_` as emphasis (`@_kim_-a`). It also reads `*a*`, or the
 * reference, in an address that holds a character reference.
 *
 * Spaces at the ends of lines and control characters are dropped, and tabs at the beginning of a line become spaces. All of them are
 * invisible, or eaten by HTML.
 *
 * @param text with terminators of any kind; the result has `\n`
 */
export function escapeMarkdown(text: string): string {
  if (isSurelyPlain(text)) return text;
  const clean = cleanText(text);
  if (!MAY_CHANGE.test(clean)) return clean;
  const lines = clean.split('\n').map(line => line.trimEnd());
  if (lines.every(isSurelyPlain)) return lines.join('\n');
  const written: string[] = [];
  for (let start = 0; start < lines.length; ) {
    let end = start;
    while (end < lines.length && !isBlank(lines[end]!)) end++;
    let next = end;
    while (next < lines.length && isBlank(lines[next]!)) next++;
    const isBetween = end > 0 && next < lines.length;
    const shownBlanks = isBetween ? next - end - 1 : 0;
    if (end > start) written.push(paragraph(lines.slice(start, end).join('\n'), shownBlanks > 0));
    // Markdown shows several blank lines as one. So all but the last belong to the paragraph above them.
    for (let i = end; i < next; i++) written.push(i - end < shownBlanks ? BLANK_LINE : '');
    start = next;
  }
  return written.join('\n');
}

function paragraph(text: string, goesOn: boolean): string {
  const escaped = escapeParagraph(text);
  // At the end of a line that is not the last of its paragraph, a backslash would be a line break.
  return goesOn && text.endsWith('\\') ? `${escaped}\\` : escaped;
}

/**
 * Escapes a plain text that other Markdown may surround in its line. Signs are also escaped without a partner, as it may be elsewhere.
 *
 * @param text with `\n` between lines. White space at its ends is kept
 * @param before the Markdown before it; `''` if the text begins a paragraph
 * @param after what follows it, as far as it is known; `''` if nothing does
 */
export function escapePart(text: string, before: string, after?: string): string {
  if (isSurelyPlain(text)) return text;
  const isContinued = before !== '' && !before.endsWith('\n');
  const goesOn = after === undefined || !/^(?:[ \t]|$)/.test(after);
  const clean = cleanText(text);
  if (!PART_MAY_CHANGE.test(clean)) return clean;
  const pieces = clean.split(/(\n(?:[ \t]*\n)+)/);
  const last = pieces.length - 1;
  const escaped = pieces.map((piece, i) => {
    if (i % 2 === 1) return piece.replace(/[ \t]+/g, '');
    return escapeParagraph(piece, {
      isPart: i === last || (i === 0 && isContinued),
      isContinued: i === 0 && isContinued,
      goesOn: i === last && goesOn,
    });
  });
  // The bracket before it may close the text of a link.
  if (before.endsWith(']') && /^[(:]/.test(clean)) escaped[0] = `\\${escaped[0]!}`;
  const written = escaped.join('');
  // Before a link it would make an image.
  return clean.endsWith('!') && (after?.startsWith('[') ?? true) ? `${written.slice(0, -1)}\\!` : written;
}

/** Escapes the text of a link or image: one line, between brackets. */
export function escapeLabel(text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ');
  if (isSurelyPlain(line)) return line;
  return escapeParagraph(line, {
    isPart: true,
    isContinued: true,
    goesOn: true,
    isLabel: true,
  });
}
