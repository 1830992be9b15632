import { isTencentNotice } from '../../log/notices/tencent';
import { isBlank } from '../../text/lines';
import { DATE, readDate, readShortDate, SHORT_DATE, type WrittenDate } from '../written/date';
import { readName } from '../written/name';
import { readTime, TIME_WITH_SECONDS } from '../written/time';
import { type LineKind, readBlocks } from './blocks';
import { type CopiedText, hasTime, isAlone, isLoose, nextText } from './copiedText';
import { isConvincing, isConvincingAmongLogs, isKnown, isLabel, withoutLabels } from './evidence';
import type { Conversation, PasteContext, PasteSource, WrittenMessage } from './pastedMessage';
import { readPhoneMail } from './phoneMail';
import { Titles } from './qqTitles';
import { beginnings, type Candidate } from './tight';

/** The number or address after the name, in some copies. */
const ACCOUNT = '[(<（](?:\\d{5,12}|[^\\s()<>（）@]{1,40}@[^\\s()<>（）]{1,40})[)>）]';
/** An export: `2018-01-22 8:19:43 李雷(10001)`; on a machine with a 12-hour clock `2018-01-22 上午 8:19:43 李雷(10001)`. */
const EXPORTED = new RegExp(`^(\\d{4}-\\d{2}-\\d{2}) (${TIME_WITH_SECONDS}) (.{1,99}?)(${ACCOUNT})?$`, 'i');
/** Copied: `李雷 2018/1/22 8:19:43`, `李雷(10001) 8:19:43`; on the same day without the date. */
const COPIED = new RegExp(
  `^(.{1,99}?)(${ACCOUNT})?(:?) {1,2}(?:(${DATE}|${SHORT_DATE}) )?(${TIME_WITH_SECONDS})$`,
  'i',
);
/** The text above the messages of one person or group in an export, between rules. */
const HEAD = /^消息(?:分组|对象)[:：]/;
const RULE = /^={10,}$/;
/** The beginning of an export. */
const BEGINNING = /^消息记录（/;
/** A notice with its time in front, in QQ's window of old messages. */
const TIMED_NOTICE = new RegExp(`^(?:${TIME_WITH_SECONDS}) ?(.{1,200})$`, 'i');
/** A day in a line of its own, in the same window. */
const DAY_ALONE = /^ (\d{4}-\d{2}-\d{2})$/;

interface Header extends Candidate {
  readonly hasAccount: boolean;
  readonly isExported: boolean;
}

/**
 * QQ: messages copied from a chat, an export, or the phone's mail of selected messages (`phoneMail.ts`). Seconds are always
 * there. Other texts also have a name and a time, so without an account, a title or the head of an export more evidence is
 * required.
 */
export const qq: PasteSource = {
  id: 'qq',
  read: (text, context) => readPhoneMail(text, context, true) ?? readHeaders(text, context),
};

function readHeaders(text: CopiedText, context: PasteContext): Conversation | undefined {
  const { plain } = text;
  let candidates = plain.flatMap((_line, index) => readHeader(plain, index) ?? []);
  if (candidates.length === 0) return undefined;
  // If messages have accounts, all have one: a line without is text.
  const withAccount = candidates.filter(({ hasAccount }) => hasAccount);
  if (withAccount.length * 2 > candidates.length) candidates = withAccount;
  candidates = withoutLabels(candidates);
  const titles = new Titles(
    candidates.map(({ speaker }) => speaker),
    context.isSpeaker,
  );
  const named = candidates.map(each => ({
    ...each,
    speaker: titles.without(each.speaker),
    isSure: each.hasAccount || titles.has(each.speaker),
  }));
  const headers = beginnings(named, context.isSpeaker);
  const isPacked = !plain.some(
    (line, index) => line === '' && index > candidates[0]!.index && nextText(text, index) !== '',
  );
  let day: WrittenDate | undefined;
  let hasNotices = false;
  const blocks = readBlocks(
    text,
    (_line, index, before): LineKind => {
      const header = headers.get(index);
      if (header !== undefined) {
        const date = header.date ?? day;
        day = undefined;
        return { ...header, date };
      }
      if (isInHead(plain, index)) return 'leftOut';
      const alone = DAY_ALONE.exec(plain[index]!);
      if (alone !== null && isUndated(nextText(text, index))) {
        day = readDate(alone[1]!);
        return 'frame';
      }
      if (!isNoticeAt(text, index, before, isPacked)) return undefined;
      hasNotices = true;
      return 'leftOut';
    },
    context,
  );
  if (blocks === undefined) return undefined;
  const chosen = [...headers.values()];
  const isCertain = chosen.every(({ hasAccount }) => hasAccount) || plain.some(line => BEGINNING.test(line));
  if (!isCertain && !(hasNotices && chosen.length > 1) && !isLikely(blocks, chosen, context))
    return undefined;
  const messages = blocks.messages.filter(message => !isOfSystem(message));
  if (messages.length === 0) return undefined;
  return { ...blocks, messages, leftOut: blocks.leftOut + blocks.messages.length - messages.length };
}

function readHeader(plain: readonly string[], index: number): Header | undefined {
  const line = plain[index]!.trim();
  if (!hasTime(line)) return undefined;
  const isTight = index > 0 && !isBlank(plain[index - 1]!) && !isInHead(plain, index - 1);
  const exported = EXPORTED.exec(line);
  if (exported !== null) {
    const [, day, clock, name, account] = exported;
    // A line of Zoom or of a log file ends with a colon; a changelog has a zone or an address after a space.
    if (account === undefined && /[:：]$/.test(name!)) return undefined;
    if (/^[+-]\d{4} /.test(name!) || (account?.startsWith('<') && name!.endsWith(' '))) return undefined;
    return header(index, isTight, name, account, readDate(day!), clock!, true);
  }
  const copied = COPIED.exec(line);
  if (copied === null) return undefined;
  const [, name, account, colon, written, clock] = copied;
  const date = written === undefined ? undefined : (readDate(written) ?? readShortDate(written));
  if (written !== undefined && date === undefined) return undefined;
  // Newer versions write a colon and no year; `Updated: 2026-01-22 08:19:43` is an entry of a log.
  if (name!.endsWith('：')) return undefined;
  if (colon !== '' && (isLabel(name!) || /\d{4}/.test(written ?? ''))) return undefined;
  return header(index, isTight, name, account, date, clock!, false);
}

function header(
  index: number,
  isTight: boolean,
  name: string | undefined,
  account: string | undefined,
  date: WrittenDate | undefined,
  clock: string,
  isExported: boolean,
): Header | undefined {
  const [speaker, time] = [readName(name), readTime(clock)];
  if (speaker === undefined || time === undefined) return undefined;
  const hasAccount = account !== undefined;
  return { index, speaker, date, time, isTight, isSure: hasAccount, hasAccount, isExported };
}

/**
 * Whether messages that don't all have an account are a conversation. Titles show it. Without titles, job logs also begin with
 * a date, so names must be single words; otherwise the risk is a log with one kind of entry.
 */
function isLikely(blocks: Conversation, headers: readonly Header[], context: PasteContext): boolean {
  if (headers.length > 1 && headers.every(({ isSure }) => isSure)) return true;
  if (!isConvincing(blocks, context)) return false;
  if (isKnown(blocks, context) || headers.some(({ isSure }) => isSure)) return true;
  if (headers.some(({ isExported }) => isExported))
    return (
      new Set(headers.map(({ speaker }) => speaker)).size > 1 &&
      headers.every(({ speaker }) => /^\S{1,16}$/.test(speaker)) &&
      headers.some(({ speaker }) => /\p{Script=Han}/u.test(speaker))
    );
  return isConvincingAmongLogs(blocks, context);
}

/** Whether a line is part of a head: its words, or a rule beside them. A rule alone is part of a message. */
function isInHead(plain: readonly string[], index: number): boolean {
  const line = plain[index]!;
  if (BEGINNING.test(line)) return true;
  const beside = RULE.test(line) ? HEAD : HEAD.test(line) ? RULE : undefined;
  return beside !== undefined && [index - 1, index + 1].some(at => beside.test(plain[at] ?? ''));
}

function isUndated(line: string): boolean {
  const copied = COPIED.exec(line.trim());
  if (copied !== null) return copied[4] === undefined;
  return isTencentNotice(TIMED_NOTICE.exec(line.trim())?.[1] ?? '');
}

/**
 * A notice between messages. The same words right below a header are a message.
 *
 * @param isPacked whether the copy has lost its blank lines, so that no line is a paragraph of its own
 */
function isNoticeAt(
  text: CopiedText,
  index: number,
  before: WrittenMessage | undefined,
  isPacked: boolean,
): boolean {
  const line = text.plain[index]!.trim();
  if (hasTime(line) && isTencentNotice(TIMED_NOTICE.exec(line)?.[1] ?? '')) return true;
  const isBelowHeader = before?.body.length === 0 && !isLoose(text, index);
  return !isBelowHeader && (isPacked || isAlone(text, index)) && isTencentNotice(line);
}

/** Whether a message is by `系统消息(10000)`, the speaker of notices in an export. */
function isOfSystem({ speaker, body }: WrittenMessage): boolean {
  return speaker === '系统消息' && body.every(line => isBlank(line) || isTencentNotice(line));
}
