import type { NameIndex, Names } from '../analysis/mention';
import { type People, type Person, peopleByName, type RegistryFile, stranger } from '../analysis/people';
import { SimilarNames } from '../analysis/similarNames';

/** The people of the registries, and the names in all logs; made anew when either changes. */
export class WorkspacePeople implements People {
  readonly generation: number;
  readonly registered: readonly Person[];
  readonly known: Names;
  readonly #byName: ReadonlyMap<string, Person>;
  readonly #files: readonly RegistryFile[];
  readonly #names: () => Iterable<string>;
  #similar: SimilarNames | undefined;

  /**
   * @param closed the names in logs that aren't open, and of the registries; the same object as long as none comes or goes
   * @param open those of each open log
   */
  constructor(
    generation: number,
    files: readonly RegistryFile[],
    closed: NameIndex,
    open: readonly NameIndex[],
  ) {
    this.generation = generation;
    this.#files = files;
    this.#byName = peopleByName(files);
    this.registered = [...new Set(this.#byName.values())];
    this.known = union([closed, ...open]);
    this.#names = function* () {
      for (const index of [closed, ...open]) yield* index.names;
    };
  }

  personOf(name: string): Person {
    return this.#byName.get(name) ?? stranger(name);
  }

  similarTo(name: string): readonly string[] {
    this.#similar ??= new SimilarNames(
      this.#names(),
      this.#files.map(({ registry }) => registry),
      each => this.personOf(each),
    );
    return this.#similar.to(name);
  }
}

function union(indices: readonly NameIndex[]): Names {
  return {
    has: name => indices.some(index => index.has(name)),
    longestAt(text, at) {
      let longest: ReturnType<Names['longestAt']>;
      for (const index of indices) {
        const found = index.longestAt(text, at);
        if (found !== undefined && (longest === undefined || found.end > longest.end)) longest = found;
      }
      return longest;
    },
  };
}
