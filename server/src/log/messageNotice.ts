import { unescapeMarkdown } from '../markdown/plainMarkdown';
import type { Message } from '../model/message';
import { isDiscordNotice } from './notices/discord';
import { isSlackNotice } from './notices/slack';
import { isTencentNotice } from './notices/tencent';
import { isDeletedText, isSentence } from './notices/whatsApp';
import { textOf } from './saidText';

/** A message that is none: a notice of an application, which an exporter has written as one. */
export interface MessageNotice {
  /** Whether its text says who did it. If not, the speaker of the header did. */
  readonly namesActor: boolean;
}

/** Longer texts are none. */
const MAX_LENGTH = 400;

/** Whoever has such a name is the application. */
const APPLICATION =
  /^(?:系统(?:消息|通知|提示)?|系統(?:消息|訊息|通知)?|system(?: (?:message|notification))?)$/i;

/** A whole text in brackets, or behind a label in brackets that says what it is. */
const IN_BRACKETS = /^(?:\[([^[\]]+)\]|【([^【】]+)】)$/;
const LABELLED = /^[[【](?:系统(?:消息|通知|提示)|拍一拍|System(?: message)?)[\]】] ?\S/i;

/** A name in quotes: applications write it so, people who tell what happened do not. */
const NAME = '(?:"[^"]{1,60}"|“[^“”]{1,60}”|「[^「」]{1,60}」|『[^『』]{1,60}』)';
const QUOTED = new RegExp(`^${NAME}`);
const ANY_QUOTED = new RegExp(NAME);
const YOU = /^(?:你|您|我(?=拍|戳)|You(?= )|I(?= tickled))/;

/** What only an application says in these words, also to "you". */
const DID_SURELY = whole([
  '(?:撤回|收回)了一条(?:成员)?消息(?: ?重新编辑)?|recalled a message',
  '通过扫描二维码加入群聊(?:，群聊参与人还有：.{1,300})?|已?成为新的?群主',
  '(?:拍了拍|戳了戳) ?自己|tickled (?:myself|yourself)',
]);

/** What someone did, in the words of WeChat and QQ. With "you" as the subject, people write it too, unless a name in quotes follows. */
const DID = whole([
  `撤回了${NAME}的(?:一条)?消息`,
  '(?:已)?(?:加入|退出|离开)了群聊|已退出群聊|加入了?本群|退出了?本群',
  `邀请(?:你|您|${NAME})(?:[、，和]${NAME}){0,40}加入了群聊(?:，群聊参与人还有：.{1,300})?`,
  `通过扫描(?:你|您|${NAME})分享的二维码加入了?群聊`,
  `被(?:你|您|群主|管理员|${NAME})(?:移出|踢出)了?群聊|(?:将|把)(?:你|您|${NAME})移出了?群聊`,
  `(?:修改|更改)了?群(?:聊)?(?:名|名称)为${NAME}`,
  '(?:发布|更新|修改)了?群公告|(?:开启|关闭)了?全员禁言|发起了(?:群)?(?:语音|视频)(?:通话|聊天)',
  `(?:has )?joined (?:the )?group chat(?: via .{1,100})?|left the group chat`,
  `invited (?:you|${NAME})(?:(?:,| and) ${NAME}){0,40} to (?:join )?the group chat`,
  `removed (?:you|${NAME}) from the group chat|changed the group(?: chat)? name to ${NAME}`,
  `(?:拍了拍|戳了戳|戳一戳) ?${NAME}.{0,40}|领取了${NAME}的红包|tickled ${NAME}.{0,40}`,
]);

/** The same without quotes around the other one: with a name as the subject, as people do not write of themselves. */
const DID_TO_ANYONE = whole([
  '(?:拍了拍|戳了戳|戳一戳) ?[^，。！？,.!?]{1,60}',
  '领取了(?:你|您|.{1,30})的红包',
  'tickled [^,.!?]{1,60}',
]);

/** What people do not say of themselves without a subject. */
const DID_WITHOUT_SUBJECT = whole([
  '(?:撤回|收回)了一条(?:成员)?消息|recalled a message',
  '(?:加入|退出)了群聊|has (?:joined|left) (?:the channel|the conversation|#\\S{1,80})(?: by invitation from .{1,80})?',
  'was (?:added to|removed from) (?:the channel|the conversation|#\\S{1,80}) by .{1,80}',
  'set the channel (?:topic|description|purpose): .{1,300}|pinned a message to this channel',
]);

const SENTENCE = whole([
  '(?:你|您)?已添加了.{1,60}，现在可以开始聊天了',
  '以上是打招呼的内容|消息已发出，但被对方拒收了',
]);

function whole(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.join('|')})[。.]?$`);
}

/**
 * Whether a message is a notice of an application: someone recalled a message, joined, changed the group's name, patted someone. On evidence
 * only, as people talk about all of this: the speaker is the application, or the whole text is in brackets or has one of an application's
 * wordings, with names in quotes or the speaker's own name as its subject.
 */
export function noticeOf(message: Message): MessageNotice | undefined {
  const { speaker } = message.header;
  if (message.bodyEnd - message.bodyStart !== 1) return undefined;
  const written = textOf(message);
  if (written === '' || written.length > MAX_LENGTH) return undefined;
  const text = unescapeMarkdown(written).replaceAll('&quot;', '"').trim();
  if (isByApplication(text, speaker) || SENTENCE.test(text)) return { namesActor: true };
  if (isDeletedText(text)) return { namesActor: false };
  const named = QUOTED.exec(text)?.[0] ?? ownName(text, speaker);
  if (named !== undefined && didByNamed(text.slice(named.length).trimStart())) return { namesActor: true };
  const you = YOU.exec(text)?.[0];
  if (you !== undefined && didByYou(text.slice(you.length).trimStart())) return { namesActor: true };
  return DID_WITHOUT_SUBJECT.test(text) ? { namesActor: false } : undefined;
}

function didByNamed(deed: string): boolean {
  return DID_SURELY.test(deed) || DID.test(deed) || DID_TO_ANYONE.test(deed);
}

function didByYou(deed: string): boolean {
  return DID_SURELY.test(deed) || (ANY_QUOTED.test(deed) && DID.test(deed));
}

/** The speaker's name, if a text begins with it. "I" is no name. */
function ownName(text: string, speaker: string): string | undefined {
  return speaker.length > 1 && speaker !== 'I' && text.startsWith(speaker) ? speaker : undefined;
}

function isByApplication(text: string, speaker: string): boolean {
  if (APPLICATION.test(speaker)) return isNoticeText(text);
  if (LABELLED.test(text)) return true;
  const [, square, angle] = IN_BRACKETS.exec(text) ?? [];
  const inside = square ?? angle;
  return inside !== undefined && isTencentNotice(inside);
}

function isNoticeText(text: string): boolean {
  return (
    isTencentNotice(text) ||
    isSlackNotice(text) ||
    isDiscordNotice(text) ||
    isDeletedText(text) ||
    isSentence(text)
  );
}
