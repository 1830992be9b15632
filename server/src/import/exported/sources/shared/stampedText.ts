import type { Day } from '../../../../text/calendar';
import { type Spoken, SpokenRests } from '../../../copied/spokenRests';
import { readStamp, type StampedLine } from '../../../copied/stampedLines';
import { plainLine } from '../../../written/marks';
import { tidyName } from '../../../written/name';
import type { TextLine } from '../../input/lines';
import type { LocalTime } from '../../readItem';
import { DayOrder } from './dayOrder';

/** The day in the name that WhatsApp gives to a file: `IMG-20260301-WA0001.jpg`, `00000012-PHOTO-2026-03-01-08-03-52.jpg`. */
const FILE_DAY = /[A-Z]{3,9}-(20\d\d)-?(\d\d)-?(\d\d)-/;

/** Fewer lines of a form than this share, in a text with enough lines of others, are quoted from another chat. */
const FOREIGN_SHARE = 0.02;
const ENOUGH = 20;

/**
 * What the lines of a whole text tell together, where each message begins with date and time, and a name and a colon follow: the
 * order of day and month; where names end; who speaks. Reads the text once and holds no message.
 */
export class StampedText {
  /** How often a name is before a text without a mark of WhatsApp: such names are people, not groups. */
  readonly people = new Map<string, number>();
  readonly #order: DayOrder;
  readonly #rests: SpokenRests;
  readonly #forms = new Map<string, number>();
  #stamps = 0;

  constructor(lines: Iterable<TextLine>, today: Day | undefined) {
    this.#order = new DayOrder(today);
    this.#rests = new SpokenRests(this.#restsOf(lines), () => false);
  }

  *#restsOf(lines: Iterable<TextLine>): Iterable<string> {
    for (const { text } of lines) {
      const stamp = text === undefined ? undefined : readStamp(text, plainLine(text));
      if (stamp === undefined) continue;
      this.#stamps++;
      const form = formOf(stamp);
      this.#forms.set(form, (this.#forms.get(form) ?? 0) + 1);
      this.#order.add(stamp.date, text!.slice(0, text!.length - stamp.rest.length));
      const [, ...parts] = FILE_DAY.exec(stamp.rest) ?? [];
      if (parts.length > 0) this.#order.confirm(stamp.date, parts.join('-'));
      const [, name, mark] = /^(.{1,160}?):\s?(\u200e?)/.exec(stamp.rest) ?? [];
      if (name !== undefined && mark === '') this.#count(tidyName(name.replace(/^~\s?/, '')));
      yield stamp.rest;
    }
  }

  #count(name: string): void {
    this.people.set(name, (this.people.get(name) ?? 0) + 1);
  }

  /** The date, the time and the rest of a line that begins a message; `undefined` for others. */
  stampOf(line: string): StampedLine | undefined {
    const stamp = readStamp(line, plainLine(line));
    return stamp === undefined || this.#isForeign(stamp) ? undefined : stamp;
  }

  /** The name and the text of a line; `undefined` if it has no name. */
  spokenOf({ rest }: StampedLine): Spoken | undefined {
    return this.#rests.split(rest);
  }

  /** The longest name of a person that a text begins with, before a space. */
  personBefore(text: string): string | undefined {
    let longest: string | undefined;
    for (const name of this.people.keys()) {
      if (name.length > (longest?.length ?? 0) && text.startsWith(`${name} `)) longest = name;
    }
    return longest;
  }

  /** `undefined` if the calendar does not have the day. */
  timeOf({ date, time }: StampedLine): LocalTime | undefined {
    const day = this.#order.dayOf(date);
    if (day === undefined) return undefined;
    return { kind: 'local', day, timestamp: time.timestamp, hasSeconds: time.hasSeconds };
  }

  #isForeign(stamp: StampedLine): boolean {
    return this.#stamps >= ENOUGH && this.#forms.get(formOf(stamp))! < this.#stamps * FOREIGN_SHARE;
  }
}

function formOf({ frame, time }: StampedLine): string {
  return `${frame} ${time.hasSeconds}`;
}
