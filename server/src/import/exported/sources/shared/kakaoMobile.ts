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
/** `2026년 3월 1일 오전 8:02`, `2026. 3. 1. 오전 8:02`, `Mar 1, 2026 at 20:02`, `March 1, 2026, 8:02 PM` */
const STAMP = `(\\d{4}년 \\d{1,2}월 \\d{1,2}일|\\d{4}\\. ?\\d{1,2}\\. ?\\d{1,2}\\.|[A-Z][a-z]{2,8}\\.? \\d{1,2}, \\d{4})(?:,| at)? (${TIME})`;
const LINE = new RegExp(`^${STAMP}([,:]) (.*)$`, 'is');
/** Without the day, which is above, on an old iPhone. */
const SHORT_LINE = new RegExp(`^(${TIME}), (.*)$`, 'is');
/** The line above the messages of a day, on an Android phone. */
const STAMP_ONLY = new RegExp(`^${STAMP}$`, 'i');

/** How a phone wrote a text. */
export interface MobileForm {
  /** Lines with the day and the time, or only the time, and a message or notice. */
  readonly lines: number;
  readonly isHeaded: boolean;
  /** Whether the day above messages has a day of the week, or dates are written with dots: an iPhone. */
  readonly isOfPhone: 'iphone' | 'android';
}

/** The marks of a sample; `undefined` if no line has the form. */
export function mobileForm({ lines }: Sample): MobileForm | undefined {
  const plain = lines.map(line => plainLine(line));
  let days = 0;
  let found = 0;
  let isIphone = false;
  for (const line of plain) {
    if (kakaoDay(line) !== undefined) {
      days++;
      isIphone = true;
    } else if (LINE.test(line)) {
      found++;
      if (/^\d{4}\. ?\d|^[A-Z][a-z]{2} \d{1,2}, \d{4} at \d{1,2}:\d{2}[,:]/.test(line)) isIphone = true;
    } else if (days > 0 && SHORT_LINE.test(line)) found++;
  }
  if (found === 0) return undefined;
  return { lines: found, isHeaded: isKakaoHead(lines), isOfPhone: isIphone ? 'iphone' : 'android' };
}

/** Reads the text of a phone. */
export function* readMobile(text: SourceText): Iterable<ReadItem> {
  let day: Day | undefined;
  let title: string | undefined;
  let isHead = true;
  const items = readMessageLines(text.lines(), line => {
    const plain = plainLine(line).trimEnd();
    const match = LINE.exec(plain);
    if (match !== null) {
      const written = toDay(match[1]!);
      const beginning = beginningOf(line, plain, match[4]!, match[2]!, written, match[3] === ':');
      if (written !== undefined && beginning !== undefined) {
        day = written;
        isHead = false;
        return beginning;
      }
    }
    const above = kakaoDay(plain);
    if (above !== undefined || STAMP_ONLY.test(plain)) {
      day = above ?? day;
      isHead = false;
      return 'frame';
    }
    if (isKakaoFileLine(line) || (isHead && isKakaoFrame(line))) {
      title ??= kakaoTitle(line);
      return 'frame';
    }
    const short = day === undefined ? null : SHORT_LINE.exec(plain);
    return short === null ? undefined : beginningOf(line, plain, short[2]!, short[1]!, day, false);
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
  const why = kakaoOmission(rest) ?? (isNotice || !/^.{0,200}? : ?/s.test(rest) ? 'notice' : undefined);
  if (why !== undefined) return { text: '', toItem: () => omitted(why) };
  const name = rest.slice(0, rest.search(/ :(?: |$)/));
  const text = restOf(line, plain.length - rest.length + name.length + 2).replace(/^ /, '');
  return { text, toItem: (whole, at) => kakaoMessage(name, whole, day, timestamp, at) };
}
