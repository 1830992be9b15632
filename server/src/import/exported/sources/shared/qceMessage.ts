import { foreignMarkdown } from '../../../../markdown/foreignMarkdown';
import type { Attachment, AttachmentKind, ReadItem, Reply, Sender } from '../../readItem';
import { omitted, unreadable } from '../../readItem';
import { anyTime, noTime } from './anyTime';
import { cleanName, cleanText } from './cleanText';
import { lookUp } from './lookUp';
import { tencentNotice } from './notice';
import { attachment, readPlaceholder, readSeconds, relativePath, webAddress } from './placeholder';
import { labelled, labelledList, oneLine, plainBody, withoutBlankEnds } from './plainBody';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from './values';
import type { Content } from './weChatContent';

/** The kinds of elements and resources that are files. */
const MEDIA: Readonly<Record<string, AttachmentKind>> = {
  image: 'image',
  video: 'video',
  audio: 'voice',
  voice: 'voice',
  ptt: 'voice',
  file: 'file',
  market_face: 'sticker',
  marketFace: 'sticker',
  giphy: 'sticker',
};

/** The folders of the kinds, beside the export in `resources/`; earlier versions write paths from there. */
const FOLDERS = /^(?:images|videos|audios|files)\//;

/** What the exporter writes in the text for what is no text (element_to_text in simple_parser.rs; MessageParser.ts before). */
const IN_TEXT =
  /\[(?:图片|视频|文件|语音|商城表情|QQ超级表情|image|video|file|audio)(?:[:：] ?[^\]\n]{0,300})?\]|\[语音[:：]?[^\]\n]{0,20}\]/g;
const REPLY_IN_TEXT = /^\[回复消息\] ?|^\[回复 [^\n]{0,300}?\]\n?/;

/** Elements that the application shows as a card or a line, and their words. */
const CARDS: Readonly<Record<string, string>> = {
  location: '位置',
  wallet: '红包',
  live_gift: '礼物',
  long_message: '长消息',
  av_record: '通话',
  calendar: '日历',
  yolo_game_result: '游戏',
  tofu_record: '记录',
  task_top_msg: '置顶消息',
  recommended_msg: '推荐消息',
  action_bar: '操作栏',
  inline_keyboard: '按钮',
};

/**
 * Reads a message of qq-chat-exporter. Since version 5 (CleanMessage in types.rs) it has `id`, `type`, `elements`; versions 4 and
 * imitations have `messageId`, `messageType`, `isRecalled`, a `rawMessage` with names, and the answer in `content.reply`.
 *
 * @param toExport the way from the file that is read to the export's folder: `''`, or `'../'` in a folder of chunks
 * @param line one-based line of its beginning
 */
export function qceMessage(value: unknown, toExport: string, line: number): ReadItem {
  const message = valuesOf(value);
  const content = valuesOf(message.content);
  const text = stringOf(content.text) ?? '';
  if (message.recalled === true || message.isRecalled === true) return omitted('recalled');
  if (isNotice(message)) return tencentNotice(text);
  const time = anyTime(message.timestamp, message.time);
  if (time === undefined) return unreadable(line, noTime(message.timestamp, message.time));
  const sender = senderOf(message);
  if (sender === undefined) return unreadable(line, 'no-sender');
  const read = contentOf(content, text, toExport);
  if (read.body === '' && read.attachments === undefined && read.replyTo === undefined)
    return omitted('empty');
  return { kind: 'message', time, sender, id: idOf(message.id) ?? idOf(message.messageId), ...read };
}

function isNotice(message: Values): boolean {
  if (message.system === true || message.isSystemMessage === true || message.type === 'system') return true;
  const sender = valuesOf(message.sender);
  return (
    sender.uid === '未知' && (sender.uin === undefined || sender.uin === null || isNobody(idOf(sender.uin)))
  );
}

function isNobody(account: string | undefined): boolean {
  return account === undefined || account === '0' || account === '未知';
}

function senderOf(message: Values): Sender | undefined {
  const sender = valuesOf(message.sender);
  const raw = valuesOf(message.rawMessage);
  const accounts = [sender.uin, sender.uid, raw.senderUin, raw.senderUid].map(idOf);
  const account = accounts.find(each => !isNobody(each));
  const name =
    cleanName(sender.groupCard) ??
    cleanName(raw.sendMemberName) ??
    cleanName(sender.remark) ??
    cleanName(raw.sendRemarkName) ??
    cleanName(sender.name) ??
    cleanName(sender.nickname) ??
    cleanName(raw.sendNickName) ??
    account;
  return name === undefined || name === '0' ? undefined : { account, name };
}

function contentOf(content: Values, text: string, toExport: string): Content {
  const elements = listOf(content.elements).map(valuesOf);
  const resources = listOf(content.resources).map(valuesOf);
  const attachments = new Attachments(resources, toExport);
  const replyTo = replyOf(elements, content);
  const pieces = elements.map(element => pieceOf(element, attachments));
  const said = elements
    .filter(({ type }) => type === 'text')
    .map(({ data }) => stringOf(valuesOf(data).text) ?? '')
    .join('');
  // Some writers put the whole text into one element, and the others beside it.
  const isFlat = elements.length > 1 && said !== '' && said.trim() === text.trim();
  const body = withoutBlankEnds(joined(pieces)).trim();
  const rest = attachments.rest();
  const whole: Content = {
    body:
      isFlat || body === ''
        ? bodyOfText(text, rest.length > 0 || attachments.used, replyTo !== undefined)
        : body,
    ...(rest.length + attachments.found.length > 0 ? { attachments: [...attachments.found, ...rest] } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
  if (elements.length > 0 || whole.attachments !== undefined) return whole;
  return fromText(text, replyTo);
}

/** The files of a message: those of its elements, with what the list of resources says of them, and those of the list alone. */
class Attachments {
  readonly found: Attachment[] = [];
  readonly #resources: Values[];
  readonly #toExport: string;

  constructor(resources: readonly Values[], toExport: string) {
    this.#toExport = toExport;
    this.#resources = [...resources];
  }

  get used(): boolean {
    return this.found.length > 0;
  }

  add(type: string, data: Values): void {
    const kind = lookUp(MEDIA, type)!;
    const name = fileNameOf(data);
    const at = this.#resources.findIndex(
      each =>
        lookUp(MEDIA, stringOf(each.type) ?? '') === kind &&
        (name === undefined || fileNameOf(each) === name),
    );
    const [resource = {}] = at === -1 ? [] : this.#resources.splice(at, 1);
    this.found.push(this.#attachment(type, { ...resource, ...withoutEmpty(data) }));
  }

  /** The resources that are in no element. */
  rest(): Attachment[] {
    return this.#resources.flatMap(each => {
      const type = stringOf(each.type) ?? '';
      return Object.hasOwn(MEDIA, type) ? [this.#attachment(type, each)] : [];
    });
  }

  #attachment(type: string, data: Values): Attachment {
    const kind: AttachmentKind = data.subType === 'sticker' ? 'sticker' : lookUp(MEDIA, type)!;
    const url = stringOf(data.url);
    const path = relativePath(stringOf(data.localPath)) ?? relativePath(url);
    const local = path && (FOLDERS.test(path) ? `resources/${path}` : path);
    const name = kind === 'sticker' ? stringOf(data.name)?.replace(/^\[(.*)\]$/, '$1') : fileNameOf(data);
    return attachment({
      kind,
      path: local && this.#toExport + local,
      // Addresses with a key are for some hours.
      url: url?.includes('multimedia.nt.qq.com') ? undefined : webAddress(url),
      name: kind === 'file' || kind === 'sticker' ? (name ? oneLine(name) : undefined) : undefined,
      seconds: kind === 'voice' || kind === 'video' ? numberOf(data.duration) || undefined : undefined,
    });
  }
}

function fileNameOf(data: Values): string | undefined {
  return stringOf(data.filename) ?? stringOf(data.fileName);
}

function withoutEmpty(data: Values): Values {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== null && value !== '' && value !== undefined),
  );
}

/** A piece of a body: Markdown in the line, or lines of their own. */
interface Piece {
  readonly markdown: string;
  readonly isBlock: boolean;
}

function pieceOf(element: Values, attachments: Attachments): Piece {
  const type = stringOf(element.type) ?? '';
  const data = valuesOf(element.data);
  const inLine = (markdown: string): Piece => ({ markdown, isBlock: false });
  const block = (markdown: string): Piece => ({ markdown, isBlock: true });
  if (Object.hasOwn(MEDIA, type)) {
    attachments.add(type, data);
    return inLine('');
  }
  switch (type) {
    case 'reply':
      return inLine('');
    case 'text':
      return inLine(inText(stringOf(data.text) ?? ''));
    case 'at':
      return inLine(inText(`@${(cleanName(data.name) ?? idOf(data.uin) ?? '某人').replace(/^@/, '')}`));
    case 'face':
      return inLine(inText(faceOf(data)));
    case 'face_bubble':
      return inLine(inText(stringOf(data.summary) ?? stringOf(data.faceSummary) ?? ''));
    case 'markdown':
      return block(withoutBlankEnds(foreignMarkdown(stringOf(data.content) ?? '')));
    case 'forward':
      return block(forwardOf(data));
    case 'json':
      return block(cardOf(data));
    case 'location':
      return block(labelled('位置', placeOf(data)));
    default: {
      const shown = stringOf(data.summary) ?? stringOf(data.text) ?? stringOf(data.content);
      const label = lookUp(CARDS, type);
      if (label === undefined) return inLine(inText(shown ?? ''));
      return block(labelled(label, shown === label ? undefined : shown));
    }
  }
}

function joined(pieces: readonly Piece[]): string {
  let text = '';
  for (const { markdown, isBlock } of pieces) {
    if (markdown === '') continue;
    const needsLine = text !== '' && !text.endsWith('\n') && isBlock;
    text += `${needsLine ? '\n' : ''}${markdown}${isBlock ? '\n' : ''}`;
  }
  return text;
}

/** A text within a body: white space at its ends stays. */
function inText(text: string): string {
  const clean = cleanText(text);
  const end = clean.trimEnd().length;
  const start = Math.min(clean.length - clean.trimStart().length, end);
  return clean.slice(0, start) + plainBody(clean.slice(start, end)) + clean.slice(end);
}

/** `/微笑` as `[微笑]`; a die with what it shows. */
function faceOf(data: Values): string {
  const name =
    stringOf(data.name)
      ?.replace(/^\[(.*)\]$/, '$1')
      .replace(/^\//, '') ?? `表情${idOf(data.id) ?? ''}`;
  const result = idOf(data.resultId);
  const thrown =
    idOf(data.id) === '359'
      ? (lookUp({ '1': '石头', '2': '剪刀', '3': '布' }, result ?? '') ?? result)
      : result;
  return thrown === undefined ? `[${name}]` : `[${name}] ${thrown}`;
}

function placeOf(data: Values): string | undefined {
  const title = stringOf(data.address) ?? stringOf(data.name) ?? stringOf(data.title);
  return title === '位置消息' ? undefined : title;
}

function cardOf(data: Values): string {
  const title = stringOf(data.title) ?? stringOf(data.summary);
  const [, label, rest] = /^\[([^\]\n]{1,12})\]\s*(.*)$/s.exec(title ?? '') ?? [];
  const [shown, name] =
    label === undefined ? [title === 'JSON消息' ? undefined : title, '卡片'] : [rest, label];
  return labelled(name!, shown, stringOf(data.description), stringOf(data.url));
}

/** A bundle: its title, and its messages or what the card shows of them. */
function forwardOf(data: Values): string {
  const inner = listOf(data.messages).map(each => {
    const message = valuesOf(each);
    const sender = senderOf(message)?.name;
    const text = oneLine(stringOf(valuesOf(message.content).text) ?? stringOf(message.text) ?? '');
    return sender === undefined
      ? text
      : `${sender}: ${text.replace(/\[(图片|视频|文件)[:：][^\]]*\]/g, '[$1]')}`;
  });
  const preview = listOf(data.preview).map(each => stringOf(each));
  const title = stringOf(data.title);
  return labelledList(
    '聊天记录',
    title === '聊天记录' ? undefined : title,
    inner.length > 0 ? inner : preview,
  );
}

function replyOf(elements: readonly Values[], content: Values): Reply | undefined {
  const element = elements.find(({ type }) => type === 'reply');
  const data = valuesOf(element?.data ?? content.reply);
  if (element === undefined && Object.keys(data).length === 0) return undefined;
  const ids = [data.referencedMessageId, data.messageId].map(idOf);
  const id = ids.find(each => each !== undefined && each !== '0');
  const name = cleanName(data.senderName);
  return {
    ...(id ? { id } : {}),
    name: name === undefined || /^u_[\w-]{10,}$/.test(name) ? undefined : name,
    text: stringOf(data.content),
  };
}

/** The body from the exporter's text: without what it writes for the answer and the files. */
function bodyOfText(text: string, hasFiles: boolean, isReply: boolean): string {
  const said = decoded(isReply ? text.replace(REPLY_IN_TEXT, '') : text);
  return plainBody(hasFiles ? said.replace(IN_TEXT, '') : said).trim();
}

/** A message that is a text only: placeholders in it are all that is known of the files. */
function fromText(text: string, replyTo: Reply | undefined): Content {
  const said = decoded(
    replyTo === undefined ? text.replace(/^\[回复消息\] ?/, '') : text.replace(REPLY_IN_TEXT, ''),
  );
  const attachments: Attachment[] = [];
  const body = said.replace(IN_TEXT, shown => {
    const placeholder = readPlaceholder(shown);
    if (placeholder === undefined) return shown;
    const { kind, detail } = placeholder;
    attachments.push(
      attachment({
        kind,
        name: kind === 'file' ? detail : undefined,
        seconds: kind === 'voice' ? readSeconds(detail) : undefined,
      }),
    );
    return '';
  });
  return {
    body: plainBody(body).trim(),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
}

/** A text of the exporter with its emoticons as `[微笑]`: some versions write `[/微笑]`, the first ones codes. */
function decoded(text: string): string {
  return decodeCq(text).replace(/\[\/([^\]\s]{1,10})\]/g, '[$1]');
}

/** The codes of OneBot that the first versions have in the text: `[CQ:at,qq=10001,name=苏小棠]`. */
function decodeCq(text: string): string {
  if (!text.includes('[CQ:')) return text;
  return text
    .replace(/\[CQ:(\w{1,20})((?:,[^,\]]{0,2000}){0,20})\]/g, (_, type: string, list: string) => {
      const value = (key: string) => new RegExp(`,${key}=([^,]*)`).exec(list)?.[1];
      if (type === 'at') return `@${value('name') ?? value('qq') ?? ''} `;
      const label = { image: '图片', record: '语音', video: '视频', file: '文件', face: '表情' }[type];
      return label === undefined ? '' : `[${label}]`;
    })
    .replace(/&#91;/g, '[')
    .replace(/&#93;/g, ']')
    .replace(/&#44;/g, ',')
    .replace(/&amp;/g, '&');
}
