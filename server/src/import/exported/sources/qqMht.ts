import { isDay } from '../../../text/calendar';
import { Titles } from '../../copied/qqTitles';
import { readTime } from '../../written/time';
import type { ExportFile } from '../exportFile';
import { type ExportSource, share } from '../exportSource';
import { type HtmlElement, type HtmlItem, htmlItems } from '../input/html';
import { childElements, findElement, findElements, lineOf, textOf } from '../input/htmlElement';
import { mimeHtml } from '../input/mime';
import { mimePictures } from '../input/mimePictures';
import { localTime } from '../input/times';
import { type Attachment, omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { cleanName } from './shared/cleanText';
import { htmlMarkdown } from './shared/htmlMarkdown';

/** QQ's own accounts, which speak in groups and to people. */
const SYSTEM = /^(?:10000|1000000|80000000)$/;
/** `苏小棠(10001)`, `苏小棠<noa@example.org>`. */
const NAMED = /^(.*?)(?:\((\d{4,12})\)|[<(]([^\s()<>@]{1,60}@[^\s()<>]{1,60})[>)])?$/s;
/** The page taken out of the message, as people do it to see it in a browser. */
const IS_PAGE = /^\s*<(?:!doctype|html)\b/i;
/** More names than any group has. */
const MAX_NAMES = 100_000;

/**
 * The `.mht` of QQ's message manager: one HTML table and its pictures as parts of a MIME message. A row is the name of a conversation, a
 * date, or a message: name and time in the first `div`, the content in the second. From the readers QQGroupMerger, KChatManager and
 * QQMessageParse. Read twice, and a third time if there are pictures: titles before names are told from names by all of them.
 */
export const qqMht: ExportSource = {
  id: 'qq-mht',
  name: 'QQ (message manager, MHT)',
  accounts: 'qq',

  recognize: ({ text }) =>
    IS_PAGE.test(text)
      ? share(
          /<title>QQ Message<\/title>/i.test(text),
          /<td[^>]*>(?:<div[^>]*>)?\s*(?:消息对象[:：]|日期[:：]\s*\d{4})/.test(text),
        )
      : share(
          /^Subject:\s*Tencent IM Message/im.test(text) || /<Save by Tencent MsgMgr>/.test(text),
          /^Content-Type:\s*(?:multipart\/related|text\/html)/im.test(text),
          /<title>QQ Message<\/title>/i.test(text) ||
            /消息(?:对象|分组)[:：]/.test(text) ||
            /=E6=B6=88=E6=81=AF|^Content-Transfer-Encoding:\s*base64/im.test(text),
        ),

  *read(text) {
    const titles = titlesIn(text);
    const pictures = new Pictures(text.file);
    let day: string | undefined;
    let group: string | undefined;
    for (const { element, line, problem } of rowsOf(text)) {
      if (element === undefined) {
        yield unreadable(line, problem!);
        continue;
      }
      const message = messageIn(element);
      if (message !== undefined) {
        yield readMessage(message, day, line, titles, pictures);
        continue;
      }
      const words = lineOf(element);
      const [, key, value] = /^消息(分组|对象)[:：]\s*(.*)$/.exec(words) ?? [];
      const date = /^日期[:：]\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(words);
      if (date !== null) day = `${date[1]}-${date[2]!.padStart(2, '0')}-${date[3]!.padStart(2, '0')}`;
      else if (key === '分组') group = cleanName(value);
      else if (key === '对象') {
        const [, name, id] = NAMED.exec(value!) ?? [];
        const found = cleanName(name) ?? group;
        yield {
          kind: 'conversation',
          ...(id === undefined ? {} : { id }),
          ...(found === undefined ? {} : { name: found }),
        };
      } else if (words.replaceAll('\u00a0', '').trim() !== '') yield unreadable(line, 'no-start');
    }
  },
};

function rowsOf(text: SourceText): Iterable<HtmlItem> {
  return htmlItems(isPage(text) ? text.pieces() : mimeHtml(text.pieces()), name => name === 'tr');
}

function isPage(text: SourceText): boolean {
  for (const piece of text.pieces()) if (piece.trim() !== '') return IS_PAGE.test(piece.slice(0, 1000));
  return false;
}

function titlesIn(text: SourceText): Titles {
  const names = new Set<string>();
  for (const { element } of rowsOf(text)) {
    const message = element === undefined ? undefined : messageIn(element);
    if (message === undefined) continue;
    const name = cleanName(NAMED.exec(lineOf(message.name))?.[1]);
    if (name !== undefined) names.add(name);
    if (names.size > MAX_NAMES) break;
  }
  return new Titles(names, () => false);
}

interface Message {
  readonly name: HtmlElement;
  readonly time: string;
  readonly content: HtmlElement | undefined;
}

/** The parts of a row that is a message. */
function messageIn(row: HtmlElement): Message | undefined {
  const cell = findElement(row, ({ name }) => name === 'td');
  if (cell === undefined) return undefined;
  const [head, content] = childElements(cell).filter(({ name }) => name === 'div');
  if (head === undefined) return undefined;
  const [name] = childElements(head).filter(each => each.name === 'div');
  if (name === undefined) return undefined;
  const time = head.children
    .filter(each => each !== name)
    .map(textOf)
    .join('')
    .trim();
  return { name, time, content };
}

function readMessage(
  message: Message,
  day: string | undefined,
  line: number,
  titles: Titles,
  pictures: Pictures,
): ReadItem {
  const [, shown, number, mail] = NAMED.exec(lineOf(message.name)) ?? [];
  const account = number ?? mail;
  const full = cleanName(shown);
  if ((full === undefined && account === undefined) || SYSTEM.test(account ?? '') || full === '系统消息') {
    return omitted(
      /撤回|收回/.test(message.content === undefined ? '' : textOf(message.content)) ? 'recalled' : 'notice',
    );
  }
  if (day === undefined) return unreadable(line, 'no-time');
  const clock = readTime(message.time.replace(/\s+/g, ' '));
  if (clock === undefined || !isDay(day)) return unreadable(line, 'bad-time');
  const time = localTime(
    day,
    Math.floor(clock.timestamp / 3600),
    Math.floor(clock.timestamp / 60) % 60,
    clock.hasSeconds ? clock.timestamp % 60 : undefined,
  )!;
  const name = full === undefined ? account! : titles.without(full);
  const attachments = message.content === undefined ? [] : pictures.in(message.content);
  const body =
    message.content === undefined
      ? ''
      : htmlMarkdown(message.content.children, { replace: each => (each.name === 'img' ? '' : undefined) });
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { ...(account === undefined ? {} : { account }), name },
    body,
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

/** The pictures, which are parts of the file. They are looked for when a message names one. */
class Pictures {
  readonly #file: ExportFile;
  #parts: ReadonlyMap<string, ExportFile> | undefined;

  constructor(file: ExportFile) {
    this.#file = file;
  }

  in(content: HtmlElement): readonly Attachment[] {
    return findElements(content, ({ name }) => name === 'img').map(({ attributes }) => {
      const source = attributes.src ?? '';
      if (/^https?:/i.test(source)) return { kind: 'image', url: source };
      this.#parts ??= mimePictures(this.#file);
      const file = this.#parts.get(source);
      return { kind: 'image', ...(file === undefined ? {} : { file }) };
    });
  }
}
