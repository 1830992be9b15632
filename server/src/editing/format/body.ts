import { LINE_END } from '../../model/canonicalSpace';
import type { Message } from '../../model/message';
import { content, contentLength, isBlank } from '../../text/lines';
import type { Edit } from '../../text/span';
import { replaceSpace } from './replaceSpace';

/**
 * What mends the ends of a body's lines, without changing how the body is rendered. The last line gets the end that
 * exporters give it. In the lines before, two spaces are a hard line break and stay, more become two, a single one goes;
 * but only where nothing in the body lets white space mean something else. Blank lines within a body are the author's.
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

/** Gives a line that ending in place of the spaces and tabs that it ends with. */
function endWith(text: string, ending: string, line: number): Edit[] {
  return replaceSpace(text, endOfWords(text), ending, line);
}

/** The column after the last unit that is neither a space nor a tab: other white space counts as text in Markdown. */
function endOfWords(text: string): number {
  let end = contentLength(text);
  while (end > 0 && isSpaceOrTab(text.charCodeAt(end - 1))) end--;
  return end;
}

function isSpaceOrTab(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

/** An image with one space after it, as exporters write it, instead of two. */
function isExportedImage(text: string): boolean {
  const end = endOfWords(text);
  return text.startsWith('![') && text.charCodeAt(end - 1) === 0x29 && content(text).slice(end) === ' ';
}

/**
 * Whether white space at the end of a line may be part of code, in a list or a quote too: some line is a fence, or has four
 * columns before its text. Rather too often than too rarely: of 41,571 real bodies 6.
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

/** The column after everything that may stand before the text of a line: spaces, `>`, bullets and numbers of lists. */
function endOfPrefix(text: string): number {
  let i = 0;
  while (i < text.length && PREFIX.includes(text[i]!)) i++;
  return i;
}

const PREFIX = ' \t>-+*.)0123456789';

/** Signs that may begin what spans lines with their white space (code, titles of links, HTML) or that escape the end of a line. */
const TELLING = /[`\\<\t]|\][(:]/;

function isPlain({ lines, bodyStart, bodyEnd }: Message): boolean {
  const last = lines[bodyEnd - 1]!;
  if (TELLING.test(last.slice(0, endOfWords(last)))) return false;
  for (let i = bodyStart; i < bodyEnd - 1; i++) if (TELLING.test(lines[i]!)) return false;
  return true;
}
