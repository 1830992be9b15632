import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { type ExportSource, share } from '../exportSource';
import { type HtmlElement, htmlItems } from '../input/html';
import { findClass, findElement, findElements, hasClass, lineOf } from '../input/htmlElement';
import { readIsoTime } from '../input/times';
import {
  type Attachment,
  type ExportedMessage,
  type MessageTime,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import { cleanName } from './shared/cleanText';
import { htmlMarkdown } from './shared/htmlMarkdown';
import { listMarkdown } from './shared/listMarkdown';

/** What a message leaves out because it is as in the message before. */
interface Before {
  sender?: string | undefined;
  origin?: string | undefined;
}

/**
 * Telegram Desktop's `messages.html`, `messages2.html`…, from the writer (export_output_html.cpp). A message of the same sender
 * within a quarter of an hour is `joined`, without a name. The texts of the writer are English in all languages. Versions before
 * 2022 write times without a zone.
 */
export const telegramHtml: ExportSource = {
  id: 'telegram-html',
  name: 'Telegram (HTML)',

  recognize: ({ text }) =>
    share(
      /<div class="message (?:default|service)\b/.test(text),
      /<div class="[^"]*\bdate details" title="\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}:\d{2}/.test(text) ||
        text.includes('class="page_body chat_page"'),
      /<div class="(?:from_name|history|page_header)"/.test(text),
    ),

  *read(text) {
    const before: Before = {};
    for (const { element, line, problem } of htmlItems(text.pieces(), isItem)) {
      if (element === undefined) yield unreadable(line, problem!);
      else if (hasClass(element, 'page_header')) {
        const name = cleanName(lineOf(findClass(element, 'text') ?? element));
        yield { kind: 'conversation', ...(name === undefined ? {} : { name }) };
      } else if (hasClass(element, 'service')) {
        // Headings with a date have negative numbers, and are no items.
        if (!/^message-/.test(element.attributes.id ?? '')) yield omitted('notice');
      } else yield readMessage(element, line, before);
    }
  },
};

/** The pages of an export of all chats that list contacts, sessions, pictures and chats. */
export const telegramPages: ExportSource = {
  id: 'telegram-html-pages',
  name: 'Telegram (HTML, lists)',
  isCompanion: true,
  recognize: ({ text }) =>
    share(
      text.includes('<div class="page_wrap"'),
      /<div class="page_body(?: list_page)?"/.test(text),
      /<div class="(?:entry_list|sections|personal_info clearfix|page_about details)\b/.test(text),
      !text.includes('class="page_body chat_page"'),
    ) === 1
      ? 1
      : 0,
  *read() {},
};

function isItem(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return name === 'div' && (hasClass({ attributes }, 'message') || hasClass({ attributes }, 'page_header'));
}

function readMessage(message: HtmlElement, line: number, before: Before): ReadItem {
  const fromName = findElement(message, each => hasClass(each, 'from_name') && !hasClass(each, 'forwarded'));
  const forwarded = findElement(message, each => hasClass(each, 'forwarded') && hasClass(each, 'body'));
  const isForwardedName = forwarded !== undefined && fromName === findClass(forwarded, 'from_name');
  const { name, bot } = nameOf(isForwardedName ? undefined : fromName);
  before.sender = name ?? before.sender;
  const origin = forwarded === undefined ? {} : nameOf(findClass(forwarded, 'from_name'));
  before.origin = forwarded === undefined ? undefined : (origin.name ?? before.origin);

  const content = forwarded ?? message;
  const media = findElement(content, each => hasClass(each, 'media_wrap'));
  if (media !== undefined && findClass(media, 'media_call') !== undefined) return omitted('notice');

  const date = findElement(message, each => hasClass(each, 'date') && each.attributes.title !== undefined);
  if (date === undefined) return unreadable(line, 'no-time');
  const time = readTime(date.attributes.title!);
  if (time === undefined) return unreadable(line, 'bad-time');
  if (before.sender === undefined) return unreadable(line, 'no-sender');

  const words = mediaWords(media);
  const attachment = words === undefined && media !== undefined ? attachmentOf(media) : undefined;
  const text = findElement(content, each => each.name === 'div' && hasClass(each, 'text'));
  const head = [
    ...(before.origin === undefined ? [] : [`Forwarded from ${before.origin}`]),
    ...(bot === undefined && origin.bot === undefined ? [] : [`via @${bot ?? origin.bot}`]),
  ].join(' ');
  const body = [
    escapeMarkdown(head),
    text === undefined ? '' : htmlMarkdown(text.children, { replace: replaceMention }),
    words ?? '',
  ];
  if (attachment === undefined && body.every(part => part === '')) return omitted('empty');
  const replyId = replyOf(content);
  return {
    kind: 'message',
    time,
    sender: { name: before.sender },
    body: body.filter(part => part !== '').join('\n'),
    id: /^message(\d+)$/.exec(message.attributes.id ?? '')?.[1],
    ...(replyId === undefined ? {} : { replyTo: { id: replyId } }),
    ...(attachment === undefined ? {} : { attachments: [attachment] }),
    ...reactionsOf(message),
  };
}

/** The name, without the time of a forwarded message and the bot that follow it: `苏小棠 via @gif 01.03.2026 08:03:40`. */
function nameOf(element: HtmlElement | undefined): { name?: string | undefined; bot?: string | undefined } {
  if (element === undefined) return {};
  const children = element.children.filter(each => typeof each === 'string' || !hasClass(each, 'date'));
  const [, name, bot] = /^(.*?)(?: via @(\w{1,64}))?$/s.exec(lineOf({ ...element, children }))!;
  return { name: cleanName(name), bot };
}

/** `01.03.2026 08:03:40 UTC+08:00` */
function readTime(title: string): MessageTime | undefined {
  const [, day, month, year, rest] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4}),? (.*)$/s.exec(title) ?? [];
  return day === undefined ? undefined : readIsoTime(`${year}-${month}-${day} ${rest}`);
}

/** Mentions become `@Name`; the link of a mention by account leads to the account's page, which the name does as well. */
function replaceMention(element: HtmlElement): string | undefined {
  if (element.name !== 'a') return undefined;
  const text = lineOf(element);
  if (element.attributes.onclick?.includes('ShowMentionName'))
    return text.startsWith('@') ? text : `@${text}`;
  return /^@\w+$/.test(text) ? text : undefined;
}

function replyOf(content: HtmlElement): string | undefined {
  const reply = findClass(content, 'reply_to');
  const link = reply && findElement(reply, ({ name }) => name === 'a');
  return /go_to_message(\d+)$/.exec(link?.attributes.href ?? '')?.[1];
}

function reactionsOf(message: HtmlElement): Pick<ExportedMessage, 'reactions'> {
  const list = findClass(message, 'reactions');
  if (list === undefined) return {};
  const reactions = findElements(list, each => hasClass(each, 'reaction')).map((each): Reaction => {
    const count = Number(lineOf(findClass(each, 'count'))) || 0;
    const people = findElements(each, person => hasClass(person, 'userpic')).length;
    return { emoji: lineOf(findClass(each, 'emoji')), count: Math.max(count, people, 1) };
  });
  return { reactions: reactions.filter(({ emoji }) => emoji !== '') };
}

/** Places, people, polls and the like, in the words of the export; `undefined` for files. */
function mediaWords(media: HtmlElement | undefined): string | undefined {
  if (media === undefined) return undefined;
  const poll = findClass(media, 'media_poll');
  if (poll !== undefined) {
    const label = lineOf(findClass(poll, 'details')) === 'To-do List' ? '[Checklist]' : '[Poll]';
    const answers = findElements(poll, each => hasClass(each, 'answer')).map(each => {
      const votes = /^\d+/.exec(lineOf(findClass(each, 'details')))?.[0];
      const children = each.children.filter(part => typeof part === 'string' || !hasClass(part, 'details'));
      return lineOf({ ...each, children }).replace(/^- /, '') + (votes === undefined ? '' : `: ${votes}`);
    });
    return listMarkdown(`${label} ${lineOf(findClass(poll, 'question'))}`, answers);
  }
  const giveaway = findClass(media, 'media_giveaway');
  if (giveaway !== undefined) return escapeMarkdown(`[Giveaway] ${lineOf(giveaway)}`);
  const [, kind] =
    /\bmedia_(location|live_location|venue|contact|game|invoice)\b/.exec(classesOf(media)) ?? [];
  if (kind === undefined) return undefined;
  const { title, description, status } = partsOf(media);
  const words = [title, description, status].filter(part => part !== '');
  if (kind === 'location' || kind === 'live_location') {
    return escapeMarkdown(`[${title === '' ? 'Location' : title}] ${status}`.trim());
  }
  const label = { venue: 'Location', contact: 'Contact', game: 'Game', invoice: 'Invoice' }[kind];
  return escapeMarkdown(`[${label}] ${words.join(', ')}`.trim());
}

function attachmentOf(media: HtmlElement): Attachment {
  const link = findElement(media, ({ name }) => name === 'a');
  const href = link?.attributes.href;
  const path = href === undefined || href === '' || /^\w+:|^#/.test(href) ? undefined : href;
  const { title, status } = partsOf(media);
  const seconds = secondsOf(lineOf(findClass(media, 'video_duration')) || status);
  const classes = classesOf(media);
  if (/\bsticker_wrap\b/.test(classes) || title === 'Sticker') {
    return { kind: 'sticker', path, name: /^[^\s,\d]+/.exec(status)?.[0] };
  }
  if (/\b(?:photo_wrap|media_photo)\b/.test(classes)) return { kind: 'image', path };
  if (/\b(?:video_file_wrap|animated_wrap|media_video)\b/.test(classes))
    return { kind: 'video', path, seconds };
  if (/\bmedia_voice_message\b/.test(classes)) return { kind: 'voice', path, seconds };
  if (/\bmedia_audio_file\b/.test(classes)) return { kind: 'audio', path, name: cleanName(title), seconds };
  return { kind: 'file', path, name: cleanName(title) };
}

/** The classes of an element and of all elements in it. */
function classesOf(element: HtmlElement): string {
  return [
    element.attributes.class ?? '',
    ...element.children.map(child => (typeof child === 'string' ? '' : classesOf(child))),
  ].join(' ');
}

function partsOf(media: HtmlElement): { title: string; description: string; status: string } {
  return {
    title: lineOf(findClass(media, 'title')),
    description: lineOf(findClass(media, 'description')),
    status: lineOf(findClass(media, 'status')),
  };
}

/** `01:07, 12 KB` */
function secondsOf(text: string): number | undefined {
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})\b/.exec(text) ?? [];
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
