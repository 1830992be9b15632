import { escapeMarkdown, escapePart } from '../../../../markdown/escapeMarkdown';
import { urlEnd } from '../../../../markdown/url';
import { cleanText } from './cleanText';

/** How a part of a line looks. */
export interface Style {
  readonly bold?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly strike?: boolean | undefined;
  readonly code?: boolean | undefined;
  /** An address that the part links to; others than `http:`, `https:` and `mailto:` are dropped. */
  readonly href?: string | undefined;
}

const PLAIN: Style = {};

interface Run {
  text: string;
  readonly style: Style;
}

/**
 * Builds the Markdown of a text whose parts have styles, as editors and HTML have them. Markdown allows less: emphasis cannot begin
 * or end with white space, nor cross a blank line, nor touch other emphasis, nor stand between a letter and punctuation. Where it
 * cannot be written, the text stays and the style is dropped.
 */
export class RichText {
  readonly #blocks: string[] = [];
  #runs: Run[] = [];

  /** Adds text to the paragraph. Its line breaks stay. */
  add(text: string, style: Style = PLAIN): this {
    const clean = cleanText(text);
    if (clean === '') return this;
    const last = this.#runs[this.#runs.length - 1];
    if (last !== undefined && isSame(last.style, style)) last.text += clean;
    else this.#runs.push({ text: clean, style });
    return this;
  }

  /** Adds a block of code. */
  addCode(code: string, language = ''): this {
    const text = cleanText(code).replace(/\n$/, '');
    if (text.trim() === '') return this;
    const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
    const info = /^[\w+#.-]{1,40}$/.test(language) ? language : '';
    return this.#addBlock(`${fence}${info}\n${text}\n${fence}`);
  }

  /** Adds a quote, whose content is Markdown. */
  addQuote(markdown: string): this {
    const text = markdown.trim();
    if (text === '') return this;
    return this.#addBlock(text.replace(/^/gm, '> ').replace(/^> $/gm, '>'));
  }

  /** Adds a block of Markdown: a list, an indented part. */
  addMarkdown(markdown: string): this {
    return markdown.trim() === '' ? this : this.#addBlock(markdown);
  }

  #addBlock(block: string): this {
    this.#endParagraph();
    this.#blocks.push(block);
    return this;
  }

  #endParagraph(): void {
    const text = withoutBlankEnds(markdownOf(this.#runs));
    this.#runs = [];
    if (text !== '') this.#blocks.push(text);
  }

  /** The Markdown of all that was added. Between blocks is a blank line. */
  toString(): string {
    this.#endParagraph();
    return this.#blocks.join('\n\n');
  }
}

function markdownOf(runs: readonly Run[]): string {
  const [only] = runs;
  if (runs.length === 1 && isSame(only!.style, PLAIN)) return escapeMarkdown(only!.text);
  const parts: string[] = [];
  /** The last characters of the Markdown, and of the text as a person sees it. */
  let written = '';
  let shown = '';
  runs.forEach(({ text, style }, i) => {
    const after = runs[i + 1]?.text ?? '';
    const part = partOf(text, style, written, shown, after);
    parts.push(part);
    written = (written + part.slice(-2)).slice(-2);
    shown = (shown + text.slice(-2)).slice(-2);
  });
  return parts.join('');
}

function partOf(text: string, style: Style, written: string, shown: string, after: string): string {
  if (style.code) return codeSpans(text);
  const given = style.href === undefined ? undefined : addressOf(style.href);
  const address = given === `mailto:${text}` ? undefined : given;
  if (address !== undefined && isAddress(text, address)) return bareAddress(text, shown, after);
  const marker = markerOf(style);
  if (marker === '') return linked(escapePart(text, written), address);
  // Emphasis goes round each paragraph.
  return text
    .split(/(\n[ \t]*\n)/)
    .map((paragraph, i, all) => {
      if (i % 2 === 1) return paragraph;
      const before = i === 0 ? shown : '\n';
      const next = i === all.length - 1 ? after : '\n';
      return emphasized(paragraph, marker, address, before, next, i === 0 ? written : '\n');
    })
    .join('');
}

function emphasized(
  text: string,
  marker: string,
  address: string | undefined,
  before: string,
  after: string,
  markdown: string,
): string {
  let [start, inner, end] = partsOf(text);
  if (inner === '') return text;
  // Between a letter and punctuation the marks would be text (CommonMark, flanking delimiter runs): punctuation moves out.
  if (address === undefined && start === '' && isLetter(before.slice(-1))) {
    const moved = /^[\p{P}\p{S}]+/u.exec(inner)?.[0] ?? '';
    start = moved;
    inner = inner.slice(moved.length);
  }
  if (address === undefined && end === '' && isLetter(after.slice(0, 1))) {
    while (inner !== '' && /[\p{P}\p{S}]$/u.test(inner.slice(-2))) {
      const last = Array.from(inner.slice(-2)).at(-1)!;
      end = last + end;
      inner = inner.slice(0, -last.length);
    }
  }
  const lead = escapePart(start, markdown);
  if (inner === '') return lead;
  const isTouching = start === '' && /[*~]$/.test(markdown);
  const isBlocked =
    address !== undefined &&
    ((start === '' && isLetter(before.slice(-1))) || (end === '' && isLetter(after.slice(0, 1))));
  if (isTouching || isBlocked) {
    return lead + linked(escapePart(inner, lead || markdown), address) + escapePart(end, 'x');
  }
  const content = linked(escapePart(inner, 'x'), address);
  const closing = [...marker].reverse().join('');
  return lead + marker + content + closing + escapePart(end, 'x');
}

/** Whether a character is neither white space nor punctuation. */
function isLetter(character: string): boolean {
  return character !== '' && /[^\s\p{P}\p{S}]/u.test(character);
}

function markerOf({ bold, italic, strike }: Style): string {
  return `${strike ? '~~' : ''}${bold ? '**' : ''}${italic ? '*' : ''}`;
}

function codeSpans(text: string): string {
  return text.replace(/[^\n]+/g, line => {
    if (line.trim() === '') return line;
    const marks = '`'.repeat(longestRun(line, '`') + 1);
    const pad = line.startsWith('`') || line.endsWith('`') || /^ .* $/.test(line) ? ' ' : '';
    return `${marks}${pad}${line}${pad}${marks}`;
  });
}

function longestRun(text: string, sign: string): number {
  let longest = 0;
  let length = 0;
  for (const character of text) {
    length = character === sign ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** An address that links may lead to, without anything that would end it in Markdown; `undefined` for others. */
function addressOf(href: string): string | undefined {
  const address = cleanText(href).trim();
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return undefined;
  return address.replace(/[\s<>"`\\^{|}]/g, sign => encodeURIComponent(sign));
}

/** Whether a link's text is its address, perhaps without the scheme or the slash at the end. */
function isAddress(text: string, address: string): boolean {
  return /^https?:\/\//i.test(text) && text.replace(/\/$/, '') === address.replace(/\/$/, '');
}

/** Addresses become links by themselves, unless a letter or another part of an address touches them. */
function bareAddress(address: string, before: string, after: string): string {
  const isBare = !/[A-Za-z0-9]$/.test(before) && urlEnd(address + after.slice(0, 100), 0) === address.length;
  return isBare ? address : `<${address}>`;
}

function linked(markdown: string, address: string | undefined): string {
  if (address === undefined) return markdown;
  const [start, inner, end] = partsOf(markdown);
  if (inner === '') return markdown;
  const words = inner
    .replace(/\n\s*\n/g, '\n')
    .replace(/\\.|[[\]]/gs, sign => (sign.length === 1 ? `\\${sign}` : sign));
  // Parentheses in an address must be in pairs; between angle brackets anything goes.
  const target = /[()]/.test(address) ? `<${address}>` : address;
  return `${start}[${words}](${target})${end}`;
}

/** A text without the blank lines at its beginning and the white space at its end. */
function withoutBlankEnds(text: string): string {
  const rest = text.trimEnd();
  const first = rest.length - rest.trimStart().length;
  return rest.slice(rest.lastIndexOf('\n', first - 1) + 1);
}

/** White space, text, white space. */
function partsOf(text: string): [start: string, inner: string, end: string] {
  const inner = text.trim();
  if (inner === '') return [text, '', ''];
  const start = text.length - text.trimStart().length;
  return [text.slice(0, start), inner, text.slice(start + inner.length)];
}

function isSame(a: Style, b: Style): boolean {
  return (
    !a.bold === !b.bold &&
    !a.italic === !b.italic &&
    !a.strike === !b.strike &&
    !a.code === !b.code &&
    a.href === b.href
  );
}
