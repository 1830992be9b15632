import type { Day } from '../../../../text/calendar';
import { addDays, dayOf } from '../../../written/date';
import type { ReadContext } from '../../exportSource';
import type { MessageTime } from '../../readItem';
import type { SourceText } from '../../sourceText';
import { fileDay } from './fileDay';
import type { IrcStamp } from './ircLine';
import { writtenDay } from './writtenDay';

/** A time that is earlier by more than this, in seconds, is on the next day. */
const OUT_OF_ORDER = 6 * 3600;
/** A day that a log names only in its messages is named in its first lines. */
const HEAD_LINES = 2000;

/** `--- Log opened Sun Mar 01 08:00:01 2026`, `**** BEGIN LOGGING AT …` and its translations, `Session Start: …`, `--- Mon Mar 02 2026` */
const FRAME =
  /^(?:-{3,4} (?:Log (?:opened|closed)|Day changed)|-{3,4} (?=[\p{L}.]{2,5} [\p{L}.]{3,10} +\d)|\*{4} (?:BEGIN|ENDING) LOGGING AT|\*{4} (?=[\p{L}\p{M}'’ -]{6,40} \p{L}{3} \p{L}{3} [ \d]\d [\d:]{8} \d{4}$)|Session (?:Start|Time|Close|Ident):|# Log (?:started|ended))\s*(.*)$/iu;
const IN_STAMPED_LINE = /\] --- (\p{L}{2,5} \p{L}{3,10} +\d.*)$/u;
const IN_MESSAGES =
  /\bMeeting started \S{3} (\p{L}{3} +\d{1,2} [\d:]{5,8} \d{4})|www\.w3\.org\/(\d{4}\/\d{2}\/\d{2})-|> Date: (\d{1,2} \p{L}{3,9} \d{4})/u;

/** What a line around the messages says: `undefined` if it is another line. */
export function ircFrame(line: string): { readonly day: Day | undefined } | undefined {
  const match = FRAME.exec(line) ?? IN_STAMPED_LINE.exec(line);
  return match === null ? undefined : { day: writtenDay(match[1]!) };
}

/** The days of a log, of which lines often have only the time. */
export class IrcDays {
  readonly #text: SourceText;
  readonly #context: ReadContext;
  #day: Day | undefined;
  #last: number | undefined;

  constructor(text: SourceText, context: ReadContext) {
    this.#text = text;
    this.#context = context;
  }

  /** Sets the day that a line between the messages names. */
  begin(day: Day): void {
    this.#day = day;
    this.#last = undefined;
  }

  /**
   * The time of the next line; `undefined` if the calendar does not have it.
   *
   * @throws {ExportError} if no day is known
   */
  timeOf({ instant, day, monthAndDay, timestamp, hasSeconds }: IrcStamp): MessageTime | undefined {
    if (instant !== undefined) return instant;
    if (day !== undefined) this.#day = day;
    else if (monthAndDay !== undefined) {
      const found = this.#inYear(...monthAndDay);
      if (found === undefined) return undefined;
      this.#day = found;
    } else {
      this.#day ??= this.#headDay() ?? fileDay(this.#text, this.#context);
      const isBack = this.#last !== undefined && timestamp < this.#last - OUT_OF_ORDER;
      if (isBack) this.#day = addDays(this.#day, 1);
      this.#last = timestamp;
    }
    return { kind: 'local', day: this.#day!, timestamp, hasSeconds };
  }

  /** The day with a month and day in the year of the day above, or after it. */
  #inYear(month: number, day: number): Day | undefined {
    this.#day ??= this.#headDay() ?? fileDay(this.#text, this.#context);
    const year = Number(this.#day.slice(0, 4));
    const same = dayOf(year, month, day);
    // In January the year is the next.
    const isNext = same !== undefined && Number(this.#day.slice(5, 7)) - month > 6;
    return isNext ? dayOf(year + 1, month, day) : same;
  }

  /** The day that a bot writes at the beginning of a meeting. */
  #headDay(): Day | undefined {
    for (const { number, text } of this.#text.lines()) {
      if (number > HEAD_LINES) return undefined;
      if (text === undefined) continue;
      const frame = ircFrame(text)?.day;
      if (frame !== undefined) return /Day changed|\] --- /.test(text) ? addDays(frame, -1) : frame;
      const [, started, path, date] = IN_MESSAGES.exec(text) ?? [];
      const day = writtenDay(started ?? path ?? date ?? '');
      if (day !== undefined) return day;
    }
    return undefined;
  }
}
