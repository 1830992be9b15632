import { isBlank } from '../../../text/lines';
import { Titles } from '../../copied/qqTitles';
import { plainLine } from '../../written/marks';
import { isLogLevel, readName } from '../../written/name';
import { readTime, TIME_WITH_SECONDS } from '../../written/time';
import { type ExportSource, type ReadContext, share } from '../exportSource';
import { localTime } from '../input/times';
import { type LocalTime, MAX_ITEM_LENGTH, omitted, type ReadItem, unreadable } from '../readItem';
import type { Sample } from '../sample';
import type { SourceText } from '../sourceText';
import { cleanName } from './shared/cleanText';
import { tencentNotice } from './shared/notice';
import { oneLine, plainBody } from './shared/plainBody';
import { type Content, shownContent } from './shared/weChatContent';

/** A number or an address of mail. */
const ACCOUNT = '[(<（](\\d{4,12}|[^\\s()<>（）@]{1,60}@[^\\s()<>（）]{1,60})[)>）]';
/** `2026-03-01 8:02:11 苏小棠(10001)`; on a machine with a 12-hour clock `2026-03-01 上午 8:02:11`, `… 8:02:11 AM`. */
const HEADER = new RegExp(
  `^(\\d{4}([-/])\\d{1,2}\\2\\d{1,2}) (${TIME_WITH_SECONDS}) (.{0,120}?)(?:${ACCOUNT})?$`,
  'i',
);
const BEGINNING = /^消息记录（此消息记录为文本格式/;
const HEAD = /^消息(分组|对象)[:：](.*)$/;
const RULE = /^={10,}$/;
/** What the program says of a file that is sent; it begins with the picture of the file. */
const OF_FILE =
  /^\[图片\](?:对方已成功接收了你发送的|你已下载|[您你]?(?:已经?)?成功(?:接收|发送)|对方(?:已经?)?(?:接收|取消|拒绝)|[您你](?:已经?)?(?:取消|拒绝|中断))/;
/** Messages may be out of order by some seconds, but the text of a message may quote far older ones. */
const OUT_OF_ORDER = 3600;
/** More names than any group has. */
const MAX_NAMES = 100_000;

interface Header {
  readonly name: string;
  readonly account: string | undefined;
  readonly time: LocalTime | undefined;
  /** Seconds since 1970, to compare times. */
  readonly seconds: number;
}

/** The message that is being read. */
interface Open {
  readonly header: Header;
  readonly line: number;
  readonly lines: string[];
  length: number;
}

/** What is known of the whole file before its messages are read. */
interface Survey {
  readonly titles: Titles;
  /** Whether the messages have no blank lines between them. */
  readonly isTight: boolean;
  /** Whether most senders have an account, as in the log of a group. */
  readonly haveAccounts: boolean;
}

/**
 * The text that QQ's message manager writes: a head for each group or person, and their messages. From ChatLab's reader (browser/qq.ts),
 * its tests, and logs in tests of other readers. The file is read twice: titles before names are told from names by all of them, and
 * what is a header depends on how the file separates messages.
 */
export const qqText: ExportSource = {
  id: 'qq-text',
  name: 'QQ (message manager, text)',
  accounts: 'qq',

  recognize: sample =>
    sample.lines.slice(0, 20).some(line => BEGINNING.test(line))
      ? 1
      : share(hasHead(sample), hasHeaders(sample)),

  read,
};

function hasHead(sample: Sample): boolean {
  const first = sample.lines.findIndex(line => !isBlank(line));
  return (
    sample.lines.slice(0, 20).some(line => HEAD.exec(line)?.[1] === '对象') ||
    // A part of a log begins with a message.
    (hasAccount(sample.lines[first] ?? '') && sample.lines.filter(hasAccount).length > 1)
  );
}

/** Whether a line is a header with an account. A space before an address is that of other programs, such as Git. */
function hasAccount(line: string): boolean {
  return readHeader(line)?.account !== undefined && !/\s<[^<>]+@[^<>]+>\s*$/.test(line);
}

/** Whether there are headers with text below them; a list of events has lines of the same form one below the other. */
function hasHeaders(sample: Sample): boolean {
  let [headers, withText] = [0, 0];
  for (const [at, line] of sample.lines.entries()) {
    const header = readHeader(line);
    if (header === undefined || isLogLevel(header.name)) continue;
    headers++;
    const below = sample.lines[at + 1];
    if (below === undefined || readHeader(below) === undefined) withText++;
  }
  return headers > 0 && withText * 5 >= headers * 4;
}

function* read(text: SourceText, _context: ReadContext): Iterable<ReadItem> {
  const survey = surveyOf(text);
  /** The last name of an account, for headers that show its number only. */
  const names = new Map<string, string>();
  let open: Open | undefined;
  let last: number | undefined;
  let isLoose = true;
  let isInHead = true;
  let rule: string | undefined;
  let stray = false;

  const close = function* (): Iterable<ReadItem> {
    if (open !== undefined) yield messageOf(open, survey.titles, names);
    open = undefined;
    stray = false;
  };
  for (const { number, text: raw } of text.lines()) {
    const line = plainLine(raw ?? '').trim();
    const wasLoose = isLoose || isInHead;
    isLoose = raw !== undefined && isBlank(raw);
    if (RULE.test(line) && rule === undefined) {
      // Between the lines of a head, or text: the next line tells.
      if (!isInHead || open !== undefined) rule = raw;
      continue;
    }
    const head = HEAD.exec(line);
    if (BEGINNING.test(line) || (head !== null && (rule !== undefined || isInHead || open === undefined))) {
      yield* close();
      rule = undefined;
      isInHead = true;
      last = undefined;
      if (head?.[1] === '对象') {
        const [, name, id] = /^(.*?)(?:\((\d{5,12})\))?$/.exec(head[2]!.trim()) ?? [];
        yield { kind: 'conversation', id, name: cleanName(name) };
      }
      continue;
    }
    if (isLoose && isInHead && open === undefined) continue;
    isInHead = false;
    if (rule !== undefined) {
      if (open !== undefined) add(open, rule);
      rule = undefined;
    }
    const header = readHeader(raw ?? '');
    if (header !== undefined && begins(header, wasLoose, last, survey)) {
      yield* close();
      last = header.seconds;
      open = { header, line: number, lines: [], length: 0 };
    } else if (open !== undefined) add(open, raw);
    else if (!isLoose && !stray) {
      stray = true;
      yield unreadable(number, 'no-start');
    }
  }
  if (open !== undefined && rule !== undefined) add(open, rule);
  yield* close();
}

function add(open: Open, line: string | undefined): void {
  open.length += (line?.length ?? MAX_ITEM_LENGTH) + 1;
  if (open.length <= MAX_ITEM_LENGTH) open.lines.push(line ?? '');
}

function readHeader(raw: string): Header | undefined {
  if (!/^\d{4}[-/]\d/.test(raw) || raw.length > 400) return undefined;
  const match = HEADER.exec(plainLine(raw).replace(/\s+$/, end => (end === '' ? '' : ' ')));
  if (match === null) return undefined;
  const [, date, , clock, name, account] = match;
  const time = readTime(clock!);
  if (time === undefined) return undefined;
  if (account === undefined) {
    // A line of Zoom or of a log file ends with a colon; a changelog has a zone after the time.
    const isName = name!.trim() === '' || (readName(name) !== undefined && !/[:：]$/.test(name!.trim()));
    if (!isName || /^[+-]\d{4}(?: |$)/.test(name!)) return undefined;
  }
  const [year, month, day] = date!.split(/[-/]/);
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const { timestamp } = time;
  return {
    name: name!.trim(),
    account,
    time: localTime(iso, Math.floor(timestamp / 3600), Math.floor(timestamp / 60) % 60, timestamp % 60),
    seconds: Date.parse(`${iso}T00:00:00Z`) / 1000 + timestamp,
  };
}

/** Whether a line in the form of a header begins a message, and is not text that quotes one. */
function begins(header: Header, isLoose: boolean, last: number | undefined, survey: Survey): boolean {
  const { seconds, account, name } = header;
  const isAfter = (slack: number) => last === undefined || !(seconds < last - slack);
  if (account !== undefined) return isLoose || survey.isTight || isAfter(0);
  if (!isLoose && !survey.isTight) return false;
  // A name may be empty, but a time alone is rather text.
  if (name === '') return isLoose && isAfter(0) && !survey.haveAccounts;
  return isAfter(survey.haveAccounts ? 0 : OUT_OF_ORDER);
}

function surveyOf(text: SourceText): Survey {
  const names = new Set<string>();
  let [withAccount, without] = [0, 0];
  const [bare, full] = [
    { loose: 0, tight: 0 },
    { loose: 0, tight: 0 },
  ];
  // After a head, a message tells nothing of the lines between messages.
  let isLoose: boolean | undefined;
  for (const { text: line } of text.lines()) {
    const header = readHeader(line ?? '');
    if (header !== undefined) {
      if (header.account === undefined) without++;
      else withAccount++;
      if (isLoose !== undefined) (header.account === undefined ? bare : full)[isLoose ? 'loose' : 'tight']++;
      if (names.size < MAX_NAMES) names.add(header.name);
    }
    isLoose =
      isBlank(line ?? '') ||
      (RULE.test(line ?? '') || HEAD.test(line ?? '') || BEGINNING.test(line ?? '') ? undefined : false);
  }
  const { loose, tight } = withAccount > 0 ? full : bare;
  return {
    titles: new Titles(names, () => false),
    isTight: tight > loose,
    haveAccounts: withAccount > without,
  };
}

function messageOf(open: Open, titles: Titles, names: Map<string, string>): ReadItem {
  const { header, line, lines, length } = open;
  const { account, time } = header;
  if (length > MAX_ITEM_LENGTH) return unreadable(line, 'too-long');
  const text = lines.join('\n').trim();
  if (header.name === '系统消息') return tencentNotice(text);
  if (OF_FILE.test(text)) return tencentNotice(text);
  if (time === undefined) return unreadable(line, 'bad-time');
  let name = cleanName(header.name === '' ? '' : titles.without(header.name));
  if (account !== undefined) {
    if (name === undefined || name === account) name = names.get(account) ?? account;
    else if (names.size < MAX_NAMES) names.set(account, name);
  }
  if (name === undefined) return unreadable(line, 'no-sender');
  if (text === '') return omitted('empty');
  return { kind: 'message', time, sender: { account, name }, ...contentOf(text) };
}

/** Pictures stand anywhere in a text; what else is no text stands alone. A face in a text stays as it is shown. */
function contentOf(text: string): Content {
  const pictures = text.split('[图片]').length - 1;
  if (pictures === 0) return shownContent(text);
  const rest = text
    .split('\n')
    .map(line => line.replaceAll('[图片]', ''))
    .filter((line, at, all) => line.trim() !== '' || all[at] === '')
    .join('\n');
  return {
    body: oneLine(rest) === '' ? '' : plainBody(rest),
    attachments: Array.from({ length: pictures }, () => ({ kind: 'image' as const })),
  };
}
