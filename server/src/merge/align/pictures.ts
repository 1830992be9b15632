import { MENTION, PICTURE } from '../compared/comparedText';
import { looseText } from '../compared/sequence';
import type { UncertainPair } from './alignment';
import type { Matching } from './matching';
import { hasWords } from './similarText';

/**
 * Two exports either have the names of pictures in common or have names of their own, and so with emoticons. Where they have them in
 * common, messages that only show other ones are other messages, even if nothing else tells them apart: their pairs are taken back, and
 * returned.
 */
export function separatePictures(matching: Matching): UncertainPair[] {
  const isPicture = (text: string) => text.includes(PICTURE);
  return [...separate(matching, isPicture), ...separate(matching, text => !isPicture(text))];
}

function separate(matching: Matching, isOfKind: (text: string) => boolean): UncertainPair[] {
  const { a, b } = matching.sides;
  const unequal: [number, number][] = [];
  let equal = 0;
  for (const [x, y] of matching.pairs()) {
    if (a.exact[x] === a.loose[x] || b.exact[y] === b.loose[y]) continue;
    const text = looseText(a, x);
    if (hasWords(text) || text.includes(MENTION) || !isOfKind(text)) continue;
    if (a.exact[x] === b.exact[y]) equal++;
    else unequal.push([x, y]);
  }
  if (equal === 0 || equal < unequal.length) return [];
  return unequal.map(([x, y]) => {
    matching.remove(x, y);
    return { a: x, b: y, doubt: 'text' };
  });
}
