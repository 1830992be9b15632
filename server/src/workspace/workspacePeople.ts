import type { NameIndex } from '../people/mention';
import {
  type KnownNames,
  type People,
  type Person,
  peopleByName,
  type RegistryFile,
  unregisteredPerson,
} from '../people/people';
import type { SimilarName } from '../people/similarName';
import { SimilarNames } from '../people/similarNames';
import type { SpokenNames } from '../people/spokenNames';

/** The input of `WorkspacePeople`. */
export interface PeopleSources {
  readonly generation: number;
  readonly isComplete: boolean;
  readonly registries: readonly RegistryFile[];
  /** The names of the registries; the same object as long as they don't change. */
  readonly registered: NameIndex;
  /** The names in logs that aren't open; the same object as long as no name is added or removed. */
  readonly closed: NameIndex;
  /** The names of each open log. */
  readonly open: readonly NameIndex[];
  /** The names in all logs as they are now, but for the user's own. */
  readonly spoken: (own: ReadonlySet<string>) => SpokenNames;
}

/**
 * The people of the registries, and the names in all logs. Created again when either changes. What is derived from names alone
 * is reused while the names are the same: most edits of a registry change a note or a color.
 */
export class WorkspacePeople implements People {
  readonly generation: number;
  readonly isComplete: boolean;
  readonly registered: readonly Person[];
  readonly known: KnownNames;
  readonly #byName: ReadonlyMap<string, Person>;
  readonly #sources: PeopleSources;
  #similar: SimilarNames | undefined;

  constructor(sources: PeopleSources, before?: WorkspacePeople) {
    const { generation, isComplete, registries, registered, closed, open } = sources;
    this.generation = generation;
    this.isComplete = isComplete;
    this.#sources = sources;
    this.#byName = peopleByName(registries);
    this.registered = [...new Set(this.#byName.values())];
    this.known = before?.hasNamesOf(sources) ? before.known : union([closed, registered, ...open]);
  }

  /** Whether these people have the same names. */
  hasNamesOf({ registered, closed, open }: PeopleSources): boolean {
    const own = this.#sources;
    return own.registered === registered && own.closed === closed && sameItems(own.open, open);
  }

  personOf(name: string): Person {
    return this.#byName.get(name) ?? unregisteredPerson(name);
  }

  /**
   * Empty while logs are still being read: the rest of the logs could contradict the result, and it would be computed again and
   * again.
   */
  similarTo(name: string): readonly SimilarName[] {
    if (!this.isComplete) return [];
    this.#similar ??= this.#findSimilar();
    return this.#similar.to(name);
  }

  #findSimilar(): SimilarNames {
    const { spoken, registries } = this.#sources;
    const own = this.registered.filter(({ isMe }) => isMe).flatMap(({ names }) => names);
    return new SimilarNames(
      spoken(new Set(own)),
      registries.map(({ registry }) => registry),
      each => this.personOf(each),
    );
  }
}

/** Whether two lists have the same items. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Several indices as one. */
export function union(indices: readonly KnownNames[]): KnownNames {
  return {
    names: { [Symbol.iterator]: () => indices.flatMap(index => [...index.names]).values() },
    has: name => indices.some(index => index.has(name)),
    longestAt(text, at) {
      let longest: ReturnType<KnownNames['longestAt']>;
      for (const index of indices) {
        const found = index.longestAt(text, at);
        if (found !== undefined && (longest === undefined || found.end > longest.end)) longest = found;
      }
      return longest;
    },
  };
}
