import { isTencentNotice } from '../../log/notices/tencent';
import { DATE } from '../written/date';
import { readDay } from '../written/dayWords';
import { readName } from '../written/name';
import { readTime, TIME } from '../written/time';
import { type LineKind, readBlocks } from './blocks';
import { type CopiedText, hasTime, isAlone, isLoose } from './copiedText';
import { isConvincing, isConvincingAmongLogs, withoutLabels } from './evidence';
import type { Conversation, PasteContext, PasteSource, WrittenMessage } from './pastedMessage';
import { readPhoneMail } from './phoneMail';
import { beginnings, type Candidate } from './tight';

/** WeChat's words for the days of the last week. */
const DAY = '(?:今天|昨天|星期[一二三四五六日天]|today|yesterday)';
/** Copied on the desktop with the date: `李雷 2018/1/22 08:19`. */
const NAME_AND_DATE = new RegExp(`^(.{1,99}?) {1,4}(${DATE}|${DAY}) ?(${TIME})$`, 'i');
/** Copied on the desktop without the date: `李雷:`. */
const NAME_ALONE = /^([^:：。！？!?;；]{1,60})[:：]$/;

/**
 * WeChat: a selection copied on the desktop, with a name and usually a time above each text; or the phone's mail of selected
 * messages (`phoneMail.ts`). A name with a colon may be any heading, so most such names must be speakers of the log.
 */
export const weChat: PasteSource = {
  id: 'weChat',
  read: (text, context) => readPhoneMail(text, context, false) ?? readDated(text, context),
};

/** Names alone occur in many texts, so every other source is tried before. */
export const weChatNames: PasteSource = { id: 'weChat', read: readNamed };

function readDated(text: CopiedText, context: PasteContext): Conversation | undefined {
  const candidates = withoutLabels(text.plain.flatMap((_line, index) => readHeader(text, index) ?? []));
  if (candidates.length === 0) return undefined;
  const headers = beginnings(candidates, context.isSpeaker);
  const blocks = readBlocks(
    text,
    (_line, index, before) => headers.get(index) ?? noticeAt(text, index, before),
    context,
  );
  if (blocks === undefined) return undefined;
  const hasNotices = blocks.messages.length > 1 && blocks.leftOut > 0;
  return hasNotices || isConvincingAmongLogs(blocks, context) ? blocks : undefined;
}

function readHeader(text: CopiedText, index: number): Candidate | undefined {
  const line = text.plain[index]!;
  const match = hasTime(line) ? NAME_AND_DATE.exec(line) : null;
  if (match === null) return undefined;
  const speaker = readName(match[1]);
  const [date, time] = [readDay(match[2]!), readTime(match[3]!)];
  if (!speaker || /[:：]$/.test(speaker) || !date || !time) return undefined;
  return { index, speaker, date, time, isTight: !isLoose(text, index), isSure: false };
}

function readNamed(text: CopiedText, context: PasteContext): Conversation | undefined {
  if (!text.plain.some(line => NAME_ALONE.test(line))) return undefined;
  const blocks = readBlocks(
    text,
    (line, index, before) => {
      const speaker = isLoose(text, index) ? readName(NAME_ALONE.exec(line)?.[1]) : undefined;
      if (speaker !== undefined) return { speaker };
      return noticeAt(text, index, before);
    },
    context,
  );
  if (blocks === undefined || !isConvincing(blocks, context)) return undefined;
  if (context.isExplicit) return blocks;
  const names = [...new Set(blocks.messages.map(({ speaker }) => speaker))];
  return names.filter(context.isSpeaker).length * 2 >= names.length ? blocks : undefined;
}

/** A notice between messages. The same words right below a header are a message. */
function noticeAt(text: CopiedText, index: number, before: WrittenMessage | undefined): LineKind {
  const isBelowHeader = before?.body.length === 0 && !isLoose(text, index);
  return !isBelowHeader && isAlone(text, index) && isTencentNotice(text.plain[index]!)
    ? 'leftOut'
    : undefined;
}
