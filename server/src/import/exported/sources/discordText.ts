import { type ExportSource, share } from '../exportSource';
import { type Attachment, omitted, type Reaction, type ReadItem, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { fileAt, isExporterNotice, readWritten, withoutDiscriminator } from './discord/exporter';
import { discordMarkdown } from './discord/markdown';
import { cleanName } from './shared/cleanText';
import { DayOrder } from './shared/dayOrder';
import { type LineReading, readMessageLines } from './shared/messageLines';
import { RichText } from './shared/richText';

const RULE = /^={20,}$/;
const HEADER = /^\[([^\]]{6,60})\] (.{1,200}?)( \(pinned\))?$/;
const SECTION = /^\{(Attachments|Embed|Stickers|Reactions|Forwarded Message)\}$/;

/**
 * DiscordChatExporter's text (PlainTextMessageWriter.cs): a head between rules, then `[date] author`, the text, a blank line and
 * `{Attachments}`, `{Embed}`, `{Stickers}`, `{Reactions}`. Dates are in the form of the machine's language, whose order of day and
 * month only all dates tell: the file is read twice.
 */
export const discordText: ExportSource = {
  id: 'discord-dce-text',
  name: 'Discord (DiscordChatExporter, text)',

  recognize: ({ lines }) =>
    share(
      RULE.test(lines[0] ?? ''),
      lines.slice(0, 3).some(line => line.startsWith('Guild: ')),
      lines.slice(0, 4).some(line => line.startsWith('Channel: ')),
    ),

  *read(text, { today }) {
    const order = orderOf(text, today);
    const head = new Map<string, string>();
    let rules = 0;
    let isLoose = true;
    let isStarted = false;
    const items = readMessageLines(text.lines(), (line): LineReading => {
      const wasLoose = isLoose;
      isLoose = line.trim() === '';
      if (RULE.test(line) && (wasLoose || rules % 2 === 1)) {
        rules++;
        return 'frame';
      }
      // The head, and the count at the end, are between rules.
      if (rules % 2 === 1) {
        const [, key, value] = /^(\w+): (.*)$/.exec(line) ?? [];
        if (key !== undefined && !head.has(key)) head.set(key, value!);
        return 'frame';
      }
      if (!wasLoose) return isLoose && !isStarted ? 'frame' : undefined;
      const header = HEADER.exec(line);
      const written = header === null ? undefined : readWritten(header[1]!);
      if (header === null || written === undefined) return isLoose && !isStarted ? 'frame' : undefined;
      isStarted = true;
      const day = order.dayOf(written.date);
      const name = withoutDiscriminator(header[2]!);
      return {
        text: '',
        toItem(content, at) {
          if (day === undefined) return unreadable(at, 'bad-time');
          if (name === undefined) return unreadable(at, 'no-sender');
          const { timestamp, hasSeconds } = written.time;
          return readContent(content.slice(1), { kind: 'local', day, timestamp, hasSeconds }, name);
        },
      };
    });
    let isNamed = false;
    for (const item of items) {
      if (!isNamed) {
        isNamed = true;
        const channel = cleanName(head.get('Channel'));
        // Other servers have channels of that name.
        const id = [head.get('Guild'), channel].join(' / ');
        yield channel === undefined
          ? { kind: 'conversation' }
          : { kind: 'conversation', id, name: channel.replace(/^.* \/ /, '') };
      }
      yield item;
    }
  },
};

function orderOf(text: SourceText, today: string | undefined): DayOrder {
  const order = new DayOrder(today);
  for (const { text: line } of text.lines()) {
    const [, date] = line === undefined ? [] : (HEADER.exec(line) ?? []);
    const written = date === undefined ? undefined : readWritten(date);
    if (written !== undefined) order.add(written.date, date!);
  }
  return order;
}

function readContent(
  text: string,
  time: Extract<ReadItem, { kind: 'message' }>['time'],
  name: string,
): ReadItem {
  const sections = sectionsOf(text);
  const [content = ''] = sections.get('') ?? [];
  if (isExporterNotice(content)) return omitted('notice');
  const attachments: Attachment[] = [];
  for (const line of linesIn(sections.get('Attachments'))) attachments.push(fileAt(line));
  for (const line of linesIn(sections.get('Stickers'))) attachments.push(fileAt(line, undefined, 'sticker'));
  const reactions = linesIn(sections.get('Reactions')).flatMap(reactionsIn);
  const forwarded = (sections.get('Forwarded Message') ?? []).map(part =>
    new RichText()
      .add('Forwarded')
      .addQuote(discordMarkdown(part.replace(/\n?Originally sent: .{1,60}$/, '')))
      .toString(),
  );
  // Previews of links are left out: the link is in the text.
  const embeds = (sections.get('Embed') ?? []).filter(
    embed =>
      content.trim() === '' ||
      !linesIn([embed]).some(line => /^https?:/.test(line) && content.includes(line)),
  );
  const body = [discordMarkdown(content), ...forwarded, ...embeds.map(embed => discordMarkdown(embed))]
    .filter(part => part !== '')
    .join('\n\n');
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { name },
    body,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(reactions.length === 0 ? {} : { reactions }),
  };
}

/** The parts of a message by their headings; the text is under `''`. A message may have several embeds. */
function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let heading = '';
  let lines: string[] = [];
  const end = () => sections.set(heading, [...(sections.get(heading) ?? []), lines.join('\n').trim()]);
  for (const line of text.split('\n')) {
    const section = SECTION.exec(line)?.[1];
    const isLoose = lines.length === 0 || lines.at(-1)!.trim() === '';
    if (section === undefined || !isLoose) {
      lines.push(line);
      continue;
    }
    end();
    heading = section;
    lines = [];
  }
  end();
  return sections;
}

function linesIn(parts: readonly string[] | undefined): readonly string[] {
  return (parts ?? []).flatMap(part => part.split('\n')).filter(line => line.trim() !== '');
}

/** `👍 (2) ❤` */
function reactionsIn(line: string): readonly Reaction[] {
  return [...line.matchAll(/(\S{1,100})(?: \((\d{1,9})\))?/g)].map(([, emoji, count]) => ({
    emoji: emoji!,
    count: Number(count ?? 1),
  }));
}
