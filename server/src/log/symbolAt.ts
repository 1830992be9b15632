import { type Emoticon, emoticonAt, isLinkAddress, MAX_EMOTICON_LENGTH } from '../markdown/emoticons';
import { linksIn } from '../markdown/links';
import { markdownTargets } from '../markdown/markdownTargets';
import { forEachProseLine } from '../markdown/proseLines';
import type { FrontMatterEntry } from '../model/frontMatter';
import type { Head } from '../model/head';
import type { Message } from '../model/message';
import type { Timestamp } from '../model/timestamp';
import { messageIndexAt } from '../model/transcript';
import type { Names } from '../people/mention';
import { mentionSites, mentionsAt } from '../people/mentionSites';
import { lineRange, type Position, type Range, rangeHolds } from '../text/span';
import type { LogView } from './logView';

/** The ranges of a symbol, in absolute lines. */
interface Placed {
  /**
   * The symbol itself: the name of a mention without its `@`, the address of a link, the name of an author
   * without quotes.
   */
  readonly range: Range;
  /** The symbol with everything around it: the `@`, the brackets of Markdown, the quotes of YAML. */
  readonly extent: Range;
}

/** A symbol in a message. `messageIndex` is -1 for text before the first message. */
interface InMessage extends Placed {
  readonly messageIndex: number;
}

/** The name in a header; never empty. */
export interface SpeakerSymbol extends InMessage {
  readonly kind: 'speaker';
  readonly name: string;
}

/** A name in a body. */
export interface MentionSymbol extends InMessage {
  readonly kind: 'mention';
  /** The name as the headers or the registry write it. For an unknown name, the text after the `@`. */
  readonly name: string;
  /** Whether a log or a registry has the name. */
  readonly known: boolean;
  /**
   * Whether the text after the name could be part of a longer name. The match is then likely, not certain.
   */
  readonly goesOn: boolean;
}

/** The `author` of the front matter. */
export interface AuthorSymbol extends Placed {
  readonly kind: 'author';
  readonly name: string;
}

/** The time in a header. */
export interface TimeSymbol extends InMessage {
  readonly kind: 'time';
  /** `undefined` when the time is out of range. */
  readonly timestamp: Timestamp | undefined;
}

export interface EmoticonSymbol extends InMessage {
  readonly kind: 'emoticon';
  readonly emoticon: Emoticon;
}

/** An image or a link, in Markdown or as a bare address. */
export interface LinkSymbol extends InMessage {
  readonly kind: 'image' | 'link';
  /** As written. */
  readonly address: string;
}

/** A top-level key of the front matter, known or not. */
export interface FrontMatterKeySymbol extends Placed {
  readonly kind: 'frontMatterKey';
  readonly key: string;
}

export type LogSymbol =
  | SpeakerSymbol
  | MentionSymbol
  | AuthorSymbol
  | TimeSymbol
  | EmoticonSymbol
  | LinkSymbol
  | FrontMatterKeySymbol;

/** A symbol that refers to a person. */
export type PersonSymbol = SpeakerSymbol | MentionSymbol | AuthorSymbol;

/**
 * Finds the symbol at a position. Both ends count, so the cursor right after a symbol finds it too. Where two
 * symbols meet, returns the one that begins there. Returns a mention rather than the link around it. Finds
 * nothing in code. Reads one message only.
 *
 * @param others known names beyond this log, for mentions that match no speaker of the log
 */
export function symbolAt(log: LogView, position: Position, others: Names): LogSymbol | undefined {
  const { transcript } = log;
  const index = messageIndexAt(transcript, position.line);
  const message = transcript.messages[index];
  if (message === undefined) return inHead(transcript.head, position);
  const startLine = transcript.startLines[index]!;
  if (position.line === startLine) return closest(inHeader(message, index, startLine), position);
  return (
    closest(mentionsOnLine(log, message, index, position.line, others), position) ??
    inProse(message, index, startLine, position)
  );
}

/** The symbol at a position, if it refers to a person. */
export function personSymbolAt(log: LogView, position: Position, others: Names): PersonSymbol | undefined {
  const symbol = symbolAt(log, position, others);
  return symbol?.kind === 'speaker' || symbol?.kind === 'mention' || symbol?.kind === 'author'
    ? symbol
    : undefined;
}

function inHead(head: Head, position: Position): LogSymbol | undefined {
  const { frontMatter } = head;
  if (frontMatter === undefined || position.line >= frontMatter.lines.length) {
    const stray = { lines: head.lines, bodyStart: head.strayStart, bodyEnd: head.strayEnd };
    return inProse(stray, -1, 0, position);
  }
  for (const entry of frontMatter.entries) {
    if (rangeHolds(entry.keyRange, position)) {
      return { kind: 'frontMatterKey', key: entry.key, range: entry.keyRange, extent: entry.keyRange };
    }
  }
  const author = frontMatter.entry('author');
  return author !== undefined && rangeHolds(author.valueRange, position) ? authorOf(author) : undefined;
}

/** The author that an entry of the front matter names; `undefined` when its value is not a name. */
function authorOf({ value, source, valueRange }: FrontMatterEntry): AuthorSymbol | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const { start, end } = valueRange;
  const isQuoted = /^(?:".+"|'.+')$/.test(source) && start.line === end.line;
  const range = isQuoted ? lineRange(start.line, start.character + 1, end.character - 1) : valueRange;
  return { kind: 'author', name: value, range, extent: valueRange };
}

function* inHeader({ header }: Message, messageIndex: number, line: number): Generator<LogSymbol> {
  const { timeStart, timeEnd, timestamp, speaker, speakerStart, speakerEnd } = header;
  const time = lineRange(line, timeStart, timeEnd);
  yield { kind: 'time', timestamp, messageIndex, range: time, extent: time };
  if (speaker === '') return;
  const range = lineRange(line, speakerStart, speakerEnd);
  yield { kind: 'speaker', name: speaker, messageIndex, range, extent: range };
}

function* mentionsOnLine(
  { names, transcript }: LogView,
  message: Message,
  messageIndex: number,
  line: number,
  others: Names,
): Generator<LogSymbol> {
  const relative = line - transcript.startLines[messageIndex]!;
  const sites = mentionSites(message).filter(site => site.line === relative);
  for (const { name, start, end, known, goesOn } of mentionsAt(sites, names, others)) {
    const range = lineRange(line, start + 1, end);
    yield { kind: 'mention', name, known, goesOn, messageIndex, range, extent: lineRange(line, start, end) };
  }
}

/** A line outside code. */
interface ProseLine {
  readonly text: string;
  readonly line: number;
  readonly messageIndex: number;
}

/**
 * Finds an image, an emoticon or a link. The text of an image belongs to the image. A link may contain an
 * emoticon.
 */
function inProse(
  prose: Pick<Message, 'lines' | 'bodyStart' | 'bodyEnd'>,
  messageIndex: number,
  startLine: number,
  position: Position,
): LogSymbol | undefined {
  const { line, character } = position;
  if (line >= startLine + prose.bodyEnd) return undefined;
  let found: LogSymbol | undefined;
  forEachProseLine(prose, (text, at) => {
    if (startLine + at !== line) return;
    const proseLine = { text, line, messageIndex };
    found =
      closest(imagesIn(proseLine), position) ??
      closest(emoticonsAround(proseLine, character), position) ??
      closest(linksInProse(proseLine), position);
  });
  return found;
}

function* imagesIn({ text, line, messageIndex }: ProseLine): Generator<LogSymbol> {
  for (const { isImage, start, end, wholeStart, wholeEnd } of markdownTargets(text)) {
    if (!isImage || end === start || wholeEnd === undefined) continue;
    const address = text.slice(start, end);
    const extent = lineRange(line, wholeStart, wholeEnd);
    yield { kind: 'image', address, messageIndex, range: lineRange(line, start, end), extent };
  }
}

function* linksInProse({ text, line, messageIndex }: ProseLine): Generator<LogSymbol> {
  for (const { start, end, wholeStart, wholeEnd } of linksIn(text)) {
    const address = text.slice(start, end);
    const extent = lineRange(line, wholeStart, wholeEnd);
    yield { kind: 'link', address, messageIndex, range: lineRange(line, start, end), extent };
  }
}

/** The emoticons that may contain a column, searched for within the length of the longest name. */
function* emoticonsAround({ text, line, messageIndex }: ProseLine, column: number): Generator<LogSymbol> {
  const from = Math.max(0, column - MAX_EMOTICON_LENGTH - 2);
  for (
    let start = text.indexOf('[', from);
    start !== -1 && start <= column;
    start = text.indexOf('[', start + 1)
  ) {
    const found = emoticonAt(text, start);
    if (found === undefined || isLinkAddress(text, found.end)) continue;
    const extent = lineRange(line, start, found.end);
    yield { kind: 'emoticon', emoticon: found.emoticon, messageIndex, range: extent, extent };
  }
}

/** The symbol that contains a position. When two meet there, the later one. */
function closest(symbols: Iterable<LogSymbol>, position: Position): LogSymbol | undefined {
  let found: LogSymbol | undefined;
  for (const symbol of symbols) if (rangeHolds(symbol.extent, position)) found = symbol;
  return found;
}
