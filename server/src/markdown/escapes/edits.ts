/** Changes of single characters of a text, by column. A character is changed once at most. */
export class Edits {
  readonly #text: string;
  readonly #replaced = new Map<number, string>();
  readonly #around = new Map<number, string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Puts a backslash before a character. */
  escape(at: number): void {
    if (!this.#replaced.has(at)) this.#replaced.set(at, `\\${this.#text[at]!}`);
  }

  /** Puts a backslash before each character of a range. */
  escapeAll(start: number, end: number): void {
    for (let at = start; at < end; at++) this.escape(at);
  }

  /** Writes a character in another way. */
  replace(at: number, by: string): void {
    this.#replaced.set(at, by);
  }

  /** Leaves a range as it is. */
  restore(start: number, end: number): void {
    for (let at = start; at < end; at++) this.#replaced.delete(at);
  }

  /** Inserts a sign before a character, and before what is written instead of it. */
  insert(at: number, sign: string): void {
    this.#around.set(at, sign);
  }

  /** The text with all changes. */
  apply(): string {
    if (this.#replaced.size === 0 && this.#around.size === 0) return this.#text;
    const columns = Int32Array.from(new Set([...this.#replaced.keys(), ...this.#around.keys()])).sort();
    let result = '';
    let from = 0;
    for (const at of columns) {
      result += this.#text.slice(from, at) + (this.#around.get(at) ?? '');
      from = at;
      const replaced = this.#replaced.get(at);
      if (replaced === undefined) continue;
      result += replaced;
      from = at + 1;
    }
    return result + this.#text.slice(from);
  }
}
