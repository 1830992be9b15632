import { unescapeMarkdown } from '../../markdown/plainMarkdown';
import { excerpt } from '../../text/excerpt';
import type { ExportedMessage, Reply } from '../exported/readItem';
import { missingAttachment } from './attachmentName';
import { MessageBeginnings } from './messageBeginnings';
import type { PlaceholderLanguage } from './placeholderLanguage';

const MAX_LENGTH = 80;

/**
 * The messages of a conversation that answers may name: many exports have only the identifier of the answered message. An answer to a
 * message further back than `MessageBeginnings` reaches keeps its text, and what the export itself says of that message.
 */
export class RepliedMessages {
  readonly #beginnings = new MessageBeginnings();
  readonly #language: PlaceholderLanguage;

  /** @param language of what stands for a picture or file that is answered */
  constructor(language: PlaceholderLanguage) {
    this.#language = language;
  }

  /** The reply of a message, with the name and the beginning of the text that it answers; then keeps the message. */
  next({ id, sender, body, attachments, replyTo }: ExportedMessage): Reply | undefined {
    const reply = replyTo?.id === undefined ? replyTo : this.#find(replyTo, replyTo.id);
    if (id !== undefined) {
      const attachment = body === '' ? attachments?.[0] : undefined;
      const text = attachment === undefined ? body : missingAttachment(attachment, this.#language);
      this.#beginnings.add(id, sender.name, text);
    }
    return reply;
  }

  #find(reply: Reply, id: string): Reply {
    if (reply.name !== undefined && reply.text !== undefined) return reply;
    const found = this.#beginnings.find(id);
    if (found === undefined) return reply;
    return {
      id,
      name: reply.name ?? found.name,
      text: reply.text ?? (plainBeginning(found.text) || undefined),
    };
  }
}

/** What Markdown may show in another way than it is written, and white space that is no single space. */
const MAY_CHANGE = /[\\[*~`&\n\t]|\s\s|^\s/;

/** The beginning of a Markdown text without its signs, in one line. */
export function plainBeginning(markdown: string): string {
  const beginning = markdown.length > 10 * MAX_LENGTH ? markdown.slice(0, 10 * MAX_LENGTH) : markdown;
  if (!MAY_CHANGE.test(beginning)) return excerpt(beginning, MAX_LENGTH);
  const text = beginning
    // The last link may have been cut off in its address.
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*(?:\)|$)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|~~|`+)/g, '');
  // One level only, as `escapeMarkdown` writes it.
  const plain = unescapeMarkdown(text).replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&');
  return excerpt(plain.replace(/\s+/g, ' ').trim(), MAX_LENGTH);
}
