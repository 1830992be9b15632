import { contentLength, lineStarts, splitLines } from './lines';
import { partitionPoint } from './partitionPoint';
import type { Position, Range } from './span';

/**
 * Converts UTF-16 offsets in a text into positions, and positions into offsets. Clips what lies outside the
 * text or beyond the end of a line.
 */
export class LineOffsets {
  readonly #text: string;
  readonly #starts: readonly number[];
  #lines: readonly string[] | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  /** The lines with their terminators. */
  get lines(): readonly string[] {
    this.#lines ??= splitLines(this.#text);
    return this.#lines;
  }

  /** The line that contains an offset. An offset past the end counts as the end. */
  lineAt(offset: number): number {
    return Math.max(0, partitionPoint(this.#starts, start => start <= offset) - 1);
  }

  position(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: Math.min(offset - this.#starts[line]!, this.#contentLength(line)) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset of a position. A position outside the text counts as the nearest one inside. */
  offset({ line, character }: Position): number {
    if (line >= this.#starts.length) return this.#text.length;
    return this.#starts[line]! + Math.min(character, this.#contentLength(line));
  }

  /** The offset at which a line begins. For a line after the last, the end of the text. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  #contentLength(line: number): number {
    return contentLength(this.#text, this.#starts[line]!, this.startOf(line + 1));
  }
}
