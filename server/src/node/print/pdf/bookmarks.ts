import { missing, type PrintedPdf, referenceIn } from './printedPdf';

/** A bookmark: ISO 32000-1, 12.3.3. */
export interface Bookmark {
  /** The level of its heading: 1 for `h1`. */
  readonly level: number;
  /** Its title, place and element, as the value of a dictionary without the references to its neighbours. */
  readonly text: string;
}

/** A string that is not closed by a bracket inside it, or a value up to the next key. */
const TITLE = /\/Title (?:\((?:[^\\()]|\\[\s\S])*\)|<[0-9A-Fa-f\s]*>)/;
const PLACE = /\/Dest \[[^\]]*\]/;

/** The bookmarks of a PDF, in their order. */
export function bookmarksOf(pdf: PrintedPdf, outlines: number): Bookmark[] {
  const found: Bookmark[] = [];
  const visit = (first: number | undefined, depth: number): void => {
    for (let number = first; number !== undefined; ) {
      const { text } = pdf.object(number);
      const [title] = TITLE.exec(text) ?? missing('Title');
      const [place] = PLACE.exec(text) ?? missing('Dest');
      const element = referenceIn(text, 'SE');
      const level =
        element === undefined ? undefined : /\/S \/H([1-6])\b/.exec(pdf.object(element).text)?.[1];
      const rest = text.replace(TITLE, '');
      found.push({
        level: level === undefined ? depth : Number(level),
        text: `${title}\n${place}${element === undefined ? '' : `\n/SE ${element} 0 R`}`,
      });
      visit(referenceIn(rest, 'First'), depth + 1);
      number = referenceIn(rest, 'Next');
    }
  };
  visit(referenceIn(pdf.object(outlines).text, 'First'), 1);
  return found;
}

interface Node {
  readonly text: string;
  readonly number: number;
  readonly kids: Node[];
}

/**
 * Writes bookmarks as a tree: each is below the last one of a higher level, also one from another PDF.
 *
 * @param newNumber gives numbers that no other object has
 * @param write is called with each object
 * @returns the number of the outline
 */
export function writeBookmarks(
  bookmarks: readonly Bookmark[],
  newNumber: () => number,
  write: (number: number, text: string) => void,
): number {
  const root: Node = { text: '/Type /Outlines', number: newNumber(), kids: [] };
  const open: { readonly level: number; readonly node: Node }[] = [{ level: 0, node: root }];
  for (const { level, text } of bookmarks) {
    while (open.at(-1)!.level >= level) open.pop();
    const node: Node = { text, number: newNumber(), kids: [] };
    open.at(-1)!.node.kids.push(node);
    open.push({ level, node });
  }
  /** @returns how many bookmarks are below it */
  const writeNode = ({ text, number, kids }: Node, neighbours: string): number => {
    let count = 0;
    for (const [i, kid] of kids.entries()) {
      const links = [`/Parent ${number} 0 R`];
      if (i > 0) links.push(`/Prev ${kids[i - 1]!.number} 0 R`);
      if (i + 1 < kids.length) links.push(`/Next ${kids[i + 1]!.number} 0 R`);
      count += 1 + writeNode(kid, `\n${links.join('\n')}`);
    }
    const below =
      count === 0 ? '' : `\n/First ${kids[0]!.number} 0 R\n/Last ${kids.at(-1)!.number} 0 R\n/Count ${count}`;
    write(number, `<<${text}${neighbours}${below}>>\n`);
    return count;
  };
  writeNode(root, '');
  return root.number;
}
