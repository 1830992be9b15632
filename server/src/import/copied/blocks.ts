import { endOfText, firstNonSpace, isBlank } from '../../text/lines';
import type { WrittenDate, WrittenTime } from './clock';
import type { Conversation, PasteContext, WrittenMessage } from './pastedMessage';

/** The line that a message begins with. */
export interface BlockHeader {
  /** `undefined`: the speaker of the message before. */
  readonly speaker: string | undefined;
  readonly date?: WrittenDate | undefined;
  readonly time?: WrittenTime | undefined;
  /** What the message says in this line already. */
  readonly text?: string;
}

/** What a line is: a header, a notice (which all up to the next header belongs to), or, by `undefined`, text. */
export type ReadLine = (
  line: string,
  index: number,
  before: WrittenMessage | undefined,
) => BlockHeader | 'notice' | undefined;

export interface Blocks extends Conversation {
  /** The lines with text before the first header. */
  readonly preliminary: readonly string[];
}

/** A name longer than this is a sentence. */
const MAX_NAME_LENGTH = 60;

/** What log files have where a chat has a name. */
const LOG_LEVEL =
  /^(?:[\w-]{1,40}[.:])?(?:trace|debug|info|notice|warn|warning|error|critical|fatal|severe)$/i;

/** A name that begins so is Markdown, a comment or a message of a chat log. */
const NO_NAME = /^(?:[>#|*＞》`]|\/\/|\/\*|--|- |https?$)/i;

/**
 * Divides lines into messages, each from its header to the next. Linear in the text if `readLine` is in its line.
 *
 * @param maxPreliminary how many lines may stand before the first header
 * @returns `undefined` where more do, so that ordinary text costs no more than its first line, or where there is no header
 */
export function readBlocks(
  lines: readonly string[],
  readLine: ReadLine,
  maxPreliminary = 0,
): Blocks | undefined {
  const messages: WrittenMessage[] = [];
  const preliminary: string[] = [];
  let leftOut = 0;
  let body: string[] | undefined;
  let isNotice = false;
  for (const [index, line] of lines.entries()) {
    const before = messages[messages.length - 1];
    const header = readLine(headerText(line), index, before);
    if (header === 'notice') {
      leftOut++;
      isNotice = true;
    } else if (header !== undefined && (header.speaker ?? before?.speaker) !== undefined) {
      isNotice = false;
      body = header.text ? [header.text] : [];
      const { date, time } = header;
      messages.push({ speaker: header.speaker ?? before!.speaker, date, time, body });
    } else if (body === undefined) {
      if (!isNotice && !isBlank(line) && preliminary.push(line) > maxPreliminary) return undefined;
    } else if (!isNotice) {
      if (isBlank(line) && body.length === 0) continue;
      if (isLoneNotice(lines, index) && body.length > 0) leftOut++;
      else body.push(line.trimEnd());
    }
  }
  if (messages.length === 0) return undefined;
  return { messages: messages.map(withoutTrailingBlanks), leftOut, preliminary };
}

/**
 * Whether there is enough evidence that lines of a common look (a name, a time) are a conversation: more than one message, and
 * a speaker whom the log knows or who speaks twice, or else somebody's word for it.
 */
export function isConvincing({ messages }: Conversation, { isSpeaker, asked }: PasteContext): boolean {
  if (asked) return true;
  if (messages.length < 2) return false;
  const names = new Set(messages.map(({ speaker }) => speaker));
  return names.size < messages.length || [...names].some(isSpeaker);
}

/** A name as a header has it, `undefined` for what is no name by all looks. */
export function readName(text: string | undefined): string | undefined {
  const spaced = (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ');
  const start = firstNonSpace(spaced);
  const name = spaced.slice(start, endOfText(spaced, start));
  if (name === '' || name.length > MAX_NAME_LENGTH) return undefined;
  return LOG_LEVEL.test(name) || NO_NAME.test(name) ? undefined : name;
}

/** A line without the marks that steer the direction of text, which some programs put around names and times, and with plain spaces. */
function headerText(line: string): string {
  return line
    .replace(/[\u200e\u202a\u202c\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u2009\u2028\u2029\u202f]/g, ' ')
    .trimEnd();
}

/** What WeChat and QQ say between messages, in a line of its own. */
const NOTICE =
  /^(?:.{1,60}(?:撤回了一条消息|加入(?:了?群聊|了?本群))。?|.{1,60}邀请.{1,160}加入了群聊|.{1,60}拍了拍.{1,60}|以上是打招呼的内容|以下(?:是|为)新消息|.{1,60} recalled a message\.?|.{1,60} joined (?:the )?group chat.{0,60})$/;

function isLoneNotice(lines: readonly string[], index: number): boolean {
  const isAlone = isBlank(lines[index - 1] ?? '') && isBlank(lines[index + 1] ?? '');
  return isAlone && lines[index]!.length < 300 && NOTICE.test(lines[index]!.trim());
}

function withoutTrailingBlanks(message: WrittenMessage): WrittenMessage {
  let end = message.body.length;
  while (end > 0 && isBlank(message.body[end - 1]!)) end--;
  return { ...message, body: message.body.slice(0, end) };
}
