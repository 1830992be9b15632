import { escapeMarkdown } from '../../../../markdown/escapeMarkdown';
import { type HtmlElement, htmlFragment } from '../../input/html';
import { textOf } from '../../input/htmlElement';
import { readIsoTime } from '../../input/times';
import {
  type Attachment,
  type AttachmentKind,
  type ExportedMessage,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../../readItem';
import { attachmentKind } from '../shared/attachmentKind';
import { cleanName, cleanText } from '../shared/cleanText';
import { htmlMarkdown } from '../shared/htmlMarkdown';
import { RichText } from '../shared/richText';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from '../shared/values';

/** A message of the exporter (src/types/shared.ts), in its JSON or from a line of its table. */
export function readTeamsMessage(message: Values, line: number): ReadItem {
  if (message.deleted === true) return omitted('recalled');
  if (message.system === true || /^(?:Event|ThreadActivity)\//.test(String(message.messageType)))
    return omitted('notice');
  const time = typeof message.timestamp === 'string' ? readIsoTime(message.timestamp) : undefined;
  if (time === undefined)
    return unreadable(line, stringOf(message.timestamp) === undefined ? 'no-time' : 'bad-time');
  const name = cleanName(message.author);
  if (name === undefined || name === '[unknown]') return unreadable(line, 'no-sender');
  const attachments = attachmentsOf(message);
  const body = bodyOf(message);
  if (body === '' && attachments.length === 0) return omitted('empty');
  const id = idOf(message.id);
  return {
    kind: 'message',
    time,
    sender: { name },
    body,
    ...(id === undefined ? {} : { id }),
    ...replyOf(message, id),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(message.edited === true ? { isEdited: true } : {}),
    ...reactionsOf(message),
  };
}

function bodyOf(message: Values): string {
  const text = cleanText(stringOf(message.text) ?? '').trim();
  const html = stringOf(message.contentHtml);
  const nodes = html?.includes('<') ? htmlFragment(html) : undefined;
  const rich = nodes === undefined ? '' : htmlMarkdown(nodes, { replace: replacement });
  const { originalAuthor, originalText } = valuesOf(message.forwarded);
  const forwarded =
    stringOf(originalAuthor) === undefined && stringOf(originalText) === undefined
      ? ''
      : new RichText()
          .add(`Forwarded from ${cleanName(originalAuthor) ?? '?'}`)
          .addQuote(escapeMarkdown(cleanText(stringOf(originalText) ?? '')))
          .toString();
  const subject = cleanName(message.subject);
  const parts = [
    subject === undefined ? '' : new RichText().add(subject, { bold: true }).toString(),
    // Where the rich text loses all, such as cards, the plain text has something.
    rich === '' ? escapeMarkdown(text) : rich,
    forwarded,
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

/** Answers and forwarded messages are fields as well. Mentions and emoji are elements of their own. */
function replacement(element: HtmlElement): string | undefined {
  const type = element.attributes.itemtype ?? '';
  const words = () => textOf(element).replace(/\s+/g, ' ').trim();
  if (element.name === 'blockquote' && /Reply|Forward/.test(type)) return '';
  if (element.name === 'at' || /\/Mention$/.test(type)) return `@${words().replace(/^@/, '')}`;
  if (element.name === 'emoji' || element.name === 'customemoji') return element.attributes.alt ?? words();
  if (element.name === 'img') return /Emoji/.test(type) ? (element.attributes.alt ?? '') : '';
  return element.name === 'attachment' || element.name === 'readonly' ? '' : undefined;
}

/** An answer in a channel names the first message of its thread. */
function replyOf(message: Values, id: string | undefined): Pick<ExportedMessage, 'replyTo'> {
  if (isValues(message.replyTo)) {
    const { id: answered, author, text } = message.replyTo;
    const name = cleanName(author);
    const found = {
      ...(idOf(answered) === undefined ? {} : { id: idOf(answered) }),
      ...(name === undefined ? {} : { name }),
      ...(stringOf(text) === undefined ? {} : { text: stringOf(text) }),
    };
    return Object.keys(found).length === 0 ? {} : { replyTo: found };
  }
  const thread = idOf(message.threadId);
  return thread === undefined || thread === id ? {} : { replyTo: { id: thread } };
}

function attachmentsOf(message: Values): readonly Attachment[] {
  const text = stringOf(message.text) ?? '';
  return listOf(message.attachments).flatMap((each): Attachment[] => {
    const { href, label, type, kind } = valuesOf(each);
    const address = stringOf(href);
    // The preview of a link is left out: the link is in the text.
    if (kind === 'preview' && (text !== '' || address === undefined)) return [];
    const name = cleanName(label);
    const extension = stringOf(type);
    const found = kindOf(name, extension, address);
    const shown = found === 'image' && name?.toLowerCase() === 'image' ? undefined : name;
    const isWeb = address !== undefined && /^https?:/i.test(address);
    const isPath = address !== undefined && !/^[a-z]+:|^\//i.test(address);
    return [
      {
        kind: found,
        ...(isWeb ? { url: address } : isPath ? { path: address } : {}),
        ...(shown === undefined ? {} : { name: shown }),
      },
    ];
  });
}

/** Pictures that were pasted have no extension, and an address of Microsoft's store of objects. */
function kindOf(
  name: string | undefined,
  extension: string | undefined,
  address: string | undefined,
): AttachmentKind {
  if (extension !== undefined) return attachmentKind(extension, `x.${extension}`);
  const isPasted = /(?:asyncgw\.teams\.microsoft\.com|asm\.skype\.com)\/v1\/objects\//i.test(address ?? '');
  return isPasted || name?.toLowerCase() === 'image' ? 'image' : attachmentKind(undefined, name ?? address);
}

function reactionsOf(message: Values): Pick<ExportedMessage, 'reactions'> {
  const reactions = listOf(message.reactions).flatMap((each): Reaction[] => {
    const { emoji, count, reactors } = valuesOf(each);
    const shown = stringOf(emoji);
    return shown === undefined
      ? []
      : [{ emoji: shown, count: numberOf(count) ?? Math.max(listOf(reactors).length, 1) }];
  });
  return reactions.length === 0 ? {} : { reactions };
}
