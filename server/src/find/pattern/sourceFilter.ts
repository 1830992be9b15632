import { isSolid, oneOf } from './literalPattern';
import type { TextPattern } from './textPattern';

/** What Markdown may take away, or begin or end something hidden with: the target of a link, an entity, an escape. */
const MARKUP = '[*_~`\\[\\]()!<>&\\\\|^=+;{}]';

/** An entity that may stand for a letter, escaped any number of times. Those that stand for a sign or for space rule out nothing. */
const LETTER_ENTITY =
  /&(?:amp;)*(?!(?:amp|lt|gt|quot|apos|nbsp|#160|#32|#39|#34|#38|#60|#62);)(?:#|[A-Za-z]{2,10}\d{0,2};)/;

/**
 * Rules out logs by their source, which is read ten times as fast as what is shown of it. What is shown differs from the source only where markup is:
 * between two characters that are shown side by side, there is none, or the first is followed by markup and the second follows some.
 */
export class SourceFilter {
  readonly #together: RegExp;
  readonly #parted: readonly (readonly RegExp[])[];

  private constructor(solid: readonly (readonly number[])[]) {
    const chars = solid.map(oneOf);
    this.#together = new RegExp(chars.join(''));
    this.#parted = chars.slice(1).map((char, i) => [
      // Code loses a space, or a line break, at its ends.
      new RegExp(`${chars[i]}(?:${MARKUP}|\\s+\`)`),
      // The label of a card and what follows it: `[文件 a.pdf]`.
      new RegExp(`(?:${MARKUP}[ \\t]*|\`\\s+|\\[[^\\]\\n]{0,30}[ :：])${char}`),
    ]);
  }

  /** The filter of a pattern; `undefined` if it rules out nothing. */
  static of({ solid }: TextPattern): SourceFilter | undefined {
    if (solid.length === 0 || !solid.every(chars => chars.every(isSolid))) return undefined;
    return new SourceFilter(solid);
  }

  /** Whether a log may show the pattern. Errs on the side of `true`. */
  mayShow(source: string): boolean {
    if (this.#together.test(source)) return true;
    if (source.includes('&') && LETTER_ENTITY.test(source)) return true;
    return this.#parted.some(sides => sides.every(side => side.test(source)));
  }
}
