import type { SourceText } from '../../sourceText';

/**
 * The scalars of a JSON text around its items. Programs write them above the items, so they are collected on the way; for a file in
 * another order, all of it is read for them.
 *
 * @param isWanted whether the scalar at a path is kept; avatars in heads are long
 */
export class JsonHead {
  readonly #values = new Map<string, unknown>();
  readonly #text: SourceText;
  readonly #isItem: (path: string) => boolean;
  readonly #isWanted: (path: string) => boolean;

  constructor(text: SourceText, isItem: (path: string) => boolean, isWanted: (path: string) => boolean) {
    this.#text = text;
    this.#isItem = isItem;
    this.#isWanted = isWanted;
  }

  /** Keeps a scalar that was read on the way. */
  add(path: string, value: unknown): void {
    if (this.#isWanted(path) && !this.#values.has(path)) this.#values.set(path, value);
  }

  /** Call it at the first item. */
  complete(): void {
    if (this.#values.size > 0) return;
    for (const { path, value, problem } of this.#text.json(this.#isItem)) {
      if (problem === undefined && !this.#isItem(path)) this.add(path, value);
    }
  }

  /** The first of some scalars that is a text and not empty. */
  string(...paths: readonly string[]): string | undefined {
    for (const path of paths) {
      const value = this.#values.get(path);
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      if (typeof value === 'number') return String(value);
    }
    return undefined;
  }
}
