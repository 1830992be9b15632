import type { Day } from '../../../../text/calendar';
import { plainLine, restOf } from '../../../written/marks';
import type { ReadItem } from '../../readItem';
import { omitted } from '../../readItem';
import type { Sample } from '../../sample';
import type { SourceText } from '../../sourceText';
import {
  isKakaoFileLine,
  isKakaoFrame,
  isKakaoHead,
  kakaoDay,
  kakaoMessage,
  kakaoOmission,
  kakaoTime,
  kakaoTitle,
  toDay,
} from './kakaoTalk';
import { type Beginning, readMessageLines } from './messageLines';

const TIME = '(?:오전|오후) \\d{1,2}:\\d{2}|\\d{1,2}:\\d{2}(?: ?[ap]\\.? ?m\\.?)?';
const DATE =
  '\\d{4}년 \\d{1,2}월 \\d{1,2}일|\\d{4}\\. ?\\d{1,2}\\. ?\\d{1,2}\\.|[A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4}';
/** `2026년 3월 1일 오전 8:02`, `2026. 3. 1. 오전 8:02`, `Mar 1, 2026 at 20:02`, `March 1, 2026, 8:02 PM` */
const STAMP = `(?<date>${DATE})(?:,| at)? (?<time>${TIME})`;
/** `8:02AM, March 1, 2026`, in old versions. */
const STAMP_TIME_FIRST = `(?<time>${TIME}), (?<date>${DATE})`;
const [LINE, LINE_TIME_FIRST] = [STAMP, STAMP_TIME_FIRST].map(
  stamp => new RegExp(`^${stamp}(?<sign>[,:]) (?<rest>.*)$`, 'is'),
) as [RegExp, RegExp];
/** Without the day, which is above, on an old iPhone. */
const SHORT_LINE = new RegExp(`^(?<time>${TIME}), (?<rest>.*)$`, 'is');
/** The line above the messages of a day, on an Android phone. */
const [ONLY, ONLY_TIME_FIRST] = [STAMP, STAMP_TIME_FIRST].map(stamp => new RegExp(`^${stamp}$`, 'i')) as [
  RegExp,
  RegExp,
];

/** The names of accounts are not longer, nor what people write before them. */
const MAX_NAME_LENGTH = 200;

interface Stamped {
  readonly date: string;
  readonly time: string;
  readonly sign: string;
  readonly rest: string;
}

function stampedLine(plain: string): Stamped | undefined {
  return (LINE.exec(plain) ?? LINE_TIME_FIRST.exec(plain))?.groups as Stamped | undefined;
}

function isStampOnly(plain: string): boolean {
  return plain.length < 60 && (ONLY.test(plain) || ONLY_TIME_FIRST.test(plain));
}

/** How a phone wrote a text. */
export interface MobileForm {
  /** Lines with the day and the time, or only the time, and a message or notice. */
  readonly lines: number;
  readonly isHeaded: boolean;
  /** Whether most lines are messages, and there are several: a text whose head is cut off. */
  readonly isSpoken: boolean;
  /** Whether the day above messages has a day of the week, or dates are written with dots: an iPhone. */
  readonly isOfPhone: 'iphone' | 'android';
}

/** The marks of a sample; `undefined` if no line has the form. */
export function mobileForm({ lines }: Sample): MobileForm | undefined {
  const plain = lines.map(line => plainLine(line));
  let days = 0;
  let found = 0;
  let spoken = 0;
  let isIphone = false;
  for (const line of plain) {
    if (kakaoDay(line) !== undefined) {
      days++;
      isIphone = true;
      continue;
    }
    const stamped = stampedLine(line);
    if (stamped !== undefined) {
      found++;
      if (stamped.sign === ',' && /^.{1,60} : /.test(stamped.rest)) spoken++;
      if (/^\d{4}\. ?\d|^[A-Z][a-z]{2} \d{1,2}, \d{4} at \d{1,2}:\d{2}[,:]/.test(line)) isIphone = true;
    } else if (days > 0 && SHORT_LINE.test(line)) found++;
  }
  if (found === 0) return undefined;
  return {
    lines: found,
    isHeaded: isKakaoHead(lines),
    isSpoken: spoken > 2 && spoken * 2 > found,
    isOfPhone: isIphone ? 'iphone' : 'android',
  };
}

/** Reads the text of a phone. */
export function* readMobile(text: SourceText): Iterable<ReadItem> {
  let day: Day | undefined;
  let title: string | undefined;
  let isHead = true;
  /** Whether messages have their day: then a line with only a time is text. */
  let isDated = false;
  const items = readMessageLines(text.lines(), line => {
    const plain = plainLine(line).trimEnd();
    const stamped = stampedLine(plain);
    if (stamped !== undefined) {
      const written = toDay(stamped.date);
      const isNotice = stamped.sign === ':';
      const beginning = beginningOf(line, plain, stamped.rest, stamped.time, written, isNotice);
      if (written !== undefined && beginning !== undefined) {
        day = written;
        isHead = false;
        isDated = true;
        return beginning;
      }
    }
    const above = kakaoDay(plain);
    if (above !== undefined || isStampOnly(plain)) {
      day = above ?? day;
      isHead = false;
      return 'frame';
    }
    if (isKakaoFileLine(line) || (isHead && isKakaoFrame(line))) {
      title ??= kakaoTitle(line);
      return 'frame';
    }
    const short = day === undefined || isDated ? undefined : SHORT_LINE.exec(plain)?.groups;
    return short && beginningOf(line, plain, short.rest!, short.time!, day, false);
  });
  let isStarted = false;
  for (const item of items) {
    if (!isStarted && title !== undefined) yield { kind: 'conversation', name: title };
    isStarted = true;
    yield item;
  }
}

function beginningOf(
  line: string,
  plain: string,
  rest: string,
  time: string,
  day: Day | undefined,
  isNotice: boolean,
): Beginning | undefined {
  const timestamp = kakaoTime(time);
  if (timestamp === undefined) return undefined;
  const end = rest.search(/ :(?: |$)/);
  const isSpoken = !isNotice && end !== -1 && end <= MAX_NAME_LENGTH;
  const why = isSpoken ? noticeWithColon(rest, end) : (kakaoOmission(rest) ?? 'notice');
  if (why !== undefined) return { text: '', toItem: () => omitted(why) };
  const name = rest.slice(0, end);
  const text = restOf(line, plain.length - rest.length + name.length + 2).replace(/^ /, '');
  return { text, toItem: (whole, at) => kakaoMessage(name, whole, day, timestamp, at) };
}

/** Why a text with a colon is no message: a notice begins before the colon. What a person writes after it may be a like sentence. */
function noticeWithColon(rest: string, colon: number): ReturnType<typeof kakaoOmission> {
  const before = rest.slice(0, colon);
  return /님(?:이|을|과|에게|께서) |방장|관리자|^(?:채팅방|오픈채팅)| (?:joined|left|invited) /.test(before)
    ? kakaoOmission(rest)
    : undefined;
}
