import { isBlank } from '../../text/lines';
import type { WrittenDate } from '../written/date';
import type { WrittenTime } from '../written/time';
import type { CopiedText } from './copiedText';
import type { Conversation, PasteContext, WrittenMessage } from './pastedMessage';

/** The first line of a message. */
export interface BlockHeader {
  /** `undefined`: the speaker of the message before. */
  readonly speaker: string | undefined;
  readonly date?: WrittenDate | 'as before' | undefined;
  readonly time?: WrittenTime | undefined;
  /** The part of the message's text in this line. */
  readonly text?: string;
}

/**
 * The kind of a line: a header; a `notice`, which includes all lines up to the next header; a single line that is `leftOut`;
 * part of the `frame`, such as the day above messages, which is neither a message nor left out; or text (`undefined`).
 */
export type LineKind = BlockHeader | 'notice' | 'leftOut' | 'frame' | undefined;

/** Returns the kind of a line from its plain form (`marks.ts`). */
export type ReadLine = (line: string, index: number, before: WrittenMessage | undefined) => LineKind;

/** The maximum number of lines of text above the first header: more are not the end of a message. */
const MAX_STRAY_LINES = 200;

/**
 * Divides lines into messages, each from its header to the next. Linear in the text if `readLine` is linear in its line.
 *
 * @returns `undefined` if there is no header, or too much text above the first one to be the end of a message
 */
export function readBlocks(
  { lines, plain }: CopiedText,
  readLine: ReadLine,
  { isExplicit }: PasteContext,
): Conversation | undefined {
  const maxStray = isExplicit ? lines.length : MAX_STRAY_LINES;
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
      // Editors treat these as line ends; a log does not.
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
