import { type ExportSource, share } from '../exportSource';
import { readInstant } from '../input/times';
import { type Attachment, type ExportedMessage, omitted, type ReadItem, unreadable } from '../readItem';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName } from './shared/cleanText';
import { RichText } from './shared/richText';
import { listOf, stringOf, type Values, valuesOf } from './shared/values';

/**
 * The messages of Messenger that are encrypted end to end, which its website exports apart: `threadName`, `participants` as names,
 * `messages` with `senderName`, `text`, `media`. In proper UTF-8. Keys follow no order, so the file is read twice, first for the name.
 */
export const messengerSecureJson: ExportSource = {
  id: 'messenger-secure-json',
  name: 'Messenger (encrypted chats, JSON)',

  recognize: sample =>
    share(
      sample.hasJson('messages[].senderName'),
      sample.hasJson('messages[].timestamp'),
      sample.hasJson('messages[].isUnsent'),
      sample.hasJson('participants[]') || sample.hasJson('threadName'),
    ),

  *read(text) {
    let name: string | undefined;
    for (const { path, value } of text.json(at => at === 'messages[]')) {
      // The name ends with a number of the export: `Noa_12`.
      if (path === 'threadName') name = cleanName(value)?.replace(/_\d{1,9}$/, '');
    }
    yield { kind: 'conversation', ...(name === undefined ? {} : { name }) };
    for (const { path, value, line, problem } of text.json(at => at === 'messages[]')) {
      if (problem !== undefined) yield unreadable(line, problem);
      else if (path === 'messages[]') yield readMessage(valuesOf(value), line);
    }
  },
};

function readMessage(message: Values, line: number): ReadItem {
  if (message.isUnsent === true) return omitted('recalled');
  const time = readInstant(message.timestamp);
  if (time === undefined) return unreadable(line, message.timestamp === undefined ? 'no-time' : 'bad-time');
  const name = cleanName(message.senderName);
  if (name === undefined) return unreadable(line, 'no-sender');
  const attachments = listOf(message.media).map((each): Attachment => {
    const path = stringOf(valuesOf(each).uri)?.replace(/^\.\//, '');
    return { kind: attachmentKind(undefined, path), ...(path === undefined ? {} : { path }) };
  });
  const text = stringOf(message.text) ?? '';
  if (message.type === 'placeholder' || message.type === 'call') return omitted('notice');
  const body = new RichText().add(text).toString();
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

function reactionsOf(message: Values): Pick<ExportedMessage, 'reactions'> {
  const counts = new Map<string, number>();
  for (const each of listOf(message.reactions)) {
    const emoji = stringOf(valuesOf(each).reaction);
    if (emoji !== undefined) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  }
  return counts.size === 0 ? {} : { reactions: [...counts].map(([emoji, count]) => ({ emoji, count })) };
}
