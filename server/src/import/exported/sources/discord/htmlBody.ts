import type { HtmlElement, HtmlNode } from '../../input/html';
import { findClass, hasClass, textOf } from '../../input/htmlElement';
import { htmlMarkdown } from '../shared/htmlMarkdown';

/** White space in these is shown as it is: newer versions, and those before 2022. */
const PRESERVING = ['chatlog__markdown-preserve', 'preserve-whitespace', 'markdown'];
/** What stands in or beside a text and is not a part of it. */
const NO_TEXT =
  /(?:^|\s)(?:chatlog__(?:reply-|reference-)?edited-timestamp|chatlog__attachment|chatlog__embed|chatlog__reactions|chatlog__sticker|chatlog__components)(?:\s|$)/;

/** The Markdown of a text in DiscordChatExporter's HTML. Headings become bold lines, as in the other forms. */
export function discordHtmlMarkdown(nodes: readonly HtmlNode[]): string {
  return htmlMarkdown(plainNodes(nodes, false), { replace: emojiOf });
}

/** Usual elements in place of those that the exporter styles with classes. */
function plainNodes(nodes: readonly HtmlNode[], isPreserved: boolean): HtmlNode[] {
  return nodes.flatMap(node => {
    if (typeof node !== 'string') return plainElement(node, isPreserved);
    return isPreserved ? withBreaks(node) : [node];
  });
}

function plainElement(element: HtmlElement, isPreserved: boolean): HtmlNode[] {
  const { name, attributes, children } = element;
  const has = (className: string) => hasClass(element, className);
  if (NO_TEXT.test(attributes.class ?? '')) return [];
  if (has('chatlog__markdown-quote') || has('quote')) {
    const content = findClass(element, 'chatlog__markdown-quote-content') ?? element;
    return [made('blockquote', plainNodes(content.children, true))];
  }
  if (has('chatlog__markdown-pre--multiline') || has('pre--multiline')) {
    return [{ name: 'pre', attributes, children: [textOf(element)] }];
  }
  if (has('chatlog__markdown-pre') || has('chatlog__markdown-pre--inline') || has('pre')) {
    const code = textOf(element);
    return [code.includes('\n') ? made('pre', [code]) : made('code', [code])];
  }
  if (/^h[1-3]$/.test(name)) {
    return [made('div', [made('strong', plainNodes(children, isPreserved))])];
  }
  if (name === 'ul' || name === 'ol') return [{ name, attributes, children: plainNodes(children, false) }];
  const isBelow =
    isPreserved ||
    (PRESERVING.some(has) && !children.some(each => typeof each !== 'string' && each.name === 'br'));
  return [{ name, attributes, children: plainNodes(children, isBelow) }];
}

/** Lines as a browser shows them where white space is preserved. */
function withBreaks(text: string): HtmlNode[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, i) => {
    const shown = line.replace(/^[ \t]+| {2,}/g, space => '\u00a0'.repeat(space.length));
    return i === 0 ? [shown] : [made('br', []), shown];
  });
}

function made(name: string, children: readonly HtmlNode[]): HtmlElement {
  return { name, attributes: {}, children };
}

/** An emoji by its name: `👍`, or `:wave:` for one of a server. `undefined` for what is no picture. */
export function emojiOf({ name, attributes }: HtmlElement): string | undefined {
  if (name !== 'img') return undefined;
  const alt = attributes.alt ?? '';
  return /^\w{2,64}$/.test(alt) ? `:${alt}:` : alt;
}
