import type { HtmlElement } from '../../input/html';
import { findClass, findElement, findElements, hasClass, lineOf } from '../../input/htmlElement';
import type { Attachment, ExportedMessage, Reaction, Reply } from '../../readItem';
import { cleanName } from '../shared/cleanText';
import { RichText } from '../shared/richText';
import { fileAt } from './exporter';
import { discordHtmlMarkdown, emojiOf } from './htmlBody';

const SITE = /https?:\/\/([\w.-]{1,200})/gi;

type Content = Pick<ExportedMessage, 'body' | 'attachments' | 'reactions' | 'isEdited'>;

/** What a message contains. @param parts the elements of the message: one around all, or several side by side */
export function contentOf(parts: readonly HtmlElement[], isBot: boolean): Content {
  const whole: HtmlElement = { name: 'div', attributes: {}, children: parts };
  const content = findElement(whole, each => hasClass(each, 'chatlog__content'));
  const text = content === undefined ? '' : discordHtmlMarkdown([content]);
  const forwarded = findClass(whole, 'chatlog__forwarded');
  const embeds = (
    isBot || text === '' ? findElements(whole, each => hasClass(each, 'chatlog__embed')) : []
  ).filter(embed => !isPreview(embed, text));
  const body = [text, forwarded === undefined ? '' : forwardedText(forwarded), ...embeds.map(embedText)];
  const attachments = [
    ...findElements(whole, isFile).map(fileOf),
    ...findElements(whole, each => hasClass(each, 'chatlog__sticker')).map(stickerOf),
  ];
  const reactions = findElements(whole, each => hasClass(each, 'chatlog__reaction')).flatMap(reactionOf);
  const edited = content && findClass(content, 'chatlog__edited-timestamp');
  return {
    body: body.filter(part => part !== '').join('\n\n'),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(edited === undefined ? {} : { isEdited: true }),
    ...(reactions.length === 0 ? {} : { reactions }),
  };
}

/** The message that a message answers, which is above its text, or in old versions above its name. */
export function replyIn(element: HtmlElement): Reply | undefined {
  const reply = findElement(element, each =>
    /(?:^|\s)chatlog__(?:reply|reference|followup)(?:\s|$)/.test(each.attributes.class ?? ''),
  );
  const link =
    reply && findElement(reply, each => each.attributes.onclick?.includes('scrollToMessage') === true);
  const id = /'(\d{1,20})'/.exec(link?.attributes.onclick ?? '')?.[1];
  if (id === undefined) return undefined;
  const author = findElement(reply!, each =>
    /(?:^|\s)chatlog__(?:reply|reference|followup)-(?:author|name)(?:\s|$)/.test(each.attributes.class ?? ''),
  );
  return { id, name: cleanName(lineOf(author)), text: lineOf(link) };
}

function forwardedText(forwarded: HtmlElement): string {
  const content = findClass(forwarded, 'chatlog__forwarded-content');
  const quote = content === undefined ? '' : discordHtmlMarkdown([content]);
  return new RichText().add('Forwarded').addQuote(quote).toString();
}

/** Whether an embed is a preview of a link in the text. It is left out then; its own address is often not in the HTML, but its site. */
function isPreview(embed: HtmlElement, text: string): boolean {
  const sites = new Set([...text.matchAll(SITE)].map(([, site]) => site!.toLowerCase()));
  if (sites.size === 0) return false;
  const links = findElements(embed, ({ name }) => name === 'a').map(({ attributes: { href = '' } }) => href);
  return links.some(href => sites.has([...href.matchAll(SITE)][0]?.[1]?.toLowerCase() ?? ''));
}

function embedText(embed: HtmlElement): string {
  const part = (name: string) => findClass(embed, `chatlog__embed-${name}`);
  const markdown = (element: HtmlElement | undefined) =>
    element === undefined ? '' : discordHtmlMarkdown(element.children).trim();
  const title = part('title');
  const link = title && findElement(title, ({ name }) => name === 'a');
  const fields = findElements(embed, each => hasClass(each, 'chatlog__embed-field')).map(field =>
    [findClass(field, 'chatlog__embed-field-name'), findClass(field, 'chatlog__embed-field-value')]
      .map(markdown)
      .filter(each => each !== '')
      .join(': '),
  );
  const lines = [
    new RichText().add(lineOf(part('author'))).toString(),
    link === undefined
      ? markdown(title)
      : new RichText().add(lineOf(link), { href: link.attributes.href }).toString(),
    markdown(part('description')),
    ...fields,
    new RichText().add(lineOf(part('footer-text'))).toString(),
  ].filter(line => line !== '');
  if (lines.length > 0) return lines.join('\n');
  // A picture or video whose address was the text.
  const shown = findElement(embed, each => addressOf(each) !== undefined);
  const address = shown && addressOf(shown);
  return address === undefined ? '' : new RichText().add(address, { href: address }).toString();
}

function addressOf({ attributes: { href, src } }: HtmlElement): string | undefined {
  return [href, src].find(each => each !== undefined && /^https?:/i.test(each));
}

function isFile(element: HtmlElement): boolean {
  if (hasClass(element, 'chatlog__attachment')) return true;
  return element.name !== 'img' && hasClass(element, 'chatlog__forwarded-attachment')
    ? true
    : element.name === 'a' &&
        findElement(element, each => hasClass(each, 'chatlog__forwarded-attachment')) !== undefined;
}

function fileOf(element: HtmlElement): Attachment {
  const whole: HtmlElement = { name: 'div', attributes: {}, children: [element] };
  const target =
    findElement(whole, ({ name, attributes }) => name === 'a' && attributes.href !== undefined) ??
    findElement(
      whole,
      ({ name, attributes }) => /^(?:source|img|video|audio)$/.test(name) && attributes.src !== undefined,
    );
  const titled = findElement(whole, ({ attributes }) => /^\w+: .+ \(.+\)$/.test(attributes.title ?? ''));
  const written = /^(?:\w+: )?(.+?) \([^()]*\)$/.exec(titled?.attributes.title ?? '')?.[1];
  const listed =
    findClass(whole, 'chatlog__attachment-generic-name') ?? findClass(whole, 'chatlog__attachment-filename');
  const shown = /^Attachment: (.+) \([^()]*\)$/.exec(lineOf(element))?.[1];
  const { href, src } = target?.attributes ?? {};
  return fileAt(localPath(href ?? src ?? ''), cleanName(written ?? (listed && lineOf(listed)) ?? shown));
}

function stickerOf(element: HtmlElement): Attachment {
  const media = findElement(
    element,
    ({ attributes }) => (attributes.src ?? attributes['data-source']) !== undefined,
  );
  const address = media?.attributes.src ?? media?.attributes['data-source'] ?? '';
  return fileAt(localPath(address), cleanName(element.attributes.title), 'sticker');
}

/** A path as the file system has it: in HTML it is written as an address. */
function localPath(address: string): string {
  if (/^\w+:/.test(address) || !address.includes('%')) return address;
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function reactionOf(element: HtmlElement): Reaction[] {
  const picture = findElement(element, ({ name }) => name === 'img');
  const emoji = (picture && emojiOf(picture)) || element.attributes.title || '';
  if (emoji === '') return [];
  return [{ emoji, count: Number(lineOf(findClass(element, 'chatlog__reaction-count'))) || 1 }];
}
