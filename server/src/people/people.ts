import { namesOf, type SpeakerRegistry } from '../registry/speakerRegistry';
import type { Range } from '../text/span';
import { NameIndex, type Names } from './mention';
import type { SimilarName } from './similarName';

/** The name that exports use for their owner (FORMAT, "A message block"). */
export const OWN_NAME = '我';

/** A person: one name, or several that the registry groups. */
export interface Person {
  /** The name in the registry. For a person without an entry, the name in the logs. */
  readonly name: string;
  /** All names without repetition, `name` first. */
  readonly names: readonly string[];
  /** Any CSS color, as written. */
  readonly color?: string;
  /** An address or a path, as written. */
  readonly avatar?: string;
  readonly note?: string;
  /** Whether the person exported the logs. */
  readonly isMe: boolean;
  /** The entry in the registry; absent for a person without one. */
  readonly entry?: { readonly uri: string; readonly range: Range };
}

/** Names to look up and to iterate over. */
export interface KnownNames extends Names {
  /** In no particular order. A name may occur twice. */
  readonly names: Iterable<string>;
}

/** Everything known about people beyond one log: the registries, and the names in other logs. */
export interface People {
  /** Increases with every change. */
  readonly generation: number;
  /** Whether all logs have been read. Until then, an unknown name may still turn up in a log. */
  readonly isComplete: boolean;
  /** The person that a name belongs to. For a name without a registry entry, a person with this one name. */
  personOf(name: string): Person;
  /** The people of the registries, in order. */
  readonly registered: readonly Person[];
  /**
   * All names of the registries and of all logs. Used for a mention that matches no speaker of its own log.
   */
  readonly known: KnownNames;
  /**
   * Names in the logs that look like the same person as `name`, the most frequent first. Leaves out names
   * that a registry lists as different. `name` itself need not occur in a log.
   */
  similarTo(name: string): readonly SimilarName[];
}

/** No registry and no other logs: each person has one name. */
export const NO_PEOPLE: People = {
  generation: 0,
  isComplete: true,
  personOf: unregisteredPerson,
  registered: [],
  known: new NameIndex([]),
  similarTo: () => [],
};

/** A person without a registry entry. */
export function unregisteredPerson(name: string): Person {
  return { name, names: [name], isMe: name === OWN_NAME };
}

/**
 * Adds to some names the other names that the same people have in the registries. Returns `own` itself when
 * there are none.
 */
export function withAliases(own: NameIndex, people: People): NameIndex {
  if (people.registered.length === 0) return own;
  const all = withOtherNames(own.names, people);
  return all.size === own.names.size ? own : new NameIndex(all);
}

/** Some names and all other names of their people, without repetition. */
export function withOtherNames(names: Iterable<string>, people: People): Set<string> {
  const all = new Set(names);
  // Each person once: a person with thousands of names may speak under all of them.
  const persons = new Set<Person>();
  for (const name of [...all]) persons.add(people.personOf(name));
  for (const person of persons) for (const name of person.names) all.add(name);
  return all;
}

/** A registry and its URI. */
export interface RegistryFile {
  readonly uri: string;
  readonly registry: SpeakerRegistry;
}

/**
 * The people of some registries by each of their names. If two people have the same name, it belongs to the
 * first one; `registry/duplicate-name` reports it. The person `me` also has the name `我`.
 */
export function peopleByName(files: readonly RegistryFile[]): Map<string, Person> {
  const byName = new Map<string, Person>();
  for (const { uri, registry } of files) {
    for (const entry of registry.people) {
      if (entry.name === undefined) continue;
      const name = entry.name.text;
      const isMe = registry.me !== undefined && namesOf(entry).some(({ text }) => text === registry.me?.text);
      const names = [...new Set([...namesOf(entry).map(({ text }) => text), ...(isMe ? [OWN_NAME] : [])])];
      const free = names.filter(each => !byName.has(each));
      if (!free.includes(name)) continue;
      const person: Person = {
        name,
        names: free,
        isMe: isMe || name === OWN_NAME,
        ...(entry.color !== undefined && { color: entry.color.text }),
        ...(entry.avatar !== undefined && { avatar: entry.avatar.text }),
        ...(entry.note !== undefined && { note: entry.note.text }),
        entry: { uri, range: entry.name.range },
      };
      for (const each of free) byName.set(each, person);
    }
  }
  return byName;
}
