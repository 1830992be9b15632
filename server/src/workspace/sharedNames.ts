import { detach } from '../text/detach';

/** Names that records share: most people speak in many logs, and each would have a copy of their names. */
export class SharedNames {
  readonly #names = new Map<string, string>();

  /** Returns the one copy of a name. It retains no other text. */
  readonly share = (name: string): string => {
    let shared = this.#names.get(name);
    if (shared === undefined) {
      shared = detach(name);
      this.#names.set(shared, shared);
    }
    return shared;
  };

  /** Forgets all names. Records keep those that they have. */
  clear(): void {
    this.#names.clear();
  }
}
