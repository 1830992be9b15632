import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver-protocol';
import { linksIn } from '../markdown/links';
import { type LinkBase, linkTarget } from '../markdown/linkTarget';
import { forEachProseLine } from '../markdown/proseLines';
import type { FrontMatter, FrontMatterEntry } from '../model/frontMatter';
import type { Message } from '../model/message';
import { decodeText } from '../render/entities';
import { content } from '../text/lines';
import { lineRange } from '../text/span';
import { feature } from './support/feature';
import { NO_PARAMS } from './support/params';

/**
 * The maximum number of links, the first in the log: the answer is sent again after each change. The longest real log has a few
 * hundred.
 */
export const MAX_LINKS = 5_000;

/** Keys of the front matter whose value is a picture, as named by themes for Jekyll. */
const PICTURE_KEY = /(?:^|[-_])(?:img|image|avatar|cover|thumbnail|banner|logo|icon|photo)$/i;

/** An address and its place. The line counts from the first line of its message or front matter. */
interface PlacedAddress {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

/** Links in bodies, outside code, and in the front matter. They end where a Chinese reader would end them. */
export const documentLink = feature<DocumentLinkParams, DocumentLink[]>({
  method: 'textDocument/documentLink',
  params: NO_PARAMS,
  capabilities: { documentLinkProvider: {} },
  handle({ log, uri, workspace }) {
    const { head, messages, startLines } = log.transcript;
    const site = workspace.folderOf(uri);
    const links: DocumentLink[] = [];
    const add = ({ line, start, end, address }: PlacedAddress, firstLine: number, base: LinkBase) => {
      const target = linkTarget(address, base);
      if (target !== undefined) links.push({ range: lineRange(firstLine + line, start, end), target });
    };
    if (head.frontMatter !== undefined) {
      // Themes put the address of the site before such a value, even if it is relative.
      const base = { document: site === undefined ? uri : `${site}/`, site };
      for (const found of addressesOfFrontMatter(head.frontMatter)) add(found, 0, base);
    }
    const base = { document: uri, site };
    const stray = { lines: head.lines, bodyStart: head.strayStart, bodyEnd: head.strayEnd };
    for (const found of addressesOfProse(stray)) add(found, 0, base);
    for (let index = 0; index < messages.length && links.length < MAX_LINKS; index++) {
      for (const found of addressesOf(messages[index]!)) add(found, startLines[index]!, base);
    }
    return links.slice(0, MAX_LINKS);
  },
});

const NONE: readonly PlacedAddress[] = [];

/** The links of messages. An edit keeps the other messages, so each is read once. */
const known = new WeakMap<Message, readonly PlacedAddress[]>();

function addressesOf(message: Message): readonly PlacedAddress[] {
  const before = known.get(message);
  if (before !== undefined) return before;
  const addresses = mayHold(message) ? addressesOfProse(message) : NONE;
  known.set(message, addresses);
  return addresses;
}

/** Excludes nearly all messages without a look at their Markdown. */
function mayHold({ lines, bodyStart, bodyEnd }: Message): boolean {
  for (let line = bodyStart; line < bodyEnd; line++) {
    if (lines[line]!.includes('](') || lines[line]!.includes('://')) return true;
  }
  return false;
}

function addressesOfProse(prose: Pick<Message, 'lines' | 'bodyStart' | 'bodyEnd'>): PlacedAddress[] {
  const addresses: PlacedAddress[] = [];
  forEachProseLine(prose, (text, line) => {
    for (const { start, end } of linksIn(text)) {
      addresses.push({ line, start, end, address: decodeText(text.slice(start, end)) });
    }
  });
  return addresses;
}

function addressesOfFrontMatter({ entries, lines }: FrontMatter): PlacedAddress[] {
  return entries.flatMap(entry => {
    const { start, end } = entry.valueRange;
    if (start.line !== end.line || typeof entry.value !== 'string') return [];
    if (PICTURE_KEY.test(entry.key)) return pictureOf(entry);
    const text = content(lines[start.line]!).slice(0, end.character);
    return linksIn(text)
      .filter(link => link.start >= start.character)
      .map(link => ({
        line: start.line,
        start: link.start,
        end: link.end,
        address: text.slice(link.start, link.end),
      }));
  });
}

/** The whole value, without quotes. */
function pictureOf({ source, value, valueRange: { start, end } }: FrontMatterEntry): PlacedAddress[] {
  const quotes = /^(["']).*\1$/.test(source) ? 1 : 0;
  const place = { line: start.line, start: start.character + quotes, end: end.character - quotes };
  return place.start < place.end ? [{ ...place, address: value as string }] : [];
}
