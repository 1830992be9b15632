/** A log, a part of its messages, or a message: each begins a line, and what is in a log can't look like one. */
const STARTS = /^<(?:section class="log"|div class="part">|article )/gm;

/** What a part begins with: its styles leave page numbers out, which count through all parts. */
const PART = Buffer.from('<!DOCTYPE html>\n<html data-part ');

/** Where a log begins or ends within a part. */
const LOG = '<section class="log">\n';
const END_OF_LOG = '</section>\n';

/**
 * Splits a page for paper (`export/html/htmlWriter.ts`) into pages that show one part after the other: whole logs, and of a log that is
 * longer than a part, some of its messages.
 *
 * @param messages a part ends with the log or the fifty messages that reach this number
 * @returns the pieces of each part; only the page itself, if it is no longer than a part
 */
export function pageParts(page: Buffer, messages: number): readonly (readonly Buffer[])[] {
  // One unit a byte, so that places in it are places in the page.
  const text = page.toString('latin1');
  const main = text.indexOf('\n<main>\n');
  const end = text.indexOf('\n</main>\n', main);
  if (main === -1 || end === -1) return [[page]];
  const start = main + '\n<main>\n'.length;

  const cuts: { readonly at: number; readonly isInLog: boolean }[] = [];
  let count = 0;
  STARTS.lastIndex = start;
  for (let found = STARTS.exec(text); found !== null && found.index < end; found = STARTS.exec(text)) {
    const [tag] = found;
    if (tag === '<article ') count++;
    else if (count >= messages) {
      cuts.push({ at: found.index, isInLog: tag.startsWith('<div') });
      count = 0;
    }
  }
  if (cuts.length === 0) return [[page]];

  const html = text.indexOf('<html ');
  const header = text.indexOf('<header class="head">');
  const [open, close] = [Buffer.from(LOG), Buffer.from(END_OF_LOG)];
  return [...cuts, { at: end + 1, isInLog: false }].map(({ at, isInLog }, i) => {
    const before = cuts[i - 1];
    const isFirst = before === undefined;
    const isLast = i === cuts.length;
    return [
      PART,
      page.subarray(html + '<html '.length, isFirst ? start : header),
      ...(isFirst ? [] : [Buffer.from('<main>\n')]),
      ...(before?.isInLog ? [open] : []),
      page.subarray(before?.at ?? start, at),
      ...(isInLog ? [close] : []),
      isLast ? page.subarray(at) : Buffer.from('</main>\n'),
    ];
  });
}
