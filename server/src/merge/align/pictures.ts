import { MENTION, PICTURE } from '../compared/comparedText';
import { looseText, type Sequence } from '../compared/sequence';
import type { UncertainPair } from './alignment';
import type { Matching } from './matching';
import { hasWords } from './similarText';

/**
 * Takes back, and returns, pairs of messages that only show a picture or an emoticon, and another one.
 *
 * Two exports either have the names of pictures in common or have names of their own. Where they have them in common, pictures with
 * other names are other pictures, if these are names of the same form: a log may have pictures of an import, and others. An
 * emoticon that both write alike elsewhere is not another one that is shown as the same emoji.
 */
export function separatePictures(matching: Matching): UncertainPair[] {
  const { a, b } = matching.sides;
  const unequal: [number, number][] = [];
  const equal = { pictures: 0, forms: new Set<string>(), emoticons: new Set<number>() };
  const formAt = (sequence: Sequence, index: number) =>
    sequence.shared.texts.textOf(sequence.exact[index]!).replace(/\d+/g, '0');
  for (const [x, y] of matching.pairs()) {
    if (a.exact[x] === a.loose[x] || b.exact[y] === b.loose[y]) continue;
    const text = looseText(a, x);
    if (hasWords(text) || text.includes(MENTION)) continue;
    if (a.exact[x] !== b.exact[y]) unequal.push([x, y]);
    else if (text.includes(PICTURE)) {
      equal.pictures++;
      equal.forms.add(formAt(a, x));
    } else equal.emoticons.add(a.exact[x]!);
  }
  const unequalPictures = unequal.filter(([x]) => looseText(a, x).includes(PICTURE)).length;
  const areNamed = equal.pictures > 0 && equal.pictures >= unequalPictures;
  const separate = unequal.filter(([x, y]) =>
    looseText(a, x).includes(PICTURE)
      ? areNamed && equal.forms.has(formAt(a, x)) && equal.forms.has(formAt(b, y))
      : equal.emoticons.has(a.exact[x]!) || equal.emoticons.has(b.exact[y]!),
  );
  return separate.map(([x, y]) => {
    matching.remove(x, y);
    return { a: x, b: y, doubt: 'text' };
  });
}
