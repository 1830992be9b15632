import { isDirectiveLine } from '../../markdown/directives';
import { escapeMarkdown } from '../../markdown/escapeMarkdown';
import { writeMessageMarks } from '../../markdown/messageMarks';
import { fenceAfter } from '../../markdown/proseLines';
import { writeReplyQuote } from '../../markdown/replyQuote';
import { imageMarkdown, linkMarkdown } from '../../markdown/writeMarkdown';
import { isBlank } from '../../text/lines';
import { wellFormed } from '../../text/surrogates';
import type { Attachment, ExportedMessage } from '../exported/readItem';
import { attachmentName, missingAttachment } from './attachmentName';
import { bodyLine, escapeHeader } from './bodyLine';

/** What the lines of a body depend on, besides the message. */
export interface BodyOptions {
  /** The language of what stands for attachments, and of "edited". */
  readonly language: 'en' | 'zh';
  /**
   * The address by which a log links to an attachment; `undefined` if the export does not contain it. A `%` in the name of a file is
   * written `%25`.
   */
  readonly addressOf: (attachment: Attachment) => string | undefined;
}

/** Control characters without a meaning in a text. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/** A text in one line that needs nothing but its line break: most messages, for which this is much faster. */
const PLAIN = /^[^\s\p{Cc}\p{Cs}\u2028\u2029<`~][^\p{Cc}\p{Cs}\u2028\u2029]*$/u;

/** Line breaks other than `\n`. */
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Writes the body of a message as lines of a log, without terminators: what it answers, its text, its attachments, and last whether it
 * was edited and the reactions to it. At least one line, as in the real logs.
 *
 * The lines belong to this message whatever is in them: none of them begins a message, turns rules off, or opens code that goes on.
 */
export function messageBody(message: ExportedMessage, { language, addressOf }: BodyOptions): string[] {
  const { replyTo, body, attachments = [] } = message;
  const marks = writeMessageMarks(message, language);
  if (replyTo === undefined && attachments.length === 0 && marks === undefined && PLAIN.test(body)) {
    return [bodyLine(body)];
  }
  const blocks = [
    replyTo?.name || replyTo?.text
      ? [writeReplyQuote(cleaned(replyTo.name ?? ''), cleaned(replyTo.text ?? ''))]
      : [],
    trimmed(cleaned(body).split('\n')),
    attachments.map(attachment => writeAttachment(attachment, addressOf(attachment), language)),
    marks === undefined ? [] : [marks],
  ].filter(({ length }) => length > 0);
  return blocks.length === 0
    ? [bodyLine('')]
    : blocks.flatMap((lines, i) => [...(i > 0 ? [bodyLine('')] : []), ...logLines(lines)]);
}

/** Text as it is read again from a file: without halves of surrogate pairs and control characters, and with `\n` between lines. */
function cleaned(text: string): string {
  return wellFormed(text).replace(LINE_BREAKS, '\n').replace(CONTROLS, '');
}

/** Lines without blank ones around them. */
function trimmed(lines: readonly string[]): readonly string[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isBlank(lines[start]!)) start++;
  while (end > start && isBlank(lines[end - 1]!)) end--;
  return lines.slice(start, end);
}

function logLines(lines: readonly string[]): string[] {
  let fence: string | undefined;
  const written = lines.map(line => {
    const isCode = fence !== undefined;
    fence = fenceAfter(fence, line);
    // In code, the spaces at the end of a line would be copied with it.
    if (isCode && fence !== undefined) return escapeHeader(line);
    return bodyLine(isDirectiveLine(line) ? line.replace('<', '\\<') : line);
  });
  // Code that goes on would take in what follows; Jekyll's Markdown would end it in another message.
  return fence === undefined ? written : [...written, bodyLine(fence)];
}

function writeAttachment(
  attachment: Attachment,
  address: string | undefined,
  language: BodyOptions['language'],
): string {
  if (address === undefined)
    return escapeMarkdown(cleaned(missingAttachment(attachment, language)).replace(/\s+/g, ' '));
  const name = cleaned(attachmentName(attachment, language));
  return isPicture(attachment, address) ? imageMarkdown(name, address) : linkMarkdown(name, address);
}

/** Stickers may be animations, which are no images for Markdown. */
function isPicture({ kind }: Attachment, address: string): boolean {
  return kind === 'image' || (kind === 'sticker' && /\.(?:png|webp|gif|jpe?g|avif)$/i.test(address));
}
