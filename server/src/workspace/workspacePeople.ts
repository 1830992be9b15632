import type { NameIndex } from '../people/mention';
import type { SpokenLog } from '../people/namesTogether';
import {
  type KnownNames,
  type People,
  type Person,
  peopleByName,
  type RegistryFile,
  stranger,
} from '../people/people';
import type { SimilarName } from '../people/similarName';
import { SimilarNames } from '../people/similarNames';

/** The people of the registries, and the names in all logs; made anew when either changes. */
export class WorkspacePeople implements People {
  readonly generation: number;
  readonly isComplete: boolean;
  readonly registered: readonly Person[];
  readonly known: KnownNames;
  readonly #byName: ReadonlyMap<string, Person>;
  readonly #files: readonly RegistryFile[];
  readonly #logs: () => readonly SpokenLog[];
  #similar: SimilarNames | undefined;

  /**
   * @param closed the names in logs that aren't open, and of the registries; the same object as long as none comes or goes
   * @param open those of each open log
   * @param logs all logs as they are by now, in the order of their days
   */
  constructor(
    generation: number,
    isComplete: boolean,
    files: readonly RegistryFile[],
    closed: NameIndex,
    open: readonly NameIndex[],
    logs: () => readonly SpokenLog[],
  ) {
    this.generation = generation;
    this.isComplete = isComplete;
    this.#files = files;
    this.#byName = peopleByName(files);
    this.registered = [...new Set(this.#byName.values())];
    this.known = union([closed, ...open]);
    this.#logs = logs;
  }

  personOf(name: string): Person {
    return this.#byName.get(name) ?? stranger(name);
  }

  /** As long as logs are still being read nobody looks similar: what they will say would contradict it, and it would be worked out again and again. */
  similarTo(name: string): readonly SimilarName[] {
    if (!this.isComplete) return [];
    this.#similar ??= new SimilarNames(
      this.#logs(),
      this.#files.map(({ registry }) => registry),
      each => this.personOf(each),
    );
    return this.#similar.to(name);
  }
}

function union(indices: readonly NameIndex[]): KnownNames {
  return {
    names: { [Symbol.iterator]: () => indices.flatMap(index => [...index.names]).values() },
    has: name => indices.some(index => index.has(name)),
    longestAt(text, at) {
      let longest: ReturnType<NameIndex['longestAt']>;
      for (const index of indices) {
        const found = index.longestAt(text, at);
        if (found !== undefined && (longest === undefined || found.end > longest.end)) longest = found;
      }
      return longest;
    },
  };
}
