import type { NameIndex } from '../people/mention';
import type { SpokenLog } from '../people/namesTogether';
import {
  type KnownNames,
  type People,
  type Person,
  peopleByName,
  type RegistryFile,
  unregisteredPerson,
} from '../people/people';
import type { SimilarName } from '../people/similarName';
import { SimilarNames, SpokenNames } from '../people/similarNames';

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
  /** All logs as they are now, ordered by day. */
  readonly logs: () => readonly SpokenLog[];
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
  /** The names of "me", as one text. */
  readonly #ownNames: string;
  #spoken: SpokenNames | undefined;
  #similar: SimilarNames | undefined;

  constructor(sources: PeopleSources, before?: WorkspacePeople) {
    const { generation, isComplete, registries, registered, closed, open } = sources;
    this.generation = generation;
    this.isComplete = isComplete;
    this.#sources = sources;
    this.#byName = peopleByName(registries);
    this.registered = [...new Set(this.#byName.values())];
    this.#ownNames = this.registered
      .filter(({ isMe }) => isMe)
      .flatMap(({ names }) => names)
      .join('\n');
    const former = before?.hasLogsOf(sources) ? before : undefined;
    const same = former?.isOfNames(registered) ? former : undefined;
    this.known = same?.known ?? union([closed, registered, ...open]);
    if (former !== undefined && former.#ownNames === this.#ownNames) this.#spoken = former.#spoken;
    if (same !== undefined && this.#spoken !== undefined) this.#similar = same.#similar;
  }

  /** Whether these people come from the same logs, all of them read. */
  hasLogsOf({ isComplete, closed, open }: PeopleSources): boolean {
    const own = this.#sources;
    return own.isComplete === isComplete && own.closed === closed && sameItems(own.open, open);
  }

  /** Whether these people come from these names of the registries. */
  isOfNames(registered: NameIndex): boolean {
    return this.#sources.registered === registered;
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
    const { logs, registries } = this.#sources;
    this.#spoken ??= new SpokenNames(logs(), each => this.personOf(each).isMe);
    this.#similar ??= new SimilarNames(
      this.#spoken,
      registries.map(({ registry }) => registry),
      each => this.personOf(each),
    );
    return this.#similar.to(name);
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
