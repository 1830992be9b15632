import type { NameReadings } from '../../../server/src/protocol';
import { type MatchPlace, TypedMatcher } from '../../../server/src/text/typedMatch';
import type { FilterPerson } from '../shared/filterPanel';

interface PagePerson extends FilterPerson {
  readonly number: string;
}

/** The people of the page, the most frequent first, and how their names are typed. */
export class PagePeople {
  readonly #people: readonly PagePerson[] = [
    ...document.querySelectorAll<HTMLElement>('.people-list li'),
  ].map(toPerson);
  readonly #matcher = new TypedMatcher(readingsOf(document.querySelector<HTMLElement>('.made-by')));

  /** Compares a name with what is typed: by its characters or by pinyin. */
  match(name: string, typed: string): MatchPlace | undefined {
    return this.#matcher.match(name, typed);
  }

  /** The people whose names fit what is typed, the best first; all for `''`. */
  find(typed: string): readonly FilterPerson[] {
    const found = this.#people.flatMap(person => {
      const place = this.match(person.name, typed);
      return place === undefined ? [] : [{ person, place }];
    });
    return found.sort((a, b) => a.place - b.place).map(({ person }) => person);
  }

  /** The numbers of the people with a name. */
  numbersOf(name: string): readonly string[] {
    return this.#people.filter(person => person.name === name).map(({ number }) => number);
  }
}

function toPerson(row: HTMLElement): PagePerson {
  const { who = '', count = '', slot, color } = row.dataset;
  return {
    number: who,
    name: row.querySelector('.person')?.textContent ?? '',
    messages: Number(count),
    paint: element => {
      if (slot !== undefined) element.dataset.slot = slot;
      if (color !== undefined) element.dataset.color = color;
    },
  };
}

/** What the Chinese characters of the names sound like, as the page says it. */
function readingsOf(place: HTMLElement | null): (char: string) => readonly string[] {
  const table: NameReadings = JSON.parse(place?.dataset.readings ?? '{}');
  const readings = new Map<string, string[]>();
  for (const [syllable, chars] of Object.entries(table)) {
    for (const char of chars) readings.set(char, [...(readings.get(char) ?? []), syllable]);
  }
  return char => readings.get(char) ?? [];
}
