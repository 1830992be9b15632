import { type ExportSource, share } from '../exportSource';
import {
  type ExportedMessage,
  type MessageTime,
  omitted,
  type ReadItem,
  type Sender,
  unreadable,
} from '../readItem';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { type CsvRow, csvRows, isRow } from './shared/csvTable';
import { lookUp } from './shared/lookUp';
import { tencentNotice } from './shared/notice';
import { plainBody } from './shared/plainBody';
import { type Content, weChatContent } from './shared/weChatContent';
import { type WeChatKind, weChatKind } from './shared/weChatTypes';
import { isWeChatXml, xmlContent, xmlNotice } from './shared/weChatXml';

/** What the newer tables call the kinds (wxManager/model/message.py). */
const KINDS: Readonly<Record<string, WeChatKind>> = {
  文本: 'text',
  图片: 'image',
  视频: 'video',
  语音: 'voice',
  表情包: 'sticker',
  音视频通话: 'call',
  文件: 'file',
  位置分享: 'location',
  分享链接: 'link',
  红包: 'redPacket',
  转账: 'transfer',
  引用消息: 'quote',
  合并转发的聊天记录: 'forwarded',
  小程序: 'miniProgram',
  视频号: 'channel',
  音乐分享: 'music',
  收藏笔记: 'note',
  '个人/公众号名片': 'card',
  企业微信名片: 'card',
  系统消息: 'notice',
  拍一拍: 'pat',
};

/**
 * WeChatMsg's (MemoTrace's) tables. The older have the columns of WeChat's database, with XML in `StrContent`, and nothing for the type
 * 49, whose content is compressed there; the first of them have no sender. The newer have Chinese columns and a text for each kind.
 * From the writers (exporter_csv.py of 2024-02 and 2024-12). A table may hold parts of one chat under several `TalkerId`s, as each
 * database numbers on its own, so it is one conversation.
 */
export const weChatMsgCsv: ExportSource = {
  id: 'wechat-wechatmsg-csv',
  name: 'WeChat (WeChatMsg, CSV)',
  accounts: 'wechat',

  recognize: sample =>
    Math.max(
      share(
        sample.hasColumns('localId', 'TalkerId', 'Type'),
        sample.hasColumns('IsSender', 'CreateTime'),
        sample.hasColumns('StrContent'),
      ),
      share(sample.hasColumns('消息ID', '类型'), sample.hasColumns('发送人', '时间', '内容')),
    ),

  *read(text) {
    for (const row of csvRows(text)) {
      if (!isRow(row)) yield row;
      else yield row.has('StrContent') ? readOlder(row) : readNewer(row);
    }
  },
};

function readOlder(row: CsvRow): ReadItem {
  const kind = weChatKind(row.field('Type'), row.field('SubType'));
  const text = row.field('StrContent');
  if (kind === 'notice' || kind === 'pat') return tencentNotice(isWeChatXml(text) ? xmlNotice(text) : text);
  const [created, shown] = [row.field('CreateTime'), row.field('StrTime')];
  const time = anyTime(created, shown);
  if (time === undefined) return unreadable(row.line, noTime(created, shown));
  const account = row.field('Sender').trim() || undefined;
  const name =
    cleanName(row.field('Remark')) ??
    cleanName(row.field('NickName')) ??
    account ??
    (row.field('IsSender') === '1' ? '我' : cleanName(row.field('TalkerId')));
  if (name === undefined) return unreadable(row.line, 'no-sender');
  const id = row.field('MsgSvrID').trim() || undefined;
  if (kind === 'text' || (kind === 'unknown' && text !== '' && !isWeChatXml(text))) {
    return message(time, { account, name }, id, { body: plainBody(text) });
  }
  return message(time, { account, name }, id, xmlContent(kind, text));
}

function readNewer(row: CsvRow): ReadItem {
  const type = row.field('类型').trim();
  const text = row.field('内容');
  const kind = lookUp(KINDS, type) ?? 'unknown';
  if (kind === 'notice' || kind === 'pat') return tencentNotice(text);
  const time = anyTime(row.field('时间'));
  if (time === undefined) return unreadable(row.line, noTime(row.field('时间')));
  const name = cleanName(row.field('发送人')) ?? cleanName(row.field('备注')) ?? cleanName(row.field('昵称'));
  if (name === undefined) return unreadable(row.line, 'no-sender');
  return message(time, { name }, row.field('消息ID').trim() || undefined, newerContent(kind, text));
}

function message(time: MessageTime, sender: Sender, id: string | undefined, content: Content): ReadItem {
  const isEmpty = content.body === '' && content.attachments === undefined && content.replyTo === undefined;
  if (isEmpty) return omitted('empty');
  return { kind: 'message', time, sender, id, ...content } satisfies ExportedMessage;
}

function newerContent(kind: WeChatKind, text: string): Content {
  if (kind === 'text') return { body: plainBody(text) };
  const inner = text.replace(/^【[^】\n]*】:?[^\S\n]*/, '').trim();
  const value = (key: string) => new RegExp(`^${key}[:：][^\\S\\n]*(.*)$`, 'm').exec(text)?.[1]?.trim();
  switch (kind) {
    case 'image':
    case 'video':
      return weChatContent({ kind });
    case 'voice':
      return weChatContent({ kind, text: inner });
    case 'sticker':
      return weChatContent({ kind, title: inner });
    case 'file':
      return weChatContent({ kind, title: /^(.*?) \d+(?:\.\d+)? [KMG]?B(?: |$)/.exec(inner)?.[1] ?? inner });
    case 'location':
      return weChatContent({ kind, title: value('名称'), more: value('标签') });
    case 'link':
    case 'music':
    case 'miniProgram':
      return weChatContent({ kind, title: value('标题') ?? inner.split('\n')[0], url: value('链接') });
    case 'channel':
      return weChatContent({ kind, title: value('描述') ?? inner.split('\n')[0] });
    case 'card':
      return weChatContent({ kind, title: value('昵称') ?? inner.split('\n')[0] });
    case 'transfer':
      return weChatContent({ kind, title: inner.split('\n')[0], more: value('备注') });
    case 'quote': {
      const [, said, name, quoted] = /^(.*)\n引用[:：](?:([^:\n]{0,100}): )?(.*)$/s.exec(text) ?? [];
      if (said === undefined) return { body: plainBody(text) };
      return weChatContent({ kind, text: said, replyTo: { name, text: quoted } });
    }
    case 'forwarded':
    case 'note': {
      const lines = inner
        .split('\n')
        .map(line => line.replace(/^\s*-?\s*(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d )?/, ''));
      return weChatContent({ kind, lines });
    }
    case 'unknown':
      return isWeChatXml(text.replace(/^-?\d+\n/, '')) || inner === ''
        ? weChatContent({ kind })
        : { body: plainBody(text) };
    default:
      return weChatContent({ kind, title: inner });
  }
}
