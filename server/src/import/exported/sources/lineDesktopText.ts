import type { Timestamp } from '../../../model/timestamp';
import type { Day } from '../../../text/calendar';
import { withoutMarks } from '../../written/marks';
import { type ExportSource, share } from '../exportSource';
import type { TextLine } from '../input/lines';
import { omitted, type ReadItem, unreadable } from '../readItem';
import { isUnsent, LineDays, lineContent, lineTime } from './shared/lineChat';
import { type LineReading, readMessageLines } from './shared/messageLines';

/** `16:23 Kim Hi` */
const MESSAGE = /^((?:上午|下午|午前|午後|오전|오후)? ?\d{1,2}:\d{2}(?: ?[AP]M)?) (\S.*)$/s;
/** Longer names are counted as their beginnings. */
const MAX_WORDS = 6;
/** A longer name is used if so many of the lines that begin with the shorter one begin with it. */
const MOST = 0.85;
/** Sentences of LINE: `何一帆已加入群組`, `Kim joined the chat.` */
const NOTICE =
  /(?:加入(?:了)?(?:群組|群组|聊天|社群)|(?:退出|離開|离开)(?:了)?(?:群組|群组|聊天)|(?:グループ|トーク).{0,20}しました|に参加しました|が退出しました|님이 .{1,40}했습니다)[。.]?$|^.{1,80} (?:joined|left) the (?:chat|group|room)\.?$|^.{1,80} (?:added|invited|removed) .{1,80} (?:to|from) the (?:chat|group)\.?$|^.{1,80} (?:changed|set) the (?:chat|group)['’]s /;

/**
 * The text that LINE's desktop program saves: a line for each day, then `16:23 Kim Hi`. Spaces separate time, name and text, and
 * names may have spaces as well.
 *
 * Two passes: the words at the beginning of many lines are the names.
 */
export const lineDesktopText: ExportSource = {
  id: 'line-desktop-text',
  name: 'LINE (desktop, text)',

  recognize({ lines }) {
    const days = new LineDays();
    const written = lines.filter(line => line.trim() !== '');
    const first = written[0] ?? '';
    // A day of the week is a mark that other logs don't have.
    const isDayFirst = /\d{4}\.\d{1,2}\.\d{1,2} \p{L}/u.test(first) && days.read(first) !== undefined;
    if (!isDayFirst) return 0;
    const messages = written.filter(line => timeAndRest(line) !== undefined).length;
    return share(isDayFirst, timeAndRest(written[1] ?? '') !== undefined, messages > 1);
  },

  *read(text) {
    const names = new LineNames(text.lines());
    const days = new LineDays();
    let day: Day | undefined;
    let last: Timestamp | undefined;
    yield* readMessageLines(text.lines(), (line): LineReading => {
      const found = days.read(line);
      if (found !== undefined) {
        day = found;
        last = undefined;
        return 'frame';
      }
      const [time, rest] = timeAndRest(line) ?? [];
      const timestamp = time === undefined ? undefined : lineTime(time, last);
      if (timestamp === undefined) return undefined;
      last = timestamp;
      const of = day;
      const name = names.before(rest!);
      if (name === undefined) {
        return { text: '', toItem: () => omitted(isUnsent(rest!) ? 'recalled' : 'notice') };
      }
      return {
        text: rest!.slice(name.length + 1),
        toItem: (whole, at) => messageOf(whole, name, of, timestamp, at),
      };
    });
  },
};

function timeAndRest(line: string): readonly [time: string, rest: string] | undefined {
  const [, time, rest] = MESSAGE.exec(line) ?? [];
  return time === undefined || lineTime(time, undefined) === undefined ? undefined : [time, rest!];
}

function messageOf(
  text: string,
  name: string,
  day: Day | undefined,
  timestamp: Timestamp,
  line: number,
): ReadItem {
  if (day === undefined) return unreadable(line, 'no-time');
  const content = lineContent(text, true);
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return {
    kind: 'message',
    time: { kind: 'local', day, timestamp, hasSeconds: false },
    sender: { name: withoutMarks(name).trim() },
    ...content,
  };
}

/** The names in a text whose lines begin with a time and a name. */
class LineNames {
  readonly #counts = new Map<string, number>();

  constructor(lines: Iterable<TextLine>) {
    for (const { text } of lines) {
      const [, rest] = text === undefined ? [] : (timeAndRest(text) ?? []);
      if (rest === undefined || isSentence(rest)) continue;
      for (const beginning of beginningsOf(rest)) {
        this.#counts.set(beginning, (this.#counts.get(beginning) ?? 0) + 1);
      }
    }
  }

  /** The name that a line begins with, after its time; `undefined` for a sentence of LINE. */
  before(rest: string): string | undefined {
    if (isSentence(rest)) return undefined;
    const [first, ...longer] = beginningsOf(rest);
    if (first === undefined) return undefined;
    let name = first;
    for (const next of longer) {
      const [count, whole] = [this.#counts.get(next) ?? 0, this.#counts.get(name)!];
      if (count > 2 && count >= whole * MOST) name = next;
    }
    return name;
  }
}

function isSentence(rest: string): boolean {
  return isUnsent(rest) || (rest.length < 200 && NOTICE.test(rest));
}

/** `Kim`, `Kim Park`, …: the texts before the first spaces. */
function beginningsOf(rest: string): string[] {
  const beginnings: string[] = [];
  let at = rest.indexOf(' ');
  for (; at > 0 && beginnings.length < MAX_WORDS && at <= 80; at = rest.indexOf(' ', at + 1)) {
    beginnings.push(rest.slice(0, at));
  }
  return beginnings;
}
