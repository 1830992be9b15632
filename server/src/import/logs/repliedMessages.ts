import type { ExportedMessage, Reply } from '../exported/readItem';

/** At least so many messages back an answer finds its message. Nearly all answers come within hundreds. */
const MIN_KEPT = 10_000;
const MAX_LENGTH = 80;

/** What of a message its answers may need. */
type Kept = Pick<ExportedMessage, 'sender' | 'body' | 'attachments'>;

/**
 * The last messages of a conversation, by their identifiers: many exports tell of an answer only which message it answers. An answer to
 * a message further back keeps its text, and loses its reference.
 */
export class RepliedMessages {
  /** Two generations: removing single messages from one large map is slow. */
  #recent = new Map<string, Kept>();
  #earlier = new Map<string, Kept>();

  /** The reply of a message, with the name and the beginning of the text that it answers; then keeps the message. */
  next(message: ExportedMessage): Reply | undefined {
    const reply = this.#find(message.replyTo);
    this.#keep(message);
    return reply;
  }

  #find(reply: Reply | undefined): Reply | undefined {
    if (reply?.id === undefined || (reply.name !== undefined && reply.text !== undefined)) return reply;
    const found = this.#recent.get(reply.id) ?? this.#earlier.get(reply.id);
    if (found === undefined) return reply;
    const text = plainBeginning(found.body) || found.attachments?.[0]?.name;
    return { id: reply.id, name: reply.name ?? found.sender.name, text: reply.text ?? text };
  }

  #keep({ id, sender, body, attachments }: ExportedMessage): void {
    if (id === undefined) return;
    this.#recent.set(id, { sender, body, attachments });
    if (this.#recent.size < MIN_KEPT) return;
    this.#earlier = this.#recent;
    this.#recent = new Map();
  }
}

/** The beginning of a Markdown text without its signs, in one line. */
export function plainBeginning(markdown: string): string {
  const line = markdown
    .slice(0, 10 * MAX_LENGTH)
    .replace(/!?\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|~~|`+)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…` : line;
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };
