import { LINE_END } from '../../model/canonicalSpace';
import type { Message } from '../../model/message';
import { content, contentLength, isBlank } from '../../text/lines';
import type { Edit } from '../../text/span';
import { replaceSpace } from './replaceSpace';

/**
 * Formats the ends of a body's lines without changing how the body is rendered. The last line gets the ending
 * that exporters write. In the lines before it, two spaces are a hard line break and stay, more become two,
 * and a single one is removed. That is done only if nothing in the body gives white space another meaning.
 * Blank lines within a body stay as they are.
 *
 * @param startLine the line of the message's header, zero-based
 */
export function formatBody(message: Message, startLine: number): Edit[] {
  const { lines, bodyStart, bodyEnd } = message;
  const last = bodyEnd - 1;
  if (last < bodyStart || mayHoldCode(message)) return [];
  const edits: Edit[] = [];
  if (last > bodyStart && isPlain(message)) {
    for (let i = bodyStart; i < last; i++) {
      const text = lines[i]!;
      if (isBlank(text)) continue;
      const spaces = contentLength(text) - endOfWords(text);
      if (spaces === 1 || spaces > 2) {
        edits.push(...endWith(text, spaces === 1 ? '' : LINE_END, startLine + i));
      }
    }
  }
  if (!isExportedImage(lines[last]!)) edits.push(...endWith(lines[last]!, LINE_END, startLine + last));
  return edits;
}

/** Replaces the spaces and tabs at the end of a line by `ending`. */
function endWith(text: string, ending: string, line: number): Edit[] {
  return replaceSpace(text, endOfWords(text), ending, line);
}

/**
 * The column after the last unit that is neither a space nor a tab. Other white space is text in Markdown.
 */
function endOfWords(text: string): number {
  let end = contentLength(text);
  while (end > 0 && isSpaceOrTab(text.charCodeAt(end - 1))) end--;
  return end;
}

function isSpaceOrTab(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

/** An image with one space after it. Exporters write one instead of two here. */
function isExportedImage(text: string): boolean {
  const end = endOfWords(text);
  return text.startsWith('![') && text.charCodeAt(end - 1) === 0x29 && content(text).slice(end) === ' ';
}

/**
 * Whether white space at the end of a line may be part of code, also in a list or a quote: a line is a fence,
 * or has four columns of white space before its text. Errs on the side of code: true for 6 of 41,571 real
 * bodies.
 */
function mayHoldCode({ lines, bodyStart, bodyEnd }: Message): boolean {
  const single = bodyEnd === bodyStart + 1;
  for (let i = bodyStart; i < bodyEnd; i++) {
    const text = lines[i]!;
    if (isIndented(text) || (!single && holdsFence(text))) return true;
  }
  return false;
}

function holdsFence(text: string): boolean {
  return text.includes('```') || text.includes('~~~');
}

function isIndented(text: string): boolean {
  const end = Math.min(endOfPrefix(text), endOfWords(text));
  let run = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x09) return true;
    run = unit === 0x20 ? run + 1 : 0;
    if (run === 4) return true;
  }
  return false;
}

/**
 * The column after everything that can precede the text of a line: spaces, `>`, and bullets and numbers of
 * lists.
 */
function endOfPrefix(text: string): number {
  let i = 0;
  while (i < text.length && PREFIX.includes(text[i]!)) i++;
  return i;
}

const PREFIX = ' \t>-+*.)0123456789';

/**
 * Signs that may begin a construct in which white space at line ends counts (code, link titles, HTML), or
 * that escape the end of a line.
 */
const MAY_SPAN_LINES = /[`\\<\t]|\][(:]/;

function isPlain({ lines, bodyStart, bodyEnd }: Message): boolean {
  const last = lines[bodyEnd - 1]!;
  if (MAY_SPAN_LINES.test(last.slice(0, endOfWords(last)))) return false;
  for (let i = bodyStart; i < bodyEnd - 1; i++) if (MAY_SPAN_LINES.test(lines[i]!)) return false;
  return true;
}
