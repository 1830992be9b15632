import { endPosition, lineAt, type Transcript } from '../model/transcript';
import { contentLength, terminator } from '../text/lines';
import { type Edit, lineRange, range } from '../text/span';
import { isHighSurrogate, isLowSurrogate } from '../text/surrogates';

/** The line break of a log: the one of its first line. */
export function lineBreak(transcript: Transcript): string {
  return terminator(lineAt(transcript, 0)) || '\n';
}

/**
 * Inserts whole lines after a line, which may be the last line and have no terminator. `lines` have no
 * terminators.
 */
export function insertLinesAfter(transcript: Transcript, line: number, lines: readonly string[]): Edit {
  const lineText = lineAt(transcript, line);
  const eol = terminator(lineText) || lineBreak(transcript);
  if (terminator(lineText) === '') {
    const end = contentLength(lineText);
    return { range: lineRange(line, end, end), newText: lines.map(text => eol + text).join('') };
  }
  return { range: lineRange(line + 1, 0, 0), newText: lines.map(text => text + eol).join('') };
}

/** Removes whole lines; `end` is exclusive. */
export function removeLines(transcript: Transcript, start: number, end: number): Edit {
  if (end < transcript.lineCount) return { range: range(start, 0, end, 0), newText: '' };
  const last = endPosition(transcript);
  return { range: range(start, 0, last.line, last.character), newText: '' };
}

/** Replaces a part of a line by another text. The edit leaves out what both begin and end with. */
export function replaceInLine(line: number, start: number, oldText: string, newText: string): Edit {
  const shorter = Math.min(oldText.length, newText.length);
  let head = 0;
  while (head < shorter && oldText[head] === newText[head]) head++;
  if (isHighSurrogate(oldText.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < shorter - head && oldText[oldText.length - 1 - tail] === newText[newText.length - 1 - tail]) {
    tail++;
  }
  if (tail > 0 && isLowSurrogate(oldText.charCodeAt(oldText.length - tail))) tail--;
  return {
    range: lineRange(line, start + head, start + oldText.length - tail),
    newText: newText.slice(head, newText.length - tail),
  };
}
