import type { NameReadings } from '../../protocol';
import { readingsOf } from '../../text/pinyin';
import { isHan } from '../../text/typedMatch';

/** Collects the Chinese characters in the names of a page, so that it finds names by pinyin without a dictionary. */
export class CollectedReadings {
  readonly #chars = new Set<string>();
  readonly #names = new Set<string>();

  add(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    for (const char of name) if (isHan(char)) this.#chars.add(char);
  }

  table(): NameReadings {
    const table: Record<string, string> = {};
    for (const char of this.#chars) {
      for (const syllable of readingsOf(char)) table[syllable] = (table[syllable] ?? '') + char;
    }
    return table;
  }
}
