import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { type Attachment, type ExportedMessage, omitted, type ReadItem, unreadable } from '../readItem';
import { attachmentKind, fileName } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { RichText } from './shared/richText';
import { listOf, stringOf, type Values, valuesOf } from './shared/values';

const MESSAGE = '[].conversation[]';
const PARTICIPANT = '[].participants[]';

/** The keys of a message that are an address or a path of a file. */
const FILES: readonly (readonly [key: string, kind?: Attachment['kind']])[] = [
  ['media'],
  ['media_url'],
  ['voice_media', 'voice'],
];
/** The keys of things that people share: who made it, what is said of it, its address. */
const SHARED = [
  ['media_owner', 'media_share_caption', 'media_share_url'],
  ['story_share', 'story_share_type', 'story_share_url'],
  ['profile_share_username', 'profile_share_name', 'profile_share_url'],
  ['link_title', 'link_summary', 'link'],
] as const;

/**
 * Instagram's `messages.json` of 2018 to 2020: a list of conversations, each with its participants and its messages, newest first.
 * It has no titles, and no accounts but the names.
 */
export const instagramOldJson: ExportSource = {
  id: 'instagram-old-json',
  name: 'Instagram (messages.json until 2020)',

  recognize: sample =>
    share(
      sample.hasJson(PARTICIPANT),
      sample.hasJson(`${MESSAGE}.sender`),
      sample.hasJson(`${MESSAGE}.created_at`),
    ),

  *read(text) {
    let participants: string[] = [];
    let isStarted = true;
    for (const { path, value, line, problem } of text.json(at => at === MESSAGE)) {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === PARTICIPANT) {
        if (isStarted) participants = [];
        isStarted = false;
        const name = cleanName(value);
        if (name !== undefined) participants.push(name);
      } else if (path === MESSAGE) {
        if (!isStarted) yield { kind: 'conversation', name: participants.join(', ') || undefined };
        isStarted = true;
        yield readMessage(valuesOf(value), line);
      }
    }
  },
};

function readMessage(message: Values, line: number): ReadItem {
  // Calls, and people who come and go.
  if (message.action !== undefined || message.video_call_action !== undefined) return omitted('notice');
  const time = typeof message.created_at === 'string' ? readIsoTime(message.created_at) : undefined;
  if (time === undefined) {
    return unreadable(line, stringOf(message.created_at) === undefined ? 'no-time' : 'bad-time');
  }
  const name = cleanName(message.sender);
  if (name === undefined) return unreadable(line, 'no-sender');
  const attachments = filesOf(message);
  const body = bodyOf(message);
  if (body === '' && attachments === undefined) return omitted('empty');
  const likes = listOf(message.likes).length;
  return {
    kind: 'message',
    time,
    sender: { name },
    body,
    attachments,
    reactions: likes === 0 ? undefined : [{ emoji: '❤️', count: likes }],
  };
}

function bodyOf(message: Values): string {
  const rich = new RichText();
  const parts = [stringOf(message.text), stringOf(message.heart)];
  rich.add(parts.filter(part => part !== undefined).join('\n'));
  for (const keys of SHARED) {
    const [owner, caption, link] = keys.map(key => stringOf(message[key]));
    const words = [owner, caption].filter(part => part !== undefined && part !== link);
    if (words.length > 0) rich.addQuote(new RichText().add(words.join(': ')).toString());
    if (link === undefined || stringOf(message.text)?.includes(link)) continue;
    rich.add(link, { href: link });
  }
  return rich.toString();
}

function filesOf(message: Values): ExportedMessage['attachments'] {
  const files = FILES.flatMap(([key, kind]) => {
    const address = stringOf(message[key]);
    return address === undefined ? [] : [fileAt(address, kind)];
  });
  for (const each of listOf(message.animated_media_images).slice(0, 1)) {
    const address = stringOf(valuesOf(each).url) ?? stringOf(each);
    if (address !== undefined) files.push(fileAt(address, 'image'));
  }
  return files.length === 0 ? undefined : files;
}

/** Voice messages and what has expired have a sentence in place of the path. */
function fileAt(address: string, kind: Attachment['kind'] | undefined): Attachment {
  if (/^https?:/i.test(address)) {
    return { kind: kind ?? pictureOr(address.replace(/\?.*$/s, '')), url: address };
  }
  const isPath = /^[^\s]{1,300}\.\w{2,5}$/.test(address);
  return { kind: kind ?? pictureOr(address), path: isPath ? address : undefined };
}

function pictureOr(address: string): Attachment['kind'] {
  const kind = attachmentKind(undefined, fileName(address));
  return kind === 'file' ? 'image' : kind;
}
