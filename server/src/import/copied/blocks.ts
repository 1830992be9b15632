import { isBlank } from '../../text/lines';
import type { WrittenDate } from '../written/date';
import { plainLine } from '../written/marks';
import type { WrittenTime } from '../written/time';
import type { Conversation, WrittenMessage } from './pastedMessage';

/** The line that a message begins with. */
export interface BlockHeader {
  /** `undefined`: the speaker of the message before. */
  readonly speaker: string | undefined;
  readonly date?: WrittenDate | 'as before' | undefined;
  readonly time?: WrittenTime | undefined;
  /** What the message says in this line already. */
  readonly text?: string;
}

/**
 * What a line is: a header; a `notice`, to which all up to the next header belongs; a line `leftOut` by itself; part of the `frame`,
 * such as the day above messages, which is neither said nor left out; or, by `undefined`, text.
 */
export type LineKind = BlockHeader | 'notice' | 'leftOut' | 'frame' | undefined;

/** Says what a line is, from its plain form (`marks.ts`). */
export type ReadLine = (line: string, index: number, before: WrittenMessage | undefined) => LineKind;

/** So many lines of text may stand above the first header: more are no end of a message. */
const MAX_STRAY_LINES = 200;

/**
 * Divides lines into messages, each from its header to the next. Linear in the text if `readLine` is in its line.
 *
 * @param maxStray how many lines of text may stand before the first header
 * @returns `undefined` where more do, or where there is no header
 */
export function readBlocks(
  lines: readonly string[],
  readLine: ReadLine,
  maxStray = MAX_STRAY_LINES,
): Conversation | undefined {
  const messages: WrittenMessage[] = [];
  const stray: string[] = [];
  let leftOut = 0;
  let body: string[] | undefined;
  let isNotice = false;
  let strayLines = 0;
  for (const [index, line] of lines.entries()) {
    const before = messages[messages.length - 1];
    const kind = readLine(headerText(line), index, before);
    if (kind === 'notice') isNotice = true;
    if (kind === 'notice' || kind === 'leftOut') leftOut++;
    else if (kind === 'frame') continue;
    else if (kind !== undefined && (kind.speaker ?? before?.speaker) !== undefined) {
      isNotice = false;
      body = kind.text ? [kind.text] : [];
      const { date, time } = kind;
      messages.push({ speaker: kind.speaker ?? before!.speaker, date, time, body });
    } else if (isNotice) continue;
    else if (body !== undefined) {
      if (body.length > 0 || !isBlank(line)) body.push(line.trimEnd());
    } else {
      stray.push(line.trimEnd());
      if (!isBlank(line) && ++strayLines > maxStray) return undefined;
    }
  }
  if (messages.length === 0) return undefined;
  return {
    messages: messages.map(message => ({
      ...message,
      // Editors take these for the ends of lines; to a log they are none.
      body: withoutBlankEnds(message.body).map(line => line.replace(/[\u2028\u2029]/g, ' ')),
    })),
    leftOut,
    stray: withoutBlankEnds(stray),
  };
}

/** A line as patterns for headers expect it. */
export function headerText(line: string): string {
  return plainLine(line).trimEnd();
}

/** The first line with text after an index, if it is near; `''` otherwise. */
export function nextText(lines: readonly string[], index: number): string {
  for (let next = index + 1; next < lines.length && next < index + 4; next++) {
    if (!isBlank(lines[next]!)) return lines[next]!;
  }
  return '';
}

/** Whether a line stands in a paragraph of its own. */
export function isAlone(lines: readonly string[], index: number): boolean {
  return isBlank(lines[index - 1] ?? '') && isBlank(lines[index + 1] ?? '');
}

export function withoutBlankEnds(lines: readonly string[]): string[] {
  let [start, end] = [0, lines.length];
  while (start < end && isBlank(lines[start]!)) start++;
  while (end > start && isBlank(lines[end - 1]!)) end--;
  return lines.slice(start, end);
}
