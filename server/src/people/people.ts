import { namesOf, type SpeakerRegistry } from '../registry/speakerRegistry';
import type { Range } from '../text/span';
import { NameIndex, type Names } from './mention';
import type { SimilarName } from './similarName';

/** How exports call their owner (FORMAT, "A message block"). */
export const OWN_NAME = '我';

/** Somebody who speaks: one name, or the several that the registry brings together. */
export interface Person {
  /** The name in the registry; for who isn't there, the one in the logs. */
  readonly name: string;
  /** All names, `name` first, each once. */
  readonly names: readonly string[];
  /** Any CSS colour, as it is written. */
  readonly color?: string;
  /** An address or a path, as it is written. */
  readonly avatar?: string;
  readonly note?: string;
  /** Whether it is the exporter's owner. */
  readonly isMe: boolean;
  /** Where the registry has the person; absent for who isn't there. */
  readonly entry?: { readonly uri: string; readonly range: Range };
}

/** Names to look up, and to go through. */
export interface KnownNames extends Names {
  /** In no order that means anything; a name may come twice. */
  readonly names: Iterable<string>;
}

/** What is known of people beyond one log: the registries, and the names in other logs. */
export interface People {
  /** Counts up when anything here changes. */
  readonly generation: number;
  /** Whether all logs have been read: before, a name that isn't known may still turn up. */
  readonly isComplete: boolean;
  /** Whose name it is; somebody of that one name, where the registry doesn't have it. */
  personOf(name: string): Person;
  /** The people of the registries, in their order. */
  readonly registered: readonly Person[];
  /** Finds every name of the registries and of all logs; for a mention that fits nobody in its own log. */
  readonly known: KnownNames;
  /**
   * Names in the logs that look like the same person as this one's, which may be in no log itself, and that nobody has called
   * different; the most frequent first.
   */
  similarTo(name: string): readonly SimilarName[];
}

/** Without registry and other logs, everybody is somebody of one name. */
export const NO_PEOPLE: People = {
  generation: 0,
  isComplete: true,
  personOf: stranger,
  registered: [],
  known: new NameIndex([]),
  similarTo: () => [],
};

/** Somebody who isn't in a registry. */
export function stranger(name: string): Person {
  return { name, names: [name], isMe: name === OWN_NAME };
}

/** A registry and where it stands. */
export interface RegistryFile {
  readonly uri: string;
  readonly registry: SpeakerRegistry;
}

/**
 * The people of some registries by each of their names. A name that two people claim belongs to the first, which
 * `registry/duplicate-name` tells of. Who is `me` also goes by `我`.
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
