import { Parser } from 'htmlparser2';
import { ExportError } from '../exportFile';
import { MAX_ITEM_LENGTH } from '../readItem';

export type HtmlNode = HtmlElement | string;

export interface HtmlElement {
  /** In lower case, as are the names of the attributes. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and decoded texts. The contents of scripts and styles are left out. */
  readonly children: readonly HtmlNode[];
}

/** An element that is given as a whole. */
export interface HtmlItem {
  /** `undefined` if it cannot be read. */
  readonly element: HtmlElement | undefined;
  /** One-based line of its beginning. */
  readonly line: number;
  readonly problem?: 'too-long' | 'cut-off';
}

/** Deeper texts are refused: no export nests more than some fifty elements, also where it leaves some open. */
const MAX_DEPTH = 2000;

/** The number of nodes and attributes of an item, each of which counts as some units of its length. */
const NODE_LENGTH = 16;

/**
 * The elements of an HTML text that are items, in the order of their beginnings. Items inside an item are part of it. Only one item
 * is held at a time, and nothing is executed or fetched: the text is only taken apart. Embedded data (`src="data:…;base64,…"`) is
 * dropped.
 *
 * @param isItem whether an element is given as a whole; asked for elements outside of items only
 * @throws {ExportError} if elements are nested too deeply
 */
export function* htmlItems(
  pieces: Iterable<string>,
  isItem: (name: string, attributes: Readonly<Record<string, string>>) => boolean,
): Iterable<HtmlItem> {
  const builder = new ItemBuilder(isItem);
  const parser = new Parser(builder, { decodeEntities: true });
  builder.start(parser);
  for (const piece of withoutData(pieces)) {
    builder.piece(piece);
    parser.write(piece);
    yield* builder.take();
    if (builder.isStuck()) {
      // A tag or a comment without an end. The text after it is read as if it began there.
      parser.reset();
      yield* builder.giveUp();
    }
  }
  builder.isAtEnd = true;
  parser.end();
  yield* builder.take();
}

interface Building {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
}

/** Receives the parser's events and builds the items. */
class ItemBuilder {
  isAtEnd = false;
  readonly #isItem: (name: string, attributes: Readonly<Record<string, string>>) => boolean;
  #parser: Parser | undefined;
  #depth = 0;
  /** The open elements of the item, the item first; empty outside of items. */
  #open: Building[] = [];
  #itemLine = 1;
  #length = 0;
  #isTooLong = false;
  #found: HtmlItem[] = [];

  /** The piece that is parsed, where it begins in the text, and its first line feed that is not counted yet, or -1. */
  #piece = '';
  #pieceStart = 0;
  #nextFeed = -1;
  #line = 1;
  #lastEvent = 0;

  constructor(isItem: (name: string, attributes: Readonly<Record<string, string>>) => boolean) {
    this.#isItem = isItem;
  }

  start(parser: Parser): void {
    this.#parser = parser;
  }

  piece(piece: string): void {
    this.#countLines(this.#pieceStart + this.#piece.length);
    this.#pieceStart += this.#piece.length;
    this.#piece = piece;
    this.#nextFeed = piece.indexOf('\n');
  }

  take(): readonly HtmlItem[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  isStuck(): boolean {
    return this.#pieceStart + this.#piece.length - this.#lastEvent > MAX_ITEM_LENGTH;
  }

  giveUp(): readonly HtmlItem[] {
    const line = this.#open.length > 0 ? this.#itemLine : this.#line;
    // After a reset the parser counts from 0.
    this.piece('');
    this.#pieceStart = 0;
    this.#lastEvent = 0;
    this.#depth = 0;
    this.#open = [];
    this.#isTooLong = false;
    return [{ element: undefined, line, problem: 'too-long' }];
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#event();
    this.#depth++;
    if (this.#depth > MAX_DEPTH) throw new ExportError('too-deep');
    if (this.#open.length === 0) {
      if (!this.#isItem(name, attributes)) return;
      this.#itemLine = this.#line;
      this.#length = 0;
      this.#isTooLong = false;
    }
    this.#open.push({ name, attributes, children: [] });
    for (const key in attributes) this.#add(key.length + attributes[key]!.length + NODE_LENGTH);
    this.#add(NODE_LENGTH);
  }

  ontext(text: string): void {
    this.#event();
    const top = this.#open[this.#open.length - 1];
    if (top === undefined || top.name === 'script' || top.name === 'style') return;
    this.#add(text.length);
    if (this.#isTooLong) return;
    const { children } = top;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += text;
    else {
      this.#add(NODE_LENGTH);
      children.push(text);
    }
  }

  onclosetag(): void {
    this.#event();
    const element = this.#open.pop();
    if (element !== undefined) {
      const parent = this.#open[this.#open.length - 1];
      if (parent === undefined) this.#end(element);
      else if (!this.#isTooLong) parent.children.push(element);
    }
    this.#depth--;
  }

  #end(element: HtmlElement): void {
    const line = this.#itemLine;
    if (this.#isTooLong) this.#found.push({ element: undefined, line, problem: 'too-long' });
    else if (this.isAtEnd) this.#found.push({ element: undefined, line, problem: 'cut-off' });
    else this.#found.push({ element, line });
  }

  #add(length: number): void {
    this.#length += length;
    if (this.#length <= MAX_ITEM_LENGTH || this.#isTooLong) return;
    this.#isTooLong = true;
    // What was built is let go; only the number of open elements is needed.
    this.#open = this.#open.map(({ name }) => ({ name, attributes: {}, children: [] }));
  }

  #event(): void {
    if (this.#parser === undefined || this.isAtEnd) return;
    this.#lastEvent = this.#parser.endIndex + 1;
    this.#countLines(this.#parser.startIndex);
  }

  #countLines(end: number): void {
    const to = end - this.#pieceStart;
    while (this.#nextFeed !== -1 && this.#nextFeed < to) {
      this.#line++;
      this.#nextFeed = this.#piece.indexOf('\n', this.#nextFeed + 1);
    }
  }
}

const DATA = /(=\s*["']?data:[^"'>,]{0,80};base64,)/i;
/** The longest beginning of `DATA` that may be cut off at the end of a piece. */
const DATA_START = 120;

/** The text without the data that pictures are embedded as: they may be longer than any message. */
function* withoutData(pieces: Iterable<string>): Iterable<string> {
  let rest = '';
  let isInData = false;
  for (const piece of pieces) {
    let text = rest + piece;
    rest = '';
    let kept = '';
    for (;;) {
      if (isInData) {
        const end = text.search(/[^A-Za-z0-9+/=%\s]/);
        if (end === -1) {
          text = '';
          break;
        }
        text = text.slice(end);
        isInData = false;
      }
      const start = DATA.exec(text);
      if (start === null) break;
      kept += text.slice(0, start.index + start[0].length);
      text = text.slice(start.index + start[0].length);
      isInData = true;
    }
    // Only an attribute that is not ended may go on as data.
    const cut = text.lastIndexOf('=');
    if (cut !== -1 && text.length - cut < DATA_START && !/["'>].*["'>]/s.test(text.slice(cut))) {
      rest = text.slice(cut);
      text = text.slice(0, cut);
    }
    if (kept !== '' || text !== '') yield kept + text;
  }
  if (rest !== '') yield rest;
}

/** The nodes of a piece of HTML, such as the body of a message; `undefined` if it is nested too deeply or too long. */
export function htmlFragment(html: string): readonly HtmlNode[] | undefined {
  try {
    for (const { element } of htmlItems(['<body>', html, '</body>'], name => name === 'body')) {
      return element?.children;
    }
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
  }
  return undefined;
}
