import type { FindChoices } from '../../protocol';

/** A code point. */
export type CodePoint = number;

/** The blocks with characters that have an upper and a lower case of the same length (Unicode 17): `toLowerCase` changes none outside. */
const CASED: readonly (readonly [CodePoint, CodePoint])[] = [
  [0x41, 0x5a],
  [0xc0, 0x24f],
  [0x370, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x1cbf],
  [0x1e00, 0x1fff],
  [0x2126, 0x2183],
  [0x24b6, 0x24e9],
  [0x2c00, 0x2cff],
  [0xa640, 0xa7ff],
  [0xff21, 0xff5a],
  [0x10400, 0x104ff],
  [0x10570, 0x1059f],
  [0x10c80, 0x10cff],
  [0x10d50, 0x10d65],
  [0x118a0, 0x118df],
  [0x16e40, 0x16e7f],
  [0x16ea0, 0x16ed3],
  [0x1e900, 0x1e943],
];

/** Full-width forms of ASCII, and the distance to it. */
const WIDE_FIRST = 0xff01;
const WIDE_LAST = 0xff5e;
const WIDE_DISTANCE = 0xfee0;

const known = new Map<string, Alike>();

/** Which characters a search takes for alike. @param hanForms `HAN_FORMS`; without it, forms are not alike */
export function alikeBy(choices: FindChoices, hanForms: string | undefined): Alike {
  const { matchCase, matchWidth, matchForms } = choices;
  const key = [matchCase, matchWidth, matchForms, hanForms !== undefined].map(Boolean).join();
  let alike = known.get(key);
  if (alike === undefined) {
    alike = new Alike(choices, hanForms);
    known.set(key, alike);
  }
  return alike;
}

/** Which characters a search takes for alike, by case, width and form (simplified, traditional). */
export class Alike {
  readonly #groups = new Map<CodePoint, readonly CodePoint[]>();

  /** @param hanForms `HAN_FORMS`; without it, forms are not alike */
  constructor({ matchCase, matchWidth, matchForms }: FindChoices, hanForms = '') {
    const byFolded = new Map<CodePoint, Set<CodePoint>>();
    const add = (point: CodePoint, folded: CodePoint) => {
      if (point === folded) return;
      const group = byFolded.get(folded) ?? new Set([folded]);
      byFolded.set(folded, group);
      group.add(point);
    };
    const cased = matchCase ? (point: CodePoint) => point : lowerCase;
    if (!matchCase)
      for (const [first, last] of CASED)
        for (let point = first; point <= last; point++) add(point, lowerCase(point));
    if (!matchWidth) {
      for (let point = WIDE_FIRST; point <= WIDE_LAST; point++) add(point, cased(point - WIDE_DISTANCE));
      // `Ａ` was added to `ａ`, which is no letter of its own now.
      if (!matchCase) for (let point = 0xff41; point <= 0xff5a; point++) byFolded.delete(point);
    }
    if (!matchForms && hanForms !== '') {
      for (const forms of hanForms.split(' ')) {
        const [simplified, ...traditional] = forms;
        for (const form of traditional) add(form.codePointAt(0)!, simplified!.codePointAt(0)!);
      }
    }
    for (const group of byFolded.values()) {
      const all = [...group];
      for (const point of all) this.#groups.set(point, all);
    }
  }

  /** The characters that are alike with one, which is among them. */
  of(point: CodePoint): readonly CodePoint[] {
    return this.#groups.get(point) ?? [point];
  }

  /** The groups of several characters that are alike. */
  get groups(): Iterable<readonly CodePoint[]> {
    return new Set(this.#groups.values());
  }
}

/** The lower case of a character, if it is one of the same length in UTF-16: that of `İ` is longer. */
function lowerCase(point: CodePoint): CodePoint {
  const char = String.fromCodePoint(point);
  const lower = char.toLowerCase();
  return lower.length === char.length ? lower.codePointAt(0)! : point;
}
