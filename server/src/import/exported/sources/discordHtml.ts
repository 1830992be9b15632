import type { Day } from '../../../text/calendar';
import { addDays } from '../../written/date';
import { plainLine } from '../../written/marks';
import { readTime } from '../../written/time';
import { type ExportSource, share } from '../exportSource';
import { type HtmlElement, type HtmlItem, htmlItems } from '../input/html';
import { childElements, findClass, findElement, findElements, hasClass, lineOf } from '../input/htmlElement';
import { type MessageTime, omitted, type ReadItem, type Sender, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { isExporterNotice, readWritten } from './discord/exporter';
import { contentOf, replyIn } from './discord/htmlMessage';
import { modernized, OLD_GROUP, OLD_HEAD } from './discord/oldHtml';
import { instantOfId } from './discord/snowflake';
import { cleanName } from './shared/cleanText';
import { DayOrder } from './shared/dayOrder';

const GROUP = 'chatlog__message-group';
/** The end of an export without messages, now and before 2022. */
const EMPTY = /<div class="?postamble__entry"?>\s*Exported 0 message\(s\)/;
const EMPTY_LOG = /<div class="chatlog">\s*<\/div>\s*<\/body>/;
/** Zones differ by quarters of an hour. */
const QUARTER = 15 * 60;
/** `Sunday, March 1, 2026 8:03 AM` */
const WEEKDAY = /^\p{L}{3,14}\.?,? (?=\p{L}|\d)/u;

/**
 * DiscordChatExporter's HTML (MessageGroupTemplate.cshtml since 2018, ExportService.Html.cs before) and that of programs that write like it: groups of messages of
 * one person. The identifier of a message tells the instant. Where that disagrees with the time that is written, or is absent, the
 * written time counts; it is in the form of the exporting machine's language, whose order of day and month only all dates tell: then
 * the file is read twice.
 */
export const discordHtml: ExportSource = {
  id: 'discord-dce-html',
  name: 'Discord (DiscordChatExporter, HTML)',
  accounts: 'discord',

  recognize: ({ text }) =>
    // An export of a channel without messages, or the marks of messages.
    EMPTY.test(text) || (text.includes('class="info__channel-name"') && EMPTY_LOG.test(text))
      ? 1
      : Math.max(
          share(
            /<div class="msg">\s*<div class="msg-(?:left|avatar)">/.test(text),
            /<span class="msg-user"[^<>]{0,300}>/.test(text),
            /<span class="msg-date">/.test(text),
          ),
          share(
            /<div\s[^<>]{0,300}\bchatlog__message-group\b/.test(text),
            /<(?:span|div)\s[^<>]{0,300}\bchatlog__(?:author|author-name|system-notification-author)\b/.test(
              text,
            ),
            /<(?:span|div)\s[^<>]{0,300}\bchatlog__(?:system-notification-)?timestamp\b/.test(text),
          ),
        ),

  *read(text, { today }) {
    let order: DayOrder | undefined;
    const dayOf = (written: Written): Day | undefined => {
      order ??= orderOf(text, today);
      return order.dayOf(written.date);
    };
    for (const { element, line, problem } of itemsOf(text)) {
      if (element === undefined) yield unreadable(line, problem!);
      else if (hasClass(element, GROUP)) yield* readGroup(element, line, dayOf);
      else yield { kind: 'conversation', ...channelOf(element) };
    }
  },
};

type Written = NonNullable<ReturnType<typeof readWritten>>;

function isItem(name: string, attributes: Readonly<Record<string, string>>): boolean {
  const has = (className: string) => hasClass({ attributes }, className);
  return name === 'div' && (has(GROUP) || has('preamble') || has('info'));
}

function isOldItem(name: string, { class: className, id }: Readonly<Record<string, string>>): boolean {
  return name === 'div' && (className === OLD_GROUP || id === OLD_HEAD);
}

/** The head and the groups, those of old versions as they would be since. */
function* itemsOf(text: SourceText): Iterable<HtmlItem> {
  const isEither = (name: string, attributes: Readonly<Record<string, string>>) =>
    isItem(name, attributes) || isOldItem(name, attributes);
  for (const item of htmlItems(text.pieces(), isEither)) {
    const { element } = item;
    const isOld = element !== undefined && isOldItem(element.name, element.attributes);
    yield isOld ? { ...item, element: modernized(element) } : item;
  }
}

/** The channel's name: under the server's, behind the category. All three tell it from others of that name. */
function channelOf(head: HtmlElement): { id?: string | undefined; name?: string | undefined } {
  const entries = [
    ...findElements(head, each => hasClass(each, 'preamble__entry')),
    ...findElements(head, each => hasClass(each, 'info__guild-name')),
    ...findElements(head, each => hasClass(each, 'info__channel-name')),
  ];
  const [server, channel] = entries.map(each => cleanName(lineOf(each)));
  if (channel === undefined) {
    // `Welcome to #refunds!`, of another program.
    const [, name] = /#(.+)!$/.exec(lineOf(findClass(head, 'info__title'))) ?? [];
    return { name: cleanName(name) };
  }
  return { id: [server, channel].join(' / '), name: channel.replace(/^.* \/ /, '') };
}

/** The messages of a group: each in an element of its own, in the first versions only one after the other. */
function* readGroup(
  group: HtmlElement,
  line: number,
  dayOf: (written: Written) => Day | undefined,
): Iterable<ReadItem> {
  const times = new GroupTimes(group, dayOf);
  const sender = senderIn(group);
  const isBot =
    findElement(group, each =>
      /(?:^|\s)chatlog__(?:bot-tag|author-tag)(?:\s|$)/.test(each.attributes.class ?? ''),
    ) !== undefined;
  let isFirst = true;
  for (const parts of messagesOf(group)) {
    const [message] = parts as [HtmlElement];
    const reply = replyIn(parts.length === 1 ? message : group) ?? (isFirst ? replyIn(group) : undefined);
    isFirst = false;
    if (isNotice(message)) {
      yield omitted('notice');
      continue;
    }
    const time = times.of(message);
    const { body, ...more } = contentOf(parts, isBot);
    if (isExporterNotice(body)) yield omitted('notice');
    else if (time === undefined) yield unreadable(line, times.isWritten ? 'bad-time' : 'no-time');
    else if (sender === undefined) yield unreadable(line, 'no-sender');
    else if (body === '' && more.attachments === undefined) yield omitted('empty');
    else {
      const id = message.attributes['data-message-id'];
      yield {
        kind: 'message',
        time,
        sender,
        body,
        ...(id === undefined ? {} : { id }),
        ...(reply === undefined ? {} : { replyTo: reply }),
        ...more,
      };
    }
  }
}

function messagesOf(group: HtmlElement): readonly (readonly HtmlElement[])[] {
  for (const name of ['chatlog__message-container', 'chatlog__message']) {
    const messages = findElements(group, each => hasClass(each, name));
    if (messages.length > 0) return messages.map(each => [each]);
  }
  const messages: HtmlElement[][] = [];
  for (const each of childElements(findClass(group, 'chatlog__messages') ?? group)) {
    if (hasClass(each, 'chatlog__content')) messages.push([each]);
    else if (/(?:^|\s)chatlog__(?:attachment|embed|reactions)(?:\s|$)/.test(each.attributes.class ?? '')) {
      if (messages.length === 0) messages.push([each]);
      else messages.at(-1)!.push(each);
    }
  }
  return messages;
}

/** A sentence of Discord, which other programs write as a message without a name. */
function isNotice(message: HtmlElement): boolean {
  return (
    findElement(message, each =>
      /(?:^|\s)chatlog__(?:system-notification-content|pin-avatar)(?:\s|$)/.test(each.attributes.class ?? ''),
    ) !== undefined
  );
}

function senderIn(group: HtmlElement): Sender | undefined {
  const author = findElement(
    group,
    each => hasClass(each, 'chatlog__author') || hasClass(each, 'chatlog__author-name'),
  );
  if (author === undefined) return undefined;
  const account = author.attributes['data-user-id'] || undefined;
  const name = cleanName(lineOf(author)) ?? cleanName(author.attributes.title) ?? account;
  return name === undefined ? undefined : { account, name };
}

/** The times of the messages of a group. */
class GroupTimes {
  /** The time that was written last, in this group. */
  #last: Written | undefined;
  /** Whether identifiers agree with the times that are written. */
  #isAgreed = true;
  readonly #dayOf: (written: Written) => Day | undefined;
  readonly #head: Written | undefined;
  readonly isWritten: boolean;

  constructor(group: HtmlElement, dayOf: (written: Written) => Day | undefined) {
    const head = findClass(group, 'chatlog__timestamp');
    this.isWritten = head !== undefined;
    this.#head = writtenIn(head);
    this.#dayOf = dayOf;
  }

  of(message: HtmlElement): MessageTime | undefined {
    const element = findElement(
      message,
      each => hasClass(each, 'chatlog__timestamp') || hasClass(each, 'chatlog__short-timestamp'),
    );
    // In versions before 2022 the time is in the message's own title.
    const own = writtenIn(element ?? { ...message, children: [] });
    const clock = own?.time ?? readTime(plainLine(lineOf(element)));
    const exact = instantOfId(message.attributes['data-message-id']);
    const shown = clock ?? (this.#last === undefined ? this.#head?.time : undefined);
    if (exact !== undefined && shown !== undefined) {
      const seconds = Math.floor(exact.milliseconds / 1000);
      const difference = (((shown.timestamp - seconds) % QUARTER) + QUARTER) % QUARTER;
      // Written without seconds, a time is the beginning of its minute.
      this.#isAgreed = shown.hasSeconds ? difference === 0 : difference > QUARTER - 60 || difference === 0;
    }
    const before = this.#last;
    this.#last = own ?? before ?? this.#head;
    if (exact !== undefined && this.#isAgreed) return exact;
    if (this.#last === undefined) return undefined;
    const { timestamp, hasSeconds } = clock ?? this.#last.time;
    let day = this.#dayOf(this.#last);
    // The messages of a group are minutes apart, and those below the first have only a time of day.
    const isNextDay = own === undefined && timestamp < this.#last.time.timestamp;
    if (isNextDay && day !== undefined) day = addDays(day, 1);
    return day === undefined ? undefined : { kind: 'local', day, timestamp, hasSeconds };
  }
}

/** The date and time of an element, from its title, which has the long form, or its text. */
function writtenIn(element: HtmlElement | undefined): Written | undefined {
  if (element === undefined) return undefined;
  const title = element.attributes.title?.replace(/^Message sent: /, '');
  const texts = [lineOf(element), title ?? '', (title ?? '').replace(WEEKDAY, '')];
  for (const text of texts) {
    const written = readWritten(text);
    if (written !== undefined) return written;
  }
  return undefined;
}

function orderOf(text: SourceText, today: Day | undefined): DayOrder {
  const order = new DayOrder(today);
  for (const { element } of itemsOf(text)) {
    if (element === undefined || !hasClass(element, GROUP)) continue;
    const written = writtenIn(findClass(element, 'chatlog__timestamp'));
    if (written !== undefined) order.add(written.date, lineOf(findClass(element, 'chatlog__timestamp')));
  }
  return order;
}
