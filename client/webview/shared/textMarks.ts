import { occurrences, type TextQuery } from '../../../server/src/find/textQuery';
import { partitionPoint } from '../../../server/src/text/partitionPoint';

/** A match in a page: a part of a text, or a picture whose text matches. */
export type Match = Range | HTMLElement;

/**
 * The matches of a query in a message, in order: in its name, if one is shown, and in its body.
 *
 * @param names the names and mentions (with their `@`) that match as a whole, because they are found by pinyin
 */
export function matchesIn(message: HTMLElement, query: TextQuery, names: ReadonlySet<string>): Match[] {
  const speaker = message.querySelector<HTMLElement>('.speaker');
  const body = message.querySelector<HTMLElement>('.body');
  return [
    ...(speaker === null ? [] : inElement(speaker, query, names)),
    ...(body === null ? [] : inBody(body, query, names)),
  ];
}

function inElement(element: HTMLElement, query: TextQuery, names: ReadonlySet<string>): Match[] {
  const found = textMatches(element, query);
  if (found.length > 0 || !names.has(element.textContent ?? '')) return found;
  const whole = document.createRange();
  whole.selectNodeContents(element);
  return [whole];
}

function inBody(body: HTMLElement, query: TextQuery, names: ReadonlySet<string>): Match[] {
  const found = textMatches(body, query);
  for (const mention of names.size === 0 ? [] : body.querySelectorAll<HTMLElement>('.mention')) {
    if (textMatches(mention, query).length === 0) found.push(...inElement(mention, query, names));
  }
  return found.sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

function isBefore(a: Match, b: Match): boolean {
  const range = (match: Match) => {
    if (match instanceof Range) return match;
    const around = document.createRange();
    around.selectNode(match);
    return around;
  };
  return range(a).compareBoundaryPoints(Range.START_TO_START, range(b)) < 0;
}

/** A part of an element's text: a node with text, or an image with its alternative text. */
interface Piece {
  readonly node: Text | HTMLElement;
  readonly start: number;
}

function textMatches(element: HTMLElement, query: TextQuery): Match[] {
  const { text, pieces } = piecesOf(element);
  return occurrences(text, query).map(start => {
    const end = start + query.text.length;
    const first = pieceAt(pieces, start);
    const last = pieceAt(pieces, end - 1);
    if (!(first.node instanceof Text)) return first.node;
    if (!(last.node instanceof Text)) return last.node;
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return range;
  });
}

function pieceAt(pieces: readonly Piece[], at: number): Piece {
  return pieces[partitionPoint(pieces, ({ start }) => start <= at) - 1]!;
}

/** The text of an element as it was rendered, whatever the page has made of its images since. */
function piecesOf(element: HTMLElement): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node =>
    node.parentElement?.closest('.image') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof HTMLElement && node.classList.contains('image')) {
      pieces.push({ node, start: text.length });
      text += node.dataset.alt ?? '';
    }
  }
  return { text, pieces };
}

const MARKED = 'found';
const CURRENT = 'found-current';

/** Marks matches without a change of the document, and those in pictures by a class. Replaces the marks of before. */
export function showMarks(matches: readonly Match[], current: Match | undefined): void {
  for (const marked of document.querySelectorAll(`.${MARKED}`)) marked.classList.remove(MARKED, CURRENT);
  const ranges = matches.filter(match => match instanceof Range);
  CSS.highlights.set(MARKED, new Highlight(...ranges));
  const currentRange = current instanceof Range ? [current] : [];
  const highlight = new Highlight(...currentRange);
  highlight.priority = 1;
  CSS.highlights.set(CURRENT, highlight);
  for (const match of matches) if (!(match instanceof Range)) match.classList.add(MARKED);
  if (current !== undefined && !(current instanceof Range)) current.classList.add(CURRENT);
}
