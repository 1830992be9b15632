import { escapeMarkdown } from '../../../markdown/escapeMarkdown';
import { readTime } from '../../written/time';
import { ExportError } from '../exportFile';
import { type ExportSource, share } from '../exportSource';
import { readIsoTime } from '../input/times';
import {
  type Attachment,
  type MessageTime,
  omitted,
  type Reaction,
  type ReadItem,
  unreadable,
} from '../readItem';
import { attachmentKind } from './shared/attachmentKind';
import { cleanName, cleanText } from './shared/cleanText';
import { RunningDay } from './shared/days';
import { type LineReading, readMessageLines } from './shared/messageLines';
import { RichText } from './shared/richText';

/** `[2026-03-01T08:03:40.000Z] Nora Quill: agenda`, `[10:03] Ben Okafor:`, `[10:08] Kim [forwarded from Ext]: FYI` */
const HEADER =
  /^\[(\d{4}-\d{2}-\d{2}T[\d:.]{4,15}(?:Z|[+-]\d{2}:\d{2})?|\d{1,2}:\d{2}(?: ?[AP]M)?)\] ([^:\n]{1,200}?)(?: \[!(?:URGENT|IMPORTANT)\])?(?: \[forwarded from ([^\]\n]{1,200})\])?:(?: (.*))?$/;
const QUOTE = /^ {2}> (?:([^:\n]{1,100}): )?(.*)$/;
const FORWARDED = /^ {2}\[forwarded from ([^\]\n]{1,200})\]: (.*)$/;
const PARTICIPANTS = /^Participants \(\d+(?: of \d+)?\): /;
/** `  [👍 Ben Okafor · ❤️ ×2]` */
const REACTIONS = / {2}\[((?:\p{Extended_Pictographic}|\p{RI}|[0-9#*]\ufe0f?\u20e3)[^[\]\n]{0,2000})\]$/u;
const FILES =
  /(?:^|\s+)((?:\[(?:image|video|audio|file|link)(?:: [^\]\n]{1,300})?\](?: \([\w-]{1,30}\))?(?: \[\+\d+ more\])? ?)+)$/;
/**
 * The text of the extension Teams Chat Exporter (toPlainText in src/background/download.ts): a message is a line, further lines are
 * indented by four spaces, what it answers is above, reactions are at its end. Times without a day, of old versions, are of the day that
 * is given for the start.
 */
export const teamsText: ExportSource = {
  id: 'teams-web-chat-exporter-text',
  name: 'Teams (Chat Exporter, text)',

  recognize: ({ lines }) => {
    const shown = lines.filter(line => line.trim() !== '');
    const headers = shown.filter(line => HEADER.test(line));
    const others = shown.filter(
      line =>
        !HEADER.test(line) && !/^ {2}/.test(line) && !/^(?:=+$|Participants |\d+ of \d+ images )/.test(line),
    );
    const isOwn = lines.some(
      line => QUOTE.test(line) || FORWARDED.test(line) || PARTICIPANTS.test(line) || REACTIONS.test(line),
    );
    return share(
      headers.length > 0 && others.length * 20 <= headers.length,
      isOwn || headers.some(line => /^\[\d{4}-\d{2}-\d{2}T/.test(line)),
    );
  },

  *read(text, { start }) {
    const running = start && new RunningDay(start.day);
    const timeOf = (written: string): MessageTime | undefined => {
      const iso = readIsoTime(written);
      if (iso !== undefined) return iso;
      const clock = readTime(written);
      if (clock === undefined) return undefined;
      if (running === undefined) throw new ExportError('needs-start');
      const { timestamp, hasSeconds } = clock;
      return { kind: 'local', day: running.of(timestamp), timestamp, hasSeconds };
    };
    let isInHead = true;
    yield* readMessageLines(text.lines(), (line): LineReading => {
      const [whole, written, author, forwarder, words] = HEADER.exec(line) ?? [];
      if (whole === undefined) return isInHead ? 'frame' : undefined;
      isInHead = false;
      const time = timeOf(written!);
      const name = cleanName(author);
      return {
        text: words ?? '',
        toItem(content, at) {
          if (time === undefined) return unreadable(at, 'no-time');
          if (name === undefined || name === '[unknown]') return unreadable(at, 'no-sender');
          return readContent(content, time, name, forwarder);
        },
      };
    });
  },
};

function readContent(text: string, time: MessageTime, name: string, forwarder: string | undefined): ReadItem {
  let replyTo: { name?: string; text: string } | undefined;
  let forwarded = forwarder === undefined ? undefined : { from: forwarder, text: '' };
  const lines: string[] = [];
  for (const line of cleanText(text).trimEnd().split('\n')) {
    const quote = lines.join('') === '' && replyTo === undefined ? QUOTE.exec(line) : null;
    const other = FORWARDED.exec(line);
    if (quote !== null) replyTo = { ...(quote[1] === undefined ? {} : { name: quote[1] }), text: quote[2]! };
    else if (other !== null) forwarded = { from: other[1]!, text: other[2]! };
    else lines.push(line.replace(/^ {4}/, ''));
  }
  let said = lines.join('\n').trim();
  const reactions = reactionsIn(REACTIONS.exec(said)?.[1]);
  if (reactions.length > 0) said = said.replace(REACTIONS, '');
  const isEdited = said.endsWith(' (edited)') || said === '(edited)';
  said = said.replace(/(?:^| )\(edited\)$/, '').trimEnd();
  if (said === '[message deleted]') return omitted('recalled');
  const files = FILES.exec(said)?.[1];
  if (files !== undefined) said = said.slice(0, said.length - files.length).trimEnd();
  const attachments = files === undefined ? [] : filesIn(files);
  if (forwarded !== undefined && forwarder !== undefined) {
    forwarded.text = said;
    said = '';
  }
  const parts = [
    escapeMarkdown(said),
    forwarded === undefined
      ? ''
      : new RichText()
          .add(`Forwarded from ${forwarded.from}`)
          .addQuote(escapeMarkdown(forwarded.text))
          .toString(),
  ];
  const body = parts.filter(part => part !== '').join('\n\n');
  if (body === '' && attachments.length === 0) return omitted('empty');
  return {
    kind: 'message',
    time,
    sender: { name },
    body,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(isEdited ? { isEdited: true } : {}),
    ...(reactions.length === 0 ? {} : { reactions }),
  };
}

/** `👍 Ben Okafor, You · ❤️ ×2` */
function reactionsIn(text: string | undefined): readonly Reaction[] {
  return (text ?? '').split(' · ').flatMap(part => {
    const [, emoji, names] = /^(\S+)(?: (.*))?$/.exec(part.trim()) ?? [];
    if (emoji === undefined) return [];
    const count = /^×(\d{1,9})$/.exec(names ?? '')?.[1];
    return [{ emoji, count: count === undefined ? (names ?? 'x').split(', ').length : Number(count) }];
  });
}

/** `[image: a.png] (expired) [file: b.pdf] [+2 more]` */
function filesIn(text: string): readonly Attachment[] {
  return [...text.matchAll(/\[(image|video|audio|file|link)(?:: ([^\]\n]{1,300}))?\]/g)].map(
    ([, kind, name]) => ({
      kind:
        kind === 'link' || kind === 'file' ? attachmentKind(undefined, name) : (kind as Attachment['kind']),
      ...(name === undefined ? {} : { name }),
    }),
  );
}
