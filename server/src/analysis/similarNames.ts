import type { SpeakerRegistry } from '../model/speakerRegistry';
import type { Person } from './people';

/** Which names in the logs look like one person. */
export class SimilarNames {
  /**
   * @param names all names in the logs, repeated ones included
   * @param registries say who is one person already, and which names are different people for good
   * @param personOf whose name it is
   */
  constructor(
    names: Iterable<string>,
    registries: readonly SpeakerRegistry[],
    personOf: (name: string) => Person,
  ) {
    void [names, registries, personOf];
  }

  /** The names that look like the same person as this one's, in the order of their spelling. */
  to(_name: string): readonly string[] {
    return [];
  }
}
