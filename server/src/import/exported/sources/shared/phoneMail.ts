import { isTencentNotice } from '../../../../log/notices/tencent';
import type { Day } from '../../../../text/calendar';
import { isBlank } from '../../../../text/lines';
import { DAY_RULE, MAIL_HEAD, PHONE_HEADER } from '../../../copied/phoneMail';
import { dayOf, readDate, type WrittenDate } from '../../../written/date';
import { plainLine } from '../../../written/marks';
import { readName } from '../../../written/name';
import { readTime } from '../../../written/time';
import { share } from '../../exportSource';
import { type LocalTime, MAX_ITEM_LENGTH, omitted, type ReadItem, unreadable } from '../../readItem';
import type { Sample } from '../../sample';
import type { SourceText } from '../../sourceText';
import { tencentNotice } from './notice';
import { attachment, readPlaceholder } from './placeholder';
import { oneLine } from './plainBody';
import type { Content } from './weChatContent';
import { shownContent } from './weChatContent';

interface Header {
  readonly name: string;
  readonly timestamp: number;
  readonly hasSeconds: boolean;
  /** Whether two spaces are between name and time, as the applications write it. */
  readonly isWide: boolean;
}

/** The message that is being read. */
interface Open {
  readonly header: Header;
  readonly day: Day | undefined;
  readonly line: number;
  readonly lines: string[];
  length: number;
}

/** The share of the marks of such a mail: a day between rules, and a header below it. */
export function mailShare(sample: Sample, hasSeconds: boolean): number {
  const lines = sample.lines.map(line => plainLine(line).trimEnd());
  const rule = lines.findIndex(line => dayOfRule(line) !== undefined);
  const below = rule === -1 ? undefined : lines.slice(rule + 1).find(line => !isBlank(line));
  const header = below === undefined ? undefined : readHeader(below);
  return share(rule !== -1, header?.hasSeconds === hasSeconds);
}

/**
 * Reads the mail that a phone makes of selected messages: WeChat's *Email chat history* on iPhone, and the same of QQ, which has
 * seconds. The forms of rules and headers are those of a copied mail (`copied/phoneMail.ts`). The file is read twice, as headers with one
 * space between name and time count only where none has two.
 */
export function* readMail(text: SourceText): Iterable<ReadItem> {
  const isWide = hasWideHeader(text);
  let date: WrittenDate | undefined;
  let open: Open | undefined;
  let isNamed = false;
  let isLoose = true;
  let stray = false;
  for (const { number, text: raw } of text.lines()) {
    const line = raw === undefined ? undefined : plainLine(raw).trimEnd();
    const wasLoose = isLoose;
    isLoose = line !== undefined && isBlank(line);
    const rule = line === undefined ? undefined : dayOfRule(line);
    const header = line === undefined || date === undefined ? undefined : readHeader(line);
    const begins = header !== undefined && (isWide ? header.isWide : wasLoose);
    if (rule !== undefined || begins) {
      if (open !== undefined) yield* messagesOf(open);
      open = undefined;
      stray = false;
      if (rule !== undefined) {
        date = rule;
        // The line below a rule is a header, also without a blank line between.
        isLoose = true;
      } else open = { header: header!, day: toDay(date!), line: number, lines: [], length: 0 };
      continue;
    }
    if (open !== undefined) {
      open.length += (raw?.length ?? MAX_ITEM_LENGTH) + 1;
      if (open.length <= MAX_ITEM_LENGTH) open.lines.push(raw ?? '');
      continue;
    }
    if (line === undefined || isBlank(line)) continue;
    if (date === undefined && MAIL_HEAD.test(line.trim())) {
      const [, name] = /["“「]([^"”」]{1,100})["”」]/.exec(line) ?? [];
      if (name !== undefined && !isNamed) {
        isNamed = true;
        yield { kind: 'conversation', name };
      }
    } else if (!stray) {
      stray = true;
      yield unreadable(number, 'no-start');
    }
  }
  if (open !== undefined) yield* messagesOf(open);
}

function hasWideHeader(text: SourceText): boolean {
  for (const { text: line } of text.lines()) {
    if (line !== undefined && readHeader(plainLine(line).trimEnd())?.isWide) return true;
  }
  return false;
}

function dayOfRule(line: string): WrittenDate | undefined {
  const date = DAY_RULE.exec(line.trim())?.[1];
  return date === undefined ? undefined : readDate(date);
}

function readHeader(line: string): Header | undefined {
  const match = /\d:\d\d/.test(line) && line.length < 300 ? PHONE_HEADER.exec(line) : null;
  if (match === null) return undefined;
  const [name, time] = [readName(match[1]), readTime(match[3]!)];
  if (name === undefined || time === undefined) return undefined;
  const { timestamp, hasSeconds } = time;
  return { name, timestamp, hasSeconds, isWide: match[2]!.length > 1 };
}

function toDay(date: WrittenDate): Day | undefined {
  return date.kind === 'date' && date.year !== undefined ? dayOf(date.year, date.month, date.day) : undefined;
}

/** A message, and the notices in paragraphs of their own below it. */
function* messagesOf({ header, day, line, lines, length }: Open): Iterable<ReadItem> {
  if (length > MAX_ITEM_LENGTH) {
    yield unreadable(line, 'too-long');
    return;
  }
  const body: string[] = [];
  const notices: string[] = [];
  for (const [at, each] of lines.entries()) {
    const isAlone = isBlank(lines[at - 1] ?? '') && isBlank(lines[at + 1] ?? '');
    const isBelow = body.some(written => !isBlank(written));
    if (isBelow && isAlone && isTencentNotice(oneLine(each))) notices.push(each);
    else body.push(each);
  }
  const text = body.join('\n').trim();
  if (day === undefined) yield unreadable(line, 'bad-time');
  else if (text === '') yield omitted('empty');
  else {
    const time: LocalTime = {
      kind: 'local',
      day,
      timestamp: header.timestamp,
      hasSeconds: header.hasSeconds,
    };
    yield { kind: 'message', time, sender: { name: header.name }, ...contentOf(text) };
  }
  for (const notice of notices) yield tencentNotice(notice);
}

/** `[图片: a.jpg(请在附件中查看)]`: the file is an attachment of the mail. */
function contentOf(text: string): Content {
  const placeholder = readPlaceholder(text);
  const [, name] = /^(.*\.\w{1,8})\s*[(（].*[)）]$/.exec(placeholder?.detail ?? '') ?? [];
  if (placeholder === undefined || name === undefined || placeholder.rest.trim() !== '')
    return shownContent(text);
  return { body: '', attachments: [attachment({ kind: placeholder.kind, path: name, name })] };
}
