import { type JsonValue, parseLeniently } from './jsonValue';

const LF = 10;

/** So many items are parsed at once: a call of `JSON.parse` takes as long as reading a short item. */
export const MAX_BATCH = 64;

/** Items that stand in lines of their own, each with its brackets at one indentation. */
export interface LaidOutItems {
  /** `undefined` if the lines do not lead to items: those up to `end` are to be scanned. */
  readonly values: readonly JsonValue[] | undefined;
  readonly end: number;
  /** That of the end. */
  readonly line: number;
}

/**
 * Reads items by their layout, as programs write JSON for people: the next line with a closing bracket at the indentation of the opening
 * one ends an item. Line by line is much faster than string by string, and wrong only where `JSON.parse` fails.
 *
 * @param start the opening bracket of the first item
 * @returns `undefined` if the item is not laid out so
 */
export function laidOutItems(
  piece: string,
  start: number,
  path: string,
  startLine: number,
): LaidOutItems | undefined {
  if (piece.charCodeAt(start + 1) !== LF) return undefined;
  const indent = piece.slice(piece.lastIndexOf('\n', start) + 1, start);
  if (!/^[ \t]{1,20}$/.test(indent)) return undefined;
  const open = piece[start]!;
  const close = `${indent}${open === '{' ? '}' : ']'}`;
  const next = `,\n${indent}${open}`;
  const lines: number[] = [];
  let line = startLine;
  let end: number | undefined;
  let itemStart = startLine;
  for (let at = start + 1; at !== -1; at = piece.indexOf('\n', at + 1)) {
    line++;
    if (!piece.startsWith(close, at + 1)) continue;
    end = at + 1 + close.length;
    lines.push(itemStart);
    if (lines.length === MAX_BATCH || !piece.startsWith(next, end)) break;
    itemStart = ++line;
    at = end + 1;
  }
  if (end === undefined) return { values: undefined, end: piece.length, line: startLine };
  const all = parsedTogether(piece.slice(start, end), lines.length);
  return { values: all && lines.map((each, i) => ({ path, value: all[i], line: each })), end, line };
}

/** Items of one path that follow each other in a piece, and are parsed together. */
export class Batch {
  path = '';
  readonly #piece: string;
  #lines: number[] = [];
  #starts: number[] = [];
  #ends: number[] = [];

  constructor(piece: string) {
    this.#piece = piece;
  }

  get size(): number {
    return this.#lines.length;
  }

  add(path: string, line: number, start: number, end: number): void {
    this.path = path;
    this.#lines.push(line);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** The values of the items so far, which are then forgotten. */
  take(): readonly JsonValue[] {
    const lines = this.#lines;
    if (lines.length === 0) return NONE;
    const starts = this.#starts;
    const ends = this.#ends;
    this.#lines = [];
    this.#starts = [];
    this.#ends = [];
    const { path } = this;
    const all = parsedTogether(this.#piece.slice(starts[0], ends[ends.length - 1]), lines.length);
    if (all !== undefined) return lines.map((line, i) => ({ path, value: all[i], line }));
    return lines.map((line, i) => {
      const read = parseLeniently(this.#piece.slice(starts[i], ends[i]));
      return read === undefined
        ? { path, value: undefined, line, problem: 'syntax' }
        : { path, value: read.value, line };
    });
  }
}

const NONE: readonly JsonValue[] = [];

/** Values with commas between; `undefined` if one is broken, or something else is between them. */
function parsedTogether(text: string, count: number): readonly unknown[] | undefined {
  try {
    const values = JSON.parse(`[${text}]`) as unknown[];
    return values.length === count ? values : undefined;
  } catch {
    return undefined;
  }
}
