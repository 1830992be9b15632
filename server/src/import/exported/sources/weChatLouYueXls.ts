import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { type ExportSource, share } from '../exportSource';
import { type HtmlElement, htmlItems } from '../input/html';
import { childElements, findElement, lineOf, textOf } from '../input/htmlElement';
import { readIsoTime } from '../input/times';
import { type Attachment, omitted, type ReadItem, unreadable } from '../readItem';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName, cleanText } from './shared/cleanText';
import { decodeEntities } from './shared/entities';

/** The headings of the columns, and other words for them. */
const COLUMNS = {
  time: /^(?:时间|日期|日期时间|发送时间|時間)$/,
  name: /^(?:姓名|昵称|发送人|发送者|备注|姓名\/昵称|暱稱)$/,
  account: /^(?:微信号|微信号码|微信ID|账号|帐号|微信號)$/,
  action: /^(?:状态|动作|方向|收发|發送狀態|狀態)$/,
  type: /^(?:类型|消息类型|類型)$/,
  content: /^(?:内容|消息内容|聊天内容|內容)$/,
} as const;
type Column = keyof typeof COLUMNS;

/**
 * The `.xls` of LouYue's exporter for WeChat (楼月微信聊天记录导出恢复助手): an HTML table in GBK that Excel opens, with time, name,
 * WeChat number, action (received, sent), type and content. The content is escaped once more than HTML needs, sometimes twice. Pictures
 * are not in the table. The logs that this project began with were made of such tables.
 */
export const weChatLouYueXls: ExportSource = {
  id: 'wechat-louyue-xls',
  name: 'WeChat (LouYue, XLS)',
  accounts: 'wechat',

  recognize: ({ text }) =>
    share(
      /<table\b/i.test(text) && /<t[dh]\b[^>]*(?:x:str|class=["']?xl\d)/i.test(text),
      /<t[dh]\b[^>]*>\s*(?:时间|日期|時間)\s*<\/t[dh]>/i.test(text),
      /<t[dh]\b[^>]*>\s*(?:微信号|微信號|微信ID)\s*<\/t[dh]>/i.test(text),
      /<t[dh]\b[^>]*>\s*(?:内容|內容)\s*<\/t[dh]>/i.test(text),
    ),

  *read(text) {
    let columns: ReadonlyMap<Column, number> | undefined;
    for (const { element, line, problem } of htmlItems(text.pieces(), name => name === 'tr')) {
      if (element === undefined) {
        yield unreadable(line, problem!);
        continue;
      }
      const cells = childElements(element).filter(({ name }) => name === 'td' || name === 'th');
      // A long table has its headings again on each sheet.
      const found = columnsOf(cells);
      if (found !== undefined) columns = found;
      else if (columns !== undefined && cells.some(cell => lineOf(cell) !== '')) {
        yield readRow(column => cells[columns!.get(column) ?? -1], line);
      }
    }
  },
};

function columnsOf(cells: readonly HtmlElement[]): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  cells.forEach((cell, i) => {
    const heading = lineOf(cell);
    if (heading.length > 12) return;
    for (const column of Object.keys(COLUMNS) as Column[]) {
      if (COLUMNS[column].test(heading) && !columns.has(column)) columns.set(column, i);
    }
  });
  return columns.has('time') && columns.has('content') && columns.size >= 4 ? columns : undefined;
}

function readRow(cellOf: (column: Column) => HtmlElement | undefined, line: number): ReadItem {
  const type = lineOf(cellOf('type'));
  const content = contentOf(cellOf('content'));
  if (/系统|系統|提示|通知/.test(type) || /(?:语音|视频)(?:通话|聊天)|通话/.test(type)) {
    return omitted(/撤回|收回/.test(content) ? 'recalled' : 'notice');
  }
  const written = lineOf(cellOf('time'));
  const time = readIsoTime(written);
  if (time === undefined) return unreadable(line, written === '' ? 'no-time' : 'bad-time');
  const account = cleanName(decodeEntities(lineOf(cellOf('account'))));
  const shown = cleanName(decodeEntities(lineOf(cellOf('name'))));
  const name = shown ?? (/发送|發送|发出/.test(lineOf(cellOf('action'))) ? '我' : account);
  if (name === undefined) return unreadable(line, 'no-sender');
  const { body, attachment } = partsOf(type, content, cellOf('content'));
  if (body === '' && attachment === undefined) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { ...(account === undefined ? {} : { account }), name },
    body,
    ...(attachment === undefined ? {} : { attachments: [attachment] }),
  };
}

/** The text of a cell, decoded. Lines that only the source has are kept: Excel shows them as lines. */
function contentOf(cell: HtmlElement | undefined): string {
  return cell === undefined ? '' : cleanText(decodeEntities(textOf(cell))).trim();
}

/** What WeChat shows for a type. Files are beside the table under names that it does not tell. */
function partsOf(
  type: string,
  content: string,
  cell: HtmlElement | undefined,
): { body: string; attachment?: Attachment } {
  const file = (kind: Attachment['kind']): { body: string; attachment: Attachment } => {
    const link = cell && findElement(cell, ({ name }) => name === 'a' || name === 'img');
    const address = link?.attributes.href ?? link?.attributes.src ?? (isPath(content) ? content : undefined);
    const isName = kind === 'file' && content !== '' && !content.includes('\n');
    return {
      body: isPath(content) || isName ? '' : escapeMarkdown(content),
      attachment: {
        kind,
        ...locationOf(address),
        ...(isName ? { name: content.replace(/^.*[/\\]/, '') } : {}),
      },
    };
  };
  if (/照片|图片|壁纸|圖片/.test(type)) return file('image');
  if (/表情|动画/.test(type)) return file('sticker');
  if (/语音|語音|录音/.test(type)) return file('voice');
  if (/视频|視頻|影片/.test(type)) return file('video');
  if (/文件|附件|檔案/.test(type)) return file(isPath(content) ? attachmentKind(undefined, content) : 'file');
  const label = /位置|地图/.test(type)
    ? '位置'
    : /名片/.test(type)
      ? '名片'
      : /红包|紅包/.test(type)
        ? '红包'
        : /转账|轉帳/.test(type)
          ? '转账'
          : /小程序/.test(type)
            ? '小程序'
            : undefined;
  if (label === undefined) return { body: escapeMarkdown(content) };
  return { body: escapeMarkdown(content.startsWith('[') ? content : `[${label}] ${content}`.trim()) };
}

function isPath(text: string): boolean {
  return /^[^\s<>"|?*]{1,400}\.(?:jpe?g|png|gif|bmp|webp|mp3|amr|wav|m4a|silk|mp4|mov|avi)$/i.test(text);
}

function locationOf(address: string | undefined): Pick<Attachment, 'path' | 'url'> {
  if (address === undefined || address === '') return {};
  if (/^https?:/i.test(address)) return { url: address };
  const path = address.replaceAll('\\', '/').replace(/^\.\//, '');
  return /^(?:\/|[a-z]+:)/i.test(path) ? {} : { path };
}
