import { NameIndex, type Names } from '../../people/mention';
import { OWN_NAME, type People } from '../../people/people';
import { finished, type Steps } from '../../text/steps';
import { comparedText, oneSpace } from './comparedText';
import { Interner } from './interner';
import type { Sequence, SharedTexts } from './sequence';

/** A message before it is compared. */
export interface SourceMessage {
  /** In seconds since 1970-01-01 of the source's clock. */
  readonly time: number;
  readonly hasSeconds: boolean;
  readonly speaker: string;
  /** Its lines, joined by `\n`. */
  readonly body: string;
}

const MESSAGES_OF_STEP = 500;

/** Makes the sequences of one merge. */
export class Sequences {
  readonly #shared: SharedTexts = { texts: new Interner(), names: new Interner() };
  /** Names by their form with single spaces, as the first message has them: importing makes one space of several. */
  readonly #written = new Map<string, string>();
  readonly #people: People;
  readonly #names: Names;
  #count = 0;

  /** @param speakers the names in the headers of all sources, which may be mentioned in any of them */
  constructor(speakers: Iterable<string>, people: People) {
    this.#people = people;
    const all = [...speakers, ...people.registered.flatMap(({ names }) => names)];
    this.#names = new NameIndex(all.map(oneSpace));
  }

  /** @param messages in the order of their source */
  build(messages: Iterable<SourceMessage>): Sequence {
    return finished(this.steps(messages));
  }

  /** The same as `build`, in steps. @param nameOf the name of a picture by the index of its message and its address */
  *steps(
    messages: Iterable<SourceMessage>,
    nameOf?: (index: number, address: string) => string | undefined,
  ): Steps<Sequence> {
    const { texts, names } = this.#shared;
    const own = -2 - this.#count++;
    const times: number[] = [];
    const widths: number[] = [];
    const people: number[] = [];
    const exact: number[] = [];
    const loose: number[] = [];
    const numbers = new Map<string, number>();
    for (const { time, hasSeconds, speaker, body } of messages) {
      times.push(time);
      widths.push(hasSeconds ? 1 : 60);
      let person = numbers.get(speaker);
      if (person === undefined) {
        const { name, entry } = this.#people.personOf(speaker);
        // Each source has its own owner, unless the registry says who that is.
        person = speaker === OWN_NAME && entry === undefined ? own : names.numberOf(this.#asWritten(name));
        numbers.set(speaker, person);
      }
      people.push(person);
      const index = times.length - 1;
      const text = comparedText(body, this.#names, nameOf && (address => nameOf(index, address)));
      loose.push(texts.numberOf(text.loose));
      exact.push(text.exact === text.loose ? loose[loose.length - 1]! : texts.numberOf(text.exact));
      if (times.length % MESSAGES_OF_STEP === 0) yield;
    }
    return {
      shared: this.#shared,
      count: times.length,
      times: Float64Array.from(times),
      widths: Uint8Array.from(widths),
      people: Int32Array.from(people),
      exact: Int32Array.from(exact),
      loose: Int32Array.from(loose),
    };
  }

  #asWritten(name: string): string {
    const key = oneSpace(name);
    const written = this.#written.get(key);
    if (written !== undefined) return written;
    this.#written.set(key, name);
    return name;
  }
}
