import { isDirectiveLine } from '../../markdown/directives';
import { escapeMarkdown } from '../../markdown/escapeMarkdown';
import { writeMessageMarks } from '../../markdown/messageMarks';
import { fenceAfter } from '../../markdown/proseLines';
import { writeReplyQuote } from '../../markdown/replyQuote';
import { isSurelyPlain } from '../../markdown/surelyPlain';
import { imageMarkdown, linkMarkdown } from '../../markdown/writeMarkdown';
import { LINE_END } from '../../model/canonicalSpace';
import { mayBeHeader } from '../../model/header';
import { cleanText, isCleanLine } from '../../text/cleanText';
import { isBlank } from '../../text/lines';
import type { Attachment, ExportedMessage, Reply } from '../exported/readItem';
import { attachmentName, missingAttachment } from './attachmentName';
import { bodyLine, escapeHeader } from './bodyLine';
import type { PlaceholderLanguage } from './placeholderLanguage';

/** What the lines of a body depend on, besides the message. */
export interface BodyOptions {
  /** The language of what stands for attachments, and of "edited". */
  readonly language: PlaceholderLanguage;
  /**
   * The address by which a log links to an attachment; `undefined` if the export does not contain it. A `%` in the name of a file is
   * written `%25`.
   */
  readonly addressOf: (attachment: Attachment) => string | undefined;
}

/**
 * Writes the body of a message as lines of a log, without terminators: what it answers, its text, its attachments, and last whether it
 * was edited and the reactions to it. At least one line, as in the real logs.
 *
 * The lines belong to this message whatever is in them: none of them begins a message, turns rules off, or opens code that goes on.
 *
 * @param replyTo what it answers, as far as that is known
 */
export function messageBody(
  message: ExportedMessage,
  { language, addressOf }: BodyOptions,
  replyTo: Reply | undefined = message.replyTo,
): string[] {
  const { body, attachments } = message;
  const written: string[] = [];
  if (replyTo !== undefined) {
    const quote = writeReplyQuote(cleanText(replyTo.name ?? ''), cleanText(replyTo.text ?? ''));
    if (quote !== undefined) addLine(written, quote);
  }
  if (isSurelyPlain(body) || isPlainLine(body)) addLine(written, body);
  else addBlock(written, trimmed(cleanText(body).split('\n')));
  if (attachments !== undefined && attachments.length > 0) {
    addBlock(
      written,
      attachments.map(attachment => writeAttachment(attachment, addressOf(attachment), language)),
    );
  }
  const marks = writeMessageMarks(message, language);
  if (marks !== undefined) addLine(written, marks);
  return written.length === 0 ? [bodyLine('')] : written;
}

/** Whether a text is one line that is neither a directive nor a fence. */
function isPlainLine(body: string): boolean {
  return /^[^\s<`~]/.test(body) && isCleanLine(body);
}

/** Adds a block of a line that is neither a directive nor a fence. */
function addLine(written: string[], line: string): void {
  if (written.length > 0) written.push(bodyLine(''));
  // Most messages, for which this is much faster.
  written.push(isSurelyPlain(line) && !mayBeHeader(line) ? line + LINE_END : bodyLine(line));
}

function addBlock(written: string[], lines: readonly string[]): void {
  if (lines.length === 0) return;
  if (written.length > 0) written.push(bodyLine(''));
  for (const line of logLines(lines)) written.push(line);
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

/** In one line. */
function writeAttachment(
  attachment: Attachment,
  address: string | undefined,
  language: PlaceholderLanguage,
): string {
  const url = oneLine(address ?? '');
  if (url === '') return escapeMarkdown(oneLine(missingAttachment(attachment, language)));
  const name = oneLine(attachmentName(attachment, language));
  return isPicture(attachment, url) ? imageMarkdown(name, url) : linkMarkdown(name, url);
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/** Stickers may be animations, which are no images for Markdown. */
function isPicture({ kind }: Attachment, address: string): boolean {
  return kind === 'image' || (kind === 'sticker' && /\.(?:png|webp|gif|jpe?g|avif)$/i.test(address));
}
