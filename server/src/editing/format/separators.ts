import { LINE_END, SEPARATOR } from '../../model/canonicalSpace';
import { readHeader } from '../../model/header';
import { isEmptyBody, type Message } from '../../model/message';
import { contentLength, terminator } from '../../text/lines';
import { type Edit, lineRange, range } from '../../text/span';
import { replaceSpace } from './replaceSpace';

/** Between header and body, and after a body. */
const ONE = [SEPARATOR];

/** After the header of an empty message. Exporters write its body too, as an empty line. */
const EMPTY = [SEPARATOR, LINE_END, SEPARATOR];

/** The place of a message. */
export interface Place {
  /** The line of its header, zero-based. */
  readonly line: number;
  /** Whether it is the last message. Then it ends with a line break too. */
  readonly isLast: boolean;
  /** The line break of the log. */
  readonly eol: string;
}

/**
 * Formats the lines after a header: one separator. For an empty message, everything that exporters write for
 * it.
 */
export function formatAfterHeader(message: Message, place: Place): Edit[] {
  const { lines, bodyStart } = message;
  if (isEmptyBody(message)) return formatRun(lines, 1, lines.length, EMPTY, place);
  return mayBeSeparated(message) ? formatRun(lines, 1, bodyStart, ONE, { ...place, isLast: false }) : [];
}

/** Formats the lines after a body: one separator. */
export function formatAfterBody(message: Message, place: Place): Edit[] {
  const { lines, bodyEnd } = message;
  return isEmptyBody(message) ? [] : formatRun(lines, bodyEnd, lines.length, ONE, place);
}

/**
 * Whether the body stays a body after a blank line is inserted before it. After a blank line, a line that
 * begins with a time is a header.
 */
export function mayBeSeparated({ lines, bodyStart }: Message): boolean {
  return bodyStart > 1 || lines.length === 1 || readHeader(lines[1]!, true) === undefined;
}

/**
 * Replaces the blank lines from `first` to `end` (exclusive) of a message by `wanted`, which has at least one
 * line.
 */
function formatRun(
  lines: readonly string[],
  first: number,
  end: number,
  wanted: readonly string[],
  place: Place,
): Edit[] {
  if (place.isLast) return formatEnd(lines, first, wanted, place);
  const { line } = place;
  const edits: Edit[] = [];
  const kept = Math.min(wanted.length, end - first);
  for (let i = 0; i < kept; i++)
    edits.push(...replaceSpace(lines[first + i]!, 0, wanted[i]!, line + first + i));
  const at = line + end;
  if (first + kept < end) {
    edits.push({ range: range(line + first + kept, 0, at, 0), newText: '' });
  } else if (kept < wanted.length) {
    const own = terminator(lines[end - 1]!);
    edits.push({
      range: lineRange(at, 0, 0),
      newText: wanted
        .slice(kept)
        .map(text => text + own)
        .join(''),
    });
  }
  return edits;
}

/** Like `formatRun`, at the end of the text: the last line has no terminator and becomes empty. */
function formatEnd(
  lines: readonly string[],
  first: number,
  wanted: readonly string[],
  { line, eol }: Place,
): Edit[] {
  const all = [...wanted, ''];
  const last = lines.length - 1;
  const end = contentLength(lines[last]!);
  const own = terminator(lines[last - 1] ?? '') || eol;
  const kept = Math.min(all.length, lines.length - first);
  if (kept === 0) {
    return [{ range: lineRange(line + last, end, end), newText: all.map(text => own + text).join('') }];
  }
  const edits: Edit[] = [];
  for (let i = 0; i < kept - 1; i++) {
    edits.push(...replaceSpace(lines[first + i]!, 0, all[i]!, line + first + i));
  }
  const from = first + kept - 1;
  if (from < last) edits.push({ range: range(line + from, 0, line + last, end), newText: '' });
  else edits.push(...replaceSpace(lines[last]!, 0, all.slice(kept - 1).join(own), line + last));
  return edits;
}
