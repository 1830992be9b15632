import { isBlank } from '../text/lines';
import { escapeParagraph } from './escapes/paragraph';

/** What may make a text change. Most messages have none of it. */
const MAY_CHANGE = /[\\`*_~$<&{|\n\r^]|\][(:]|^[\s>#+\-=:\d]|\s$/;

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
 * table (`@Kim|Acme`, if each line of the paragraph has one), `_` as emphasis (`@_kim_-a`). It also reads `*a*` in an address that has
 * a character reference.
 *
 * Spaces at the ends of lines are dropped, and tabs at their beginning become spaces. Both are invisible, or eaten by HTML.
 *
 * @param text with any terminators of lines; the result has `\n`
 */
export function escapeMarkdown(text: string): string {
  if (!MAY_CHANGE.test(text)) return text;
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(line => line.trimEnd());
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
 * Escapes a plain text that other Markdown may surround in its line. What comes after it is unknown, so signs are also escaped without
 * a partner.
 *
 * @param text with `\n` between lines. White space at its ends is kept
 * @param before the Markdown before it; `''` if the text begins a paragraph
 */
export function escapePart(text: string, before: string): string {
  const isContinued = before !== '' && !before.endsWith('\n');
  const pieces = text.split(/(\n(?:[ \t]*\n)+)/);
  const escaped = pieces.map((piece, i) => {
    if (i % 2 === 1) return piece.replace(/[ \t]+/g, '');
    return escapeParagraph(piece, {
      isContinued: i === 0 && isContinued,
      goesOn: i === pieces.length - 1,
    });
  });
  // The bracket before it may close the text of a link.
  if (before.endsWith(']') && /^[(:]/.test(text)) escaped[0] = `\\${escaped[0]!}`;
  return escaped.join('');
}
