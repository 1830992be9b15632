import { type ExportSource, type ReadContext, share } from '../exportSource';
import { omitted, type ReadItem, unreadable } from '../readItem';
import { SAMPLE_SIZE, type Sample } from '../sample';
import type { SourceText } from '../sourceText';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { JsonHead } from './shared/jsonHead';
import { lookUp } from './shared/lookUp';
import { tencentNotice } from './shared/notice';
import { isAddress, plainBody } from './shared/plainBody';
import { idOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';
import {
  attachedKind,
  type Content,
  mediaContent,
  shownContent,
  splitQuote,
  weChatContent,
} from './shared/weChatContent';
import { type WeChatKind, weChatKind } from './shared/weChatTypes';

/**
 * What the exporters call the types. WeFlow's names are surer than `localType`, which is another number in each version (ChatLab
 * says the same of it).
 */
const TYPE_NAMES: Readonly<Record<string, WeChatKind>> = {
  文本消息: 'text',
  图片消息: 'image',
  语音消息: 'voice',
  视频消息: 'video',
  文件消息: 'file',
  动画表情: 'sticker',
  表情消息: 'sticker',
  名片消息: 'card',
  卡片式链接: 'link',
  图文消息: 'link',
  链接消息: 'link',
  音乐消息: 'music',
  位置消息: 'location',
  通话消息: 'call',
  红包卡片: 'redPacket',
  红包消息: 'redPacket',
  转账卡片: 'transfer',
  转账消息: 'transfer',
  小程序分享: 'miniProgram',
  小程序消息: 'miniProgram',
  视频号直播卡片: 'channel',
  视频号消息: 'channel',
  引用消息: 'quote',
  聊天记录合并转发: 'forwarded',
  聊天记录: 'forwarded',
  群公告: 'announcement',
  拍一拍: 'pat',
  系统消息: 'notice',
};

const isItem = (path: string) => path === 'messages[]' || path === 'senders[]';

/**
 * WeFlow's JSON, detailed and for ArkMe, and the same of its relatives EchoTrace and CipherTalk: `session`, then `messages`, oldest
 * first. `createTime` is an instant; `formattedTime` is the same in the exporter's zone. From the writer (JsonFormatter.ts), ChatLab's
 * readers (formats/weflow.ts, ycccccccy-echotrace.ts) and test suites of other readers. ArkMe's messages name their senders by number
 * in a table above; private chats may name none.
 */
export const weFlowJson: ExportSource = {
  id: 'wechat-weflow-json',
  name: 'WeChat (WeFlow, JSON)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.json.has('weflow.version') ||
        sample.json.get('exportInfo.generator') === 'CipherTalk' ||
        (sample.hasJson('messages[].senderUsername', 'messages[].senderDisplayName') &&
          (sample.json.has('messages[].localType') || sample.json.has('session.displayName'))),
      sample.hasJson('session.wxid'),
      hasMessages(sample),
    ),

  read,
};

function hasMessages(sample: Sample): boolean {
  return (
    (sample.json.has('messages[].createTime') &&
      (sample.json.has('messages[].type') || sample.json.has('messages[].localType'))) ||
    // The avatar of a group may fill the sample.
    sample.bytes.length >= SAMPLE_SIZE
  );
}

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  const head = new JsonHead(text, isItem, path => path.startsWith('session.') && path !== 'session.avatar');
  const senders = new Map<string, Values>();
  let isStarted = false;
  for (const { path, value, line, problem } of text.json(isItem)) {
    if (path === 'senders[]') {
      const sender = valuesOf(value);
      const id = idOf(sender.senderID);
      if (id !== undefined) senders.set(id, sender);
      continue;
    }
    if (path !== 'messages[]') {
      if (problem !== undefined) yield unreadable(line, problem);
      else head.add(path, value);
      continue;
    }
    if (!isStarted) {
      isStarted = true;
      head.complete();
      yield {
        kind: 'conversation',
        id: head.string('session.wxid', 'session.username'),
        name: head.string('session.displayName', 'session.remark', 'session.nickname'),
      };
    }
    yield problem === undefined
      ? readMessage(valuesOf(value), senders, head, line)
      : unreadable(line, problem);
  }
}

function readMessage(
  message: Values,
  senders: ReadonlyMap<string, Values>,
  head: JsonHead,
  line: number,
): ReadItem {
  const kind = lookUp(TYPE_NAMES, stringOf(message.type) ?? '') ?? weChatKind(message.localType);
  const text = stringOf(message.content) ?? '';
  if (kind === 'notice' || kind === 'pat') return tencentNotice(text);
  const time = anyTime(message.createTime, message.formattedTime);
  if (time === undefined) return unreadable(line, noTime(message.createTime, message.formattedTime));
  const sender = senderOf(message, senders, head);
  if (sender === undefined) return unreadable(line, 'no-sender');
  const content = contentOf(message, kind, text);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender, id: idOf(message.platformMessageId), ...content };
}

function senderOf(message: Values, senders: ReadonlyMap<string, Values>, head: JsonHead) {
  const row = valuesOf(senders.get(idOf(message.senderID) ?? ''));
  const account = stringOf(message.senderUsername) ?? stringOf(row.wxid);
  const name =
    cleanName(message.groupNickname) ??
    cleanName(row.groupNickname) ??
    cleanName(message.senderDisplayName) ??
    cleanName(row.displayName);
  if (name !== undefined || account !== undefined) return { account, name: name ?? account! };
  if (numberOf(message.isSend) === 1 || message.isSend === true) return { name: '我' };
  const other = head.string('session.wxid');
  // In a private chat only one other person speaks.
  if (other === undefined || other.endsWith('@chatroom')) return undefined;
  return {
    account: other,
    name: head.string('session.remark', 'session.displayName', 'session.nickname') ?? other,
  };
}

function contentOf(message: Values, kind: WeChatKind, text: string): Content {
  const media = attachedKind(kind);
  if (media !== undefined) {
    const content = mediaContent(media, text);
    const url = stringOf(message.emojiCdnUrl);
    const [attachment] = content.attachments ?? [];
    if (attachment === undefined || attachment.path !== undefined || url === undefined || !isAddress(url))
      return content;
    return { ...content, attachments: [{ ...attachment, url }] };
  }
  if (kind === 'quote') {
    const [name, quoted] = [stringOf(message.quotedSender), stringOf(message.quotedContent)];
    const split = splitQuote(text);
    const id = idOf(message.replyToMessageId);
    const replyTo = split?.replyTo ?? (quoted === undefined ? undefined : { name, text: quoted });
    const said = split?.said ?? (text === '[引用消息]' ? '' : text);
    return {
      body: plainBody(said),
      ...(replyTo || id ? { replyTo: { ...replyTo, ...(id ? { id } : {}) } } : {}),
    };
  }
  if (kind === 'text') return { body: plainBody(text) };
  if (text === '')
    return weChatContent({ kind, title: stringOf(message.linkTitle), url: stringOf(message.linkUrl) });
  const url = stringOf(message.linkUrl);
  return shownContent(url !== undefined && !text.includes(url) && isAddress(url) ? `${text}\n${url}` : text);
}
