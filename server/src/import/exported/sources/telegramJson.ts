import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { type ExportSource, share } from '../exportSource';
import { readInstant, readIsoTime } from '../input/times';
import {
  type Attachment,
  type ExportedMessage,
  type MessageTime,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import type { Sample } from '../sample';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName, cleanText } from './shared/cleanText';
import { listMarkdown } from './shared/listMarkdown';
import { plainRichText, RichText } from './shared/richText';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';

const CHAT_TYPE =
  /^(?:personal_chat|bot_chat|saved_messages|replies|verification_codes|(?:private|public)_(?:group|supergroup|channel))$/;
const ACCOUNT = /^(?:user|channel|chat)\d+$/;

/**
 * Telegram Desktop's `result.json`, of one chat (`name`, `type`, `id`, `messages`) or of all (`chats.list[]`, `left_chats.list[]`).
 * From the writer (export_output_json.cpp): a chat's head precedes its messages, and an absent value has no key. Versions before 2022
 * have no `date_unixtime` and no `text_entities`, those before 2021 numbers in `from_id`, the first an `edited` of 1970 everywhere.
 */
export const telegramJson: ExportSource = {
  id: 'telegram-json',
  name: 'Telegram (JSON)',
  accounts: 'telegram',
  covers: {
    sources: ['telegram-html', 'telegram-html-pages'],
    path: /^(?:messages\d*\.html|export_results\.html|(?:chats|lists)\/.*\.html)$/,
  },

  recognize: sample =>
    Math.max(
      share(
        CHAT_TYPE.test(String(sample.json.get('type'))),
        typeof sample.json.get('id') === 'number',
        sample.text.includes('"messages"'),
      ),
      hasMessages(sample, ''),
      hasMessages(sample, 'chats.list[].'),
      share(
        sample.hasJson('about'),
        sample.hasJson('personal_information.user_id') ||
          hasChats(sample) ||
          sample.hasJson('contacts.about'),
      ) === 1
        ? 1
        : 0,
    ),

  *read(text) {
    let head: { name?: unknown; id?: unknown; type?: unknown } = {};
    let isStarted = false;
    for (const { path, value, line, problem } of text.json(at => at.endsWith('messages[]'))) {
      if (!path.endsWith('messages[]')) {
        if (problem !== undefined) yield unreadable(line, problem);
        const [, key] = /^(?:(?:left_)?chats\.list\[\]\.)?(name|id|type)$/.exec(path) ?? [];
        if (key !== undefined) {
          if (isStarted) head = {};
          isStarted = false;
          head = { ...head, [key]: value };
        }
        continue;
      }
      if (!isStarted) {
        isStarted = true;
        yield { kind: 'conversation', id: idOf(head.id), name: chatName(head.name, head.type) };
      }
      if (problem !== undefined) yield unreadable(line, problem);
      else yield readMessage(valuesOf(value), line, head);
    }
  },
};

function hasChats(sample: Sample): boolean {
  return (
    CHAT_TYPE.test(String(sample.json.get('chats.list[].type'))) ||
    CHAT_TYPE.test(String(sample.json.get('left_chats.list[].type')))
  );
}

/** The share of the marks of messages without a head, as people cut them out. */
function hasMessages(sample: Sample, prefix: string): number {
  const at = (key: string) => sample.json.get(`${prefix}messages[].${key}`);
  return share(
    ACCOUNT.test(String(at('from_id') ?? at('actor_id'))) ||
      (typeof at('from') === 'string' && at('text') !== undefined),
    at('date') !== undefined || at('date_unixtime') !== undefined,
    at('type') === 'message' || at('type') === 'service',
    // No other program has the latter.
    at('id') !== undefined || at('date_unixtime') !== undefined,
  );
}

/** The name of a chat; of the account's own chats, as Telegram calls them. */
function chatName(name: unknown, type: unknown): string | undefined {
  if (type === 'saved_messages') return 'Saved Messages';
  if (type === 'replies') return 'Replies';
  if (type === 'verification_codes') return 'Verification Codes';
  return cleanName(name);
}

function readMessage(message: Values, line: number, head: { name?: unknown; type?: unknown }): ReadItem {
  // What this version of Telegram cannot export has neither time nor content.
  if (message.type === 'unsupported') return omitted('empty');
  if (message.type === 'service' || (message.action !== undefined && message.actor_id !== undefined)) {
    return omitted('notice');
  }
  const time = timeOf(message);
  if (time === undefined) {
    return unreadable(
      line,
      message.date === undefined && message.date_unixtime === undefined ? 'no-time' : 'bad-time',
    );
  }
  const account = idOf(message.from_id);
  const name = senderName(message, account, head);
  if (name === undefined) return unreadable(line, 'no-sender');
  const attachments = attachmentsOf(message);
  const body = bodyOf(message);
  if (body === '' && attachments.length === 0) return omitted('empty');
  const replyId = message.reply_to_peer_id === undefined ? idOf(message.reply_to_message_id) : undefined;
  // Always the same keys: what reads many messages is faster then.
  return {
    kind: 'message',
    time,
    sender: { account, name },
    body,
    id: idOf(message.id),
    replyTo: replyId === undefined ? undefined : { id: replyId },
    attachments,
    isEdited: isEdited(message),
    reactions: reactionsOf(message),
  };
}

/** The instant; in old versions the time in the zone of the exporting machine. */
function timeOf(message: Values): MessageTime | undefined {
  return (
    readInstant(message.date_unixtime) ??
    (typeof message.date === 'string' ? readIsoTime(message.date) : readInstant(message.date))
  );
}

/** A deleted account has no name, and Telegram shows the words below. Old versions give posts of a channel no sender. */
function senderName(
  message: Values,
  account: string | undefined,
  head: { name?: unknown; type?: unknown },
): string | undefined {
  const name = cleanName(message.from);
  if (name !== undefined) return name;
  if (account === undefined) {
    return /channel$/.test(String(head.type))
      ? (cleanName(head.name) ?? cleanName(message.author))
      : cleanName(message.author);
  }
  return /^chat|^channel/.test(account) ? (cleanName(head.name) ?? account) : 'Deleted Account';
}

function isEdited({ edited, edited_unixtime }: Values): boolean {
  return (
    readInstant(edited_unixtime) !== undefined || (typeof edited === 'string' && !edited.startsWith('19'))
  );
}

function reactionsOf(message: Values): ExportedMessage['reactions'] {
  if (message.reactions === undefined) return undefined;
  return listOf(message.reactions).map((each): Reaction => {
    const { type, emoji, count } = valuesOf(each);
    return {
      emoji: stringOf(emoji) ?? (type === 'paid' ? '⭐' : ':custom_emoji:'),
      count: numberOf(count) ?? 1,
    };
  });
}

const NO_ATTACHMENTS: readonly Attachment[] = [];

function attachmentsOf(message: Values): readonly Attachment[] {
  if (
    message.photo === undefined &&
    message.file === undefined &&
    message.media_type === undefined &&
    message.contact_vcard === undefined
  )
    return NO_ATTACHMENTS;
  const attachments: Attachment[] = [];
  if (message.photo !== undefined) attachments.push({ kind: 'image', path: pathOf(message.photo) });
  if (message.file !== undefined || (message.media_type !== undefined && message.photo === undefined)) {
    attachments.push(fileOf(message));
  }
  if (pathOf(message.contact_vcard) !== undefined) {
    attachments.push({ kind: 'file', path: pathOf(message.contact_vcard) });
  }
  return attachments;
}

function fileOf(message: Values): Attachment {
  const path = pathOf(message.file);
  const name = cleanName(message.file_name);
  const seconds = numberOf(message.duration_seconds);
  switch (message.media_type) {
    case 'sticker':
      return { kind: 'sticker', path, name: stringOf(message.sticker_emoji) };
    case 'voice_message':
      return { kind: 'voice', path, seconds };
    case 'audio_file': {
      const song = [cleanName(message.performer), cleanName(message.title)].filter(
        part => part !== undefined,
      );
      return { kind: 'audio', path, name: song.length > 0 ? song.join(' - ') : name, seconds };
    }
    case 'video_message':
    case 'video_file':
    case 'animation':
      return { kind: 'video', path, name, seconds };
    default:
      return { kind: attachmentKind(message.mime_type, path ?? name), path, name, seconds };
  }
}

/** `undefined` for `(File not included. Change data exporting settings to download.)` and the like. */
function pathOf(value: unknown): string | undefined {
  const path = stringOf(value);
  return path === undefined || /^\(.*\)$|\((?:File|Photo) [^)]*\)$/s.test(path) ? undefined : path;
}

function bodyOf(message: Values): string {
  const entities = listOf(message.text_entities);
  const text = textOf(entities.length > 0 ? entities : message.text);
  const origin = originOf(message);
  const content = contentOf(message);
  if (origin === '' && content === '') return text;
  return [origin, text, content].filter(part => part !== '').join('\n');
}

/** `Forwarded from Nora Quill`, `via @gif`, as Telegram shows above the text. */
function originOf(message: Values): string {
  if (message.forwarded_from === undefined && message.via_bot === undefined) return '';
  const parts: string[] = [];
  if (message.forwarded_from !== undefined) {
    parts.push(`Forwarded from ${cleanName(message.forwarded_from) ?? 'Deleted Account'}`);
  }
  const bot = cleanName(message.via_bot);
  if (bot !== undefined) parts.push(`via ${bot}`);
  return escapeMarkdown(parts.join(' '));
}

/** A text, or its parts with their types. */
function textOf(text: unknown): string {
  if (typeof text === 'string') return plainRichText(text);
  const parts = listOf(text);
  if (parts.length === 1) {
    const { type, text: only } = valuesOf(parts[0]);
    if (type === 'plain' && typeof only === 'string') return plainRichText(only);
  }
  const rich = new RichText();
  for (const part of parts) {
    if (typeof part === 'string') rich.add(part);
    else addPart(rich, valuesOf(part));
  }
  return rich.toString();
}

function addPart(rich: RichText, part: Values): void {
  const text = stringOf(part.text) ?? '';
  switch (part.type) {
    case 'bold':
      rich.add(text, { bold: true });
      break;
    case 'italic':
      rich.add(text, { italic: true });
      break;
    case 'strikethrough':
      rich.add(text, { strike: true });
      break;
    case 'code':
      rich.add(text, { code: true });
      break;
    case 'pre':
      rich.addCode(text, stringOf(part.language));
      break;
    case 'blockquote':
      rich.addQuote(escapeMarkdown(cleanText(text)));
      break;
    case 'link':
      rich.add(text, { href: text });
      break;
    case 'text_link':
      rich.add(text, { href: stringOf(part.href) });
      break;
    case 'mention_name':
      rich.add(text.startsWith('@') ? text : `@${text}`);
      break;
    default:
      // Underlined and hidden text, tags, numbers, mentions by account: Markdown has no form for them.
      rich.add(text);
  }
}

/** What is neither text nor file, in the words of Telegram. */
function contentOf(message: Values): string {
  const parts: string[] = [];
  const place = placeOf(message);
  if (place !== undefined) parts.push(escapeMarkdown(place));
  if (isValues(message.contact_information)) {
    const { first_name, last_name, phone_number } = message.contact_information;
    parts.push(labelled('Contact', ' ', first_name, last_name, phone_number));
  }
  if (isValues(message.poll)) parts.push(pollOf(message.poll));
  if (isValues(message.todo_list)) {
    const items = listOf(message.todo_list.answers).map(each => wordsOf(valuesOf(each).text));
    parts.push(listMarkdown(`[Checklist] ${wordsOf(message.todo_list.title)}`, items));
  }
  if (message.game_title !== undefined)
    parts.push(labelled('Game', ' ', message.game_title, message.game_link));
  if (message.invoice_information !== undefined) {
    const { title, description } = valuesOf(message.invoice_information);
    parts.push(labelled('Invoice', ': ', title, description));
  }
  if (message.giveaway_information !== undefined) parts.push(labelled('Giveaway', ' '));
  if (message.giveaway_results !== undefined) parts.push(labelled('Giveaway results', ' '));
  if (message.paid_stars_amount !== undefined) {
    parts.push(labelled('Paid media', ' ', `⭐ ${String(message.paid_stars_amount)}`));
  }
  return parts.join('\n');
}

function labelled(label: string, separator: string, ...words: readonly unknown[]): string {
  const text = words.flatMap(each => stringOf(each) ?? []).join(separator);
  return escapeMarkdown(cleanText(`[${label}] ${text}`).trim());
}

function placeOf(message: Values): string | undefined {
  const { location_information: location, place_name, address } = message;
  if (location === undefined && place_name === undefined) return undefined;
  const { latitude, longitude } = valuesOf(location);
  const point = [latitude, longitude].flatMap(each => idOf(each) ?? []).join(', ');
  const name = [place_name, address].flatMap(each => stringOf(each) ?? []).join(', ');
  const label = message.live_location_period_seconds === undefined ? '[Location]' : '[Live location]';
  return [label, name, name !== '' && point !== '' ? `(${point})` : point]
    .filter(part => part !== '')
    .join(' ');
}

function pollOf(poll: Values): string {
  const answers = listOf(poll.answers).map(each => {
    const { text, voters } = valuesOf(each);
    return `${wordsOf(text)}${numberOf(voters) === undefined ? '' : `: ${numberOf(voters)}`}`;
  });
  return listMarkdown(`[Poll] ${wordsOf(poll.question)}`, answers);
}

/** The words of a text with parts. */
function wordsOf(text: unknown): string {
  if (typeof text === 'string') return text;
  return listOf(text)
    .map(part => (typeof part === 'string' ? part : (stringOf(valuesOf(part).text) ?? '')))
    .join('');
}
