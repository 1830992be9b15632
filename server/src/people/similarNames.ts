import type { SpeakerRegistry } from '../registry/speakerRegistry';
import type { Person } from './people';
import type { SimilarName } from './similarName';
import type { SpokenNames } from './spokenNames';

/**
 * Finds names in the logs that look like one person, but for those of which a registry says who they are. Precision counts: a wrong
 * hint is worse than no hint.
 */
export class SimilarNames {
  readonly #spoken: SpokenNames;
  readonly #isDecided: (a: string, b: string) => boolean;

  /**
   * @param registries list names that are known to be different people
   * @param personOf returns the person that a name belongs to
   */
  constructor(
    spoken: SpokenNames,
    registries: readonly SpeakerRegistry[],
    personOf: (name: string) => Person,
  ) {
    this.#spoken = spoken;
    this.#isDecided = decisions(registries, personOf);
  }

  /**
   * The names in the logs that look like the same person as `name`, the most frequent first. `name` itself
   * need not occur in a log.
   */
  to(name: string): readonly SimilarName[] {
    const similar = this.#spoken.similarTo(name);
    return similar.some(other => this.#isDecided(name, other.name))
      ? similar.filter(other => !this.#isDecided(name, other.name))
      : similar;
  }
}

/**
 * Makes a predicate for pairs of names that a registry has already decided: they belong to one person, or to
 * different people.
 */
function decisions(
  registries: readonly SpeakerRegistry[],
  personOf: (name: string) => Person,
): (a: string, b: string) => boolean {
  const different = new Map<string, Set<number>>();
  let count = 0;
  for (const list of registries.flatMap(registry => registry.different)) {
    for (const { text } of list) {
      // A statement about one name of a person applies to all their names.
      const { name } = personOf(text);
      different.set(name, (different.get(name) ?? new Set()).add(count));
    }
    count++;
  }
  return (a, b) => {
    const [first, second] = [personOf(a), personOf(b)];
    if (first.name === second.name) return true;
    // Two separate entries in the registry are different people.
    if (first.entry !== undefined && second.entry !== undefined) return true;
    const lists = different.get(second.name);
    return lists !== undefined && [...(different.get(first.name) ?? [])].some(list => lists.has(list));
  };
}
