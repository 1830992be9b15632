import { type ExportSource, type ReadContext, share } from '../exportSource';
import { omitted, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { anyTime, noTime } from './shared/anyTime';
import { cleanName } from './shared/cleanText';
import { type CsvRow, csvRows, isRow } from './shared/csvTable';
import { dingTalkContent, dingTalkStart } from './shared/dingTalkContent';

/** The table of dingtalk-chat-exporter, from its writer (exporters.py). */
export const dingTalkCsv: ExportSource = {
  id: 'dingtalk-csv',
  name: 'DingTalk (dingtalk-chat-exporter, CSV)',
  accounts: 'dingtalk',

  recognize: sample =>
    share(
      sample.hasColumns('datetime', 'sender_name', 'sender_id'),
      sample.hasColumns('message_id', 'message_type', 'content_type'),
      sample.hasColumns('text', 'recalled'),
    ),

  read,
};

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  yield dingTalkStart(text.path);
  for (const row of csvRows(text)) yield isRow(row) ? readRow(row) : row;
}

function readRow(row: CsvRow): ReadItem {
  if (/^(?:true|1)$/i.test(row.field('recalled').trim())) return omitted('recalled');
  const written = row.field('datetime');
  const time = anyTime(written);
  if (time === undefined) return unreadable(row.line, noTime(written));
  const account = row.field('sender_id').trim() || undefined;
  const name = cleanName(row.field('sender_name')) ?? account;
  if (name === undefined) return unreadable(row.line, 'no-sender');
  const content = dingTalkContent(row.field('text'), row.field('content_type'));
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { account, name },
    id: row.field('message_id').trim() || undefined,
    ...content,
  };
}
