import type { Steps } from '../../text/steps';

/** A part of a text, in UTF-16 units; `end` is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is looked for in texts. */
export interface TextPattern {
  /** Whether a text has it. Its time grows with the length of the text alone; a long text is read in steps. */
  isIn(text: string): Steps<boolean>;
  /** Where a text has it first from an offset on: of places that overlap, the one that ends first. */
  firstIn(text: string, from: number): Place | undefined;
  /** Characters that any text with it holds one after the other, each one of a set: what rules out most texts. */
  readonly solid: readonly (readonly number[])[];
}
