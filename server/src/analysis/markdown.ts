import type { Message } from '../model/message';
import { content } from '../model/text';

/**
 * The body of a message with its code blanked out, unit for unit, so that columns stay: fenced code, and code spans
 * within a line. Calls back for each line, with its number relative to the header; linear in the text.
 */
export function forEachProseLine(message: Message, callback: (text: string, line: number) => void): void {
  const { lines, bodyStart, bodyEnd } = message;
  let fence: string | undefined;
  for (let line = bodyStart; line < bodyEnd; line++) {
    const text = content(lines[line]!);
    const marker = fenceMarker(text);
    if (fence !== undefined) {
      if (marker?.startsWith(fence) && text.trim() === marker) fence = undefined;
    } else if (marker !== undefined) {
      fence = marker;
    } else {
      callback(withoutCodeSpans(text), line);
    }
  }
}

/** The backticks or tildes that open or close fenced code (CommonMark 0.31, "Fenced code blocks"). */
function fenceMarker(text: string): string | undefined {
  const match = /^ {0,3}(`{3,}|~{3,})/.exec(text);
  const marker = match?.[1];
  // The info string of a backtick fence holds no backtick: otherwise it is a code span.
  return marker?.startsWith('`') && text.indexOf('`', match![0].length) !== -1 ? undefined : marker;
}

/** Blanks out code spans: a run of backticks to the next one of the same length. */
function withoutCodeSpans(text: string): string {
  if (!text.includes('`')) return text;
  const runs = [...text.matchAll(/`+/g)].map(match => ({ start: match.index, length: match[0].length }));
  const lastOfLength = new Map(runs.map(run => [run.length, run.start]));
  let result = '';
  let at = 0;
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i]!;
    if (lastOfLength.get(open.length) === open.start || text[open.start - 1] === '\\') continue;
    let j = i + 1;
    while (runs[j]!.length !== open.length) j++;
    const end = runs[j]!.start + runs[j]!.length;
    result += text.slice(at, open.start) + ' '.repeat(end - open.start);
    at = end;
    i = j;
  }
  return result + text.slice(at);
}
