import { type ExportSource, share } from '../exportSource';
import { type AttachmentKind, omitted, type ReadItem, unreadable } from '../readItem';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { type CsvRow, csvRows, isRow } from './shared/csvTable';
import { lookUp } from './shared/lookUp';
import { isSurelyNotice, tencentNotice } from './shared/notice';
import { relativePath, webAddress } from './shared/placeholder';
import { plainBody } from './shared/plainBody';
import { type Content, mediaContent, shownContent, splitQuote } from './shared/weChatContent';

/** `type_name`, as its writer calls the kinds (getWeCloneTypeName). Whatever else is `text`, notices too. */
const KINDS: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  sticker: 'sticker',
  video: 'video',
  voice: 'voice',
  file: 'file',
};

/**
 * WeFlow's table for WeClone: the columns of PyWxDump without the conversation, `talker` with the name that was shown, `CreateTime` in
 * UTC. From the writer (WeCloneFormatter.ts) and its port to Rust.
 */
export const weFlowCsv: ExportSource = {
  id: 'wechat-weflow-csv',
  name: 'WeChat (WeFlow, CSV)',

  recognize: sample =>
    sample.hasColumns('room_name')
      ? 0
      : share(
          sample.hasColumns('id', 'MsgSvrID', 'CreateTime'),
          sample.hasColumns('type_name', 'is_sender', 'talker'),
          sample.hasColumns('msg', 'src'),
        ),

  *read(text) {
    for (const row of csvRows(text)) yield isRow(row) ? readRow(row) : row;
  },
};

function readRow(row: CsvRow): ReadItem {
  const text = row.field('msg');
  const type = row.field('type_name');
  if (!(type in KINDS) && isSurelyNotice(text)) return tencentNotice(text);
  const time = anyTime(row.field('CreateTime'));
  if (time === undefined) return unreadable(row.line, noTime(row.field('CreateTime')));
  const name = cleanName(row.field('talker')) ?? (row.field('is_sender') === '1' ? '我' : undefined);
  if (name === undefined) return unreadable(row.line, 'no-sender');
  const content = contentOf(type, text, row.field('src'));
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender: { name }, id: row.field('MsgSvrID') || undefined, ...content };
}

function contentOf(type: string, text: string, source: string): Content {
  const kind = lookUp(KINDS, type);
  if (kind === undefined) {
    const quote = splitQuote(text);
    return quote ? { body: plainBody(quote.said), replyTo: quote.replyTo } : shownContent(text);
  }
  const path = relativePath(source);
  // A name alone is of WeChat's own storage, or of a file that was not exported.
  const isExported = path?.includes('/') === true;
  // Some versions write the word of the kind in place of a text.
  const content = mediaContent(kind, /^(?:图片|语音|视频|文件|动画表情|表情)$/.test(text.trim()) ? '' : text);
  const [attachment] = content.attachments ?? [];
  if (attachment === undefined) return content;
  const [file, url] = [isExported ? path : undefined, webAddress(source)];
  return {
    ...content,
    attachments: [{ ...attachment, ...(file ? { path: file } : {}), ...(url && !file ? { url } : {}) }],
  };
}
