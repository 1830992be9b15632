import {
  type Delimiter,
  type DelimiterRun,
  isPairAlone,
  pairedRuns,
  readRun,
  type Surroundings,
} from './delimiterRuns';
import { Edits } from './edits';
import { escapeLineStart } from './lineStart';
import { type ProtectedSpan, protectedSpans } from './protectedSpans';

/** A text that is whole lines of a paragraph, with nothing else in them. */
const WHOLE: Surroundings = { isPart: false, isContinued: false, goesOn: false };

/** Runs of delimiters, and signs that depend on what follows them. */
const SIGNS = /([*_`~$])\1*|[\\<&{|[\]]/g;

/** An HTML tag, comment or instruction, in CommonMark and in kramdown, whose names are of any script. Sticky. */
const TAG = /<[\p{L}_:/!?]/uy;

/** An e-mail address in angle brackets. Sticky, bounded. */
const EMAIL = /<[^\s<>@]{1,99}@[^\s<>@]{1,99}>/y;

/** What looks like a character reference. Sticky, bounded. */
const ENTITY = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{0,31});/y;

const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;

const DELIMITERS: readonly Delimiter[] = ['*', '_', '~', '`', '$'];

const TAB_WIDTH = 4;

/** Escapes a text of one paragraph. Its lines end in `\n`, and none but the last of an unfinished text is blank. */
export function escapeParagraph(text: string, surroundings: Surroundings = WHOLE): string {
  return new Paragraph(text, surroundings).escape();
}

class Paragraph {
  readonly #text: string;
  readonly #surroundings: Surroundings;
  readonly #edits: Edits;
  readonly #spans: readonly ProtectedSpan[];
  readonly #runs: DelimiterRun[] = [];
  /** The columns of bars that can be escaped. */
  readonly #bars: number[] = [];
  /** The columns at which lines begin with white space, and those of their first characters. */
  readonly #indents = new Set<number>();
  /** The columns of the first characters of the other lines. */
  readonly #lineStarts = new Set<number>();
  /** The starts of runs that begin a block. */
  readonly #blockRuns = new Set<number>();
  readonly #addressStarts = new Set<number>();
  readonly #addressEnds = new Map<number, ProtectedSpan>();
  readonly #lastGreater: number;
  #escapesBrackets = false;

  constructor(text: string, surroundings: Surroundings) {
    this.#text = text;
    this.#surroundings = surroundings;
    this.#edits = new Edits(text);
    const spans = protectedSpans(text);
    this.#spans = surroundings.isLabel ? spans.filter(({ kind }) => kind === 'mention') : spans;
    for (const span of this.#spans) {
      if (span.kind !== 'address') continue;
      this.#addressStarts.add(span.start);
      this.#addressEnds.set(span.end, span);
    }
    this.#lastGreater = text.lastIndexOf('>');
  }

  escape(): string {
    if (this.#surroundings.isLabel) this.#readLabel();
    this.#escapeLineStarts();
    this.#readSigns();
    if (this.#runs.length > 0) for (const sign of DELIMITERS) this.#escapeRuns(sign);
    this.#escapeBars();
    this.#closeAddress();
    return this.#edits.apply();
  }

  #escapeLineStarts(): void {
    const text = this.#text;
    const surroundings = this.#surroundings;
    let start = 0;
    let previous: string | undefined;
    for (const line of text.split('\n')) {
      if (start > 0 || !surroundings.isContinued) this.#escapeLineStart(line, start, previous);
      // The beginning of the first line is not known.
      previous = start === 0 && surroundings.isContinued ? undefined : line;
      start += line.length + 1;
    }
  }

  #escapeLineStart(line: string, start: number, previous: string | undefined): void {
    const indent = /^[ \t]/.test(line) ? /^[ \t]*/.exec(line)![0] : '';
    const isLast = start + line.length === this.#text.length;
    if (indent !== '' && (indent !== line || (isLast && this.#surroundings.goesOn))) {
      this.#indents.add(start + indent.length);
      for (let i = 1; i < indent.length; i++) this.#edits.replace(start + i, '');
      this.#edits.replace(start, visibleIndent(indent));
      return;
    }
    this.#lineStarts.add(start);
    const isUnknown = previous === undefined && this.#surroundings.isPart;
    const run = escapeLineStart(this.#text, { start, previous, isUnknown }, this.#edits);
    if (run !== undefined) this.#blockRuns.add(run);
  }

  #readSigns(): void {
    const text = this.#text;
    let next = 0;
    SIGNS.lastIndex = 0;
    for (let match = SIGNS.exec(text); match !== null; match = SIGNS.exec(text)) {
      const { 0: sign, 1: delimiter, index: start } = match;
      while (next < this.#spans.length && this.#spans[next]!.end <= start) next++;
      const span = this.#spans[next];
      const inside = span !== undefined && span.start <= start ? span : undefined;
      if (delimiter === undefined) this.#readSign(sign, start, inside);
      else this.#readRun(delimiter as Delimiter, start, start + sign.length, inside);
    }
  }

  /** A label may hold brackets in pairs. kramdown takes `[^a]` for a footnote. */
  #readLabel(): void {
    const text = this.#text;
    if (text.startsWith('^')) this.#edits.replace(0, '&#94;');
    let depth = 0;
    let isBalanced = true;
    for (const sign of text) {
      if (sign === '[') depth++;
      else if (sign === ']' && --depth < 0) isBalanced = false;
    }
    this.#escapesBrackets = !isBalanced || depth > 0;
  }

  #readRun(sign: Delimiter, start: number, end: number, span: ProtectedSpan | undefined): void {
    // A single one is text.
    if ((sign === '~' || sign === '$') && end - start === 1) return;
    this.#runs.push(
      readRun(this.#text, { sign, start, end, span }, this.#surroundings, {
        indent: this.#indents.has(start),
        addressBefore: this.#addressEnds.has(start),
        addressAfter: this.#addressStarts.has(end),
      }),
    );
  }

  #readSign(sign: string, at: number, span: ProtectedSpan | undefined): void {
    const text = this.#text;
    const next = text[at + 1];
    const isUnfinished = next === undefined && this.#surroundings.goesOn;
    if (sign === '\\') {
      const matters = next === '\n' || ASCII_PUNCTUATION.test(next ?? '') || this.#addressStarts.has(at + 1);
      if (isUnfinished || matters) this.#edits.escape(at);
    } else if (sign === '&') {
      // Not `\&`, which kramdown shows, nor `&amp;`, which is taken for one that an exporter escaped twice.
      if (isUnfinished || matches(ENTITY, text, at)) this.#replaceAmpersand(at);
    } else if (sign === '{') {
      this.#readBrace(at, next, isUnfinished);
    } else if (sign === '<') {
      if (isUnfinished || this.#beginsTag(at)) this.#edits.escape(at);
    } else if (sign === ']') {
      // The bracket of an emoticon stays as it is.
      if (next === '(') this.#edits.escape(at + 1);
      if (this.#escapesBrackets) this.#edits.escape(at);
    } else if (sign === '[') {
      if (this.#escapesBrackets) this.#edits.escape(at);
    } else if (span === undefined) {
      this.#bars.push(at);
    }
  }

  #replaceAmpersand(at: number): void {
    this.#edits.replace(at, '&#38;');
    // An address would go on with it.
    const before = this.#addressEnds.get(at);
    if (before !== undefined) this.#encloseAddress(before);
  }

  /** Liquid is executed anywhere in a page, so its signs are taken apart. kramdown's lists of attributes begin with `{:`. */
  #readBrace(at: number, next: string | undefined, isUnfinished: boolean): void {
    if (isUnfinished) this.#edits.replace(at, '&#123;');
    else if (next === '{') this.#edits.escape(at + 1);
    else if (next === '%') this.#edits.replace(at + 1, '&#37;');
    else if (next === ':') this.#edits.escape(at);
  }

  #beginsTag(at: number): boolean {
    if (matches(EMAIL, this.#text, at)) return true;
    if (!matches(TAG, this.#text, at)) return false;
    // At a line's start it may begin a block of HTML that no `>` ends.
    return this.#surroundings.isPart || this.#lineStarts.has(at) || this.#lastGreater > at;
  }

  #escapeRuns(sign: Delimiter): void {
    const runs = this.#runs.filter(run => run.sign === sign);
    if (runs.length === 0) return;
    for (const { start, end, span } of this.#runsToEscape(sign, runs)) {
      if (span === undefined) this.#edits.escapeAll(start, end);
    }
    const addresses = runs.filter(({ span }) => span?.kind === 'address');
    for (const span of new Set(pairedRuns(addresses).map(run => run.span!))) this.#encloseAddress(span);
  }

  /** Without brackets, an address would go on with what follows the text. */
  #closeAddress(): void {
    const last = this.#spans.at(-1);
    if (!this.#surroundings.goesOn || last?.kind !== 'address') return;
    if (/^[!-~]*$/.test(this.#text.slice(last.end))) this.#encloseAddress(last);
  }

  /** In angle brackets, an address is one in any Markdown, and markdown-it reads no character references in it. */
  #encloseAddress({ start, end }: ProtectedSpan): void {
    // The renderer takes it for one that an exporter escaped twice.
    if (/&amp;#?\w+;/.test(this.#text.slice(start, end + 1))) return;
    this.#edits.restore(start, end);
    this.#edits.insert(start, '<');
    this.#edits.insert(end, '>');
  }

  #runsToEscape(sign: Delimiter, runs: readonly DelimiterRun[]): readonly DelimiterRun[] {
    if (this.#surroundings.isPart) {
      const isPaired = sign === '`' || sign === '$';
      return runs.filter(run => isPaired || run.opens || run.closes || this.#blockRuns.has(run.start));
    }
    const paired = sign === '`' || sign === '$' ? (runs.length > 1 ? runs : []) : pairedRuns(runs);
    return [...paired, ...runs.filter(run => this.#blockRuns.has(run.start) || isPairAlone(run))];
  }

  /** kramdown takes a paragraph for a table when each of its lines has a bar. */
  #escapeBars(): void {
    const text = this.#text;
    if (this.#bars.length === 0) return;
    if (this.#surroundings.isPart) {
      for (const at of this.#bars) this.#edits.escape(at);
      return;
    }
    if (!text.split('\n').every(line => line.includes('|'))) return;
    const firstLine = text.indexOf('\n');
    for (const at of this.#bars) {
      if (firstLine === -1 || at < firstLine) this.#edits.escape(at);
    }
  }
}

/** Spaces that neither Markdown nor HTML drops: every other one is a space that does not break. */
function visibleIndent(indent: string): string {
  let width = 0;
  for (const sign of indent) width += sign === '\t' ? TAB_WIDTH - (width % TAB_WIDTH) : 1;
  return '&nbsp; '.repeat(width >> 1) + (width % 2 === 1 ? '&nbsp;' : '');
}

function matches(expression: RegExp, text: string, at: number): boolean {
  expression.lastIndex = at;
  return expression.test(text);
}
