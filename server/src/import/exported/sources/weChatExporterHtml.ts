import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { type HtmlElement, htmlItems } from '../input/html';
import { findClass, findElement, findElements, hasClass, lineOf, textOf } from '../input/htmlElement';
import { readIsoTime } from '../input/times';
import { type Attachment, type ExportedMessage, omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { cleanName, cleanText } from './shared/cleanText';
import { htmlMarkdown } from './shared/htmlMarkdown';

/** What the exporter writes for what the phone no longer has, in its two languages. */
const PLACEHOLDERS: readonly (readonly [RegExp, Attachment['kind']])[] = [
  [/^\[(?:图片|Photo)\]$/, 'image'],
  [/^\[(?:视频|Video)\]$/, 'video'],
  [/^\[(?:表情|Emoji)\]$/, 'sticker'],
  [/^\[(?:语音|Audio)(?: (.{1,20}))?\]$/, 'voice'],
  [/^\[(?:文件|File)(?:: (.{1,300}))?\]$/, 'file'],
];

const isMessage = (name: string, attributes: Readonly<Record<string, string>>) =>
  name === 'div' && hasClass({ attributes }, 'msg') && attributes.msgid !== undefined;
const isTitle = (name: string, attributes: Readonly<Record<string, string>>) =>
  name === 'span' && hasClass({ attributes }, 'sname');

/**
 * WechatExporter's HTML, from its templates (res/templates): `div.msg` with the name in `dspname`, the time behind it, and a box of the
 * content. By default the messages are loaded by a script from `Files/Data/msg-1.js`…, arrays of such elements as texts: they are read
 * with the page.
 */
export const weChatExporterHtml: ExportSource = {
  id: 'wechat-wechatexporter-html',
  name: 'WeChat (WechatExporter, HTML)',
  accounts: 'wechat',

  recognize: ({ text }) =>
    share(
      /^\s*</.test(text) && /<div class="msgs"/.test(text),
      /<div class="msg [^>]*msgid=/.test(text) || text.includes('moreWechatMsgs'),
      /<span class="(?:dspname|sname)\b/.test(text) || text.includes('chat-notice'),
    ),

  *read(text, context) {
    let isStarted = false;
    for (const { element, line, problem } of htmlItems(
      text.pieces(),
      (name, attributes) => isMessage(name, attributes) || isTitle(name, attributes),
    )) {
      if (element?.name === 'span') {
        const name = cleanName(lineOf(element));
        yield { kind: 'conversation', ...(name === undefined ? {} : { name }) };
        isStarted = true;
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        yield { kind: 'conversation' };
      }
      yield element === undefined ? unreadable(line, problem!) : readMessage(element, line);
    }
    for (const script of scriptsOf(context)) yield* readScript(script);
  },
};

/** The scripts with messages, which are read with their page. */
export const weChatExporterScript: ExportSource = {
  id: 'wechat-wechatexporter-script',
  name: 'WeChat (WechatExporter, messages of a page)',
  isCompanion: true,
  recognize: ({ text }) =>
    share(/^\s*\(function\(\) \{\s*var msgArray = \[/.test(text), /class=\\"msg /.test(text)) === 1 ? 1 : 0,
  *read() {},
};

/** The first page may be in the page itself, and then the numbers begin with 2. */
function* scriptsOf({ beside }: ReadContext): Iterable<SourceText> {
  for (let page = 1; ; page++) {
    const script = beside(`Files/Data/msg-${page}.js`) ?? beside(`Data/msg-${page}.js`);
    if (script !== undefined) yield script;
    else if (page > 1) return;
  }
}

/** The texts of the one array in a script are elements of a page. What is around it is no JSON, and is passed over. */
function* readScript(script: SourceText): Iterable<ReadItem> {
  for (const { value, line, problem } of script.json(() => false)) {
    if (typeof value !== 'string' || problem !== undefined || !value.includes('msgid')) continue;
    for (const { element, problem: broken } of htmlItems([value], isMessage)) {
      yield element === undefined ? unreadable(line, broken!) : readMessage(element, line);
    }
  }
}

function readMessage(message: HtmlElement, line: number): ReadItem {
  if (hasClass(message, 'chat-notice')) {
    return omitted(/撤回|收回|recalled/i.test(lineOf(message)) ? 'recalled' : 'notice');
  }
  const box = findClass(message, 'nt-box');
  const shown = findClass(message, 'dspname');
  const written = /\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?\s*$/.exec(
    box === undefined ? '' : lineOf(box),
  )?.[0];
  const time = written === undefined ? undefined : readIsoTime(written);
  if (time === undefined) return unreadable(line, written === undefined ? 'no-time' : 'bad-time');
  const account = cleanName(shown?.attributes.wxid);
  const name = cleanName(lineOf(shown)) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  const content = findClass(message, 'content-box');
  const parts = content === undefined ? { body: '' } : contentOf(content);
  if (parts.body === '' && parts.attachments === undefined) return omitted('empty');
  const id = message.attributes.msgid;
  return {
    kind: 'message',
    time,
    sender: { ...(account === undefined ? {} : { account }), name },
    ...(id === undefined || id === '' ? {} : { id }),
    ...parts,
  };
}

type Content = Pick<ExportedMessage, 'body' | 'attachments' | 'replyTo'>;

function contentOf(content: HtmlElement): Content {
  const voice = findClass(content, 'voicebox');
  if (voice !== undefined) {
    return fileContent('voice', voice.attributes.audio, secondsOf(lineOf(findClass(voice, 'voicetime'))));
  }
  const video = findElement(content, ({ name }) => name === 'video');
  if (video !== undefined) {
    const source = findElement(video, ({ name }) => name === 'source');
    return fileContent('video', source?.attributes.src);
  }
  const texts = findElements(content, each => hasClass(each, 'msg-text'));
  const icon = findClass(content, 'appinfo');
  const card = findClass(content, 'card-name');
  if (card !== undefined) return cardContent(content, card);
  if (icon !== undefined) return sharedContent(content, texts, icon);
  const quoted = texts.find(each => hasClass(each, 'refermsg'));
  if (quoted !== undefined) return replyContent(quoted, texts);
  const picture = findElement(
    content,
    ({ name, attributes }) => name === 'img' && !hasClass({ attributes }, 'wxemoji'),
  );
  const text = texts.length === 0 ? '' : texts.map(wordsOf).join('\n');
  if (picture !== undefined) {
    const { rawurl, rawsrc, src, alt } = picture.attributes;
    if (hasClass(picture, 'image')) return { ...fileContent('image', rawurl ?? src), body: text };
    return {
      ...fileContent('sticker', src, undefined, alt),
      ...(rawsrc !== undefined && /^https?:/.test(rawsrc) && !src
        ? { attachments: [{ kind: 'sticker', url: rawsrc }] }
        : {}),
    };
  }
  const plain = texts.length === 0 ? '' : cleanText(textOf(texts[0]!)).trim();
  for (const [pattern, kind] of PLACEHOLDERS) {
    const [whole, detail] = pattern.exec(plain) ?? [];
    if (whole === undefined) continue;
    const seconds = kind === 'voice' && detail !== undefined ? secondsOf(detail) : undefined;
    return fileContent(kind, undefined, seconds, kind === 'file' ? detail : undefined);
  }
  return { body: text };
}

/** The text of a message: its white space is shown, its small pictures are emoticons (`[强]`). */
function wordsOf(element: HtmlElement): string {
  return htmlMarkdown(element.children, {
    isPreText: true,
    replace: ({ name, attributes }) =>
      name === 'img' ? (attributes.rawemoji ?? attributes.title ?? attributes.alt ?? '') : undefined,
  });
}

function fileContent(
  kind: Attachment['kind'],
  address: string | undefined,
  seconds?: number,
  name?: string,
): Content {
  const isWeb = address !== undefined && /^https?:/i.test(address);
  return {
    body: '',
    attachments: [
      {
        kind,
        ...(address === undefined || address === '' ? {} : isWeb ? { url: address } : { path: address }),
        ...(cleanName(name) === undefined ? {} : { name: cleanName(name) }),
        ...(seconds === undefined ? {} : { seconds }),
      },
    ],
  };
}

/** A person or an account of videos, by the exporter's word for it. */
function cardContent(content: HtmlElement, card: HtmlElement): Content {
  const type = lineOf(findClass(content, 'card-type'));
  const title = lineOf(findClass(content, 'channel-title'));
  const words = [lineOf(card), title].filter(part => part !== '').join(' ');
  return { body: escapeMarkdown(`[${type || '名片'}] ${words}`) };
}

/** A link, a file, a mini program or a transfer: title, description and application. */
function sharedContent(content: HtmlElement, texts: readonly HtmlElement[], icon: HtmlElement): Content {
  const link = findElement(content, ({ name }) => name === 'a');
  const href = link?.attributes.href ?? '';
  const application = lineOf(findClass(icon, 'app-name'));
  const title = link === undefined ? '' : lineOf(link);
  const description = texts
    .map(each => cleanText(textOf(each)).trim())
    .filter(text => text !== '' && text !== title)
    .join('\n');
  if (findClass(icon, 'transfer-icon') !== undefined)
    return { body: escapeMarkdown(`[转账] ${description}`.trim()) };
  const isWeb = /^https?:/i.test(href);
  if (!isWeb && /^(?!#)[^:]+\.\w{1,8}$/.test(href)) return fileContent('file', href, undefined, title);
  const head = [application === '' ? '[链接]' : `[${application}]`, title]
    .filter(part => part !== '')
    .join(' ');
  const words = [head, description].filter(part => part !== '').join('\n');
  return {
    body: [escapeMarkdown(words), ...(isWeb ? [href] : [])].join(isWeb && description === '' ? ' ' : '\n'),
  };
}

/** `「苏小棠：早上好」` above the answer. */
function replyContent(quoted: HtmlElement, texts: readonly HtmlElement[]): Content {
  const [, name, text] = /^「?(.{1,200}?)：(.*?)」?$/s.exec(cleanText(textOf(quoted)).trim()) ?? [];
  const body = texts.filter(each => each !== quoted).map(wordsOf);
  return { body: body.join('\n'), replyTo: { ...(name === undefined ? {} : { name, text }) } };
}

/** `7"`, `1'07"`, `00:07` */
function secondsOf(text: string): number | undefined {
  const [, minutes = '0', seconds] =
    /^(?:(\d{1,3})['′:分] ?)?(\d{1,3})(?:["″s秒]|''|$)/.exec(text.trim()) ?? [];
  return seconds === undefined ? undefined : Number(minutes) * 60 + Number(seconds);
}
