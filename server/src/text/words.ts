/** A range within a line, in UTF-16 columns; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * How far a word is searched for to either side of a column. A longer run does not count as a word, so a long
 * line is never read whole.
 */
const REACH = 250;

/** Runs of one script, for hosts without a dictionary of words. */
const RUN =
  /\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}_])+/gu;

let segmenter: Intl.Segmenter | undefined;

/**
 * The word at a column of a line: the one that begins or continues there, else the one that ends there.
 * Chinese is split into words where the host has a dictionary for it (`Intl.Segmenter`), otherwise into runs
 * of one script. Takes constant time.
 *
 * @returns `undefined` between white space or punctuation, and in a run that is too long for a word
 */
export function wordAt(line: string, column: number): Span | undefined {
  const from = Math.max(0, column - REACH);
  const to = Math.min(line.length, column + REACH);
  const text = line.slice(from, to);
  const right = wordFrom(text, column - from);
  const word = right ?? (column > from ? wordFrom(text, column - from - 1) : undefined);
  if (word === undefined || (word.start === 0 && from > 0) || (word.end === text.length && to < line.length))
    return undefined;
  return { start: from + word.start, end: from + word.end };
}

/** The word that contains the unit at a column. */
function wordFrom(text: string, column: number): Span | undefined {
  if (column >= text.length) return undefined;
  if (typeof Intl.Segmenter === 'function') {
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
    const found = segmenter.segment(text).containing(column);
    return found?.isWordLike ? { start: found.index, end: found.index + found.segment.length } : undefined;
  }
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (index > column) return undefined;
    if (column < index + run.length) return { start: index, end: index + run.length };
  }
  return undefined;
}
