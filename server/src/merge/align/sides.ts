import type { Sequence } from '../compared/sequence';
import { KeyIndex } from './keyIndex';

/** The two sequences of an alignment, with their messages by text. */
export interface Sides {
  readonly a: Sequence;
  readonly b: Sequence;
  /** By `loose`. */
  readonly looseA: KeyIndex;
  readonly looseB: KeyIndex;
  /** By `exact`. */
  readonly exactA: KeyIndex;
  readonly exactB: KeyIndex;
}

/** @param a @param b sequences of one merge */
export function sidesOf(a: Sequence, b: Sequence): Sides {
  const { size } = a.shared.texts;
  return {
    a,
    b,
    looseA: new KeyIndex(a.loose, size),
    looseB: new KeyIndex(b.loose, size),
    exactA: new KeyIndex(a.exact, size),
    exactB: new KeyIndex(b.exact, size),
  };
}
