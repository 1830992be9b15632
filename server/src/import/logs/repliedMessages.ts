import type { ExportedMessage, Reply } from '../exported/readItem';

/** The number of messages back to which an answer finds its message. Nearly all answers come within hundreds. */
const MAX_KEPT = 20_000;
const MAX_LENGTH = 80;

/**
 * The last messages of a conversation, by their identifiers: many exports tell of an answer only which message it answers. An answer to
 * a message further back keeps its text, and loses its reference.
 */
export class RepliedMessages {
  readonly #kept = new Map<string, Reply>();

  /** The reply of a message, with the name and the beginning of the text that it answers; then keeps the message. */
  next(message: ExportedMessage): Reply | undefined {
    const reply = this.#find(message.replyTo);
    this.#keep(message);
    return reply;
  }

  #find(reply: Reply | undefined): Reply | undefined {
    if (reply?.id === undefined || (reply.name !== undefined && reply.text !== undefined)) return reply;
    const found = this.#kept.get(reply.id);
    if (found === undefined) return reply;
    return { id: reply.id, name: reply.name ?? found.name, text: reply.text ?? found.text };
  }

  #keep({ id, sender, body, attachments }: ExportedMessage): void {
    if (id === undefined) return;
    this.#kept.set(id, { name: sender.name, text: plainBeginning(body) || attachments?.[0]?.name });
    if (this.#kept.size <= MAX_KEPT) return;
    const [oldest] = this.#kept.keys();
    this.#kept.delete(oldest!);
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
