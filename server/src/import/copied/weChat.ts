import { isBlank } from '../../text/lines';
import { isConvincing, readBlocks, readName } from './blocks';
import { DATE, readDate, readTime, TIME, type WrittenDate } from './clock';
import type { Conversation, PasteContext, PasteSource } from './pastedMessage';

/** Between the days of what a phone sends by mail or forwards as one: `—————  2018-01-22  —————`. */
const DAY_RULE = /^[—─－-]{3,40}\s{0,4}(\d{4}-\d{1,2}-\d{1,2})\s{0,4}[—─－-]{3,40}$/;
/** Below it: `李雷  08:19`. */
const NAME_AND_TIME = new RegExp(`^(.{1,99}?) {1,4}(${TIME})$`, 'i');
/** Copied on the desktop with its date: `李雷 2018/1/22 08:19`. */
const NAME_AND_DATE = new RegExp(`^(.{1,99}?) {1,4}(${DATE}|昨天|今天) ?(${TIME})$`, 'i');
/** Copied on the desktop without: `李雷:`. */
const NAME_ALONE = /^([^:：。！？!?;；]{1,60})[:：]$/;
/** More lines than a mail begins with. */
const MAX_PRELIMINARY = 8;

/**
 * WeChat: a selection copied on the desktop, which has a name, and mostly a time, above each text; or what the phone sends as a
 * mail, which has a rule above each day. A name with a colon is no more than a heading, so of those most must be speakers of the log.
 */
export const weChat: PasteSource = {
  id: 'weChat',
  read: (lines, context) => readMail(lines) ?? readDated(lines, context) ?? readNamed(lines, context),
};

function readMail(lines: readonly string[]): Conversation | undefined {
  if (!lines.some(line => DAY_RULE.test(line.trim()))) return undefined;
  let date: WrittenDate | undefined;
  let rules = 0;
  const blocks = readBlocks(
    lines,
    (line, index) => {
      const rule = DAY_RULE.exec(line.trim());
      if (rule !== null) {
        date = readDate(rule[1]!);
        rules++;
        return 'notice';
      }
      const match = date !== undefined && isBlank(lines[index - 1] ?? '') ? NAME_AND_TIME.exec(line) : null;
      const [speaker, time] = [readName(match?.[1]), match && readTime(match[2]!)];
      return speaker && time ? { speaker, date, time } : undefined;
    },
    MAX_PRELIMINARY,
  );
  if (blocks === undefined) return undefined;
  const { messages, leftOut, preliminary } = blocks;
  return { messages, leftOut: leftOut - rules + preliminary.length };
}

function readDated(lines: readonly string[], context: PasteContext): Conversation | undefined {
  const blocks = readBlocks(lines, (line, index) => {
    if (!isBlank(lines[index - 1] ?? '')) return undefined;
    const match = NAME_AND_DATE.exec(line);
    if (match === null) return undefined;
    const speaker = readName(match[1]);
    const date = readRelative(match[2]!) ?? readDate(match[2]!);
    const time = readTime(match[3]!);
    return speaker && date && time ? { speaker, date, time } : undefined;
  });
  return blocks && isConvincing(blocks, context) ? blocks : undefined;
}

function readNamed(lines: readonly string[], context: PasteContext): Conversation | undefined {
  const blocks = readBlocks(lines, (line, index) => {
    if (!isBlank(lines[index - 1] ?? '')) return undefined;
    const speaker = readName(NAME_ALONE.exec(line)?.[1]);
    return speaker === undefined ? undefined : { speaker };
  });
  if (blocks === undefined || !isConvincing(blocks, context)) return undefined;
  if (context.asked) return blocks;
  const names = [...new Set(blocks.messages.map(({ speaker }) => speaker))];
  return names.filter(context.isSpeaker).length * 2 >= names.length ? blocks : undefined;
}

function readRelative(text: string): WrittenDate | undefined {
  if (text === '今天') return { kind: 'daysAgo', days: 0 };
  return text === '昨天' ? { kind: 'daysAgo', days: 1 } : undefined;
}
