import type { QuerySpan } from './queryTerm';

/** A part of a query between white space, taken apart: `-from:"Kim Park"`. */
export interface QueryToken extends QuerySpan {
  readonly isExcluded: boolean;
  /** What stands before the colon, in lower case; `undefined` for a word. */
  readonly key: string | undefined;
  readonly keySpan: QuerySpan;
  /** Without quotes, slashes and the signs that escape them. */
  readonly value: string;
  readonly valueSpan: QuerySpan;
  /** The sign around the value. */
  readonly fence: 'quote' | 'slash' | undefined;
  /** Whether the sign at the end of the value is missing. */
  readonly isOpen: boolean;
}

/** A key and its colon, as a Chinese keyboard writes it too. */
const KEY = /([A-Za-z]{2,12})[:：]/y;
const WORD = /\S*/y;
const SPACE = /\s*/y;

/** The quotes that end a quoted part, by the one that begins it. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”"', '”': '”"' };

/**
 * Takes a query apart. Every text has tokens: what is wrong with them is found later.
 *
 * @param isKey whether a text before a colon is a key. `http:` is none
 */
export function queryTokens(query: string, isKey: (key: string) => boolean): QueryToken[] {
  const tokens: QueryToken[] = [];
  for (let at = skip(SPACE, query, 0); at < query.length; at = skip(SPACE, query, at)) {
    const token = readToken(query, at, isKey);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function readToken(query: string, start: number, isKey: (key: string) => boolean): QueryToken {
  const isExcluded = query[start] === '-' && /\S/.test(query.charAt(start + 1));
  const keyStart = isExcluded ? start + 1 : start;
  KEY.lastIndex = keyStart;
  const written = KEY.exec(query)?.[1];
  const key = written !== undefined && isKey(written.toLowerCase()) ? written.toLowerCase() : undefined;
  const valueStart = key === undefined ? keyStart : keyStart + key.length + 1;
  const keySpan = { start: keyStart, end: valueStart };
  const sign = query.charAt(valueStart);
  const common = { start, isExcluded, key, keySpan };
  if (Object.hasOwn(QUOTES, sign)) return { ...common, ...readQuoted(query, valueStart, QUOTES[sign]!) };
  if (key === 'regex' && sign === '/') return { ...common, ...readSlashed(query, valueStart) };
  const end = skip(WORD, query, valueStart);
  return {
    ...common,
    end,
    value: query.slice(valueStart, end),
    valueSpan: { start: valueStart, end },
    fence: undefined,
    isOpen: false,
  };
}

type Value = Pick<QueryToken, 'end' | 'value' | 'valueSpan' | 'fence' | 'isOpen'>;

/** Reads a value in quotes. `\"` and `\\` stand for `"` and `\`; what follows the quotes directly belongs to the value. */
function readQuoted(query: string, start: number, ends: string): Value {
  let value = '';
  let at = start + 1;
  while (at < query.length && !ends.includes(query[at]!)) {
    if (query[at] === '\\' && /["“”\\]/.test(query.charAt(at + 1))) at++;
    value += query[at++];
  }
  const isOpen = at >= query.length;
  const end = isOpen ? query.length : skip(WORD, query, at + 1);
  if (!isOpen) value += query.slice(at + 1, end);
  return { end, value, valueSpan: { start, end }, fence: 'quote', isOpen };
}

/** Reads a pattern between slashes. A slash in it is written `\/`, or stands in brackets. */
function readSlashed(query: string, start: number): Value {
  let isInBrackets = false;
  let at = start + 1;
  for (; at < query.length && (isInBrackets || query[at] !== '/'); at++) {
    if (query[at] === '\\') at++;
    else if (query[at] === '[') isInBrackets = true;
    else if (query[at] === ']') isInBrackets = false;
  }
  const isOpen = at >= query.length;
  const end = isOpen ? query.length : skip(WORD, query, at + 1);
  return {
    end,
    value: query.slice(start + 1, Math.min(at, query.length)),
    valueSpan: { start: start + 1, end: isOpen ? query.length : at },
    fence: 'slash',
    isOpen,
  };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

/** A value as it is written in a query: in quotes where it would be taken apart otherwise. */
export function quoted(value: string): string {
  if (value !== '' && !/[\s"“”]/.test(value)) return value;
  return `"${value.replace(/["“”\\]/g, sign => `\\${sign}`)}"`;
}
