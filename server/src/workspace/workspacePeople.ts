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

/** What `WorkspacePeople` is made of. */
export interface PeopleSources {
  readonly generation: number;
  readonly isComplete: boolean;
  readonly registries: readonly RegistryFile[];
  /** The names of the registries; the same object as long as they are the same. */
  readonly registered: NameIndex;
  /** Those in logs that aren't open; the same object as long as none comes or goes. */
  readonly closed: NameIndex;
  /** Those of each open log. */
  readonly open: readonly NameIndex[];
  /** All logs as they are by now, in the order of their days. */
  readonly logs: () => readonly SpokenLog[];
}

/**
 * The people of the registries, and the names in all logs; made anew when either changes. What follows from names alone is taken over
 * from before where these are the same: of a registry mostly a note or a colour changes.
 */
export class WorkspacePeople implements People {
  readonly generation: number;
  readonly isComplete: boolean;
  readonly registered: readonly Person[];
  readonly known: KnownNames;
  readonly #byName: ReadonlyMap<string, Person>;
  readonly #sources: PeopleSources;
  /** Those of who is "me", as one text. */
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

  /** Whether these are the people of the same logs, all of them read. */
  hasLogsOf({ isComplete, closed, open }: PeopleSources): boolean {
    const own = this.#sources;
    return own.isComplete === isComplete && own.closed === closed && sameItems(own.open, open);
  }

  /** Whether the registries say this of names. */
  isOfNames(registered: NameIndex): boolean {
    return this.#sources.registered === registered;
  }

  personOf(name: string): Person {
    return this.#byName.get(name) ?? unregisteredPerson(name);
  }

  /** As long as logs are still being read nobody looks similar: what they will say would contradict it, and it would be worked out again and again. */
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

/** Whether two lists hold the same things. */
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
