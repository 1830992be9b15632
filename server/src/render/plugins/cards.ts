import type { MarkdownIt, Token } from 'markdown-it';
import { type CardLine, fileKind, readCardLine } from '../../markdown/cardLabels';

/** `[a.pdf](../files/a.pdf)` alone in its line: a file that an import has copied beside the log. */
const FILE_LINK = /^\[([^\]\n]{1,200})\]\(((?![a-z][a-z0-9+.-]*:|\/\/|#)[^\s()<>]{1,400})\)$/i;

/**
 * Renders lines that stand for what is no text as `p.card`, with its kind in `data-kind`: files, voice messages, calls, locations, mini
 * programs and others. Only a paragraph all of whose lines do is made of cards, one a line.
 */
export function cards(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'cards', state => {
    const shown: Token[] = [];
    for (let i = 0; i < state.tokens.length; i++) {
      const [open, inline, close] = state.tokens.slice(i, i + 3);
      const lines =
        open!.type === 'paragraph_open' && open!.level === 0 ? readCards(inline!.content) : undefined;
      if (lines === undefined) {
        shown.push(open!);
        continue;
      }
      const [first = 0] = open!.map ?? [];
      for (const [offset, line] of lines.entries()) {
        shown.push(...card(line, [first + offset, first + offset + 1]));
      }
      i = state.tokens.indexOf(close!, i);
    }
    state.tokens = shown;

    function card({ kind, label, detail }: CardLine, map: [number, number]): Token[] {
      const [open, inline, close] = [
        new state.Token('paragraph_open', 'p', 1),
        new state.Token('inline', '', 0),
        new state.Token('paragraph_close', 'p', -1),
      ];
      for (const token of [open, close]) token.block = true;
      open.map = map;
      open.attrs = [
        ['class', 'card'],
        ['data-kind', kind],
      ];
      const name = new state.Token('card_label', 'span', 0);
      name.content = label;
      // Markdown-it appends what it makes of the detail.
      inline.children = label === '' ? [] : [name];
      inline.content = detail;
      inline.map = map;
      inline.level = 1;
      return [open, inline, close];
    }
  });
  md.renderer.rules.card_label = (tokens, index) =>
    `<span class="card-label">${md.utils.escapeHtml(tokens[index]!.content)}</span> `;
}

/** The cards of a paragraph, one a line; `undefined` if a line is none. */
function readCards(paragraph: string): CardLine[] | undefined {
  const first = paragraph.slice(0, 2);
  if (!first.startsWith('[') && !first.startsWith('\\[') && !first.startsWith('微')) return undefined;
  const read: CardLine[] = [];
  for (const line of paragraph.split('\n')) {
    const card = readCardLine(line) ?? readFileLink(line.trim());
    if (card === undefined) return undefined;
    read.push(card);
  }
  return read;
}

function readFileLink(line: string): CardLine | undefined {
  const [, name, path] = FILE_LINK.exec(line) ?? [];
  const kind = path === undefined ? undefined : fileKind(path);
  return kind === undefined ? undefined : { kind, label: '', detail: name! };
}
