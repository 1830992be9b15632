import { isBlank } from '../../text/lines';
import type { WrittenDate } from '../written/date';
import type { WrittenTime } from '../written/time';
import type { CopiedText } from './copiedText';
import type { Conversation, PasteContext, WrittenMessage } from './pastedMessage';

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
 * @returns `undefined` where there is no header, or so much text above the first that it is no end of a message
 */
export function readBlocks(
  { lines, plain }: CopiedText,
  readLine: ReadLine,
  { asked }: PasteContext,
): Conversation | undefined {
  const maxStray = asked ? lines.length : MAX_STRAY_LINES;
  const messages: WrittenMessage[] = [];
  const stray: string[] = [];
  let leftOut = 0;
  let body: string[] | undefined;
  let isNotice = false;
  let strayLines = 0;
  for (const [index, line] of lines.entries()) {
    const before = messages[messages.length - 1];
    const kind = readLine(plain[index]!, index, before);
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

export function withoutBlankEnds(lines: readonly string[]): string[] {
  let [start, end] = [0, lines.length];
  while (start < end && isBlank(lines[start]!)) start++;
  while (end > start && isBlank(lines[end - 1]!)) end--;
  return lines.slice(start, end);
}
