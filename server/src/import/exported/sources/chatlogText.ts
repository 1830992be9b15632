import { isBlank } from '../../../text/lines';
import { dayOf } from '../../written/date';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { localTime } from '../input/times';
import { type LocalTime, omitted, type ReadItem, type Sender, unreadable } from '../readItem';
import type { SourceText } from '../sourceText';
import { chatlogContent } from './shared/chatlogContent';
import { cleanName } from './shared/cleanText';
import { RunningDay } from './shared/days';
import { dayInPath, fileDay } from './shared/fileDay';
import { tencentNotice } from './shared/notice';
import { textBlocks } from './shared/textBlocks';

/** `苏小棠(wxid_a) 08:02:11`; of several conversations with `[退款小组(1@chatroom)] ` before the time. */
const HEADER = /^(.{1,300}?)(?: \[(.{1,200})\])? (?:(?:(\d{4})-)?(\d{2})-(\d{2}) )?(\d{2}):(\d{2}):(\d{2})$/;
const NAME_AND_ACCOUNT = /^(.*)\(([^()\s]{1,100})\)$/;
/** Who has no name: the owner, notices, accounts. */
const BARE = /^(?:我|系统消息|[\w@.-]{3,100})$/;
/** An account of WeChat. QQ's are numbers. */
const ACCOUNT = /^(?:我|[A-Za-z][\w@.-]{2,}|\d+@(?:chatroom|openim))$/;

interface Header {
  readonly name: string;
  readonly account: string | undefined;
  readonly talker: string | undefined;
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  readonly clock: readonly [hours: number, minutes: number, seconds: number];
}

/**
 * chatlog's text, from its writer (Message.PlainText, PerfectTimeFormat). It leaves out the year of the days of one year, and the day of
 * one day; so they are sought in the file's path.
 */
export const chatlogText: ExportSource = {
  id: 'wechat-chatlog-txt',
  name: 'WeChat (chatlog, text)',
  accounts: 'wechat',

  recognize(sample) {
    const first = sample.lines.findIndex(line => !isBlank(line));
    const header = readHeader(sample.lines[first] ?? '');
    if (header === undefined) return 0;
    const headers = sample.lines.flatMap((line, at) =>
      isBlank(sample.lines[at - 1] ?? '') ? (readHeader(line) ?? []) : [],
    );
    return share(
      true,
      readHeader(sample.lines[first + 1] ?? '') === undefined,
      headers.some(({ account }) => account !== undefined && ACCOUNT.test(account)),
    );
  },

  read,
};

/** What a file does not write of its days. */
interface Days {
  /** For dates without a year; `NaN` if it is unknown. */
  readonly year: number;
  /** For times without a day. @throws {ExportError} if nothing is known of it */
  readonly running: RunningDay;
}

function* read(text: SourceText, context: ReadContext): Iterable<ReadItem> {
  const days: Days = {
    year: Number((dayInPath(text.path) ?? context.start?.day ?? context.today)?.slice(0, 4)),
    get running() {
      running ??= new RunningDay(fileDay(text, context));
      return running;
    },
  };
  let running: RunningDay | undefined;
  let talker: string | undefined;
  const blocks = textBlocks(text, (line, isLoose) => (isLoose ? readHeader(line) : undefined));
  for (const { header, line, lines, isTooLong } of blocks) {
    if (header === undefined) {
      yield unreadable(line, isTooLong ? 'too-long' : 'no-start');
      continue;
    }
    if (header.talker !== undefined && header.talker !== talker) {
      talker = header.talker;
      const [, name, id] = NAME_AND_ACCOUNT.exec(talker) ?? [];
      yield { kind: 'conversation', id: id ?? talker, name: cleanName(name) };
    }
    yield isTooLong ? unreadable(line, 'too-long') : readMessage(header, line, lines, days);
  }
}

function readHeader(line: string): Header | undefined {
  const match = HEADER.exec(line);
  if (match === null) return undefined;
  const [, who, talker, year, month, day, ...clock] = match;
  const [, name, account] = NAME_AND_ACCOUNT.exec(who!) ?? [];
  if (account === undefined && !BARE.test(who!)) return undefined;
  return {
    name: name?.trim() || account || who!,
    account: account ?? who,
    talker,
    year: year === undefined ? undefined : Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
    clock: [Number(clock[0]), Number(clock[1]), Number(clock[2])],
  };
}

function readMessage(header: Header, line: number, lines: readonly string[], days: Days): ReadItem {
  const body = lines.join('\n').trimEnd();
  const time = timeOf(header, days);
  if (header.account === '系统消息') return tencentNotice(body);
  if (time === undefined) return unreadable(line, header.day === undefined ? 'no-time' : 'bad-time');
  const content = chatlogContent(body);
  if (content.body === '' && content.attachments === undefined && content.replyTo === undefined) {
    return omitted('empty');
  }
  return { kind: 'message', time, sender: senderOf(header), ...content };
}

function senderOf({ name, account }: Header): Sender {
  const shown = cleanName(name) ?? '我';
  return account === '我' ? { name: shown } : { account, name: shown };
}

function timeOf(header: Header, days: Days): LocalTime | undefined {
  const { year, month, day, clock } = header;
  const [hours, minutes, seconds] = clock;
  if (month === undefined || day === undefined) {
    return localTime(days.running.of(hours * 3600 + minutes * 60 + seconds), hours, minutes, seconds);
  }
  const date = dayOf(year ?? days.year, month, day);
  return date === undefined ? undefined : localTime(date, hours, minutes, seconds);
}
