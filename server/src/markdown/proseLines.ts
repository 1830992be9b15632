import type { Message } from '../model/message';
import { content } from '../text/lines';

/**
 * Calls back for each line of a message's body (or of other Markdown) that is not fenced code. Code spans
 * within a line are replaced by spaces, so columns stay the same. Takes linear time.
 *
 * @param callback receives the text and its index in `lines`
 */
export function forEachProseLine(
  { lines, bodyStart, bodyEnd }: Pick<Message, 'lines' | 'bodyStart' | 'bodyEnd'>,
  callback: (text: string, line: number) => void,
): void {
  let fence: string | undefined;
  for (let line = bodyStart; line < bodyEnd; line++) {
    const text = content(lines[line]!);
    const next = fenceAfter(fence, text);
    if (fence === undefined && next === undefined) callback(withoutCodeSpans(text), line);
    fence = next;
  }
}

/**
 * Whether a line of a message begins inside fenced code. Lines count from the header. With `bodyEnd`, whether
 * a fence is never closed.
 */
export function beginsInFence({ lines, bodyStart }: Message, line: number): boolean {
  let fence: string | undefined;
  for (let at = bodyStart; at < line; at++) fence = fenceAfter(fence, content(lines[at]!));
  return fence !== undefined;
}

/** The fence that is open after a line (without its terminator). `fence` is the one that is open before it. */
export function fenceAfter(fence: string | undefined, text: string): string | undefined {
  const marker = fenceMarker(text);
  if (fence === undefined) return marker;
  return marker?.startsWith(fence) && text.trim() === marker ? undefined : fence;
}

/** The backticks or tildes that open or close fenced code (CommonMark 0.31, "Fenced code blocks"). */
function fenceMarker(text: string): string | undefined {
  const match = /^ {0,3}(`{3,}|~{3,})/.exec(text);
  const marker = match?.[1];
  // The info string of a backtick fence contains no backtick. A line with one is a code span.
  return marker?.startsWith('`') && text.indexOf('`', match![0].length) !== -1 ? undefined : marker;
}

/** Replaces code spans by spaces. A span goes from a run of backticks to the next run of the same length. */
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
