import type { ReadContext } from '../../exportSource';
import { parseLeniently } from '../../input/jsonValue';
import { omitted, type ReadItem, type Sender, type UnreadableItem, unreadable } from '../../readItem';
import type { SourceText } from '../../sourceText';
import { anyTime, noTime } from './anyTime';
import { cleanName } from './cleanText';
import type { CsvRow } from './csvTable';
import { lookUp } from './lookUp';
import { tencentNotice } from './notice';
import { relativePath, webAddress } from './placeholder';
import { plainBody } from './plainBody';
import { stringOf, type Values, valuesOf } from './values';
import { attachedKind, type Content, weChatContent } from './weChatContent';
import type { WeChatKind } from './weChatTypes';

/** What its table of types calls the kinds (common_utils.py, type_converter); a `(分享)` before them is left out. */
const KINDS: Readonly<Record<string, WeChatKind>> = {
  文本: 'text',
  text: 'text',
  图片: 'image',
  image: 'image',
  语音: 'voice',
  添加好友: 'notice',
  推荐公众号: 'card',
  名片: 'card',
  视频: 'video',
  动画表情: 'sticker',
  用户上传的GIF表情: 'sticker',
  位置: 'location',
  位置共享: 'location',
  文件: 'file',
  '文件(猜)': 'file',
  粘贴的文本: 'text',
  音乐: 'music',
  卡片式链接: 'link',
  合并转发的聊天记录: 'forwarded',
  笔记: 'note',
  小程序: 'miniProgram',
  收藏夹: 'forwarded',
  视频号名片: 'channel',
  视频号视频: 'channel',
  视频号直播或直播回放: 'channel',
  视频号直播或直播回放等: 'channel',
  接龙: 'chain',
  引用回复: 'quote',
  带有引用的文本消息: 'quote',
  群公告: 'announcement',
  转账: 'transfer',
  赠送红包封面: 'redPacket',
  红包: 'redPacket',
  语音通话: 'call',
  拍一拍: 'pat',
};

/** The system's types, each with a number behind it. */
const NOTICE = /^(?:系统通知|系统消息|消息撤回|邀请加群|企业微信)/;

/** A record of a table, or an object of a list. */
export type PyWxDumpRow = Pick<CsvRow, 'line' | 'field' | 'fields'>;

/** The messages of an export from its records. `users.json` beside it has the names. */
export function* readPyWxDump(
  rows: Iterable<PyWxDumpRow | UnreadableItem>,
  context: ReadContext,
): Iterable<ReadItem> {
  const users = readUsers(context.beside('users.json'));
  let room: string | undefined;
  for (const row of rows) {
    if (!('fields' in row)) {
      yield row;
      continue;
    }
    const next = row.field('room_name').trim();
    if (next !== '' && next !== room) {
      room = next;
      const user = users.get(room);
      yield { kind: 'conversation', id: room, name: nameOf(user) };
    }
    yield readRow(row, users, room);
  }
}

function readRow(row: PyWxDumpRow, users: ReadonlyMap<string, Values>, room: string | undefined): ReadItem {
  const { msg, src, created } = valuesIn(row);
  const type = row
    .field('type_name')
    .trim()
    .replace(/^\(分享\)/, '');
  const kind = lookUp(KINDS, type) ?? (NOTICE.test(type) ? 'notice' : msg === '' ? 'unknown' : 'text');
  if (kind === 'notice' || kind === 'pat') return tencentNotice(`${type} ${msg}`);
  const time = anyTime(created);
  if (time === undefined) return unreadable(row.line, noTime(created));
  const sender = senderOf(row.field('talker').trim(), row.field('is_sender').trim() === '1', users, room);
  if (sender === undefined) return unreadable(row.line, 'no-sender');
  const content = contentOf(kind, msg, src);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender, id: row.field('MsgSvrID').trim() || undefined, ...content };
}

/** The text, the path or address, and the time of a record, in each set of columns. */
function valuesIn(row: PyWxDumpRow): { msg: string; src: string; created: string } {
  if (row.field('content') === '') {
    return { msg: row.field('msg'), src: row.field('src'), created: row.field('CreateTime') };
  }
  // Without quotes the JSON is in pieces, from its beginning to the time, which is last.
  const start = row.fields.findIndex(field => field.startsWith('{'));
  const isWhole = start === -1 || row.field('content').endsWith('}');
  const json = isWhole ? row.field('content') : row.fields.slice(start, -1).join(',');
  const content = parseLeniently(json)?.value;
  const created = isWhole ? row.field('CreateTime') : (row.fields[row.fields.length - 1] ?? '');
  if (typeof content === 'string') return { msg: content, src: '', created };
  const { msg, src } = valuesOf(content);
  return {
    msg: stringOf(msg) ?? (content === undefined ? row.field('content') : ''),
    src: stringOf(src) ?? '',
    created,
  };
}

function senderOf(
  talker: string,
  isOwn: boolean,
  users: ReadonlyMap<string, Values>,
  room: string | undefined,
): Sender | undefined {
  if (talker === '' || talker === '未知') return isOwn ? { name: '我' } : undefined;
  const member = valuesOf(valuesOf(valuesOf(users.get(room ?? '')?.extra).wxid2userinfo)[talker]);
  const name = cleanName(member.roomNickname) ?? nameOf(users.get(talker)) ?? nameOf(member);
  // Exports that were made for training have names in place of accounts.
  const account = /^[\w@.-]+$/.test(talker) ? talker : undefined;
  return { account, name: name ?? (isOwn && account !== undefined ? '我' : cleanName(talker)!) };
}

function nameOf(user: Values | undefined): string | undefined {
  return cleanName(user?.remark) ?? cleanName(user?.nickname);
}

/** The contacts in the file beside the tables, by account. It is as long as the list of contacts, and parsed as a whole. */
function readUsers(text: SourceText | undefined): ReadonlyMap<string, Values> {
  const users = new Map<string, Values>();
  if (text === undefined) return users;
  const keys = (path: string) => path !== '' && !path.includes('.');
  for (const { path, value, problem } of text.json(keys)) {
    if (problem === undefined && keys(path))
      users.set(stringOf(valuesOf(value).wxid) ?? path, valuesOf(value));
  }
  return users;
}

function contentOf(kind: WeChatKind, msg: string, src: string): Content {
  const url = webAddress(src);
  const path = url === undefined ? relativePath(src) : undefined;
  if (kind === 'voice') {
    const [, seconds] = /时长[:：]\s*(\d+(?:\.\d+)?)\s*秒/.exec(msg) ?? [];
    const [, words] = /翻译结果[:：](.*)$/s.exec(msg) ?? [];
    return weChatContent({
      kind,
      text: words,
      path,
      seconds: seconds === undefined ? undefined : Number(seconds),
    });
  }
  if (kind === 'file') return weChatContent({ kind, title: msg.replace(/^.*[/\\]/s, ''), path, url });
  // The pictures in WeChat's own storage are encrypted.
  if (attachedKind(kind) !== undefined) {
    return weChatContent({ kind, path: path?.endsWith('.dat') ? undefined : path, url });
  }
  if (kind === 'quote') return quoteOf(msg);
  if (kind === 'text') return { body: plainBody(msg) };
  const [first = '', ...others] = msg.trim().split('\n');
  if (kind === 'location') {
    const [, place] = /位置[:：]([^\n]*)/.exec(msg) ?? [];
    return weChatContent({ kind, title: place ?? msg });
  }
  if (kind === 'link' || kind === 'music') return weChatContent({ kind, title: first, url });
  if (kind === 'forwarded' || kind === 'note') return weChatContent({ kind, title: first, lines: others });
  if (kind === 'transfer') {
    const [, amount] = /^(?:已收款|转账)[:：]([^\n]*)/.exec(msg) ?? [];
    const [, memo] = /转账说明[:：]([^\n]*)/.exec(msg) ?? [];
    return weChatContent({ kind, title: amount ?? first, more: memo });
  }
  if (kind === 'call') {
    const [, shown] = /\[([^\]]*)\]/.exec(msg) ?? [];
    return weChatContent({ kind, title: shown ?? msg });
  }
  const isName = first === '' || lookUp(KINDS, first.replace(/^\(分享\)/, '')) === kind;
  return weChatContent({ kind, title: isName ? undefined : first, url });
}

/** `收到`, a blank line, `[引用](2026-03-01 08:02:11)苏小棠:早上好`. */
function quoteOf(msg: string): Content {
  const at = msg.lastIndexOf('\n[引用](');
  const [, name, text] =
    /^\n\[引用\]\([^)\n]{0,40}\)([^:\n]{0,100}):(.*)$/s.exec(msg.slice(Math.max(at, 0))) ?? [];
  if (at === -1 || text === undefined) return { body: plainBody(msg) };
  return { body: plainBody(msg.slice(0, at)), replyTo: { name: name || undefined, text } };
}
