import { unescapeMarkdown } from '../../markdown/plainMarkdown';
import { excerpt } from '../../text/excerpt';
import type { ExportedMessage, Reply } from '../exported/readItem';

/** At least so many messages back an answer finds its message. Nearly all answers come within hundreds. */
const MIN_KEPT = 10_000;
const MAX_LENGTH = 80;

/** What of a message its answers may need. */
type Kept = Pick<ExportedMessage, 'id' | 'sender' | 'body' | 'attachments'>;

/**
 * The last messages of a conversation, by their identifiers: many exports have only the identifier of the answered message. An answer to
 * a message further back keeps its text, and loses its reference.
 */
export class RepliedMessages {
  /** The latest messages. They are indexed when an answer comes: many exports have none. */
  #latest: Kept[] = [];
  /** Two generations: removing single messages from one large map is slow. */
  #recent = new Map<string, Kept>();
  #earlier = new Map<string, Kept>();

  /** The reply of a message, with the name and the beginning of the text that it answers; then keeps the message. */
  next(message: ExportedMessage): Reply | undefined {
    const { replyTo } = message;
    const reply = replyTo?.id === undefined ? replyTo : this.#find(replyTo, replyTo.id);
    this.#latest.push(message);
    if (this.#latest.length > 2 * MIN_KEPT) this.#latest = this.#latest.slice(-MIN_KEPT);
    return reply;
  }

  #find(reply: Reply, id: string): Reply {
    if (reply.name !== undefined && reply.text !== undefined) return reply;
    for (const message of this.#latest) this.#index(message);
    this.#latest = [];
    const found = this.#recent.get(id) ?? this.#earlier.get(id);
    if (found === undefined) return reply;
    const text = plainBeginning(found.body) || found.attachments?.[0]?.name;
    return { id, name: reply.name ?? found.sender.name, text: reply.text ?? text };
  }

  #index(message: Kept): void {
    if (message.id === undefined) return;
    this.#recent.set(message.id, message);
    if (this.#recent.size < MIN_KEPT) return;
    this.#earlier = this.#recent;
    this.#recent = new Map();
  }
}

/** The beginning of a Markdown text without its signs, in one line. */
export function plainBeginning(markdown: string): string {
  const text = markdown
    .slice(0, 10 * MAX_LENGTH)
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|~~|`+)/g, '');
  // One level only, as `escapeMarkdown` writes it.
  const plain = unescapeMarkdown(text).replaceAll('&nbsp;', ' ').replaceAll('&amp;', '&');
  return excerpt(plain.replace(/\s+/g, ' ').trim(), MAX_LENGTH);
}
