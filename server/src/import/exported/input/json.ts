import { ExportError } from '../exportFile';
import { MAX_ITEM_LENGTH } from '../readItem';
import { Batch, laidOutItems, MAX_BATCH } from './jsonItems';
import { type JsonValue, parseLeniently } from './jsonValue';

/** Deeper texts are refused: no export nests more than some ten levels around its items. */
const MAX_DEPTH = 100;

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const COMMA = 44;
const COLON = 58;
const LF = 10;

interface Container {
  /** The path of its values; for an object, of the value whose key was read last. */
  path: string;
  readonly own: string;
  readonly isArray: boolean;
  /** Whether the next string is a key. */
  isKeyNext: boolean;
}

/**
 * The values of a JSON text that comes in pieces: scalars, and whole objects or arrays at the paths that are items. Only the items of
 * one piece are held at a time. What is broken is reported with its line, and reading goes on with the next item.
 *
 * A scanner finds where values begin and end, and `JSON.parse` reads them: several times as fast as reading every token in
 * JavaScript.
 *
 * @param isItem whether the object or array at a path is given as a whole
 * @throws {ExportError} if the text around the items is nested too deeply
 */
export function* jsonValues(
  pieces: Iterable<string>,
  isItem: (path: string) => boolean,
): Iterable<JsonValue> {
  const stack: Container[] = [];
  let line = 1;
  let startLine = 1;
  /** The text of the value that is being read, from earlier pieces. */
  let held = '';
  let isTooLong = false;
  const scan: ItemScan = { depth: 0, lines: 0 };
  let state: 'between' | 'string' | 'bare' | 'item' | 'string in item' = 'between';
  let isEscaped = false;

  const pathOfNext = (): string => {
    const top = stack[stack.length - 1];
    return top === undefined ? '' : top.path;
  };
  const value = (end: string): JsonValue => {
    const text = held + end;
    held = '';
    const path = pathOfNext();
    if (isTooLong || text.length > MAX_ITEM_LENGTH) {
      isTooLong = false;
      return { path, value: undefined, line: startLine, problem: 'too-long' };
    }
    const read = parseLeniently(text);
    return read === undefined
      ? { path, value: undefined, line: startLine, problem: 'syntax' }
      : { path, value: read.value, line: startLine };
  };

  for (const piece of pieces) {
    let from = 0;
    /** Up to here items are scanned, as their layout did not lead to items. */
    let scannedTo = 0;
    const batch = new Batch(piece);
    for (let i = 0; i < piece.length; i++) {
      const unit = piece.charCodeAt(i);
      if (state === 'string' || state === 'string in item') {
        const end: number | undefined = endOfString(piece, isEscaped ? i + 1 : i);
        isEscaped = end === undefined && endsEscaped(piece, isEscaped ? i + 1 : i);
        if (end === undefined) break;
        i = end;
        if (state === 'string in item') state = 'item';
        else {
          state = 'between';
          const top = stack[stack.length - 1];
          const found = value(piece.slice(from, i + 1));
          if (top?.isKeyNext) {
            top.isKeyNext = false;
            const key = typeof found.value === 'string' ? found.value : '';
            top.path = top.own === '' ? key : `${top.own}.${key}`;
          } else {
            for (const each of batch.take()) yield each;
            yield found;
          }
        }
        continue;
      }
      if (state === 'item') {
        const end: number = scanItem(piece, i, scan);
        line += scan.lines;
        if (scan.depth > 0) {
          if (end < piece.length) {
            state = 'string in item';
            isEscaped = endsEscaped(piece, end + 1);
          }
          break;
        }
        i = end;
        state = 'between';
        const path = pathOfNext();
        const isWhole = held === '' && !isTooLong && i - from < MAX_ITEM_LENGTH;
        if (batch.size === MAX_BATCH || (batch.size > 0 && !(isWhole && batch.path === path))) {
          for (const each of batch.take()) yield each;
        }
        if (isWhole) batch.add(path, startLine, from, i + 1);
        else yield value(piece.slice(from, i + 1));
        continue;
      }
      if (unit === LF) line++;
      if (state === 'bare') {
        if (!isDelimiter(unit)) continue;
        state = 'between';
        for (const each of batch.take()) yield each;
        yield value(piece.slice(from, i));
        // The delimiter is read below.
      }
      if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
        const path = pathOfNext();
        if (isItem(path)) {
          const laidOut = i < scannedTo ? undefined : laidOutItems(piece, i, path, line);
          if (laidOut?.values === undefined) scannedTo = laidOut?.end ?? scannedTo;
          else {
            for (const each of batch.take()) yield each;
            for (const each of laidOut.values) yield each;
            line = laidOut.line;
            i = laidOut.end - 1;
            continue;
          }
          state = 'item';
          scan.depth = 0;
          from = i;
          startLine = line;
          i--;
          continue;
        }
        if (stack.length >= MAX_DEPTH) {
          for (const each of batch.take()) yield each;
          throw new ExportError('too-deep');
        }
        const isArray = unit === OPEN_BRACKET;
        stack.push({ path: isArray ? `${path}[]` : path, own: path, isArray, isKeyNext: !isArray });
      } else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) stack.pop();
      else if (unit === COMMA) {
        const top = stack[stack.length - 1];
        if (top !== undefined) top.isKeyNext = !top.isArray;
      } else if (unit === QUOTE) {
        state = 'string';
        from = i;
        startLine = line;
      } else if (!isDelimiter(unit)) {
        state = 'bare';
        from = i;
        startLine = line;
      }
    }
    for (const each of batch.take()) yield each;
    if (state !== 'between' && !isTooLong) {
      held += piece.slice(from);
      if (held.length > MAX_ITEM_LENGTH) {
        isTooLong = true;
        held = '';
      }
    }
  }
  if (state === 'bare') yield value('');
  else if (state !== 'between') {
    yield { path: pathOfNext(), value: undefined, line: startLine, problem: 'cut-off' };
  } else if (stack.length > 0) yield { path: '', value: undefined, line, problem: 'cut-off' };
}

/** How far an item was read. */
interface ItemScan {
  /** Its open brackets. */
  depth: number;
  /** The line breaks that the last step passed. */
  lines: number;
}

/**
 * Goes on in an item. A function of its own: the loop reads most of a text, and in a generator it is much slower.
 *
 * @returns where the item ends; the length of the piece if the item goes on; or where a string begins that goes on
 */
function scanItem(piece: string, from: number, scan: ItemScan): number {
  let { depth } = scan;
  let lines = 0;
  let i = from;
  for (; i < piece.length; i++) {
    const unit = piece.charCodeAt(i);
    if (unit === QUOTE) {
      const end = endOfString(piece, i + 1);
      if (end === undefined) break;
      i = end;
    } else if (unit === LF) lines++;
    else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) depth++;
    else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
      depth--;
      if (depth === 0) break;
    }
  }
  scan.depth = depth;
  scan.lines = lines;
  return i;
}

/** The quote that ends a string; `undefined` if it is not in the piece. `from` is inside the string, and not escaped. */
function endOfString(piece: string, from: number): number | undefined {
  for (let at = piece.indexOf('"', from); at !== -1; at = piece.indexOf('"', at + 1)) {
    if (backslashesBefore(piece, at, from) % 2 === 0) return at;
  }
  return undefined;
}

/** Whether the first unit of the next piece is escaped. */
function endsEscaped(piece: string, from: number): boolean {
  return backslashesBefore(piece, piece.length, from) % 2 === 1;
}

function backslashesBefore(piece: string, end: number, from: number): number {
  let at = end;
  while (at > from && piece.charCodeAt(at - 1) === BACKSLASH) at--;
  return end - at;
}

/** White space and the signs between values. */
function isDelimiter(unit: number): boolean {
  return (
    unit <= 32 ||
    unit === COMMA ||
    unit === COLON ||
    unit === CLOSE_BRACE ||
    unit === CLOSE_BRACKET ||
    unit === 0xfeff
  );
}
