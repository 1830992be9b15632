import { type ExportSource, share } from '../exportSource';
import { type Attachment, omitted, type ReadItem, type Reply, type Sender, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { JsonHead } from './shared/jsonHead';
import { lookUp } from './shared/lookUp';
import { tencentNotice } from './shared/notice';
import { attachment, relativePath, webAddress } from './shared/placeholder';
import { plainBody } from './shared/plainBody';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';
import { attachedKind, type Content, mediaContent, weChatContent } from './shared/weChatContent';
import { type WeChatKind, weChatKind } from './shared/weChatTypes';

/** `renderType`, of the exporter's parser (chat_helpers.py). */
const KINDS: Readonly<Record<string, WeChatKind>> = {
  text: 'text',
  system: 'notice',
  image: 'image',
  emoji: 'sticker',
  video: 'video',
  voice: 'voice',
  file: 'file',
  location: 'location',
  link: 'link',
  chatHistory: 'forwarded',
  transfer: 'transfer',
  redPacket: 'redPacket',
  quote: 'quote',
  voip: 'call',
};

const isItem = (path: string) => path === 'messages[]';

/**
 * WeChatDataAnalysis's `messages.json`: `conversation`, then `messages`. `createTime` is an instant. From the writer
 * (chat_export_service.py). In its archive a conversation is two folders below the top, where `media/` is.
 */
export const wdaJson: ExportSource = {
  id: 'wechat-wda-json',
  name: 'WeChat (WeChatDataAnalysis, JSON)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.json.has('schemaVersion') && sample.json.has('exportedAt'),
      sample.hasJson('conversation.username', 'conversation.isGroup'),
      sample.hasJson('messages[].renderType', 'messages[].createTime') ||
        (sample.json.has('filters.startTime') && sample.json.has('filters.messageTypes')),
    ),

  *read(text) {
    const head = new JsonHead(text, isItem, path => path.startsWith('conversation.'));
    let isStarted = false;
    for (const { path, value, line, problem } of text.json(isItem)) {
      if (!isItem(path)) {
        if (problem !== undefined) yield unreadable(line, problem);
        else head.add(path, value);
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        head.complete();
        yield {
          kind: 'conversation',
          id: head.string('conversation.username'),
          name: head.string('conversation.displayName'),
        };
      }
      yield problem === undefined
        ? readMessage(valuesOf(value), mediaFolder(text), line)
        : unreadable(line, problem);
    }
  },
};

/** The way from the folder of the file to the folder in which `media/` is. */
export function mediaFolder(text: SourceText): string {
  return /(?:^|\/)conversations\/[^/]+\/[^/]+$/.test(text.path) ? '../../' : '';
}

function readMessage(message: Values, folder: string, line: number): ReadItem {
  const kind = lookUp(KINDS, stringOf(message.renderType) ?? '') ?? weChatKind(message.type);
  const text = stringOf(message.content) ?? '';
  if (kind === 'notice' || kind === 'pat') return tencentNotice(text);
  const time = anyTime(message.createTime, message.createTimeText);
  if (time === undefined) return unreadable(line, noTime(message.createTime, message.createTimeText));
  const sender = senderOf(message);
  if (sender === undefined) return unreadable(line, 'no-sender');
  const content = contentOf(message, kind, text, folder);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  const id = idOf(message.serverId);
  return { kind: 'message', time, sender, id: id === '0' ? undefined : id, ...content };
}

function senderOf(message: Values): Sender | undefined {
  const account = stringOf(message.senderUsername);
  const name = cleanName(message.senderDisplayName) ?? (message.isSent === true ? '我' : account);
  return name === undefined ? undefined : { account, name };
}

function contentOf(message: Values, kind: WeChatKind, text: string, folder: string): Content {
  const [title, url] = [stringOf(message.title), stringOf(message.url)];
  const media = attachedKind(kind);
  if (media !== undefined) {
    const shown = mediaContent(media, text);
    const [named] = shown.attachments ?? [];
    const transcript = stringOf(message.voiceTranscript);
    const attached: Attachment = attachment({
      kind: media,
      path: pathOf(message, folder),
      url: webAddress(stringOf(message.imageUrl) ?? stringOf(message.emojiUrl) ?? stringOf(message.videoUrl)),
      name: kind === 'file' ? (title ?? named?.name) : named?.name,
      seconds: kind === 'voice' ? secondsOf(message.voiceLength) : undefined,
    });
    return { body: transcript === undefined ? shown.body : plainBody(transcript), attachments: [attached] };
  }
  switch (kind) {
    case 'quote':
      return { body: plainBody(text === '[引用消息]' ? '' : text), replyTo: replyOf(message) };
    case 'link':
    case 'music':
    case 'miniProgram':
      return weChatContent({ kind, title: title ?? text, url });
    case 'location':
      return weChatContent({
        kind,
        title: stringOf(message.locationPoiname) ?? title,
        more: stringOf(message.locationLabel),
      });
    case 'forwarded':
      return weChatContent({ kind, title, lines: text === '[聊天记录]' ? [] : text.split('\n') });
    case 'transfer':
      return weChatContent({
        kind,
        title: stringOf(message.amount),
        more: stringOf(message.transferStatus) ?? text,
      });
    case 'redPacket':
    case 'call':
      return weChatContent({ kind, title: /^\[[^\]]*\]$/.test(text) ? undefined : text });
    case 'text':
      return { body: plainBody(text) };
    default:
      return text === '' ? weChatContent({ kind, title, url }) : { body: plainBody(text) };
  }
}

/** The first of the exported files that is not a video's picture. */
function pathOf(message: Values, folder: string): string | undefined {
  for (const each of listOf(message.offlineMedia)) {
    const file = valuesOf(each);
    const path = file.kind === 'video_thumb' ? undefined : relativePath(stringOf(file.path));
    if (path !== undefined) return folder + path;
  }
  return undefined;
}

/** A length that WeChat stores in milliseconds. */
function secondsOf(length: unknown): number | undefined {
  const milliseconds = numberOf(length);
  return milliseconds ? Math.round(milliseconds / 100) / 10 : undefined;
}

function replyOf(message: Values): Reply {
  const id = idOf(message.quoteServerId);
  return {
    ...(id !== undefined && id !== '0' ? { id } : {}),
    name: cleanName(message.quoteTitle) ?? cleanName(message.quoteUsername),
    text: stringOf(message.quoteContent),
  };
}
