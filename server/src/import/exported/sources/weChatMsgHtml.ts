import { type ExportSource, share } from '../exportSource';
import { jsObjects } from '../input/jsObjects';
import { omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { decodeEntities } from './shared/entities';
import { tencentNotice } from './shared/notice';
import { relativePath, webAddress } from './shared/placeholder';
import { idOf, numberOf, stringOf, type Values } from './shared/values';
import { attachedKind, type Content, shownContent, weChatContent } from './shared/weChatContent';
import { weChatKind } from './shared/weChatTypes';

const MESSAGES = /\bchatMessages\s*=\s*\[/;
/** The times that the page shows every five minutes are items without a person. */
const SHOWN_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?$/;
const HEAD = 64 * 1024;

/**
 * WeChatMsg's (MemoTrace's) page, whose messages are an array in a script. From the writers (exporter_html.py of 2023 to 2025) and their
 * template. The page's title is the name of the conversation.
 */
export const weChatMsgHtml: ExportSource = {
  id: 'wechat-wechatmsg-html',
  name: 'WeChat (WeChatMsg, HTML)',

  recognize: ({ text }) =>
    share(
      /^\s*</.test(text) && /<script\b/i.test(text),
      MESSAGES.test(text),
      /\bis_send["']?\s*:/.test(text) && /\btimestamp["']?\s*:/.test(text),
    ),

  *read(text) {
    yield { kind: 'conversation', name: titleOf(text) };
    for (const { values, line, problem } of jsObjects(text.pieces(), MESSAGES)) {
      const item = values === undefined ? unreadable(line, problem ?? 'syntax') : readMessage(values, line);
      if (item !== undefined) yield item;
    }
  },
};

function titleOf(text: SourceText): string | undefined {
  let head = '';
  for (const piece of text.pieces()) {
    head += piece;
    const [, title] = /<title>([^<]{0,500})<\/title>/i.exec(head) ?? [];
    if (title !== undefined) return cleanName(decodeEntities(title));
    if (head.length > HEAD) return undefined;
  }
  return undefined;
}

/** The item; `undefined` for a time that the page shows between messages, as such a time is no item of the conversation. */
function readMessage(values: Values, line: number): ReadItem | undefined {
  const kind = weChatKind(values.type, values.sub_type);
  const text = plain(values.text);
  if (numberOf(values.type) === 0) return SHOWN_TIME.test(text.trim()) ? undefined : tencentNotice(text);
  if (kind === 'notice' || kind === 'pat') return tencentNotice(text);
  const time = anyTime(values.timestamp);
  if (time === undefined) return unreadable(line, noTime(values.timestamp));
  const isOwn = numberOf(values.is_send) === 1 || values.is_send === true;
  const name = cleanName(plain(values.displayname ?? values.display_name)) ?? (isOwn ? '我' : undefined);
  if (name === undefined) return unreadable(line, 'no-sender');
  const content = contentOf(values, text);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender: { name }, id: idOf(values.server_id), ...content };
}

function contentOf(values: Values, text: string): Content {
  const kind = weChatKind(values.type, values.sub_type);
  const address = plain(values.path ?? values.url ?? values.link_url);
  const media = attachedKind(kind);
  if (media !== undefined) {
    // Older pages have the path as the text.
    const where = address === '' ? text : address;
    const [path, url] = [relativePath(where), webAddress(where)];
    return weChatContent({
      kind,
      path: url === undefined ? path : undefined,
      url,
      title: kind === 'file' ? plain(values.file_name) : undefined,
      text: kind === 'voice' ? plain(values.voice_to_text) : undefined,
      seconds: numberOf(values.duration),
    });
  }
  if (kind === 'quote' || stringOf(values.refer_text) !== undefined) {
    const [, name, quoted] = /^(.{1,100}?)：(.*)$/s.exec(plain(values.refer_text)) ?? [];
    return weChatContent({
      kind: 'quote',
      text,
      ...(quoted === undefined ? {} : { replyTo: { name, text: quoted } }),
    });
  }
  const title = plain(values.title);
  if (title !== '') {
    return weChatContent({ kind: kind === 'text' ? 'link' : kind, title, url: webAddress(address) });
  }
  return kind === 'text' || kind === 'unknown' ? shownContent(text) : weChatContent({ kind, title: text });
}

/** A text of the page, which is HTML. */
function plain(value: unknown): string {
  return decodeEntities((stringOf(value) ?? '').replace(/<br>/g, '\n'));
}
