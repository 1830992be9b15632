import { LineOffsets } from './lineOffsets';
import type { Edit } from './span';

/** A replacement by offsets, in UTF-16 units from the start of the text. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A range of a text, by offsets; `end` is exclusive. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** A range of the original text, or a new text. */
type Piece = OffsetRange | string;

/**
 * A text made of ranges of an original text and of inserted texts. Edits are applied in several rounds, each
 * to the result of the previous one. `edits` gives the total as edits of the original text.
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

  /** Applies edits of the current text. They are sorted and do not overlap. */
  apply(edits: readonly OffsetEdit[]): void {
    const pieces: Piece[] = [];
    const keep = (piece: Piece) => {
      if (lengthOf(piece) > 0) pieces.push(piece);
    };
    let index = 0;
    let rest: Piece | undefined = this.#pieces[0];
    let at = 0;
    /** Moves to an offset of the current text and passes everything before it to `take`. */
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

  /** The inserted ranges of the current text. */
  written(): OffsetRange[] {
    const written: OffsetRange[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const end = at + lengthOf(piece);
      if (typeof piece === 'string') written.push({ start: at, end });
      at = end;
    }
    return written;
  }

  /**
   * The difference to the original text, as sorted edits of it: one for each place that changed or, if there are more than `max`
   * places, one for several with the text between them.
   */
  edits(max = Number.POSITIVE_INFINITY): Edit[] {
    const places = this.#places();
    const offsets = new LineOffsets(this.#original);
    const size = Math.max(1, Math.ceil(places.length / max));
    const edits: Edit[] = [];
    for (let first = 0; first < places.length; first += size) {
      const { start } = places[first]!;
      let { end, newText } = places[first]!;
      for (const place of places.slice(first + 1, first + size)) {
        newText += this.#original.slice(end, place.start) + place.newText;
        end = place.end;
      }
      edits.push({ range: offsets.range(start, end), newText });
    }
    return edits;
  }

  /** The places of the original text that changed, with their new text. */
  #places(): OffsetEdit[] {
    const places: OffsetEdit[] = [];
    let start = 0;
    let newText = '';
    const finish = (end: number) => {
      if (end > start || newText !== '') places.push({ start, end, newText });
      newText = '';
    };
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') {
        newText += piece;
      } else {
        finish(piece.start);
        start = piece.end;
      }
    }
    finish(this.#original.length);
    return places;
  }

  #textOf(piece: Piece): string {
    return typeof piece === 'string' ? piece : this.#original.slice(piece.start, piece.end);
  }
}

/**
 * Applies edits to a text and returns the result.
 *
 * @param edits sorted; they do not overlap
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces = new PieceText(text);
  pieces.apply(toOffsetEdits(text, edits));
  return pieces.toString();
}

/** Converts edits of a text to offsets. A line beyond the last counts as the end. */
export function toOffsetEdits(text: string, edits: readonly Edit[]): OffsetEdit[] {
  const offsets = new LineOffsets(text);
  return edits.map(edit => toOffsetEdit(offsets, edit));
}

/** Converts an edit to offsets. `offsets` belongs to the text that the edit is of. */
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
