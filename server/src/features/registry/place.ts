import { LineOffsets } from '../../text/lineOffsets';
import { content } from '../../text/lines';
import type { Position } from '../../text/span';

/**
 * The place of a position in a registry. Determined from the lines alone, because incomplete YAML does not
 * parse.
 */
export interface RegistryPlace {
  readonly line: number;
  readonly character: number;
  /** The line, without its terminator. */
  readonly text: string;
  /** A key, or the value of `key`. An item of a list is a value of the list's key. */
  readonly kind: 'key' | 'value';
  /** For a value, its key. For a key, the key that its mapping belongs to; `undefined` at the top level. */
  readonly key: string | undefined;
  /** The columns of the text at the place, including quotes. */
  readonly start: number;
  readonly end: number;
  /**
   * The number of spaces to add before a key of a person, so that it is below the other keys. Editors begin a
   * new line below the dash.
   */
  readonly missingIndent: number;
}

/** The place of a position; `undefined` in a comment. */
export function placeAt(registry: string, position: Position): RegistryPlace | undefined {
  const lines = new LineOffsets(registry).lines.map(content);
  const line = Math.min(position.line, lines.length - 1);
  const text = lines[line]!.replace('\ufeff', ' ');
  const character = Math.min(position.character, text.length);
  const written = new LineScan(text.slice(0, character));
  if (written.isComment) return undefined;
  const { isBracketed, isInBraces, key, dash, indent } = written;
  const start = Math.min(character, written.start + /^ */.exec(text.slice(written.start))![0].length);
  const place = { line, character, text, start, end: endOf(text, character, isBracketed), missingIndent: 0 };
  if (key !== undefined) return { ...place, kind: 'value', key };
  if (isInBraces) return { ...place, kind: 'key', key: 'people' };
  const parent = parentOf(lines, line, dash === -1 ? indent : dash, dash !== -1);
  if (parent === undefined) return { ...place, kind: 'key', key: undefined };
  if (parent.key !== 'people') return { ...place, kind: 'value', key: parent.key };
  const missingIndent = dash === -1 && !isBracketed ? Math.max(0, parent.column - indent) : 0;
  return { ...place, kind: 'key', key: parent.key, missingIndent };
}

/** Reads the beginning of a line and records what it opens. */
class LineScan {
  /** The column after the last sign that begins something: a dash, a colon, a comma, a bracket. */
  start = 0;
  /** The key whose value or list is open. */
  key: string | undefined;
  isBracketed = false;
  /** Whether the innermost bracket belongs to a mapping, which can only be a person. */
  isInBraces = false;
  isComment = false;
  /** The column of the first dash of a list; -1 without one. */
  dash = -1;
  /** The column of the first character that is neither space nor dash. */
  indent: number;
  readonly #open: { readonly isList: boolean; readonly key: string | undefined }[] = [];

  constructor(text: string) {
    const [lead] = /^(?: *-(?= |$))* */.exec(text)!;
    this.indent = lead.length;
    this.dash = lead.indexOf('-');
    this.start = lead.trimEnd().length;
    for (let i = lead.length; i < text.length; i++) i = this.#read(text, i);
    this.isBracketed = this.#open.length > 0;
    this.isInBraces = this.#open.at(-1)?.isList === false;
  }

  /** @returns the column of the last character that was read */
  #read(text: string, i: number): number {
    const sign = text[i]!;
    const isFirst = () => text.slice(this.start, i).trim() === '';
    if ((sign === '"' || sign === "'") && isFirst()) {
      const close = text.indexOf(sign, i + 1);
      return close === -1 ? text.length : close;
    }
    if (sign === '#' && (i === 0 || text[i - 1] === ' ')) {
      this.isComment = true;
      return text.length;
    }
    if (sign === ':' && (i + 1 === text.length || text[i + 1] === ' ')) {
      this.key = text
        .slice(this.start, i)
        .trim()
        .replace(/^["']|["']$/g, '');
      this.start = i + 1;
    } else if ((sign === '[' || sign === '{') && (this.#open.length > 0 || isFirst())) {
      this.#open.push({ isList: sign === '[', key: this.key });
      if (sign === '{') this.key = undefined;
      this.start = i + 1;
    } else if (this.#open.length > 0 && (sign === ']' || sign === '}')) {
      this.key = this.#open.pop()!.key;
      this.start = i + 1;
    } else if (sign === ',' && this.#open.length > 0) {
      const { isList, key } = this.#open.at(-1)!;
      this.key = isList ? key : undefined;
      this.start = i + 1;
    }
    return i;
  }
}

/** The end of the text around a position. */
function endOf(text: string, character: number, isBracketed: boolean): number {
  const rest = text.slice(character);
  const stop = rest.search(isBracketed ? /[,\]}]| #/ : /:(?: |$)| #/);
  const all = stop === -1 ? rest : rest.slice(0, stop);
  return character + all.trimEnd().length;
}

/**
 * The key that a line belongs to by its indentation, and the column of the content of its list item (0
 * without one).
 *
 * @param column the column of the line's dash or, without one, of its text
 */
function parentOf(
  lines: readonly string[],
  line: number,
  column: number,
  isItem: boolean,
): { readonly key: string; readonly column: number } | undefined {
  let bound = column;
  let isInList = isItem;
  let itemColumn = 0;
  for (let i = line - 1; i >= 0; i--) {
    const [, lead = '', dashes = '', key] = /^( *)((?:- +)*)(?:["']?([\w-]+)["']? *:(?: |$))?/.exec(
      lines[i]!.replace('\ufeff', ''),
    )!;
    if (lines[i]!.trim() === '' || lines[i]!.trimStart().startsWith('#')) continue;
    const keyColumn = lead.length + dashes.length;
    if (key !== undefined && keyColumn <= (isInList ? bound : bound - 1)) return { key, column: itemColumn };
    if (dashes !== '' && lead.length <= bound) {
      bound = lead.length;
      itemColumn = keyColumn;
      isInList = true;
    }
  }
  return undefined;
}
