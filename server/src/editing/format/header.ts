import { LINE_END } from '../../model/canonicalSpace';
import { withoutByteOrderMark } from '../../model/head';
import { canonicalHeader, type MessageHeader } from '../../model/header';
import { contentLength, endOfText, isSpace } from '../../text/lines';
import type { Edit } from '../../text/span';
import { replaceInLine } from '../textEdits';
import { replaceSpace } from './replaceSpace';

/**
 * Formats a header as `> TIME␠␠SPEAKER␠␠`. If more than white space differs, only the end of the line is
 * changed. The rest is left to the quick fixes.
 *
 * @param text the header's line, with its terminator
 * @param line its number, zero-based
 */
export function formatHeader(text: string, header: MessageHeader, line: number): Edit[] {
  if (isCanonical(text, header)) return [];
  const start = text.length - withoutByteOrderMark(text).length;
  const end = endOfText(text, start);
  const written = text.slice(start, end);
  const canonical = canonicalHeader(header, text);
  const wanted = sameButForSpace(written, canonical) ? canonical.slice(0, endOfText(canonical)) : written;
  return [
    ...(wanted === written ? [] : [replaceInLine(line, start, written, wanted)]),
    ...replaceSpace(text, end, LINE_END, line),
  ];
}

/** True for almost every header, without copying its line. */
function isCanonical(text: string, { deviations, speakerStart, speakerEnd }: MessageHeader): boolean {
  return (
    deviations.length === 0 &&
    speakerStart === 12 &&
    contentLength(text) === speakerEnd + 2 &&
    text.startsWith(LINE_END, speakerEnd)
  );
}

/** Whether two texts are equal, ignoring all white space. */
function sameButForSpace(a: string, b: string): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    while (i < a.length && isSpace(a.charCodeAt(i))) i++;
    while (j < b.length && isSpace(b.charCodeAt(j))) j++;
    if (i === a.length || j === b.length) return i === a.length && j === b.length;
    if (a[i++] !== b[j++]) return false;
  }
}
