import { escapeMarkdown } from '../../../../markdown/escapeMarkdown';
import { richMarkdown } from '../../../../markdown/richMarkdown';
import { isSurelyPlain } from '../../../../markdown/surelyPlain';
import { codeBlockMarkdown } from '../../../../markdown/writeMarkdown';
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

/** Builds the Markdown of a text whose parts have styles, as editors and HTML have them, and of the blocks in it. */
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
    return this.addMarkdown(codeBlockMarkdown(code, language));
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
  return richMarkdown(
    runs.map(({ text, style: { bold, italic, strike, code, href } }) => ({
      text,
      isBold: bold,
      isItalic: italic,
      isStruck: strike,
      isCode: code,
      url: href === undefined ? undefined : addressOf(href),
    })),
  );
}

/** What `RichText` makes of a text without styles. */
export function plainRichText(text: string): string {
  if (isSurelyPlain(text)) return text;
  return withoutBlankEnds(escapeMarkdown(text.includes('\ufeff') ? text.replaceAll('\ufeff', '') : text));
}

/** An address that links may lead to; `undefined` for others. */
function addressOf(href: string): string | undefined {
  const address = cleanText(href).trim();
  return /^(?:https?:\/\/|mailto:)/i.test(address) ? address : undefined;
}

/** A text without the blank lines at its beginning and the white space at its end. */
function withoutBlankEnds(text: string): string {
  if (!/^\s|\s$/.test(text)) return text;
  const rest = text.trimEnd();
  const first = rest.length - rest.trimStart().length;
  return rest.slice(rest.lastIndexOf('\n', first - 1) + 1);
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
