import { unescapeMarkdown } from '../../markdown/plainMarkdown';
import { excerpt } from '../../text/excerpt';
import type { ExportedMessage, Reply } from '../exported/readItem';
import { missingAttachment } from './attachmentName';
import { MessageBeginnings } from './messageBeginnings';
import type { PlaceholderLanguage } from './placeholderLanguage';
import type { Speakers } from './speakers';

const MAX_LENGTH = 80;

/**
 * The messages of a conversation that answers may name: many exports have only the identifier of the answered message. An answer to a
 * message further back than `MessageBeginnings` reaches keeps its text, and what the export itself says of that message.
 */
export class RepliedMessages {
  readonly #beginnings = new MessageBeginnings();
  readonly #speakers: Speakers;
  readonly #language: PlaceholderLanguage;

  /**
   * @param speakers of the conversation
   * @param language of what stands for a picture or file that is answered
   */
  constructor(speakers: Speakers, language: PlaceholderLanguage) {
    this.#speakers = speakers;
    this.#language = language;
  }

  /**
   * The reply of a message, with the name in the header of the message that it answers, and the beginning of its text; then keeps the
   * message.
   *
   * @param speaker the index of the sender
   */
  next({ id, body, attachments, replyTo }: ExportedMessage, speaker: number): Reply | undefined {
    const reply = replyTo && this.#complete(replyTo);
    if (id !== undefined) {
      const attachment = body === '' ? attachments?.[0] : undefined;
      const text = attachment === undefined ? body : missingAttachment(attachment, this.#language);
      this.#beginnings.add(id, speaker, text);
    }
    return reply;
  }

  #complete({ id, name, text }: Reply): Reply {
    const found = id === undefined ? undefined : this.#beginnings.find(id);
    if (found === undefined) return { id, name: name && this.#speakers.nameLike(name), text };
    return {
      id,
      name: this.#speakers.name(found.speaker),
      text: text ?? (plainBeginning(found.text) || undefined),
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
