import { type ExportSource, type ReadContext, share } from '../exportSource';
import {
  type Attachment,
  type ExportedMessage,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import { addressOf, chatMarkdown } from './googleChat/text';
import { readTakeoutTime } from './googleChat/time';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { RichText } from './shared/richText';
import { idOf, isValues, listOf, numberOf, stringOf, type Values, valuesOf } from './shared/values';

/**
 * Google Takeout's `messages.json` of a conversation in Google Chat (or Hangouts before). Dates are sentences in the language of the
 * account, always of UTC. The conversation's name and its people are in `group_info.json` beside it. A message may be an answer in a
 * topic (`topic_id`), which the application shows in its order.
 */
export const googleChatJson: ExportSource = {
  id: 'google-chat-json',
  name: 'Google Chat (Takeout)',
  accounts: 'google-chat',

  recognize: sample =>
    share(
      sample.hasJson('messages[].created_date'),
      sample.hasJson('messages[].creator.name') || sample.hasJson('messages[].creator.email'),
      sample.hasJson('messages[].topic_id') ||
        sample.hasJson('messages[].message_id') ||
        sample.hasJson('messages[].creator.user_type'),
    ),

  *read(text, context) {
    yield { kind: 'conversation', ...conversationOf(text.path, context) };
    /** How often a name of a file was stored. */
    const stored = new Map<string, number>();
    for (const { path, value, line, problem } of text.json(at => at === 'messages[]')) {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === 'messages[]') yield readMessage(valuesOf(value), line, stored);
    }
  },
};

/** `group_info.json` and `user_info.json`: the people of a conversation, and the account. */
export const googleChatLists: ExportSource = {
  id: 'google-chat-lists',
  name: 'Google Chat (Takeout, people)',
  isCompanion: true,
  recognize: sample =>
    !sample.json.has('messages[].created_date') &&
    (sample.hasJson('members[].email', 'members[].user_type') ||
      sample.hasJson('user.email', 'user.user_type') ||
      sample.hasJson('membership_info[].group_id', 'membership_info[].membership_state'))
      ? 1
      : 0,
  *read() {},
};

/** A conversation of two has no name: it is named after the people. Its folder holds its identifier: `DM abc`. */
function conversationOf(path: string, context: ReadContext): { id?: string; name?: string } {
  const folder = path.split('/').at(-2);
  const id = folder === undefined ? {} : { id: folder };
  let name: string | undefined;
  const members: string[] = [];
  for (const { path: at, value } of context.beside('group_info.json')?.json(each => each === 'members[]') ??
    []) {
    if (at === 'name') name = cleanName(value);
    const member = cleanName(valuesOf(value).name);
    if (at === 'members[]' && member !== undefined) members.push(member);
  }
  name ??= members.length > 0 ? members.join(', ') : undefined;
  return { ...id, ...(name === undefined ? {} : { name }) };
}

function readMessage(message: Values, line: number, stored: Map<string, number>): ReadItem {
  if (message.message_state === 'DELETED' || message.deletion_metadata !== undefined)
    return omitted('recalled');
  const written = stringOf(message.created_date) ?? stringOf(message.updated_date);
  const time = written === undefined ? undefined : readTakeoutTime(written);
  if (time === undefined) return unreadable(line, written === undefined ? 'no-time' : 'bad-time');
  const creator = valuesOf(message.creator);
  const account = stringOf(creator.email);
  const name = cleanName(creator.name) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  const attachments = filesOf(message, stored);
  const body = textOf(message);
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { ...(account === undefined ? {} : { account }), name },
    body,
    ...(idOf(message.message_id) === undefined ? {} : { id: idOf(message.message_id) }),
    ...replyOf(message),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(stringOf(message.updated_date) !== undefined && message.created_date !== undefined
      ? { isEdited: true }
      : {}),
    ...reactionsOf(message),
  };
}

/** The text; of links and meetings that are no text, what the application shows. */
function textOf(message: Values): string {
  const text = stringOf(message.text) ?? '';
  if (text.trim() !== '') return chatMarkdown(text, message.annotations);
  const rich = new RichText();
  for (const each of listOf(message.annotations)) {
    const annotation = valuesOf(each);
    const address = addressOf(annotation);
    const title =
      cleanName(valuesOf(annotation.url_metadata).title) ??
      cleanName(valuesOf(annotation.drive_metadata).title);
    if ((address ?? title) === undefined) continue;
    rich.add('\n').add((title ?? address)!, { href: address });
  }
  return rich.toString();
}

/** Takeout cuts longer names of files, and counts those that are there already: `File-a(1).jpg`. */
const MAX_FILE_NAME = 51;

function filesOf(message: Values, stored: Map<string, number>): readonly Attachment[] {
  return listOf(message.attached_files).map(each => {
    const { original_name, export_name } = valuesOf(each);
    const name = cleanName(original_name);
    const exported = stringOf(export_name);
    return {
      kind: attachmentKind(undefined, name ?? exported),
      ...(exported === undefined ? {} : { path: storedName(exported, stored) }),
      ...(name === undefined ? {} : { name }),
    };
  });
}

function storedName(name: string, stored: Map<string, number>): string {
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  const letters = Array.from(name);
  const cut =
    letters.length > MAX_FILE_NAME ? letters.slice(0, MAX_FILE_NAME - ending.length).join('') + ending : name;
  const count = stored.get(cut) ?? 0;
  stored.set(cut, count + 1);
  return count === 0 ? cut : `${cut.slice(0, cut.length - ending.length)}(${count})${ending}`;
}

function replyOf({ quoted_message_metadata: quoted }: Values): Pick<ExportedMessage, 'replyTo'> {
  if (!isValues(quoted)) return {};
  const id = idOf(quoted.message_id);
  const name = cleanName(valuesOf(quoted.creator).name);
  const text = stringOf(quoted.text);
  return {
    replyTo: {
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(text === undefined ? {} : { text }),
    },
  };
}

function reactionsOf(message: Values): Pick<ExportedMessage, 'reactions'> {
  const reactions = listOf(message.reactions).flatMap((each): Reaction[] => {
    const { emoji, reactor_emails, count } = valuesOf(each);
    const { unicode, custom_emoji } = valuesOf(emoji);
    const custom = stringOf(valuesOf(custom_emoji).shortcode);
    const shown = stringOf(unicode) ?? (custom === undefined ? undefined : `:${custom.replaceAll(':', '')}:`);
    if (shown === undefined) return [];
    return [{ emoji: shown, count: numberOf(count) ?? Math.max(listOf(reactor_emails).length, 1) }];
  });
  return reactions.length === 0 ? {} : { reactions };
}
