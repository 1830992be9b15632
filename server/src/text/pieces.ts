import { LineOffsets } from './lineOffsets';
import type { Edit } from './span';

/** A replacement by offsets: UTF-16 units from the start of the text. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A stretch of the text as it was (`start` to `end`), or a new text. */
type Piece = { readonly start: number; readonly end: number } | string;

/**
 * A text as what is left of an earlier one and what came in between. Edits are applied to it in several rounds, each to the
 * outcome of the one before, and at the end told as edits of the first text.
 */
export class PieceText {
  readonly #original: string;
  #pieces: Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  toString(): string {
    return this.#pieces.map(piece => this.#textOf(piece)).join('');
  }

  /** Applies edits of the current text. They are in its order and don't overlap. */
  apply(edits: readonly OffsetEdit[]): void {
    const pieces: Piece[] = [];
    const keep = (piece: Piece) => {
      if (lengthOf(piece) > 0) pieces.push(piece);
    };
    let index = 0;
    let rest: Piece | undefined = this.#pieces[0];
    let at = 0;
    /** Moves on to an offset of the current text, and hands over what lies before it. */
    const advance = (offset: number, take: (piece: Piece) => void) => {
      while (rest !== undefined && at < offset) {
        const length = Math.min(lengthOf(rest), offset - at);
        const [before, after] = split(rest, length);
        take(before);
        at += length;
        rest = lengthOf(after) > 0 ? after : this.#pieces[++index];
      }
    };
    for (const { start, end, newText } of edits) {
      advance(start, keep);
      keep(newText);
      advance(end, () => {});
    }
    advance(Number.POSITIVE_INFINITY, keep);
    this.#pieces = pieces;
  }

  /** What happened to the first text, as edits of it: one for each place that changed, in its order. */
  edits(): Edit[] {
    const offsets = new LineOffsets(this.#original);
    const edits: Edit[] = [];
    let at = 0;
    let newText = '';
    const finish = (end: number) => {
      if (end > at || newText !== '') edits.push({ range: offsets.range(at, end), newText });
      newText = '';
    };
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') {
        newText += piece;
      } else {
        finish(piece.start);
        at = piece.end;
      }
    }
    finish(this.#original.length);
    return edits;
  }

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.#original.slice(piece.start, piece.end);
  }
}

/**
 * A text with some edits done to it.
 *
 * @param edits in its order; they don't overlap
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces = new PieceText(text);
  pieces.apply(toOffsetEdits(text, edits));
  return pieces.toString();
}

/** Edits of a text by offsets. A line beyond the last stands for the end. */
export function toOffsetEdits(text: string, edits: readonly Edit[]): OffsetEdit[] {
  const offsets = new LineOffsets(text);
  return edits.map(edit => toOffsetEdit(offsets, edit));
}

/** An edit of the text that the offsets are of. */
export function toOffsetEdit(offsets: LineOffsets, { range, newText }: Edit): OffsetEdit {
  return { start: offsets.offset(range.start), end: offsets.offset(range.end), newText };
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.end - piece.start;
}

function split(piece: Piece, at: number): [Piece, Piece] {
  return typeof piece === 'string'
    ? [piece.slice(0, at), piece.slice(at)]
    : [
        { start: piece.start, end: piece.start + at },
        { start: piece.start + at, end: piece.end },
      ];
}
