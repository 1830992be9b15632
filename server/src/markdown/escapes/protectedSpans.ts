import { ENDS_NAME, isMentionSign, JOINS_NAMES, MAX_NAME_LENGTH } from '../mentionText';
import { urlEnd } from '../url';

/** A part of a text that is written as it is: a backslash in it would end it. Columns are UTF-16 units; ends are exclusive. */
export interface ProtectedSpan {
  readonly kind: 'address' | 'mention';
  readonly start: number;
  readonly end: number;
}

/** Where an address or a mention may begin. */
const BEGINNINGS = /(?<![A-Za-z0-9])https?:\/\/|@/gi;

/**
 * Finds the bare addresses and the mentions of a text, sorted and without overlap. Of a mention, that is the text which any renderer of
 * this project takes for a name: a known name may be longer.
 */
export function protectedSpans(text: string): ProtectedSpan[] {
  if (!text.includes('@') && !text.includes('://')) return [];
  const spans: ProtectedSpan[] = [];
  let after = 0;
  for (const { 0: sign, index: start } of text.matchAll(BEGINNINGS)) {
    if (start < after) continue;
    const end = sign === '@' ? mentionEnd(text, start) : urlEnd(text, start);
    if (end === undefined) continue;
    spans.push({ kind: sign === '@' ? 'mention' : 'address', start, end });
    after = end;
  }
  return spans;
}

function mentionEnd(text: string, start: number): number | undefined {
  if (!isMentionSign(text, start)) return undefined;
  const limit = Math.min(text.length, start + 1 + MAX_NAME_LENGTH);
  let end = start + 1;
  while (end < limit && !ENDS_NAME.test(text.charAt(end))) end++;
  while (end > start + 1 && JOINS_NAMES.test(text.charAt(end - 1))) end--;
  return end > start + 1 ? end : undefined;
}
