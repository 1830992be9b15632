import { MAX_ITEM_LENGTH, type UnreadableReason } from '../readItem';

/** An object of an array in a script. */
export interface JsObject {
  /** `undefined` if it cannot be read. */
  readonly values: Readonly<Record<string, unknown>> | undefined;
  /** One-based line of its beginning. */
  readonly line: number;
  readonly problem?: UnreadableReason;
}

/** Deeper objects are not read. */
const MAX_DEPTH = 50;
/** More is not held before the array begins. */
const HELD = 1000;

/**
 * The objects of the array that a script of a page assigns to a variable, written in JSON or in JavaScript (names without quotes, texts in
 * any quotes). Nothing is executed: it is read as text. One object is held at a time.
 *
 * @param variable what is before the array, as `/chatMessages\s*=\s*\[/`
 */
export function* jsObjects(pieces: Iterable<string>, variable: RegExp): Iterable<JsObject> {
  let line = 1;
  let startLine = 1;
  let isInArray = false;
  let before = '';
  let held = '';
  let isTooLong = false;
  let depth = 0;
  let quote = '';
  let isEscaped = false;
  for (const each of pieces) {
    let piece = each;
    if (!isInArray) {
      const text = before + piece;
      const start = variable.exec(text);
      if (start === null) {
        before = text.slice(-HELD);
        line += newLines(text.slice(0, text.length - before.length));
        continue;
      }
      const end = start.index + start[0].length;
      line += newLines(text.slice(0, end));
      piece = text.slice(end);
      isInArray = true;
    }
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at]!;
      if (character === '\n') line++;
      if (quote !== '') {
        if (isEscaped) isEscaped = false;
        else if (character === '\\') isEscaped = true;
        else if (character === quote) quote = '';
        continue;
      }
      if (character === '{' || character === '[') {
        if (depth++ === 0) {
          from = at;
          startLine = line;
          isTooLong = false;
        }
      } else if (character === '}' || character === ']') {
        if (depth === 0) return;
        if (--depth > 0) continue;
        const raw = held + piece.slice(from, at + 1);
        held = '';
        if (isTooLong || raw.length > MAX_ITEM_LENGTH) {
          yield { values: undefined, line: startLine, problem: 'too-long' };
        } else yield objectOf(raw, startLine);
      } else if (depth > 0 && (character === '"' || character === "'" || character === '`'))
        quote = character;
    }
    if (depth === 0) continue;
    held += piece.slice(from);
    if (held.length > MAX_ITEM_LENGTH) {
      isTooLong = true;
      held = '';
    }
  }
  if (depth > 0) yield { values: undefined, line: startLine, problem: 'cut-off' };
}

function newLines(text: string): number {
  return text.split('\n').length - 1;
}

function objectOf(raw: string, line: number): JsObject {
  const values = new Reader(raw).value(0);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return { values: undefined, line, problem: 'syntax' };
  }
  return { values: values as Readonly<Record<string, unknown>>, line };
}

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*)|([{}[\]:,]))/suy;
const ESCAPE = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gs;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/** Reads one value; `undefined` for what is none. */
class Reader {
  readonly #raw: string;
  #at = 0;

  constructor(raw: string) {
    this.#raw = raw;
  }

  value(depth: number): unknown {
    const token = this.#next();
    if (token === undefined || depth > MAX_DEPTH) return undefined;
    if (token.text !== undefined) return token.text;
    if (token.sign === '{') return this.#object(depth + 1);
    if (token.sign === '[') return this.#array(depth + 1);
    return token.word === undefined ? undefined : wordValue(token.word);
  }

  #object(depth: number): unknown {
    const values: Record<string, unknown> = Object.create(null);
    for (;;) {
      const key = this.#next();
      if (key?.sign === '}') return values;
      if (key?.sign === ',') continue;
      const name = key?.text ?? key?.word;
      if (name === undefined || this.#next()?.sign !== ':') return undefined;
      const value = this.value(depth);
      if (value === undefined) return undefined;
      values[name] = value;
    }
  }

  #array(depth: number): unknown {
    const values: unknown[] = [];
    for (;;) {
      const start = this.#at;
      const token = this.#next();
      if (token?.sign === ']') return values;
      if (token?.sign === ',') continue;
      this.#at = start;
      const value = this.value(depth);
      if (value === undefined) return undefined;
      values.push(value);
    }
  }

  #next(): { text?: string; word?: string; sign?: string } | undefined {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#raw);
    if (match === null) return undefined;
    this.#at = TOKEN.lastIndex;
    const [, double, single, back, number, name, sign] = match;
    const text = double ?? single ?? back;
    if (text !== undefined) return { text: unescaped(text) };
    return sign === undefined ? { word: number ?? name! } : { sign };
  }
}

function wordValue(word: string): unknown {
  if (/^[-\d]/.test(word)) return Number(word);
  if (/^true$/i.test(word)) return true;
  if (/^false$/i.test(word)) return false;
  // `null`, `None` and the like.
  return null;
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, unicode?: string, hex?: string, character?: string) =>
    character === undefined
      ? String.fromCharCode(Number.parseInt(unicode ?? hex!, 16))
      : (ESCAPES[character] ?? character),
  );
}
