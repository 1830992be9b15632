import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import { type MessageTime, omitted, type Reaction, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { fileAt, isExporterNotice, readWritten, withoutDiscriminator } from './discord/exporter';
import { discordMarkdown } from './discord/markdown';
import { DayOrder } from './shared/dayOrder';

const DATE = 'Date';
/** The columns of versions before 2.16, which have semicolons between them and at the end; the first have no accounts. */
const OLD_HEAD = /^(?:AuthorID;)?Author;Date;Content;Attachments;/;

/**
 * DiscordChatExporter's CSV (CsvMessageWriter.cs). The kinds of messages are not in it, so notices are known by their sentences.
 * Versions before 2.42 write dates in the form of the machine's language, whose order of day and month only all dates tell: then the
 * file is read twice.
 */
export const discordCsv: ExportSource = {
  id: 'discord-dce-csv',
  name: 'Discord (DiscordChatExporter, CSV)',
  accounts: 'discord',

  recognize: sample =>
    OLD_HEAD.test(sample.lines[0] ?? '')
      ? 1
      : share(
          sample.hasColumns('AuthorID', 'Author'),
          sample.hasColumns('Date', 'Content'),
          sample.hasColumns('Attachments', 'Reactions'),
        ),

  *read(text, { today }) {
    const separator = separatorOf(text);
    let columns: ReadonlyMap<string, number> | undefined;
    let order: DayOrder | undefined;
    const timeOf = (date: string): MessageTime | undefined => {
      const time = readIsoTime(date);
      if (time !== undefined) return time;
      const written = readWritten(date);
      if (written === undefined) return undefined;
      order ??= orderOf(text, separator, today);
      const day = order.dayOf(written.date);
      const { timestamp, hasSeconds } = written.time;
      return day === undefined ? undefined : { kind: 'local', day, timestamp, hasSeconds };
    };
    for (const { line, fields, problem } of text.csv(separator)) {
      if (columns === undefined) {
        columns = new Map((fields ?? []).map((name, i) => [name.trim(), i]));
      } else if (fields === undefined) yield unreadable(line, problem ?? 'syntax');
      else {
        const at = (name: string) => fields[columns!.get(name) ?? -1] ?? '';
        yield readRecord(at, line, timeOf);
      }
    }
  },
};

function separatorOf(text: SourceText): string {
  for (const { text: head } of text.lines()) return head !== undefined && OLD_HEAD.test(head) ? ';' : ',';
  return ',';
}

function orderOf(text: SourceText, separator: string, today: string | undefined): DayOrder {
  const order = new DayOrder(today);
  let column: number | undefined;
  for (const { fields } of text.csv(separator)) {
    if (column === undefined) column = fields?.findIndex(name => name.trim() === DATE) ?? -1;
    else {
      const date = fields?.[column] ?? '';
      const written = readWritten(date);
      if (written !== undefined) order.add(written.date, date);
    }
  }
  return order;
}

function readRecord(
  at: (name: string) => string,
  line: number,
  timeOf: (date: string) => MessageTime | undefined,
): ReadItem {
  const content = at('Content');
  if (isExporterNotice(content)) return omitted('notice');
  const time = timeOf(at('Date'));
  if (time === undefined) return unreadable(line, at('Date').trim() === '' ? 'no-time' : 'bad-time');
  const account = at('AuthorID').trim() || undefined;
  const name = withoutDiscriminator(at('Author')) ?? account;
  if (name === undefined) return unreadable(line, 'no-sender');
  // Addresses are joined with commas, and may hold some.
  const attachments = at('Attachments')
    .split(/,(?=https?:\/\/|[^,]{1,300}[/\\])/)
    .filter(address => address !== '')
    .map(address => fileAt(address));
  const reactions = reactionsIn(at('Reactions').split(','));
  const body = discordMarkdown(content);
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { account, name },
    body,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(reactions.length === 0 ? {} : { reactions }),
  };
}

/** `👍 (2)` */
function reactionsIn(parts: readonly string[]): readonly Reaction[] {
  return parts.flatMap(part => {
    const [, emoji, count] = /^\s*(.+?)(?: \((\d{1,9})\))?\s*$/s.exec(part) ?? [];
    return emoji === undefined ? [] : [{ emoji, count: Number(count ?? 1) }];
  });
}
