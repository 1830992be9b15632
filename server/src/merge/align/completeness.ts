import { componentsOf } from './components';
import type { Matching } from './matching';
import { overlapOf } from './overlap';

/** The share of messages that may be missing by chance, as they are written otherwise. */
const MAX_MISSING = 0.02;

/**
 * Whether one side has all messages of the other, in the time of both, whoever said them. Then a message that is on one side only is
 * another writing of one on the other.
 */
export function isOneComplete(matching: Matching): boolean {
  const { sides } = matching;
  let found = 0;
  for (let index = 0; index < sides.a.count; index++) {
    const text = sides.a.loose[index]!;
    if (sides.looseA.first(text) !== index || sides.looseB.count(text) === 0) continue;
    const components = componentsOf([...sides.looseA.of(text)], [...sides.looseB.of(text)], matching);
    for (const { a, b } of components) found += Math.min(a.length, b.length);
  }
  const { common } = overlapOf(matching);
  return found > 0 && found >= (1 - MAX_MISSING) * Math.min(common.a, common.b);
}
