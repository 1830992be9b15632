import {
  type Application,
  type AttachmentKind,
  type ConversationStart,
  omitted,
  type ReadItem,
  type Reply,
  type Sender,
  unreadable,
} from '../../readItem';
import { anyTime, noTime } from './anyTime';
import { cleanName } from './cleanText';
import { lookUp } from './lookUp';
import { isSurelyNotice, tencentNotice } from './notice';
import { attachment, relativePath } from './placeholder';
import { labelledList, plainBody } from './plainBody';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from './values';
import { type Content, mediaContent, shownContent, splitQuote } from './weChatContent';

/** The types of messages that are a file. */
const MEDIA: ReadonlyMap<number, AttachmentKind> = new Map([
  [1, 'image'],
  [2, 'voice'],
  [3, 'video'],
  [4, 'file'],
  [5, 'sticker'],
]);

/** What stands for a message of a type that has no text. */
const LABELS: ReadonlyMap<number, string> = new Map([
  [7, '链接'],
  [8, '位置'],
  [20, '红包'],
  [21, '转账'],
  [23, '通话'],
  [24, '分享'],
  [26, '聊天记录'],
  [27, '名片'],
  [99, '消息'],
]);

const TEXT = 0;
const POKE = 22;
const REPLY = 25;
const RECALL = 81;

/** The platforms by their names in ChatLab and in the programs that write its form. */
const PLATFORMS: Readonly<Record<string, Application>> = {
  wechat: { name: 'WeChat', accounts: 'wechat' },
  weixin: { name: 'WeChat', accounts: 'wechat' },
  qq: { name: 'QQ', accounts: 'qq' },
  discord: { name: 'Discord', accounts: 'discord' },
  whatsapp: { name: 'WhatsApp', accounts: 'whatsapp' },
  telegram: { name: 'Telegram', accounts: 'telegram' },
  instagram: { name: 'Instagram', accounts: 'instagram' },
  'google-chat': { name: 'Google Chat', accounts: 'google-chat' },
  line: { name: 'LINE', accounts: 'line' },
  slack: { name: 'Slack', accounts: 'slack' },
  dingtalk: { name: 'DingTalk', accounts: 'dingtalk' },
  feishu: { name: 'Feishu', accounts: 'feishu' },
};

/** The members of a conversation, which are listed above its messages. */
export class ChatLabMembers {
  readonly #members = new Map<string, Values>();

  add(value: unknown): void {
    const member = valuesOf(value);
    const id = idOf(member.platformId);
    if (id !== undefined) this.#members.set(id, member);
  }

  get(id: string | undefined): Values {
    return valuesOf(this.#members.get(id ?? ''));
  }
}

/** The conversation of a head, from its name, its group's identifier and its platform. */
export function chatLabStart(
  name: string | undefined,
  id: string | undefined,
  platform: string | undefined,
): ConversationStart {
  const application = lookUp(PLATFORMS, platform?.toLowerCase() ?? '');
  return {
    kind: 'conversation',
    id,
    name: cleanName(name),
    ...(application ? { application } : {}),
  };
}

/**
 * Reads a message of ChatLab's form. Versions before 0.0.1 have `name` in place of `accountName`; WeFlow adds `mediaPath`,
 * `chatRecords` and `referencedPlatformMessageId`, others `media`.
 *
 * @param line one-based line of its beginning
 */
export function chatLabMessage(value: unknown, members: ChatLabMembers, line: number): ReadItem {
  const message = valuesOf(value);
  const type = numberOf(message.type) ?? TEXT;
  const text = stringOf(message.content) ?? '';
  if (type === RECALL) return omitted('recalled');
  if (isNotice(message, type, text)) return tencentNotice(text);
  const time = anyTime(message.timestamp);
  if (time === undefined) return unreadable(line, noTime(message.timestamp));
  const sender = senderOf(message, members);
  if (sender === undefined) return unreadable(line, 'no-sender');
  const content = contentOf(message, type, text);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return {
    kind: 'message',
    time,
    sender,
    id: idOf(message.platformMessageId) ?? idOf(message.id),
    ...content,
  };
}

function isNotice(message: Values, type: number, text: string): boolean {
  if (type === POKE || (type >= 80 && type < 90) || message.sender === 'system') return true;
  // Some programs write WeChat's notices as links or others.
  return (type === 7 || type === 99) && (/^\[拍一拍\]/.test(text) || isSurelyNotice(text));
}

function senderOf(message: Values, members: ChatLabMembers): Sender | undefined {
  const account = idOf(message.sender);
  const member = members.get(account);
  const [alias] = listOf(member.aliases);
  const name =
    cleanName(message.groupNickname) ??
    cleanName(member.groupNickname) ??
    cleanName(message.accountName) ??
    cleanName(message.name) ??
    cleanName(member.accountName) ??
    cleanName(member.name) ??
    cleanName(alias) ??
    cleanName(account);
  return name === undefined ? undefined : { account, name };
}

function contentOf(message: Values, type: number, text: string): Content {
  const kind = MEDIA.get(type);
  if (kind !== undefined) return withFile(mediaContent(kind, text), message);
  const records = listOf(message.chatRecords);
  if (records.length > 0) return { body: bundleOf(text, records) };
  const quote = type === REPLY ? splitQuote(text) : undefined;
  const replyTo = replyOf(message, quote?.replyTo);
  const said = quote?.said ?? (replyTo === undefined ? text : text.replace(/^\[引用(?:消息)?\] ?/, ''));
  const content =
    type === TEXT || type === REPLY
      ? { body: plainBody(said) }
      : shownContent(said || `[${LABELS.get(type) ?? '消息'}]`);
  return { ...content, ...(replyTo ? { replyTo } : {}) };
}

/** The content of a file with the path that some programs write beside it. */
function withFile(content: Content, message: Values): Content {
  const media = valuesOf(message.media);
  const name = stringOf(media.fileName);
  const path = relativePath(stringOf(message.mediaPath)) ?? relativePath(name && `media/${name}`);
  const [found] = content.attachments ?? [];
  if (found === undefined || found.path !== undefined || path === undefined) return content;
  return { ...content, attachments: [attachment({ ...found, path })] };
}

function replyOf(message: Values, quoted: Reply | undefined): Reply | undefined {
  const id = idOf(message.replyToMessageId) ?? idOf(message.referencedPlatformMessageId);
  return id === undefined ? quoted : { ...quoted, id };
}

/** A bundle of messages, in ChatLab's keys or WeChat's own. */
function bundleOf(text: string, records: readonly unknown[]): string {
  const [, title] =
    /^\[(?:聊天记录|合并转发(?:的聊天记录)?|转发(?:的聊天记录)?)\][:：]?\s*([^\n]*)/.exec(text) ?? [];
  const lines = records.map(each => {
    const record = valuesOf(each);
    const name = cleanName(record.accountName) ?? cleanName(record.sourcename) ?? cleanName(record.sender);
    const said = stringOf(record.content) ?? stringOf(record.datadesc) ?? stringOf(record.datatitle) ?? '';
    return name === undefined ? said : `${name}: ${said}`;
  });
  return labelledList('聊天记录', title ?? text.split('\n', 1)[0], lines);
}
