import { RichText, type Style } from '../shared/richText';
import { listOf, numberOf, stringOf, type Values, valuesOf } from '../shared/values';

/** What a part of a text is: `[start, end)` in UTF-16 units. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly format: string;
  readonly href: string | undefined;
}

/** Blocks, which cannot be parts of a line. */
const BLOCKS: Readonly<Record<string, 'code' | 'quote' | 'item'>> = {
  MONOSPACE_BLOCK: 'code',
  QUOTE_BLOCK: 'quote',
  BULLETED_LIST_ITEM: 'item',
};
const STYLES: Readonly<Record<string, Style>> = {
  BOLD: { bold: true },
  ITALIC: { italic: true },
  STRIKE: { strike: true },
  MONOSPACE: { code: true },
};
/** A message with more is shown without styles. */
const MAX_RANGES = 2000;

/**
 * The text of a message with its annotations: formats, and links. The signs that a person typed for a format (`*bold*`) are in the text,
 * and annotated as hidden.
 */
export function chatMarkdown(text: string, annotations: unknown): string {
  const ranges = rangesOf(annotations, text.length);
  if (ranges.length === 0 || ranges.length > MAX_RANGES) return new RichText().add(text).toString();
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const blocks = new Blocks();
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) break;
    const here = ranges.filter(range => range.start <= start && range.end >= end);
    if (here.some(({ format }) => format === 'HIDDEN')) continue;
    const block = here.find(({ format }) => format in BLOCKS);
    const href = here.find(range => range.href !== undefined)?.href;
    const style: Style = Object.assign(
      {},
      ...here.map(({ format }) => STYLES[format]),
      href === undefined ? {} : { href },
    );
    blocks.add(text.slice(start, end), style, block);
  }
  return blocks.toString();
}

function rangesOf(annotations: unknown, length: number): readonly Range[] {
  return listOf(annotations).flatMap((each): Range[] => {
    const annotation = valuesOf(each);
    const start = numberOf(annotation.start_index) ?? 0;
    const end = Math.min(start + (numberOf(annotation.length) ?? 0), length);
    const format = stringOf(valuesOf(annotation.format_metadata).format_type) ?? '';
    const href = addressOf(annotation);
    return start >= 0 && end > start && (format !== '' || href !== undefined)
      ? [{ start, end, format, href }]
      : [];
  });
}

/** The address of a link, a meeting or a file; its key tells people not to read it. */
export function addressOf(annotation: Values): string | undefined {
  const { url_metadata, interaction_data, video_call_metadata, drive_metadata } = annotation;
  const first = (object: unknown) => Object.values(valuesOf(object)).find(value => typeof value === 'string');
  return stringOf(
    first(valuesOf(url_metadata).url) ??
      first(valuesOf(interaction_data).url) ??
      valuesOf(valuesOf(video_call_metadata).meeting_space).meeting_url ??
      valuesOf(drive_metadata).url,
  );
}

/** Collects the parts of a text into paragraphs, quotes, lists and code. */
class Blocks {
  readonly #whole = new RichText();
  #block: Range | undefined;
  #content = new RichText();
  #code = '';
  #list: string[] = [];

  add(text: string, style: Style, block: Range | undefined): void {
    const isFresh = block !== this.#block;
    if (isFresh) {
      this.#endBlock();
      this.#block = block;
    }
    const kind = block && BLOCKS[block.format];
    const isBlank = text.trim() === '';
    // Between the items of a list are line breaks.
    if (kind !== 'item' && !isBlank) this.#endList();
    if (kind === 'code') this.#code += text;
    else if (kind === 'item' && isFresh) this.#content.add(text.replace(/^\s*[-*•]\s/, ''), style);
    else if (kind !== undefined) this.#content.add(text, style);
    else if (!isBlank || this.#list.length === 0) this.#whole.add(text, style);
  }

  #endBlock(): void {
    const kind = this.#block && BLOCKS[this.#block.format];
    if (kind === 'code') this.#whole.addCode(this.#code.replace(/^\n/, ''));
    else if (kind === 'quote') this.#whole.addQuote(this.#content.toString());
    else if (kind === 'item') this.#list.push(`- ${this.#content.toString().replaceAll('\n', '\n  ')}`);
    this.#code = '';
    this.#content = new RichText();
  }

  #endList(): void {
    this.#whole.addMarkdown(this.#list.join('\n'));
    this.#list = [];
  }

  toString(): string {
    this.#endBlock();
    this.#block = undefined;
    this.#endList();
    return this.#whole.toString();
  }
}
