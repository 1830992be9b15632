import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import {
  type Attachment,
  type AttachmentKind,
  type MessageTime,
  omitted,
  type ReadItem,
  unreadable,
} from '../readItem';
import { attachmentKind, fileName } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { isSurelyNotice, tencentNotice } from './shared/notice';
import { readPlaceholder, relativePath, webAddress } from './shared/placeholder';
import { labelled, plainBody } from './shared/plainBody';
import { type TextBlock, textBlocks } from './shared/textBlocks';
import { type Content, shownContent } from './shared/weChatContent';

/** `## 2026\-03\-01 08:02:11 苏小棠`: every sign of Markdown is escaped in times, names and texts. */
const HEADER = /^## (\d{4}\\?-\d{2}\\?-\d{2} \d{2}:\d{2}:\d{2}) (.{1,400})$/;
const TOOL = /^- 导出工具: WeFlow$/;
/** A picture or a link that is a paragraph of its own. */
const LINK = /^(!?)\[((?:\\.|[^\]\\\n]){0,1000})\]\(([^()\s]{1,4000})\)(?:\n\n|$)/;
/** What WeFlow calls files, in place of their names. */
const KINDS: Readonly<Record<string, AttachmentKind>> = {
  语音文件: 'voice',
  视频文件: 'video',
  表情: 'sticker',
  动画表情: 'sticker',
};

interface Header {
  readonly time: MessageTime;
  readonly name: string | undefined;
}

/** WeFlow's Markdown. From the writer (MarkdownFormatter.ts): a head, a rule, then a heading for each message. */
export const weFlowMarkdown: ExportSource = {
  id: 'wechat-weflow-md',
  name: 'WeChat (WeFlow, Markdown)',

  recognize: ({ lines }) =>
    share(
      lines.slice(0, 20).some(line => TOOL.test(line)),
      (lines[0] ?? '').startsWith('# '),
      lines.some(line => HEADER.test(line)),
    ),

  *read(text) {
    for (const block of textBlocks(text, (line, isLoose) => (isLoose ? readHeader(line) : undefined))) {
      if (block.header === undefined) yield conversationOf(block.lines);
      else yield readBlock(block, block.header);
    }
  },
};

function conversationOf(lines: readonly string[]): ReadItem {
  const [, title] = /^# (.*)$/.exec(lines[0] ?? '') ?? [];
  const id = lines.flatMap(line => /^- 会话ID: `(.{1,200})`$/.exec(line)?.[1] ?? [])[0];
  return { kind: 'conversation', id, name: cleanName(unescaped(title ?? '')) };
}

function readHeader(line: string): Header | undefined {
  const match = HEADER.exec(line);
  const time = match === null ? undefined : readIsoTime(unescaped(match[1]!));
  return time && { time, name: cleanName(unescaped(match![2]!)) };
}

function readBlock({ line, lines, isTooLong }: TextBlock<Header>, { time, name }: Header): ReadItem {
  if (isTooLong) return unreadable(line, 'too-long');
  const written = lines.join('\n').trim();
  const text = unescaped(written);
  if (isSurelyNotice(text)) return tencentNotice(text);
  if (written === '') return omitted('empty');
  if (name === undefined) return unreadable(line, 'no-sender');
  return { kind: 'message', time, sender: { name }, ...contentOf(written) };
}

function contentOf(written: string): Content {
  const [quote] = /^(?:> [^\n]*(?:\n|$))+/.exec(written) ?? [];
  if (quote !== undefined) {
    const [, name, text] =
      /^([^\n:]{1,100}): (.*)$/s.exec(unescaped(quote.replace(/^> /gm, '')).trim()) ?? [];
    const replyTo =
      name === undefined ? { text: unescaped(quote.replace(/^> /gm, '')).trim() } : { name, text };
    return { ...contentOf(written.slice(quote.length).trim()), replyTo };
  }
  const link = LINK.exec(written);
  if (link === null) return shownContent(unescaped(written));
  const [whole, isPicture, label, address] = link;
  const words = unescaped(label!);
  const rest = unescaped(written.slice(whole.length)).trim();
  const attachment = attachmentOf(isPicture === '!', words, address!);
  if (attachment === undefined)
    return { body: [labelled('链接', words, address), plainBody(rest)].join('\n').trim() };
  // `[文件] a.pdf` says the same again.
  return { body: readPlaceholder(rest) === undefined ? plainBody(rest) : '', attachments: [attachment] };
}

/** `undefined` for the card of a web page. */
function attachmentOf(isPicture: boolean, words: string, address: string): Attachment | undefined {
  const url = webAddress(address);
  const path = url === undefined ? relativePath(decoded(address)) : undefined;
  const kind = KINDS[words] ?? (isPicture ? 'image' : undefined);
  if (kind === undefined && path === undefined) return undefined;
  const found = kind ?? attachmentKind(undefined, path);
  return {
    kind: found,
    path,
    url: path === undefined ? url : undefined,
    name: kind === undefined ? fileName(path!) : undefined,
  };
}

/** WeFlow escapes `` \ ` * _ { } [ ] < > # + - . ! | `` wherever they are. */
function unescaped(text: string): string {
  return text.replace(/\\([\\`*_{}[\]<>#+\-.!|])/g, '$1');
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
