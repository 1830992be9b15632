import { isTencentNotice } from '../../log/notices/tencent';
import { DATE, readDate, type WrittenDate } from '../written/date';
import { readName } from '../written/name';
import { readTime, TIME } from '../written/time';
import { type LineKind, readBlocks } from './blocks';
import { type CopiedText, hasTime, isAlone, isLoose } from './copiedText';
import type { Conversation, PasteContext } from './pastedMessage';

/** Above the messages of a day: `—————  2018-01-22  —————`, and in QQ's `— —  2018-1-22  — —`. */
export const DAY_RULE = new RegExp(`^(?:[—─－-] ?){2,40} {0,4}(${DATE}) {0,4}(?:[—─－-] ?){2,40}$`);
/** Below it: `李雷  08:19`. */
export const PHONE_HEADER = new RegExp(`^(.{1,99}?)( {1,4})(${TIME})$`, 'i');
/** The beginning of a mail: `微信群“茶话会”的聊天记录如下:`. */
export const MAIL_HEAD = /聊天记录|聊天紀錄|chat history|^dear\b.{0,40}:$/i;

/**
 * Reads the mail or the forwarded text that a phone makes of selected messages. WeChat's and QQ's differ only in the seconds,
 * which only QQ has. There are two spaces between name and time; another program may have reduced them to one, or removed blank
 * lines.
 */
export function readPhoneMail(
  text: CopiedText,
  context: PasteContext,
  hasSeconds: boolean,
): Conversation | undefined {
  const rules = text.plain.map(line => DAY_RULE.exec(line.trim())?.[1]);
  const firstRule = rules.findIndex(rule => rule !== undefined);
  if (firstRule === -1) return undefined;
  const headers = text.plain.map(readHeader);
  const isWide = headers.some(header => header?.isWide);
  let date: WrittenDate | undefined;
  const blocks = readBlocks(
    text,
    (line, index, before): LineKind => {
      const rule = rules[index];
      if (rule !== undefined) {
        date = readDate(rule);
        return 'frame';
      }
      const header = headers[index];
      const isApart = index > firstRule && (isLoose(text, index) || rules[index - 1] !== undefined);
      if (header !== undefined && (isWide ? header.isWide : isApart))
        return { speaker: header.speaker, time: header.time, date };
      if (before === undefined) return MAIL_HEAD.test(line) ? 'leftOut' : undefined;
      // The first paragraph below a header is the message.
      const isBelow = before.body.length === 0;
      return !isBelow && isAlone(text, index) && isTencentNotice(line) ? 'leftOut' : undefined;
    },
    context,
  );
  const isOfKind = blocks?.messages.some(({ time }) => time!.hasSeconds) === hasSeconds;
  return isOfKind ? blocks : undefined;
}

function readHeader(line: string) {
  const match = hasTime(line) ? PHONE_HEADER.exec(line) : null;
  if (match === null) return undefined;
  const [speaker, time] = [readName(match[1]), readTime(match[3]!)];
  return speaker && time ? { speaker, time, isWide: match[2]!.length > 1 } : undefined;
}
