import { type ExportSource, type ReadContext, share } from '../exportSource';
import { omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { dingTalkContent, dingTalkStart } from './shared/dingTalkContent';
import { idOf, stringOf, type Values, valuesOf } from './shared/values';

/** The JSON of dingtalk-chat-exporter: an array of messages. From its writer (exporters.py, messages.py). */
export const dingTalkJson: ExportSource = {
  id: 'dingtalk-json',
  name: 'DingTalk (dingtalk-chat-exporter, JSON)',
  accounts: 'dingtalk',

  recognize: sample =>
    share(
      sample.hasJson('[].sender_name', '[].sender_id'),
      sample.json.has('[].content_type'),
      sample.json.has('[].recalled'),
      sample.json.has('[].datetime') || sample.json.has('[].timestamp'),
      sample.json.has('[].text'),
    ),

  read,
};

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  let conversation: string | undefined;
  let isStarted = false;
  for (const { path, value, line, problem } of text.json(at => at === '[]')) {
    if (problem !== undefined) {
      yield unreadable(line, problem);
      continue;
    }
    if (path !== '[]') continue;
    const message = valuesOf(value);
    const id = stringOf(message.conversation_id);
    if (!isStarted || (id !== undefined && id !== conversation)) {
      isStarted = true;
      conversation = id;
      yield dingTalkStart(text.path, id);
    }
    yield readMessage(message, line);
  }
}

function readMessage(message: Values, line: number): ReadItem {
  if (message.recalled === true) return omitted('recalled');
  const time = anyTime(message.timestamp, message.datetime);
  if (time === undefined) return unreadable(line, noTime(message.timestamp, message.datetime));
  const account = idOf(message.sender_id);
  const name = cleanName(message.sender_name) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  const content = dingTalkContent(stringOf(message.text) ?? '', message.content_type, message.attachments);
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return { kind: 'message', time, sender: { account, name }, id: idOf(message.message_id), ...content };
}
