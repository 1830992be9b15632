import { isBlank } from '../../../text/lines';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { type MessageTime, omitted, type ReadItem, type Sender, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { attachmentKind, fileName } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { tencentNotice } from './shared/notice';
import {
  attachment,
  type Placeholder,
  readPlaceholder,
  readSeconds,
  relativePath,
} from './shared/placeholder';
import { labelled, plainBody } from './shared/plainBody';
import { textBlocks } from './shared/textBlocks';
import type { Content } from './shared/weChatContent';
import { mediaFolder } from './wdaJson';

/** `[2026-03-01 08:02:11] 苏小棠(wxid_a): 早上好`, `[2026-03-01 08:02:11] [系统] …`. */
const HEADER = /^\[(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\] (?:(\[系统\])(?: (.*))?|(.+))$/;
/** The name and account; the picture of the sender may be between them and the text. */
const SENDER = /^(.{0,200}?)\(([^()\s:]{1,100})\)(?: \[avatar=[^\]\n]{0,300}\])?:(?: (.*))?$/;
/** Who has no name, or no account. */
const BARE = /^([^:]{1,200}?)(?: \[avatar=[^\]\n]{0,300}\])?:(?: (.*))?$/;
const HEAD = /^(会话|账号|会话头像|时间范围|消息类型|导出时间): ?(.*)$/;

interface Header {
  readonly time: MessageTime | undefined;
  /** `undefined` for a notice. */
  readonly sender: Sender | undefined;
  readonly hasAccount: boolean;
  readonly text: string;
}

/** WeChatDataAnalysis's `messages.txt`, from its writer (chat_export_service.py). */
export const wdaText: ExportSource = {
  id: 'wechat-wda-txt',
  name: 'WeChat (WeChatDataAnalysis, text)',
  accounts: 'wechat',

  recognize(sample) {
    const start = sample.lines.findIndex(line => !isBlank(line) && !HEAD.test(line));
    const header = readHeader(sample.lines[start] ?? '');
    const headers = sample.lines.flatMap(line => readHeader(line) ?? []);
    const hasHead = /^会话: /.test(sample.lines[0] ?? '') && sample.lines.some(line => /^账号: /.test(line));
    return share(
      header !== undefined || hasHead,
      hasHead || headers.some(({ hasAccount, sender }) => hasAccount || sender === undefined),
    );
  },

  read,
};

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  const folder = mediaFolder(text);
  for (const { header, line, lines, isTooLong } of textBlocks(text, readHeader)) {
    if (isTooLong) yield unreadable(line, 'too-long');
    else if (header === undefined) yield* readHead(lines, line);
    else yield readMessage(header, line, lines, folder);
  }
}

/** The lines above the messages; what is no head belongs to no message. */
function* readHead(lines: readonly string[], line: number): Iterable<ReadItem> {
  for (const each of lines) {
    const [, name, id] = /^会话: (.*) \(([^()\s]{1,100})\)$/.exec(each) ?? [];
    if (id !== undefined) yield { kind: 'conversation', id, name: cleanName(name) };
  }
  if (lines.some(each => !isBlank(each) && !HEAD.test(each))) yield unreadable(line, 'no-start');
}

function readHeader(line: string): Header | undefined {
  const match = HEADER.exec(line);
  if (match === null) return undefined;
  const [, date, system, notice, rest = ''] = match;
  const time = readIsoTime(date!);
  if (system !== undefined) return { time, sender: undefined, hasAccount: false, text: notice ?? '' };
  const named = SENDER.exec(rest);
  if (named !== null) {
    const [, name, account, text = ''] = named;
    return { time, sender: { account, name: cleanName(name) ?? account! }, hasAccount: true, text };
  }
  const bare = BARE.exec(rest);
  const name = cleanName(bare?.[1]);
  return bare === null || name === undefined
    ? undefined
    : { time, sender: { name }, hasAccount: false, text: bare[2] ?? '' };
}

function readMessage(header: Header, line: number, lines: readonly string[], folder: string): ReadItem {
  const text = [header.text, ...lines].join('\n').trimEnd();
  if (header.sender === undefined) return tencentNotice(text);
  if (header.time === undefined) return unreadable(line, 'bad-time');
  if (text === '') return omitted('empty');
  return { kind: 'message', time: header.time, sender: header.sender, ...contentOf(text, folder) };
}

/** The exporter writes more behind a placeholder: paths, `size=1024`, `转写=…`, `金额=￥1.00 状态=已收款`, `地点=外滩 地址=…`. */
function contentOf(text: string, folder: string): Content {
  const placeholder = readPlaceholder(text);
  if (placeholder !== undefined && !placeholder.rest.includes('\n')) return mediaOf(placeholder, folder);
  const [, amount, status] = / 金额=(\S*) 状态=(.*)$/.exec(text) ?? [];
  if (amount !== undefined) return { body: labelled('转账', amount, status) };
  const [, label, place] = /^\[(?:位置|Location)\](.*?) (地点=.*|坐标=.*)$/.exec(text) ?? [];
  if (place !== undefined) {
    const parts = /^(?:地点=(.*?))?(?: ?地址=(.*?))?(?: ?坐标=\S*)?$/.exec(place);
    return { body: labelled('位置', parts?.[1] ?? label, parts?.[2]) };
  }
  return { body: plainBody(text) };
}

function mediaOf({ kind, detail, rest }: Placeholder, folder: string): Content {
  const [, words] = / ?转写=(.*?)(?: media\/\S+)?$/.exec(rest) ?? [];
  const [path] = /media\/[a-z]+\/\S.*$/.exec(rest) ?? [];
  const file = relativePath(path?.split(/ (?=media\/)/).pop());
  const milliseconds = kind === 'voice' ? readSeconds(detail) : undefined;
  const beside = rest.replace(/ ?(?:media\/|size=|转写=|转写失败=).*$/, '').trim();
  if (kind !== 'file' && beside !== '' && words === undefined) {
    return { body: plainBody(rest), attachments: [attachment({ kind })] };
  }
  return {
    body: words === undefined || words === '[未识别到文字]' ? '' : plainBody(words),
    attachments: [
      attachment({
        kind: kind === 'file' && attachmentKind(undefined, file) === 'file' ? 'file' : kind,
        path: file && folder + file,
        name: kind === 'file' ? onceOnly(beside) || (file && fileName(file)) : undefined,
        // The writer takes WeChat's milliseconds for seconds.
        seconds: milliseconds && Math.round(milliseconds / 100) / 10,
      }),
    ],
  };
}

/** A file's name, which stands twice: in the placeholder's text and behind it. */
function onceOnly(text: string): string {
  const half = text.slice(0, (text.length - 1) / 2);
  return text === `${half} ${half}` ? half : text;
}
