import { contentLength, splitLines } from './lines';
import { partitionPoint } from './partitionPoint';
import type { Position, Range } from './span';

/**
 * Converts UTF-16 offsets in a text into positions, and positions into offsets. Clips what lies outside the
 * text or beyond the end of a line.
 */
export class LineOffsets {
  readonly lines: readonly string[];
  readonly #starts: number[] = [];

  constructor(text: string) {
    this.lines = splitLines(text);
    let start = 0;
    for (const line of this.lines) {
      this.#starts.push(start);
      start += line.length;
    }
  }

  /** The line that contains an offset. An offset past the end counts as the end. */
  lineAt(offset: number): number {
    return Math.max(0, partitionPoint(this.#starts, start => start <= offset) - 1);
  }

  position(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: Math.min(offset - this.#starts[line]!, contentLength(this.lines[line]!)) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset of a position. A position outside the text counts as the nearest one inside. */
  offset({ line, character }: Position): number {
    if (line >= this.lines.length) return this.startOf(this.lines.length);
    return this.#starts[line]! + Math.min(character, contentLength(this.lines[line]!));
  }

  /** The offset at which a line begins. For a line after the last, the end of the text. */
  startOf(line: number): number {
    const last = this.lines.length - 1;
    return line > last ? this.#starts[last]! + this.lines[last]!.length : this.#starts[line]!;
  }
}
