import { type ExportSource, share } from '../exportSource';
import { omitted, type ReadItem, unreadable } from '../readItem';
import { anyTime, noTime } from './shared/anyTime';
import { chatlogContent } from './shared/chatlogContent';
import { cleanName } from './shared/cleanText';
import { type CsvRow, csvRows, isRow } from './shared/csvTable';
import { tencentNotice } from './shared/notice';

/** chatlog's table, from its writer (internal/chatlog/http/route.go). The times are those of the machine that ran it. */
export const chatlogCsv: ExportSource = {
  id: 'wechat-chatlog-csv',
  name: 'WeChat (chatlog, CSV)',
  accounts: 'wechat',

  recognize: sample =>
    share(
      sample.hasColumns('Time', 'Content'),
      sample.hasColumns('SenderName', 'Sender'),
      sample.hasColumns('TalkerName', 'Talker'),
    ),

  *read(text) {
    let talker: string | undefined;
    for (const row of csvRows(text)) {
      if (!isRow(row)) {
        yield row;
        continue;
      }
      const next = row.field('Talker').trim();
      if (next !== '' && next !== talker) {
        talker = next;
        yield { kind: 'conversation', id: talker, name: cleanName(row.field('TalkerName')) };
      }
      yield readRow(row);
    }
  },
};

function readRow(row: CsvRow): ReadItem {
  const text = row.field('Content');
  const account = row.field('Sender').trim() || undefined;
  if (account === '系统消息') return tencentNotice(text);
  const time = anyTime(row.field('Time'));
  if (time === undefined) return unreadable(row.line, noTime(row.field('Time')));
  const name = cleanName(row.field('SenderName')) ?? account;
  if (name === undefined) return unreadable(row.line, 'no-sender');
  const content = chatlogContent(text);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender: { account, name }, ...content };
}
