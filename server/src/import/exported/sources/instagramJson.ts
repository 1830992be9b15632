import { createDecoder } from '../../../text/decoder';
import { type ExportSource, share } from '../exportSource';
import { readInstant } from '../input/times';
import { type Attachment, type ExportedMessage, omitted, type ReadItem, unreadable } from '../readItem';
import { Subjects } from './instagram/notices';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { RichText } from './shared/richText';
import { idOf, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';

/** Reactions are fields of messages, and in some exports messages as well. */
const REACTION =
  /^(?:Liked a message|Reacted .{1,20} to your message ?|.{1,80} (?:liked a message|reacted .{1,20} to your message) ?)$/i;
/** What the application writes for a file that is in another field. */
const PLACEHOLDER =
  /^(?:.{1,80} )?sent (?:an? )?(?:attachment|photo|video|voice message|sticker|GIF|link|location|live location|reel|post|\d{1,3} (?:photos|videos))(?: to .{1,80})?\.?$|^(?:.{1,80} )?shared (?:an? )?(?:story|post|reel|link|profile)\.?$/i;

/** Lists of files, and the kind that their extension tells less well. */
const FILES: readonly (readonly [key: string, kind?: Attachment['kind']])[] = [
  ['photos', 'image'],
  ['videos', 'video'],
  ['audio_files', 'voice'],
  ['gifs', 'image'],
  ['files'],
];

/**
 * The messages of Instagram and of Facebook Messenger, which have one form: newest first, the title after the messages, no accounts.
 * Its texts are UTF-8 whose bytes are written as characters (`\u00e6\u0097\u00a9`). The file is read twice, first for the title and
 * the names: it has some ten thousand messages at most, then another follows (`message_2.json`).
 */
export const instagramJson: ExportSource = {
  id: 'instagram-json',
  name: 'Instagram, Messenger (JSON)',

  recognize: sample =>
    share(
      sample.hasJson('messages[].sender_name'),
      // Until 2018 in seconds.
      sample.hasJson('messages[].timestamp_ms') ||
        typeof sample.json.get('messages[].timestamp') === 'number',
      // People cut out the messages.
      sample.hasJson('participants[].name') || sample.hasJson('messages[].content'),
    ),

  *read(text) {
    let title: unknown;
    let thread: unknown;
    const subjects = new Subjects();
    for (const { path, value } of text.json(at => at === 'messages[]')) {
      if (path === 'title') title = value;
      else if (path === 'thread_path') thread = value;
      else if (path === 'participants[].name') addName(subjects, value);
      else if (path === 'messages[]') {
        const { sender_name, content } = valuesOf(value);
        addName(subjects, sender_name);
        subjects.addNickname(decoded(content) ?? '');
      }
    }
    const name = cleanName(decoded(title));
    const id = idOf(thread)?.replace(/^.*\//, '');
    yield {
      kind: 'conversation',
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
    };
    for (const { path, value, line, problem } of text.json(at => at === 'messages[]')) {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === 'messages[]') yield readMessage(valuesOf(value), line, subjects);
    }
  },
};

function addName(subjects: Subjects, value: unknown): void {
  const name = decoded(value);
  if (name !== undefined && name !== '') subjects.addName(name);
}

function readMessage(message: Values, line: number, subjects: Subjects): ReadItem {
  if (message.is_unsent === true || message.is_taken_down === true) return omitted('recalled');
  const content = decoded(message.content) ?? '';
  const isCall = message.call_duration !== undefined || message.type === 'Call';
  const isMembership = message.type === 'Subscribe' || message.type === 'Unsubscribe';
  if (isCall || isMembership || subjects.isNotice(content)) return omitted('notice');
  if (content.length <= 500 && REACTION.test(content)) return omitted('event');
  const written = message.timestamp_ms ?? message.timestamp;
  const time = readInstant(written);
  if (time === undefined) return unreadable(line, written === undefined ? 'no-time' : 'bad-time');
  // An account that was deleted has no name.
  const name =
    cleanName(decoded(message.sender_name)) ?? (message.sender_name === '' ? 'Facebook user' : undefined);
  if (name === undefined) return unreadable(line, 'no-sender');
  const attachments = filesOf(message);
  const body = bodyOf(message, content, attachments.length > 0);
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { name },
    body,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...reactionsOf(message),
  };
}

function bodyOf(message: Values, content: string, hasFiles: boolean): string {
  const { link, share_text, original_content_owner } = valuesOf(message.share);
  const address = decoded(link);
  const isPlaceholder =
    (hasFiles || address !== undefined) && content.length < 200 && PLACEHOLDER.test(content);
  const text = isPlaceholder ? '' : content;
  const rich = new RichText().add(text);
  if (address !== undefined && !text.includes(address)) {
    if (text !== '') rich.add('\n');
    rich.add(address, { href: address });
  }
  const shared = [decoded(original_content_owner), decoded(share_text)].filter(
    part => part !== undefined && part !== text,
  );
  if (shared.length > 0) rich.addQuote(new RichText().add(shared.join(': ')).toString());
  return rich.toString();
}

function filesOf(message: Values): readonly Attachment[] {
  const files = FILES.flatMap(([key, kind]) =>
    listOf(message[key]).map(each => fileOf(valuesOf(each), kind)),
  );
  const sticker = valuesOf(message.sticker);
  return stringOf(sticker.uri) === undefined ? files : [...files, fileOf(sticker, 'sticker')];
}

/**
 * The addresses are paths from the top of the export (`messages/inbox/noa_1/photos/1.jpg`), and the messages are in the folder of
 * their conversation. Stickers of all conversations are beside `inbox`.
 */
function fileOf({ uri }: Values, kind: Attachment['kind'] | undefined): Attachment {
  const address = decoded(uri) ?? '';
  const found = kind ?? attachmentKind(undefined, address);
  if (/^https?:/i.test(address)) return { kind: found, url: address };
  const name = kind === undefined ? cleanName(address.replace(/^.*\//, '')) : undefined;
  const [, own] =
    /(?:^|\/)(?:inbox|archived_threads|message_requests|filtered_threads|e2ee_cutover)\/[^/]+\/(.+)$/.exec(
      address,
    ) ?? [];
  const [, common] = /(?:^|\/)(stickers_used\/.+)$/.exec(address) ?? [];
  const path = own ?? (common === undefined ? undefined : `../../${common}`);
  return {
    kind: found,
    ...(path === undefined ? {} : { path }),
    ...(name === undefined ? {} : { name }),
  };
}

function reactionsOf(message: Values): Pick<ExportedMessage, 'reactions'> {
  const counts = new Map<string, number>();
  for (const each of listOf(message.reactions)) {
    const { reaction, count } = valuesOf(each);
    const emoji = decoded(reaction);
    if (emoji !== undefined) counts.set(emoji, (counts.get(emoji) ?? 0) + (numberOf(count) ?? 1));
  }
  return counts.size === 0 ? {} : { reactions: [...counts].map(([emoji, count]) => ({ emoji, count })) };
}

/** A text whose characters are the bytes of UTF-8; other texts as they are. Programs that correct the files exist. */
export function decoded(value: unknown): string | undefined {
  const text = stringOf(value);
  if (text === undefined || !/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return createDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, unit => unit.charCodeAt(0)));
  } catch {
    return text;
  }
}
