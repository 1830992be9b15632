import { isBlank } from '../../text/lines';
import { isTencentNotice } from '../notices/tencent';
import { DATE } from '../written/date';
import { NEAR_DAY, readDay } from '../written/dayWords';
import { readName } from '../written/name';
import { readTime, TIME } from '../written/time';
import { headerText, isAlone, type LineKind, readBlocks } from './blocks';
import { isConvincing, isConvincingAmongLogs } from './evidence';
import type { Conversation, PasteContext, PasteSource, WrittenMessage } from './pastedMessage';
import { readPhoneMail } from './phoneMail';
import { beginnings, type Candidate } from './tight';

/** Copied on the desktop with its date: `李雷 2018/1/22 08:19`. */
const NAME_AND_DATE = new RegExp(`^(.{1,99}?) {1,4}(${DATE}|${NEAR_DAY}) ?(${TIME})$`, 'i');
/** Copied on the desktop without: `李雷:`. */
const NAME_ALONE = /^([^:：。！？!?;；]{1,60})[:：]$/;

/**
 * WeChat: a selection copied on the desktop, which has a name, and mostly a time, above each text; or what the phone makes of selected
 * messages (`phoneMail.ts`). A name with a colon is no more than a heading, so of those most must be speakers of the log.
 */
export const weChat: PasteSource = {
  id: 'weChat',
  read: (lines, context) => readPhoneMail(lines, context, false) ?? readDated(lines, context),
};

/** Names alone look like much else, so every other source is asked before. */
export const weChatNames: PasteSource = { id: 'weChat', read: readNamed };

function readDated(lines: readonly string[], context: PasteContext): Conversation | undefined {
  const candidates = lines.flatMap((line, index) => readHeader(lines, headerText(line), index) ?? []);
  const headers = beginnings(candidates, context.isSpeaker);
  const blocks = readBlocks(
    lines,
    (_line, index, before) => headers.get(index) ?? noticeAt(lines, index, before),
    context.asked ? lines.length : undefined,
  );
  return blocks && isConvincingAmongLogs(blocks, context) ? blocks : undefined;
}

function readHeader(lines: readonly string[], line: string, index: number): Candidate | undefined {
  const match = NAME_AND_DATE.exec(line);
  if (match === null) return undefined;
  const speaker = readName(match[1]);
  const [date, time] = [readDay(match[2]!), readTime(match[3]!)];
  if (!speaker || !date || !time) return undefined;
  return { index, speaker, date, time, isTight: !isBlank(lines[index - 1] ?? ''), isSure: false };
}

function readNamed(lines: readonly string[], context: PasteContext): Conversation | undefined {
  const blocks = readBlocks(
    lines,
    (line, index, before) => {
      const speaker = isBlank(lines[index - 1] ?? '') ? readName(NAME_ALONE.exec(line)?.[1]) : undefined;
      if (speaker !== undefined) return { speaker };
      return noticeAt(lines, index, before);
    },
    context.asked ? lines.length : undefined,
  );
  if (blocks === undefined || !isConvincing(blocks, context)) return undefined;
  if (context.asked) return blocks;
  const names = [...new Set(blocks.messages.map(({ speaker }) => speaker))];
  return names.filter(context.isSpeaker).length * 2 >= names.length ? blocks : undefined;
}

/** A notice between messages; right below a header it is what somebody wrote. */
function noticeAt(lines: readonly string[], index: number, before: WrittenMessage | undefined): LineKind {
  const isBelowHeader = before?.body.length === 0 && !isBlank(lines[index - 1]!);
  return !isBelowHeader && isAlone(lines, index) && isTencentNotice(lines[index]!) ? 'leftOut' : undefined;
}
