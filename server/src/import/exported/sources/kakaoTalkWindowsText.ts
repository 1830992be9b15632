import type { Day } from '../../../text/calendar';
import { type ExportSource, share } from '../exportSource';
import { omitted } from '../readItem';
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
} from './shared/kakaoTalk';
import { readMessageLines } from './shared/messageLines';

/** `--------------- 2026년 3월 1일 일요일 ---------------` */
const DAY = /^-{3,40} ?(.{6,60}?) ?-{3,40}$/;
/** `[한별] [오전 8:02] 안녕` */
const MESSAGE = /^\[([^\n]{0,200}?)\] \[((?:오전|오후|AM|PM)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?)\](?: (.*))?$/is;

/** The text that KakaoTalk saves on Windows. Its own sentences are lines without time, and so are the further lines of a text. */
export const kakaoTalkWindowsText: ExportSource = {
  id: 'kakaotalk-windows-text',
  name: 'KakaoTalk (Windows, text)',

  recognize({ lines }) {
    const messages = lines.filter(line => timeOf(line) !== undefined).length;
    if (messages === 0) return 0;
    return share(
      lines.some(line => dayOf(line) !== undefined) || isKakaoHead(lines),
      isKakaoHead(lines) || messages > 1,
    );
  },

  *read(text) {
    let day: Day | undefined;
    let title: string | undefined;
    let isHead = true;
    const items = readMessageLines(text.lines(), line => {
      const found = dayOf(line);
      if (found !== undefined) {
        day = found;
        isHead = false;
        return 'frame';
      }
      const timestamp = timeOf(line);
      if (timestamp !== undefined) {
        const of = day;
        const [, name, , said = ''] = MESSAGE.exec(line)!;
        isHead = false;
        return { text: said, toItem: (whole, at) => kakaoMessage(name!, whole, of, timestamp, at) };
      }
      if (isKakaoFileLine(line) || (isHead && isKakaoFrame(line))) {
        title ??= kakaoTitle(line);
        return 'frame';
      }
      const why = isHead ? undefined : kakaoOmission(line);
      return why === undefined ? undefined : { text: '', toItem: () => omitted(why) };
    });
    let isStarted = false;
    for (const item of items) {
      if (!isStarted && title !== undefined) yield { kind: 'conversation', name: title };
      isStarted = true;
      yield item;
    }
  },
};

function dayOf(line: string): Day | undefined {
  const inside = DAY.exec(line.trim())?.[1];
  return inside === undefined ? undefined : (kakaoDay(inside) ?? toDay(inside));
}

function timeOf(line: string): number | undefined {
  const time = MESSAGE.exec(line)?.[2];
  return time === undefined ? undefined : kakaoTime(time);
}
