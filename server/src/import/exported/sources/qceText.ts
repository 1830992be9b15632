import { isBlank } from '../../../text/lines';
import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import {
  type Attachment,
  type AttachmentKind,
  MAX_ITEM_LENGTH,
  omitted,
  type ReadItem,
  type Reply,
  unreadable,
} from '../readItem';
import type { SourceText } from '../sourceText';
import { cleanName } from './shared/cleanText';
import { tencentNotice } from './shared/notice';
import { attachment, readPlaceholder, readSeconds } from './shared/placeholder';
import { labelledList, oneLine, plainBody } from './shared/plainBody';

const RULE = /^={20,}$/;
const END = /^\s*导出完成/;
/** Below the sender, in a block of its own. */
const TIME =
  /^时间: ?((?:\d{4}-\d{2}-\d{2} ?)?(?:\d{2}:\d{2}:\d{2})?|\d{1,5} ?(?:秒|分钟|小时|天|周|个月|年)前|刚刚)$/;
const SENDER = /^(?:\[([^\]\n]{1,30})\] (?=\S))?(.*):$/;
const NUMBER = /^\[\d{1,9}\]$/;
/** The header of version 4 for large exports: `[#1] 2026/3/1 08:02:11 苏小棠`. */
const STREAMED = /^\[#\d{1,9}\] (\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2}) (.+)$/;
const RESOURCES = /^资源: \d{1,6} 个文件$/;
const RESOURCE = /^ {2}- ([\w_]{1,20}): ?(.*)$/;
const REPLY = /^回复: (?:\d{2}-\d{2} \d{2}:\d{2} )?(.*?) ?- (.*)$/;
const IN_TEXT = /\[(?:图片|视频|文件|语音|image|video|file|audio)(?:[:：] ?[^\]\n]{0,300})?\]/g;

const KINDS: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  video: 'video',
  audio: 'voice',
  file: 'file',
};
const FOLDERS: Readonly<Record<string, string>> = {
  image: 'images',
  video: 'videos',
  audio: 'audios',
  file: 'files',
};

/** What the writer puts where there is no text. */
const NO_TEXT = /^\[(?:无文本内容|表情消息|(?:(?:image|video|audio|file)、?)+消息)\]$/;

/** The message that is being read. */
interface Open {
  readonly line: number;
  readonly sender: string;
  /** The time as it is written. */
  readonly time: string;
  readonly isStreamed: boolean;
  readonly lines: string[];
  length: number;
}

/** The parts of a block below its time. */
interface Parts {
  readonly text: string;
  readonly resources: readonly Attachment[];
  readonly replyTo: Reply | undefined;
}

/**
 * qq-chat-exporter's text: a head, and for each message its sender, time, text, files and answer in lines of their own. From its writers
 * (text_exporter.rs, TextExporter.ts, and streamingFormatExporter of version 4).
 */
export const qceText: ExportSource = {
  id: 'qq-qce-text',
  name: 'QQ (qq-chat-exporter, text)',

  recognize: sample => {
    const head = sample.lines.slice(0, 20);
    return share(
      head.some(line => /^\s*QQ聊天记录导出文件\s*$/.test(line) || /^\[QQChatExporter V\d/.test(line)) ||
        // People cut off what is above the name.
        (/^聊天名称: /.test(head.find(line => line.trim() !== '') ?? '') &&
          sample.lines.some((line, at) => TIME.test(line) && /^内容: /.test(sample.lines[at + 1] ?? ''))),
      head.some(line => /^聊天名称: /.test(line)),
      head.some(line => /^聊天类型: /.test(line)) || sample.lines.some(line => TIME.test(line)),
    );
  },

  read,
};

function* read(text: SourceText): Iterable<ReadItem> {
  let open: Open | undefined;
  let isInHead = true;
  let stray = false;
  for (const { number, text: raw } of text.lines()) {
    const line = raw ?? '';
    const streamed = STREAMED.exec(line);
    const time = TIME.exec(line);
    const sender = time === null ? undefined : open === undefined ? undefined : takeSender(open, isInHead);
    if (streamed !== null || sender !== undefined) {
      if (open !== undefined && !isInHead) yield messageOf(open);
      isInHead = false;
      open = {
        line: streamed === null ? number - 1 : number,
        sender: streamed === null ? sender! : streamed[2]!,
        time: streamed === null ? time![1]! : streamed[1]!.replaceAll('/', '-').replace(' 24:', ' 00:'),
        isStreamed: streamed !== null,
        lines: [],
        length: 0,
      };
      continue;
    }
    if (isInHead) {
      const [, name] = /^聊天名称: (.*)$/.exec(line) ?? [];
      if (name !== undefined)
        yield { kind: 'conversation', name: name === '未知聊天' ? undefined : cleanName(name) };
      // The sender of the first message is the last line above its time.
      open = { line: number, sender: '', time: '', isStreamed: false, lines: [line], length: 0 };
      continue;
    }
    if (open === undefined) {
      if (!isBlank(line) && !stray) {
        stray = true;
        yield unreadable(number, 'no-start');
      }
      continue;
    }
    open.length += (raw?.length ?? MAX_ITEM_LENGTH) + 1;
    if (open.length <= MAX_ITEM_LENGTH) open.lines.push(line);
  }
  if (open !== undefined && !isInHead) yield messageOf(open);
}

/** The sender in the last line above a time; the line, and the message's number above it, are taken from the message before. */
function takeSender(open: Open, isInHead: boolean): string | undefined {
  const { lines } = open;
  const match = SENDER.exec(lines[lines.length - 1] ?? '');
  if (match === null) return undefined;
  // A line of a message may end with a colon, but above a sender there is a blank line or a number.
  const above = lines[lines.length - 2];
  if (!isInHead && above !== undefined && !isBlank(above) && !NUMBER.test(above)) return undefined;
  lines.pop();
  if (NUMBER.test(lines[lines.length - 1] ?? '')) lines.pop();
  return match[2]!;
}

function messageOf(open: Open): ReadItem {
  if (open.length > MAX_ITEM_LENGTH) return unreadable(open.line, 'too-long');
  const { text, resources, replyTo } = open.isStreamed ? streamedParts(open.lines) : partsOf(open.lines);
  const name = cleanName(open.sender);
  const isNotice = name === '系统消息' || name === '0' || text === '[系统消息]';
  if (isNotice) return tencentNotice(text);
  if (name !== undefined && text.startsWith(`${name} 撤回了`) && !text.includes('\n'))
    return omitted('recalled');
  const time = readIsoTime(open.time);
  if (time === undefined) return unreadable(open.line, /^\d{4}-\d/.test(open.time) ? 'bad-time' : 'no-time');
  if (name === undefined) return unreadable(open.line, 'no-sender');
  const attachments = [...resources];
  const body = NO_TEXT.test(text) ? '' : bodyOf(text, attachments);
  if (text === '[表情消息]' && attachments.length === 0) attachments.push({ kind: 'sticker' });
  if (body === '' && attachments.length === 0 && replyTo === undefined) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { name },
    body,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
}

/** The body; the placeholders in the text are files too, if the block does not list them. */
function bodyOf(text: string, attachments: Attachment[]): string {
  const isListed = attachments.length > 0;
  const [, title, list] = /^\[转发消息(?:: ?\d{1,6}条)?\](?:\n(.*))?()$/s.exec(text) ?? [];
  if (list !== undefined) return labelledList('聊天记录', undefined, (title ?? '').split('\n'));
  const rest = text.replace(/^\[回复消息\] ?/, '').replace(IN_TEXT, shown => {
    const placeholder = readPlaceholder(shown);
    if (placeholder === undefined) return isListed ? '' : shown;
    const { kind, detail } = placeholder;
    if (!isListed) {
      attachments.push(
        attachment({
          kind,
          name: kind === 'file' ? detail : undefined,
          seconds: kind === 'voice' ? readSeconds(detail) : undefined,
        }),
      );
    }
    return '';
  });
  return plainBody(rest).trim();
}

function partsOf(lines: readonly string[]): Parts {
  const end = endOf(lines);
  let at = lines.findIndex(line => /^内容: ?/.test(line));
  const start = at === -1 || at > 1 ? undefined : at;
  // What follows the text is in this order, so it is sought from the first line from which all is of it.
  let tail = end;
  for (at = start === undefined ? 0 : start + 1; at < end; at++) {
    if (isTail(lines, at, end)) {
      tail = at;
      break;
    }
  }
  const text =
    start === undefined
      ? ''
      : [lines[start]!.replace(/^内容: ?/, ''), ...lines.slice(start + 1, tail)].join('\n').trim();
  const resources: Attachment[] = [];
  let replyTo: Reply | undefined;
  for (at = tail; at < end; at++) {
    const [, type, name] = RESOURCE.exec(lines[at]!) ?? [];
    if (type !== undefined && Object.hasOwn(KINDS, type)) resources.push(resourceOf(type, name!.trim()));
    const reply = REPLY.exec(lines[at]!);
    if (reply !== null) {
      const shown = [reply[2]!, ...lines.slice(at + 1, end)].join('\n').trim();
      replyTo = { name: cleanName(reply[1]), text: shown || undefined };
      break;
    }
  }
  return { text, resources, replyTo };
}

/** Whether the lines from one on are files, mentions and an answer, in this order. */
function isTail(lines: readonly string[], from: number, end: number): boolean {
  let at = from;
  if (!/^(?:资源|提及|回复): /.test(lines[from]!)) return false;
  if (RESOURCES.test(lines[at]!)) {
    at++;
    while (at < end && RESOURCE.test(lines[at]!)) at++;
  }
  if (at < end && /^提及: /.test(lines[at]!)) at++;
  if (at < end && REPLY.test(lines[at]!)) return true;
  while (at < end && isBlank(lines[at]!)) at++;
  return at === end;
}

/** The lines of a message end where the end of the file's text begins. */
function endOf(lines: readonly string[]): number {
  const at = lines.findIndex((line, index) => RULE.test(line) && END.test(lines[index + 1] ?? ''));
  return at === -1 ? lines.length : at;
}

function streamedParts(lines: readonly string[]): Parts {
  const text = lines.slice(0, endOf(lines));
  const resources: Attachment[] = [];
  while (text.length > 0 && isBlank(text[text.length - 1]!)) text.pop();
  const last = text[text.length - 1] ?? '';
  if (/^(?:\[(?:image|video|audio|file): [^\]\n]*\] ?)+$/.test(last)) {
    for (const [, type, name] of last.matchAll(/\[(image|video|audio|file): ([^\]\n]*)\]/g)) {
      resources.push(resourceOf(type!, name!));
    }
    text.pop();
  }
  return { text: text.join('\n').trim(), resources, replyTo: undefined };
}

function resourceOf(type: string, name: string): Attachment {
  const file = name.replace(/^.*[/\\]/, '');
  const isFile = /^[^:*?"<>|]+\.\w{1,8}$/.test(file);
  return attachment({
    kind: KINDS[type]!,
    path: isFile ? `resources/${FOLDERS[type]!}/${file}` : undefined,
    name: type === 'file' ? oneLine(file) : undefined,
  });
}
