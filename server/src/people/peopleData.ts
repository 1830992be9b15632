import { NameIndex } from './mention';
import { type People, type Person, unregisteredPerson } from './people';
import type { SimilarName } from './similarName';

/** People as data, without the logs that they are known from: what a thread is given. */
export interface PeopleData {
  readonly generation: number;
  readonly isComplete: boolean;
  readonly registered: readonly Person[];
  readonly known: readonly string[];
  /** The names that look like others. */
  readonly names: readonly string[];
  /** These others, each once. */
  readonly others: readonly SimilarName[];
  /** For each of `names` the number of its others, and their indices in `others`. */
  readonly similar: Int32Array;
}

/** @param names those of which `similarTo` will be requested */
export function dataOfPeople(people: People, names: Iterable<string>): PeopleData {
  const { generation, isComplete, registered, known } = people;
  const indices = new Map<string, number>();
  const alike: string[] = [];
  const others: SimilarName[] = [];
  const similar: number[] = [];
  for (const name of new Set(names)) {
    const ofName = people.similarTo(name);
    if (ofName.length === 0) continue;
    alike.push(name);
    similar.push(ofName.length);
    for (const other of ofName) {
      let index = indices.get(other.name);
      if (index === undefined) {
        index = others.push(other) - 1;
        indices.set(other.name, index);
      }
      similar.push(index);
    }
  }
  return {
    generation,
    isComplete,
    registered,
    known: [...new Set(known.names)],
    names: alike,
    others,
    similar: new Int32Array(similar),
  };
}

/** The people that such data was made of, but for `similarTo` of other names than were given. */
export function peopleOfData(data: PeopleData): People {
  const { generation, isComplete, registered, known, names, others, similar } = data;
  const byName = new Map(registered.flatMap(person => person.names.map(name => [name, person] as const)));
  const similarTo = new Map<string, readonly SimilarName[]>();
  let at = 0;
  for (const name of names) {
    const end = at + 1 + similar[at]!;
    similarTo.set(
      name,
      Array.from(similar.subarray(at + 1, end), index => others[index]!),
    );
    at = end;
  }
  return {
    generation,
    isComplete,
    registered,
    personOf: name => byName.get(name) ?? unregisteredPerson(name),
    known: new NameIndex(known),
    similarTo: name => similarTo.get(name) ?? [],
  };
}
