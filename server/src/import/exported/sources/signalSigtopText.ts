import { type ExportSource, share } from '../exportSource';
import type { TextLine } from '../input/lines';
import { instant } from '../input/times';
import {
  type Attachment,
  type Instant,
  MAX_ITEM_LENGTH,
  omitted,
  type ReadItem,
  type Reply,
  type Sender,
  unreadable,
} from '../readItem';
import { attachmentKind } from './shared/attachmentKind';
import { plainBody } from './shared/plainBody';

const CONVERSATION = /^Conversation: (.+)$/;
/** `Nora Quill (+447700900123)`, `Refund Guild (group)` */
const RECIPIENT = /^(.*?)(?: \(([^()]{1,80})\))?$/s;
const FIELD = /^(From|Type|Sent|Received|Attachment|Reaction|Edited): (.*)$/;
/** `chart.png (image/png, 48211 bytes)` */
const FILE = /^(.*) \(([\w.+-]{1,80}\/[\w.+-]{1,80})?(?:, \d+ bytes)?\)$/s;
const REACTION = /^(\S{1,40}) from /;
const SENT = /^[A-Z][a-z]{2}, (\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4})$/;

/**
 * The text of sigtop (`export-messages`, the default): fields, then a quoted message, then the text. From
 * `cmd/sigtop/fmt_text.go`.
 */
export const signalSigtopText: ExportSource = {
  id: 'signal-sigtop-text',
  name: 'Signal (sigtop, text)',
  accounts: 'signal',

  recognize({ lines }) {
    if (!CONVERSATION.test(lines[0] ?? '')) return 0;
    return share(
      lines[1] === '' && /^(?:From|Type): /.test(lines[2] ?? ''),
      lines.some(
        (line, i) => /^Type: [a-z0-9-]+$/.test(line) && /^(?:Sent|Received): /.test(lines[i + 1] ?? ''),
      ),
    );
  },

  *read(text) {
    for (const block of blocksOf(text.lines())) {
      const [first] = block.lines;
      const conversation = CONVERSATION.exec(first ?? '')?.[1];
      if (conversation !== undefined) {
        const { name, account } = recipientOf(conversation);
        yield { kind: 'conversation', name, id: account };
      } else if (block.isTooLong) yield unreadable(block.line, 'too-long');
      else if (block.isMessage) yield messageOf(block.lines, block.line);
      else if (block.lines.some(line => line !== '')) yield unreadable(block.line, 'no-start');
    }
  },
};

interface Block {
  readonly line: number;
  readonly lines: string[];
  readonly isMessage: boolean;
  isTooLong: boolean;
}

/** The lines of each message. A message begins after a blank line, with `From:` above `Type:`, or with `Type:` above a time. */
function* blocksOf(lines: Iterable<TextLine>): Iterable<Block> {
  let block: Block | undefined;
  let length = 0;
  let isAfterBlank = true;
  for (const [{ number, text }, next] of withNext(lines)) {
    const isMessage = isAfterBlank && isBeginning(text ?? '', next?.text ?? '');
    if (block === undefined || isMessage || (isAfterBlank && CONVERSATION.test(block.lines[0] ?? ''))) {
      if (block !== undefined) yield block;
      block = { line: number, lines: [], isMessage, isTooLong: false };
      length = 0;
    }
    length += (text?.length ?? MAX_ITEM_LENGTH) + 1;
    if (length > MAX_ITEM_LENGTH) {
      block.isTooLong = true;
      block.lines.length = 0;
    } else block.lines.push(text!);
    isAfterBlank = text === '';
  }
  if (block !== undefined) yield block;
}

function isBeginning(line: string, next: string): boolean {
  if (line.startsWith('From: ')) return /^Type: [a-z0-9-]+$/.test(next);
  return /^Type: [a-z0-9-]+$/.test(line) && /^(?:Sent|Received): /.test(next);
}

function* withNext<T>(values: Iterable<T>): Iterable<readonly [T, T | undefined]> {
  let last: { readonly value: T } | undefined;
  for (const value of values) {
    if (last !== undefined) yield [last.value, value];
    last = { value };
  }
  if (last !== undefined) yield [last.value, undefined];
}

function messageOf(lines: readonly string[], line: number): ReadItem {
  const attachments: Attachment[] = [];
  const reactions = new Map<string, number>();
  let sender: Sender | undefined;
  let type = '';
  let sent: string | undefined;
  let isEdited: true | undefined;
  let at = 0;
  for (; at < lines.length; at++) {
    const [, field, value = ''] = FIELD.exec(lines[at]!) ?? [];
    if (field === undefined) break;
    if (field === 'From') sender = recipientOf(value);
    else if (field === 'Type') type = value;
    else if (field === 'Sent') sent = value;
    else if (field === 'Received') sent ??= value;
    else if (field === 'Attachment') attachments.push(attachmentOf(value));
    else if (field === 'Edited') isEdited = true;
    else {
      const emoji = REACTION.exec(value)?.[1] ?? value;
      reactions.set(emoji, (reactions.get(emoji) ?? 0) + 1);
    }
  }
  if (type !== 'incoming' && type !== 'outgoing') return omitted('notice');
  const time = instantOf(sent);
  if (time === undefined) return unreadable(line, sent === undefined ? 'no-time' : 'bad-time');
  if (sender === undefined) return unreadable(line, 'no-sender');
  const rest = isEdited ? newestVersion(lines.slice(at), attachments) : lines.slice(at);
  const { replyTo, body } = contentOf(rest);
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender,
    body,
    replyTo,
    attachments: attachments.length > 0 ? attachments : undefined,
    isEdited,
    reactions: reactions.size > 0 ? [...reactions].map(([emoji, count]) => ({ emoji, count })) : undefined,
  };
}

/** The lines of the newest version of an edited message, which comes first: its fields, then as in a message, all behind `|`. */
function newestVersion(lines: readonly string[], attachments: Attachment[]): string[] {
  const inner = lines.filter(line => line.startsWith('|')).map(line => line.replace(/^\| ?/, ''));
  const end = inner.findIndex((line, i) => i > 0 && /^Version: \d+$/.test(line));
  const version = inner.slice(1, end === -1 ? undefined : end);
  const start = version.findIndex(line => !/^(?:Attachment|Sent): /.test(line));
  for (const line of version.slice(0, start === -1 ? undefined : start)) {
    const file = /^Attachment: (.*)$/.exec(line)?.[1];
    if (file !== undefined && attachments.length < 1000) attachments.push(attachmentOf(file));
  }
  return start === -1 ? [] : version.slice(start);
}

/** The quoted message and the text below the fields. */
function contentOf(lines: readonly string[]): { replyTo: Reply | undefined; body: string } {
  const isQuoted = lines[0] === '' && /^> From: /.test(lines[1] ?? '');
  if (!isQuoted) return { replyTo: undefined, body: plainBody(lines.join('\n')) };
  let end = 1;
  while (end < lines.length && lines[end]!.startsWith('>')) end++;
  const quote = lines.slice(1, end).map(line => line.replace(/^> ?/, ''));
  const start = quote.indexOf('');
  const text = start === -1 ? undefined : quote.slice(start + 1).join('\n');
  const { name } = recipientOf(quote[0]!.replace(/^From: /, ''));
  return { replyTo: { name, text }, body: plainBody(lines.slice(end).join('\n')) };
}

function recipientOf(text: string): Sender {
  const [, name = text, account] = RECIPIENT.exec(text) ?? [];
  return name === '' || account === 'group' ? { name: name || text } : { name, account };
}

function attachmentOf(text: string): Attachment {
  const [, file = text, type] = FILE.exec(text) ?? [];
  const name = file === 'no filename' ? undefined : file;
  return { kind: attachmentKind(type, name), name };
}

function instantOf(sent: string | undefined): Instant | undefined {
  const written = SENT.exec(sent ?? '')?.[1];
  return written === undefined ? undefined : instant(Date.parse(written));
}
