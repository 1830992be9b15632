import { isAttachment, isCall, isNoticeBeginning, isNoticeText } from '../../log/notices/whatsApp';
import { withoutMarks } from '../written/marks';
import { isLogLevel, readName } from '../written/name';
import { type LineKind, readBlocks } from './blocks';
import type { CopiedText } from './copiedText';
import { isConvincing, isKnown, isLabel, isLikePerson } from './evidence';
import type { Conversation, PasteContext, PasteSource } from './pastedMessage';
import { type Spoken, SpokenRests } from './spokenRests';
import { readStamp, type StampedLine } from './stampedLines';

/** The mark with which an iPhone begins WhatsApp's own texts: notices, and placeholders for files. */
const OWN_MARK = '\u200e';
/** A name in a mention. WhatsApp isolates it from the direction of the text around it. */
const MENTION = /@\u2068([^\u2068\u2069]{1,160})\u2069/g;

/**
 * WhatsApp: an exported chat of an iPhone or an Android phone, or messages copied on a phone, in the browser or on the desktop.
 * A text without a name after date and time is a notice of WhatsApp.
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
  // A speaker of a text that WhatsApp has not marked as its own is a person, not a group.
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
  // One or two words after the mark, in a language that the table lacks, are more likely a file of a speaker.
  return isCall(plain) || !people.has(speaker) || !/^\S+(?: \S+)?$/.test(plain);
}

function isMarked({ text }: Spoken): boolean {
  return text.startsWith(OWN_MARK);
}

/**
 * Whether lines are from a KakaoTalk export. They are like WhatsApp's in Korean, with other lines between that would be read as
 * texts.
 */
function isOfKakaoTalk({ plain }: CopiedText): boolean {
  return (
    plain.some(line => /^\d{4}.{1,16}(?:오전|오후) \d{1,2}:\d{2}, /.test(line)) &&
    plain.some(line =>
      /^\d{4}년 \d{1,2}월 \d{1,2}일 \S{1,4}(?: \d{1,2}:\d{2})?$|카카오톡 대화$|^저장한 날짜 ?:/.test(line),
    )
  );
}

/**
 * Whether lines are copied from Telegram. They have the same form, a bracket without a comma and without seconds; but never a
 * notice, or WhatsApp's mark.
 */
function isOfTelegram(stamps: readonly (StampedLine | undefined)[]): boolean {
  const known = stamps.filter(stamp => stamp !== undefined);
  return known.every(
    ({ frame, time, rest }) =>
      frame === 'bracket' && !time.hasSeconds && /[:：]/.test(rest) && !rest.includes(OWN_MARK),
  );
}

/**
 * Log files also have a bracket without a comma, and seconds before a dash or a colon. Then more evidence is required: a
 * speaker of the log, if the date is written as in log files.
 */
function isLikely(
  conversation: Conversation,
  stamps: readonly (StampedLine | undefined)[],
  context: PasteContext,
): boolean {
  if (context.isExplicit) return true;
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
