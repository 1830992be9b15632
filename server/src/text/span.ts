/** A place in a text: zero-based line, UTF-16 column. The shape of LSP's Position. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open range. The shape of LSP's Range. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Makes a range from its four numbers. */
export function range(
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
): Range {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}

/** Makes a range within one line; `end` is exclusive. */
export function lineRange(line: number, start: number, end: number): Range {
  return range(line, start, line, end);
}

/** Moves a range down by a number of lines. */
export function shiftRange(r: Range, lines: number): Range {
  return range(r.start.line + lines, r.start.character, r.end.line + lines, r.end.character);
}

/** Negative, zero or positive when `a` is before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/**
 * Whether two ranges share a position. Touching counts: a cursor at the edge of a finding selects that
 * finding.
 */
export function rangesTouch(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

/** Whether a position is in a range. Both ends count. */
export function rangeHolds({ start, end }: Range, position: Position): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

/**
 * The last line of a selection. A selection that ends at column 0 of a line ends on the line before, because
 * that is how editors select whole lines.
 */
export function lastLineIn({ start, end }: Range): number {
  return end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
}

/** Replaces a range by a text. The shape of LSP's TextEdit. */
export interface Edit {
  readonly range: Range;
  readonly newText: string;
}
