import * as l10n from '@vscode/l10n';
import type { CharSet } from './charSet';
import { type Assertion, type Regex, RegexProblem } from './regexSyntax';

/** A step of a program. A number is the index of the step that follows. */
export type Step =
  | { readonly kind: 'read'; readonly set: CharSet; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'assert'; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: 'match' };

/** A regular expression as a machine with many states at once (Thompson): a text is read once, whatever the expression. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

/** Larger programs are refused: a search may take time for each step at each character. */
const MAX_STEPS = 2_000;

/**
 * Makes the program of a regular expression.
 *
 * @param isBackwards whether it reads texts from their ends
 * @throws {RegexProblem} if the program is too large
 */
export function compile(regex: Regex, isBackwards: boolean): Program {
  const steps: Step[] = [{ kind: 'match' }];
  const add = (step: Step): number => {
    if (steps.length === MAX_STEPS) {
      throw new RegexProblem(l10n.t('The regular expression is too large.'), 0, Number.POSITIVE_INFINITY);
    }
    return steps.push(step) - 1;
  };

  /** Adds the steps of a part. Returns the first; the last leads to `next`. */
  function before(part: Regex, next: number): number {
    switch (part.kind) {
      case 'set':
        return add({ kind: 'read', set: part.set, next });
      case 'assertion':
        return add({ kind: 'assert', assertion: seen(part.assertion), next });
      case 'sequence':
        return (isBackwards ? part.items : [...part.items].reverse()).reduce(
          (then, item) => before(item, then),
          next,
        );
      case 'choice':
        return add({ kind: 'split', next: part.items.map(item => before(item, next)) });
      case 'repeat':
        return beforeRepeat(part, next);
    }
  }

  function beforeRepeat({ item, min, max }: Regex & { kind: 'repeat' }, next: number): number {
    let start = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop: { kind: 'split'; next: number[] } = { kind: 'split', next: [next] };
      start = add(loop);
      loop.next.push(before(item, start));
    } else {
      for (let i = min; i < max; i++) start = add({ kind: 'split', next: [next, before(item, start)] });
    }
    for (let i = 0; i < min; i++) start = before(item, start);
    return start;
  }

  /** An assertion as a reader from the end sees it. */
  function seen(assertion: Assertion): Assertion {
    if (!isBackwards) return assertion;
    if (assertion === 'lineStart') return 'lineEnd';
    return assertion === 'lineEnd' ? 'lineStart' : assertion;
  }

  const start = before(regex, 0);
  return { steps, start };
}
