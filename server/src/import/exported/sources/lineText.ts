import type { Timestamp } from '../../../model/timestamp';
import type { Day } from '../../../text/calendar';
import { withoutMarks } from '../../written/marks';
import { type ExportSource, share } from '../exportSource';
import { omitted, type ReadItem, unreadable } from '../readItem';
import { isSavedLine, isUnsent, LineDays, lineContent, lineTime, lineTitle } from './shared/lineChat';
import { type LineReading, readMessageLines } from './shared/messageLines';

/** `08:02⇥Kim⇥Hi`; LINE's own sentences have no name, or no field for one. */
const MESSAGE = /^([^\t]{1,16}\d[^\t]{0,12}|\d{1,2}:\d{2})\t([^\t]{0,200})(?:\t(.*))?$/s;

/**
 * The text that LINE exports on phones and, in new versions, on the desktop: `[LINE]` and the name of the chat, a line for each day,
 * `time⇥name⇥text`. A text of several lines is in quotation marks.
 */
export const lineText: ExportSource = {
  id: 'line-text',
  name: 'LINE (text)',

  recognize({ lines }) {
    const days = new LineDays();
    const written = lines.filter(line => line.trim() !== '');
    const messages = written.filter(line => isMessage(line)).length;
    if (messages === 0) return 0;
    const [first = '', second = ''] = written;
    const isHeaded = /^\ufeff?(?:\[LINE\]|Chat history (?:with|in) )/.test(first) || isSavedLine(second);
    const firstDay = written.findIndex(line => days.read(line) !== undefined);
    const isInOrder = firstDay !== -1 && isMessage(written[firstDay + 1] ?? '');
    return share(isInOrder, isHeaded || (firstDay === 0 && messages > 1));
  },

  *read(text) {
    const chat = new LineChat();
    for (const item of readMessageLines(text.lines(), line => chat.read(line))) {
      if (chat.title !== undefined) {
        yield { kind: 'conversation', name: chat.title };
        chat.title = undefined;
      }
      yield item;
    }
  },
};

function isMessage(line: string): boolean {
  const [, time] = MESSAGE.exec(line) ?? [];
  return time !== undefined && lineTime(time, undefined) !== undefined;
}

/** Reads the lines of an export in their order. */
class LineChat {
  /** The name of the chat, until it is taken. */
  title: string | undefined;
  readonly #days = new LineDays();
  #day: Day | undefined;
  #last: Timestamp | undefined;
  #isHead = true;
  /** Whether the lines are within quotation marks, where a day is text. */
  #isQuoted = false;
  /** The last day within quotation marks: of a text whose quotation mark was its own, it is the day of the messages below. */
  #dayInQuote: Day | undefined;

  read(line: string): LineReading {
    if (this.#isHead && /^\ufeff?(?:\[LINE\]|Chat history )/.test(line)) {
      this.title = lineTitle(line);
      return 'frame';
    }
    if (this.#isHead && isSavedLine(line)) return 'frame';
    const message = MESSAGE.exec(line);
    const before = this.#isQuoted && this.#dayInQuote !== undefined ? undefined : this.#last;
    const timestamp = message === null ? undefined : lineTime(message[1]!, before);
    if (timestamp === undefined) return this.#readOther(line);
    if (this.#isQuoted && this.#dayInQuote !== undefined) this.#day = this.#dayInQuote;
    this.#isHead = false;
    this.#dayInQuote = undefined;
    this.#last = timestamp;
    const [, , name = '', said] = message!;
    this.#isQuoted = said !== undefined && isOpen(said);
    const day = this.#day;
    if (said === undefined || name.trim() === '') {
      const notice = said ?? name;
      return { text: '', toItem: () => omitted(isUnsent(notice) ? 'recalled' : 'notice') };
    }
    return { text: said, toItem: (whole, at) => messageOf(whole, name, day, timestamp, at) };
  }

  #readOther(line: string): LineReading {
    const day = this.#days.read(line);
    if (this.#isQuoted) {
      if (day !== undefined) this.#dayInQuote = day;
      if (line.endsWith('"')) this.#isQuoted = false;
      if (!this.#isQuoted) this.#dayInQuote = undefined;
      return undefined;
    }
    if (day === undefined) return undefined;
    this.#day = day;
    this.#last = undefined;
    this.#isHead = false;
    return 'frame';
  }
}

/** Whether a text begins with a quotation mark that further lines close. */
function isOpen(text: string): boolean {
  return text.startsWith('"') && !(text.length > 1 && text.endsWith('"'));
}

function messageOf(
  text: string,
  name: string,
  day: Day | undefined,
  timestamp: Timestamp,
  line: number,
): ReadItem {
  if (day === undefined) return unreadable(line, 'no-time');
  const sender = withoutMarks(name).trim();
  if (isUnsent(text) && !text.includes('\n')) return omitted('recalled');
  const content = lineContent(unquoted(text));
  if (content.body === '' && content.attachments === undefined) return omitted('empty');
  return {
    kind: 'message',
    time: { kind: 'local', day, timestamp, hasSeconds: false },
    sender: { name: sender },
    ...content,
  };
}

/** A text of several lines without the quotation marks around it; those inside it are written twice. */
function unquoted(text: string): string {
  const whole = text.trimEnd();
  if (!text.includes('\n') || !whole.startsWith('"') || !whole.endsWith('"')) return text;
  return whole.slice(1, -1).replaceAll('""', '"');
}
