import { MAX_ITEM_LENGTH } from '../readItem';

export interface TextLine {
  /** One-based. */
  readonly number: number;
  /** Without its terminator; `undefined` if it is longer than `MAX_ITEM_LENGTH`. */
  readonly text: string | undefined;
}

/**
 * The lines of a text that comes in pieces, ended by `\n`, `\r\n` or `\r`. An empty last line is left out. Memory is bounded by
 * the longest line that is read.
 */
export function* linesOf(pieces: Iterable<string>): Iterable<TextLine> {
  let number = 1;
  let rest = '';
  let isTooLong = false;
  /** Whether the last piece ended with `\r`, whose `\n` may be the first unit of the next. */
  let mayContinue = false;
  for (const piece of pieces) {
    let start = mayContinue && piece.startsWith('\n') ? 1 : 0;
    if (piece.length > 0) mayContinue = piece.endsWith('\r');
    for (let end = endOfLine(piece, start); end !== -1; end = endOfLine(piece, start)) {
      const text = rest + piece.slice(start, end);
      yield { number, text: isTooLong || text.length > MAX_ITEM_LENGTH ? undefined : text };
      number++;
      rest = '';
      isTooLong = false;
      start = piece.startsWith('\r\n', end) ? end + 2 : end + 1;
    }
    if (isTooLong) continue;
    rest += piece.slice(start);
    if (rest.length > MAX_ITEM_LENGTH) {
      isTooLong = true;
      rest = '';
    }
  }
  if (isTooLong) yield { number, text: undefined };
  else if (rest !== '') yield { number, text: rest };
}

function endOfLine(piece: string, from: number): number {
  const feed = piece.indexOf('\n', from);
  const end = feed === -1 ? piece.length : feed;
  // `\r` alone is rare: it is sought before the line feed only.
  const carriage = piece.slice(from, end).indexOf('\r');
  return carriage === -1 ? feed : from + carriage;
}
