import { isAttachment, isCall, isNoticeBeginning, isNoticeText } from '../notices/whatsApp';
import { withoutMarks } from '../written/marks';
import { isLogLevel, readName } from '../written/name';
import { type LineKind, readBlocks } from './blocks';
import type { CopiedText } from './copiedText';
import { isConvincing, isKnown, isLabel, isLikePerson } from './evidence';
import type { Conversation, PasteContext, PasteSource } from './pastedMessage';
import { type Spoken, SpokenRests } from './spokenRests';
import { readStamp, type StampedLine } from './stampedLines';

/** With it an iPhone begins what it writes itself: notices, and what stands for a file. */
const OWN_MARK = '\u200e';
/** A name in a mention, which WhatsApp isolates from the direction of the text around it. */
const MENTION = /@\u2068([^\u2068\u2069]{1,160})\u2069/g;

/**
 * WhatsApp: an exported chat of an iPhone or an Android phone, or messages copied on a phone, in the browser or on the desktop. What
 * stands behind date and time without a name is a notice of WhatsApp itself.
 */
export const whatsApp: PasteSource = {
  id: 'whatsApp',
  read(text, context) {
    const stamps = text.lines.map((line, index) => readStamp(line, text.plain[index]!));
    const first = stamps.find(stamp => stamp !== undefined);
    if (first === undefined || isOfTelegram(stamps) || isOfKakaoTalk(text)) return undefined;
    const kinds = toKinds(stamps, context);
    const blocks = readBlocks(text, (_line, index) => kinds[index], context);
    if (blocks === undefined || !isLikely(blocks, stamps, context)) return undefined;
    return { ...blocks, messages: blocks.messages.map(withPlainMentions) };
  },
};

function toKinds(stamps: readonly (StampedLine | undefined)[], { isSpeaker }: PasteContext): LineKind[] {
  const rests = stamps.flatMap(stamp => (stamp === undefined ? [] : [stamp.rest]));
  const spokenRests = new SpokenRests(rests, isSpeaker);
  const spoken = stamps.map(stamp => stamp && spokenRests.split(stamp.rest));
  // Who says something that WhatsApp has not marked as its own is somebody, and no group.
  const people = new Set(spoken.filter(each => each && !isMarked(each)).map(each => each!.speaker));
  return stamps.map((stamp, index): LineKind => {
    if (stamp === undefined) return undefined;
    const each = spoken[index];
    if (each === undefined || isNotice(each, people, isSpeaker)) return 'notice';
    const { date, time } = stamp;
    return { speaker: each.speaker, date, time, text: each.text.replace(/^\u200e+/, '') };
  });
}

function isNotice(
  { speaker, text }: Spoken,
  people: ReadonlySet<string>,
  isSpeaker: (name: string) => boolean,
): boolean {
  if (!isSpeaker(speaker) && isNoticeBeginning(speaker)) return true;
  const plain = withoutMarks(text).trim();
  if (isNoticeText(plain)) return true;
  if (!text.startsWith(OWN_MARK)) return false;
  if (isAttachment(plain)) return false;
  // A word or two behind the mark, in a language that the table lacks, are rather a file of somebody who speaks.
  return isCall(plain) || !people.has(speaker) || !/^\S+(?: \S+)?$/.test(plain);
}

function isMarked({ text }: Spoken): boolean {
  return text.startsWith(OWN_MARK);
}

/** Whether lines are those of KakaoTalk's exports: like WhatsApp's in Korean, with others between that would be taken for texts. */
function isOfKakaoTalk({ plain }: CopiedText): boolean {
  return (
    plain.some(line => /^\d{4}.{1,16}(?:오전|오후) \d{1,2}:\d{2}, /.test(line)) &&
    plain.some(line =>
      /^\d{4}년 \d{1,2}월 \d{1,2}일 \S{1,4}(?: \d{1,2}:\d{2})?$|카카오톡 대화$|^저장한 날짜 ?:/.test(line),
    )
  );
}

/**
 * A copy of Telegram's has the same look, a bracket without a comma and without seconds; but never a notice, nor WhatsApp's mark.
 */
function isOfTelegram(stamps: readonly (StampedLine | undefined)[]): boolean {
  const known = stamps.filter(stamp => stamp !== undefined);
  return known.every(
    ({ frame, time, rest }) =>
      frame === 'bracket' && !time.hasSeconds && /[:：]/.test(rest) && !rest.includes(OWN_MARK),
  );
}

/**
 * A bracket without a comma, and seconds before a dash or a colon, are also those of log files: then more evidence is asked for, a speaker
 * of the log where the date is written as in these.
 */
function isLikely(
  conversation: Conversation,
  stamps: readonly (StampedLine | undefined)[],
  context: PasteContext,
): boolean {
  if (context.asked) return true;
  const { messages } = conversation;
  if (messages.every(({ speaker }) => readName(speaker, Number.POSITIVE_INFINITY) === undefined))
    return false;
  const first = stamps.find(stamp => stamp !== undefined)!;
  const { frame, isLikeLog, isLocal, hasComma, time } = first;
  const names = messages.map(({ speaker }) => speaker);
  if (isLikeLog && names.every(isLabel)) return false;
  if (hasComma || isLocal || stamps.some(stamp => stamp && /^\s*~/.test(stamp.rest))) return true;
  if (frame === 'dash' && !(time.hasSeconds && isLikeLog)) return true;
  if (isKnown(conversation, context)) return true;
  if (isLikeLog || names.some(name => isLogLevel(name) || isLabel(name))) return false;
  if (frame === 'colon') return names.every(isLikePerson);
  return (
    messages.length > 1 &&
    (isConvincing(conversation, context) || new Set(names).size > 1) &&
    names.every(isLikePerson)
  );
}

function withPlainMentions<Message extends { readonly body: readonly string[] }>(message: Message): Message {
  return { ...message, body: message.body.map(line => line.replace(MENTION, '@$1')) };
}
