/** Numbers texts, so that equal texts can be compared, sorted and counted as numbers. */
export class Interner {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  /** How many different texts there are. Their numbers are below. */
  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text: the same for equal texts. */
  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.length;
      this.#numbers.set(text, number);
      this.#texts.push(text);
    }
    return number;
  }

  /** The text of a number that `numberOf` has returned. */
  textOf(number: number): string {
    return this.#texts[number]!;
  }
}
