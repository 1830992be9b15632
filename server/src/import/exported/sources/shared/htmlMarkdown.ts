import type { HtmlElement, HtmlNode } from '../../input/html';
import { textOf } from '../../input/htmlElement';
import { RichText, type Style } from './richText';

export interface HtmlOptions {
  /**
   * Replaces an element: with a plain text, or with nothing (`''`). `undefined` for elements that are read as usual. Without it, an
   * image is its `alt`.
   */
  readonly replace?: (element: HtmlElement) => string | undefined;
  /** Whether `pre` is a text whose white space stays, and not code. */
  readonly isPreText?: boolean;
}

const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table']);
const LINES = new Set([
  'div',
  'tr',
  'section',
  'article',
  'header',
  'footer',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'hr',
]);
const STYLES: ReadonlyMap<string, Style> = new Map([
  ['b', { bold: true }],
  ['strong', { bold: true }],
  ['i', { italic: true }],
  ['em', { italic: true }],
  ['s', { strike: true }],
  ['strike', { strike: true }],
  ['del', { strike: true }],
  ['code', { code: true }],
  ['tt', { code: true }],
  ['kbd', { code: true }],
]);
const INVISIBLE = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
]);

/** The Markdown of HTML nodes: emphasis, links, code, lists and quotes as Markdown; of all else the text that a browser shows. */
export function htmlMarkdown(nodes: readonly HtmlNode[], options: HtmlOptions = {}): string {
  const writer = new HtmlWriter(options);
  writer.addAll(nodes, {});
  return writer.rich.toString();
}

class HtmlWriter {
  readonly rich = new RichText();
  /** What stands at the end: white space there swallows white space that follows. */
  #end: 'block' | 'line' | 'space' | 'text' = 'block';

  #isPre = false;

  readonly #options: HtmlOptions;

  constructor(options: HtmlOptions) {
    this.#options = options;
  }

  addAll(nodes: readonly HtmlNode[], style: Style): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#addText(node, style);
      else this.#addElement(node, style);
    }
  }

  #addText(text: string, style: Style): void {
    if (this.#isPre) {
      this.#end = 'text';
      this.rich.add(text.replaceAll('\u00a0', ' '), style);
      return;
    }
    let line = text.replace(/[ \t\r\n\f]+/g, ' ').replaceAll('\u00a0', ' ');
    if (this.#end !== 'text' && line.startsWith(' ') && /^[ \t\r\n\f]/.test(text)) line = line.slice(1);
    if (line === '') return;
    this.#end = line.endsWith(' ') ? 'space' : 'text';
    this.rich.add(line, style);
  }

  #addElement(element: HtmlElement, style: Style): void {
    const { name, attributes, children } = element;
    const replacement = this.#options.replace?.(element);
    if (replacement !== undefined) {
      if (replacement === '') return;
      this.#end = 'text';
      this.rich.add(replacement, style);
      return;
    }
    if (INVISIBLE.has(name)) return;
    switch (name) {
      case 'br':
        this.#end = 'line';
        this.rich.add('\n');
        return;
      case 'img':
        if (attributes.alt) this.#addText(attributes.alt, style);
        return;
      case 'pre':
        this.#addPre(element, style);
        return;
      case 'blockquote':
        this.rich.addQuote(htmlMarkdown(children, this.#options));
        this.#end = 'block';
        return;
      case 'ul':
      case 'ol':
        this.rich.addMarkdown(this.#list(element));
        this.#end = 'block';
        return;
      case 'td':
      case 'th':
        if (this.#end === 'text') this.#addText(' ', style);
        break;
    }
    if (PARAGRAPHS.has(name)) this.#addBlock(children, style, '\n\n');
    else if (LINES.has(name)) this.#addBlock(children, style, '\n');
    else this.addAll(children, { ...style, ...styleOf(element) });
  }

  #addBlock(children: readonly HtmlNode[], style: Style, gap: string): void {
    this.#endLine(gap);
    this.addAll(children, style);
    this.#endLine(gap);
  }

  #endLine(gap: string): void {
    if (this.#end === 'block') return;
    if (this.#end !== 'line') this.rich.add('\n');
    if (gap.length > 1) this.rich.add('\n');
    this.#end = gap.length > 1 ? 'block' : 'line';
  }

  #addPre(element: HtmlElement, style: Style): void {
    if (this.#options.isPreText) {
      this.#isPre = true;
      this.addAll(element.children, style);
      this.#isPre = false;
      return;
    }
    const text = textOf(element).replaceAll('\u00a0', ' ');
    const language = /\blanguage-([\w+#.-]{1,40})/.exec(
      `${element.attributes.class ?? ''} ${firstClass(element) ?? ''}`,
    )?.[1];
    this.rich.addCode(text.replace(/^\n/, ''), language);
    this.#end = 'block';
  }

  #list({ name, attributes, children }: HtmlElement): string {
    let number = Number(attributes.start ?? 1) || 1;
    return children
      .flatMap(child => {
        if (typeof child === 'string' || child.name !== 'li') return [];
        const mark = name === 'ol' ? `${number++}. ` : '- ';
        const content = htmlMarkdown(child.children, this.#options).replace(
          /\n\n(?=[ \t]*(?:-|\d+\.) )/g,
          '\n',
        );
        return [mark + content.replaceAll('\n', `\n${' '.repeat(mark.length)}`)];
      })
      .join('\n');
  }
}

function styleOf({ name, attributes }: HtmlElement): Style {
  if (name === 'a') return { href: attributes.href };
  return STYLES.get(name) ?? {};
}

function firstClass(element: HtmlElement): string | undefined {
  const [first] = element.children.filter(child => typeof child !== 'string');
  return first?.attributes.class;
}
