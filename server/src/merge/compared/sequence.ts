import type { Interner } from './interner';

/** What the sequences of one merge share: equal numbers are equal texts, and equal names. */
export interface SharedTexts {
  readonly texts: Interner;
  /** Names of people. The registry's names of one person are one. */
  readonly names: Interner;
}

/**
 * The messages of one conversation in the order of their source, as far as an alignment compares them. A log and a conversation that is
 * read from an export both give one. Columns instead of objects: a message takes some 25 bytes.
 */
export interface Sequence {
  readonly shared: SharedTexts;
  readonly count: number;
  /** By the clock of the source, in seconds since 1970-01-01 of that clock. */
  readonly times: Float64Array;
  /** How many seconds a time leaves open: 1, or 60 without seconds. */
  readonly widths: Uint8Array;
  /** The number of the person's name; below -1 for an own number of this sequence, as for `我`. */
  readonly people: Int32Array;
  /** The number of the text with what tells pictures, links and mentions apart. */
  readonly exact: Int32Array;
  /** The number of the text without it. Equals `exact` if the text has none of them. */
  readonly loose: Int32Array;
}

/** The text of a message as it is compared. */
export function looseText(sequence: Sequence, index: number): string {
  return sequence.shared.texts.textOf(sequence.loose[index]!);
}
