import { LineOffsets } from '../text/lineOffsets';
import { content, isBlank, isSpace, terminator } from '../text/lines';
import type { Edit } from '../text/span';
import { quotedLike } from './yamlString';
import { readYamlTree, type YamlList, type YamlMap, type YamlNode, type YamlPair } from './yamlTree';

/** Thrown when the YAML has a form that cannot be edited with certainty. */
class CannotEdit extends Error {}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Edits a YAML text and leaves everything else as it is: comments, quotes, line endings, the styles of
 * collections.
 *
 * @param change makes the edits; all offsets are those of the original text
 * @returns sorted edits; `undefined` when the YAML does not parse, or has a form that cannot be edited with
 * certainty
 */
export function editYaml(
  text: string,
  change: (editor: YamlEditor, root: YamlNode | undefined) => void,
): Edit[] | undefined {
  const { root, problems } = readYamlTree(text);
  if (problems.length > 0) return undefined;
  const editor = new YamlEditor(text);
  try {
    change(editor, root);
  } catch (error) {
    if (error instanceof CannotEdit) return undefined;
    throw error;
  }
  return editor.edits();
}

export class YamlEditor {
  readonly text: string;
  readonly offsets: LineOffsets;
  readonly #lineBreak: string;
  readonly #splices: Splice[] = [];

  constructor(text: string) {
    this.text = text;
    this.offsets = new LineOffsets(text);
    this.#lineBreak = terminator(this.offsets.lines[0]!) || '\n';
  }

  /** Aborts the edit. `editYaml` then returns `undefined`. */
  refuse(): never {
    throw new CannotEdit();
  }

  /** The edits, sorted. Edits that touch are merged. */
  edits(): Edit[] {
    const merged: Splice[] = [];
    for (const splice of [...this.#splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = merged.at(-1);
      if (last !== undefined && splice.start <= last.end) {
        merged[merged.length - 1] = {
          start: last.start,
          end: Math.max(last.end, splice.end),
          newText: last.newText + splice.newText,
        };
      } else {
        merged.push(splice);
      }
    }
    return merged.map(({ start, end, newText }) => ({ range: this.offsets.range(start, end), newText }));
  }

  /** Adds lines to a text that contains only comments. */
  appendLines(lines: readonly string[]): void {
    const { text } = this;
    // Text after a document end marker belongs to another document.
    if (this.offsets.lines.some(line => line.startsWith('...'))) this.refuse();
    const isAtStart = text === '' || text === '\ufeff' || terminator(this.offsets.lines.at(-2) ?? '') !== '';
    const last = this.offsets.lines.at(-1)!;
    const lead = isAtStart && (last === '' || last === '\ufeff') ? '' : this.#lineBreak;
    this.#splice(text.length, text.length, lead + lines.map(line => line + this.#lineBreak).join(''));
  }

  /**
   * Adds a key with its value to a mapping, after one of its pairs. `lines` are added below the key, in a
   * block mapping only.
   */
  addPair(
    map: YamlMap,
    after: YamlPair | undefined,
    key: string,
    value: string,
    lines: readonly string[] = [],
  ): void {
    if (map.isFlow) {
      if (lines.length > 0) this.refuse();
      if (after === undefined) this.#splice(map.start + 1, map.start + 1, `${key}: ${value}`);
      else this.#splice(after.value.end, after.value.end, `, ${key}: ${value}`);
      return;
    }
    if (after === undefined) this.refuse();
    const indent = this.#indentOf(map);
    const first = `${indent}${key}:${value === '' ? '' : ` ${value}`}`;
    this.#insertLines(after.value.fullEnd, [first, ...lines.map(line => indent + line)]);
  }

  /**
   * Sets the value of a key to a string, in the same quotes. Refuses unless the value is a scalar or absent.
   */
  setText(pair: YamlPair, text: string): void {
    const { start, end } = pair.value;
    this.setValue(pair, quotedLike(this.text.slice(start, end), text));
  }

  /** Sets the value of a key to YAML source. Refuses unless the value is a scalar or absent. */
  setValue({ colonEnd, value: { kind, start, end } }: YamlPair, source: string): void {
    if (colonEnd === -1 || kind !== 'scalar') this.refuse();
    if (start < end) this.#splice(start, end, source);
    else this.#splice(colonEnd, colonEnd, ` ${source}`);
  }

  /** Replaces a string, in the same quotes. */
  replaceText({ start, end }: YamlNode, text: string): void {
    this.#splice(start, end, quotedLike(this.text.slice(start, end), text));
  }

  /**
   * Puts a block list below a key that has no value or an empty one.
   *
   * @param lines indented as if the key were at column 0
   */
  setBlockList(map: YamlMap, pair: YamlPair, lines: readonly string[]): void {
    const { colonEnd, value } = pair;
    const isNothing =
      value.kind === 'scalar' ? value.value === null : value.kind === 'list' && this.isBlankList(value);
    if (map.isFlow || colonEnd === -1 || !isNothing) this.refuse();
    const indent = this.#indentOf(map);
    if (value.start < value.end) this.#splice(colonEnd, value.end, '');
    this.#insertLines(
      value.end,
      lines.map(line => indent + line),
    );
  }

  /**
   * Adds items to a list that is not empty, or that is in brackets.
   *
   * @param items each in both styles: as the lines of a block list without indentation (`- name: Kim`, `
   * aliases: [K]`), and as written in brackets
   */
  addItems(
    list: YamlList,
    items: readonly { readonly block: readonly string[]; readonly flow: string }[],
  ): void {
    const last = list.items.at(-1);
    if (list.isFlow) {
      const sources = items.map(({ flow }) => flow).join(', ');
      if (last === undefined) this.#splice(list.start + 1, list.start + 1, sources);
      else this.#splice(last.end, last.end, `,${this.#gapBefore(last)}${sources}`);
      return;
    }
    if (last === undefined) this.refuse();
    const indent = this.#indentOf(list);
    const isSpaced = list.items.length > 1 && this.#hasBlankLineBefore(last);
    const lines = items.flatMap(({ block }) => [
      ...(isSpaced ? [''] : []),
      ...block.map(line => indent + line),
    ]);
    this.#insertLines(list.fullEnd, lines);
  }

  /** Removes an item from a list of at least two. */
  removeItem(list: YamlList, item: YamlNode): void {
    if (list.items.length < 2) this.refuse();
    if (list.isFlow) this.#removeFromFlow(list.items, list.items.indexOf(item));
    else this.#removeFromBlock(item, this.#dashOf(item));
  }

  /** Removes a pair from a mapping of at least two. */
  removePair(map: YamlMap, pair: YamlPair): void {
    if (map.pairs.length < 2) this.refuse();
    const stretches = map.pairs.map(({ key, value }) => ({ ...value, start: key.start }));
    const index = map.pairs.indexOf(pair);
    if (map.isFlow) this.#removeFromFlow(stretches, index);
    else this.#removeFromBlock(pair.value, pair.key.start);
  }

  /** Whether a list in brackets is empty and contains no comment. */
  isBlankList({ items, start, end }: YamlList): boolean {
    return items.length === 0 && isBlank(this.text.slice(start + 1, end - 1));
  }

  #removeFromFlow(items: readonly { readonly start: number; readonly end: number }[], index: number): void {
    const { start, end } = items[index]!;
    const next = items[index + 1];
    const before = items[index - 1];
    const comma = this.#commaAfter(end);
    const isCommented = before !== undefined && this.text.slice(before.end, start).includes('#');
    if (next !== undefined) this.#splice(start, next.start, '');
    else if (comma !== -1) this.#splice(start, comma + 1, '');
    // The comma before the item may stay. A comment between them belongs to another item.
    else this.#splice(before === undefined || isCommented ? start : before.end, end, '');
  }

  #commaAfter(offset: number): number {
    let at = offset;
    while (isSpace(this.text.charCodeAt(at))) at++;
    return this.text[at] === ',' ? at : -1;
  }

  #removeFromBlock({ fullEnd }: YamlNode, start: number): void {
    const end = this.#endOfLine(fullEnd);
    if (isBlank(this.#lineBefore(start))) {
      this.#removeLines(this.offsets.lineAt(start), this.offsets.lineAt(end - 1) + 1);
      return;
    }
    // The pair follows the dash of a list on the same line, so the next pair takes its place.
    let next = end;
    while (isSpace(this.text.charCodeAt(next))) next++;
    this.#splice(start, next, '');
  }

  /** Removes lines. When blank lines surround them, removes the one before as well. */
  #removeLines(start: number, end: number): void {
    const { lines } = this.offsets;
    const isBlankAfter = end >= lines.length || isBlank(lines[end]!);
    const first = start > 0 && isBlank(lines[start - 1]!) && isBlankAfter ? start - 1 : start;
    this.#splice(this.offsets.startOf(first), this.offsets.startOf(end), '');
  }

  #insertLines(after: number, lines: readonly string[]): void {
    const at = this.#endOfLine(after);
    const before = this.text[at - 1];
    const isOpen = before !== '\n' && before !== '\r';
    const block = lines.map(line => (isOpen ? this.#lineBreak + line : line + this.#lineBreak)).join('');
    this.#splice(at, at, block);
  }

  /**
   * The offset after the line break of the line that contains an offset. At the beginning of a line, as after
   * a block scalar, the offset itself.
   */
  #endOfLine(offset: number): number {
    const line = this.offsets.lineAt(offset);
    return offset > 0 && this.offsets.startOf(line) === offset ? offset : this.offsets.startOf(line + 1);
  }

  #lineBefore(offset: number): string {
    return this.text.slice(this.offsets.startOf(this.offsets.lineAt(offset)), offset);
  }

  /** The indentation of a block collection. Refuses when it cannot be determined. */
  #indentOf({ start }: YamlNode): string {
    const before = this.#lineBefore(start).replace('\ufeff', '');
    if (!/^ *(?:- +)*$/.test(before)) this.refuse();
    return ' '.repeat(before.length);
  }

  #dashOf({ start }: YamlNode): number {
    const before = this.#lineBefore(start);
    const dash = before.search(/- *$/);
    if (dash === -1) this.refuse();
    return start - before.length + dash;
  }

  /**
   * The white space to put between a comma and a new item: a line break and indentation if each item has its
   * own line.
   */
  #gapBefore({ start }: YamlNode): string {
    const before = this.#lineBefore(start);
    return isBlank(before) && this.offsets.lineAt(start) > 0 ? this.#lineBreak + before : ' ';
  }

  #hasBlankLineBefore({ start }: YamlNode): boolean {
    const line = this.offsets.lineAt(start) - 1;
    return line > 0 && isBlank(content(this.offsets.lines[line]!));
  }

  #splice(start: number, end: number, newText: string): void {
    this.#splices.push({ start, end, newText });
  }
}
