import { AT, DATE, dayOf, readDate } from '../../written/date';
import { plainLine } from '../../written/marks';
import { readTime, TIME } from '../../written/time';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { instant, readIsoTime } from '../input/times';
import {
  type Attachment,
  type ExportedMessage,
  type MessageTime,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
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
    for (const { path, value, line, problem } of text.json(at => at === 'messages[]')) {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === 'messages[]') yield readMessage(valuesOf(value), line);
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

function readMessage(message: Values, line: number): ReadItem {
  if (message.message_state === 'DELETED' || message.deletion_metadata !== undefined)
    return omitted('recalled');
  const written = stringOf(message.created_date) ?? stringOf(message.updated_date);
  const time = written === undefined ? undefined : readTakeoutTime(written);
  if (time === undefined) return unreadable(line, written === undefined ? 'no-time' : 'bad-time');
  const creator = valuesOf(message.creator);
  const account = stringOf(creator.email);
  const name = cleanName(creator.name) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  const attachments = filesOf(message);
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

const ZONE = /[\s,(]*\b(?:UTC|GMT)\b\)?[\s,]*/i;
const SENTENCE = new RegExp(`(${DATE})(?:[,،、]? ?\\p{L}{0,8}[,.]? ?|${AT})(${TIME})$`, 'iu');

/**
 * `Sunday, March 1, 2026 at 8:03:40 AM UTC`, `Tuesday, 14 March 2021 at 22:41:03 UTC`, `2026年5月29日星期五 UTC 03:00:29`. A time in the
 * form of programs is read as well.
 */
export function readTakeoutTime(written: string): MessageTime | undefined {
  const iso = readIsoTime(written);
  if (iso !== undefined) return iso;
  const line = plainLine(written).replace(/ {2,}/g, ' ').trim();
  if (line.length > 100) return undefined;
  const hasZone = ZONE.test(line);
  const [, dateText, timeText] = SENTENCE.exec(line.replace(ZONE, ' ').trim().replace(/ {2,}/g, ' ')) ?? [];
  const date = dateText === undefined ? undefined : readDate(dateText);
  const time = timeText === undefined ? undefined : readTime(timeText);
  if (date?.kind !== 'date' || date.year === undefined || time === undefined) return undefined;
  const day = dayOf(date.year, date.month, date.day);
  if (day === undefined) return undefined;
  if (!hasZone) return { kind: 'local', day, timestamp: time.timestamp, hasSeconds: time.hasSeconds };
  return instant(Date.parse(`${day}T00:00:00Z`) + time.timestamp * 1000);
}

/** The text; of links and meetings that are no text, what the application shows. */
function textOf(message: Values): string {
  const rich = new RichText();
  const text = stringOf(message.text) ?? '';
  rich.add(text);
  for (const each of listOf(message.annotations)) {
    const { url_metadata, video_call_metadata, drive_metadata, gsuite_integration_metadata } = valuesOf(each);
    const call = valuesOf(valuesOf(video_call_metadata).meeting_space);
    const address =
      stringOf(call.meeting_url) ??
      stringOf(valuesOf(valuesOf(url_metadata).url).private_do_not_access_or_else_safe_url_wrapped_value) ??
      stringOf(valuesOf(drive_metadata).url);
    const title =
      stringOf(valuesOf(url_metadata).title) ??
      stringOf(valuesOf(drive_metadata).title) ??
      stringOf(valuesOf(gsuite_integration_metadata).calendar_event_data);
    if (text.trim() === '' && (address ?? title) !== undefined)
      rich.add(`\n${title ?? address}`.trim(), { href: address });
  }
  return rich.toString();
}

function filesOf(message: Values): readonly Attachment[] {
  return listOf(message.attached_files).map(each => {
    const { original_name, export_name } = valuesOf(each);
    const name = cleanName(original_name);
    const path = stringOf(export_name);
    return {
      kind: attachmentKind(undefined, name ?? path),
      ...(path === undefined ? {} : { path }),
      ...(name === undefined ? {} : { name }),
    };
  });
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
