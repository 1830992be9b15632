import assert from 'node:assert/strict';
import {
  addInlineParts,
  type InlinePart,
} from '../../../../../server/src/import/exported/sources/shared/inlineMarks';
import { RichText } from '../../../../../server/src/import/exported/sources/shared/richText';

/** The parts of a text in which `<*` may begin bold, `*>` end it, `*` do both, and `_` the same for italic. */
function partsOf(text: string): InlinePart[] {
  return (text.match(/<?[*_]>?|[^*_<>]+/g) ?? []).map(part => {
    if (!/[*_]/.test(part)) return { text: part };
    const mark = part.replace(/[<>]/g, '');
    const isOneSided = part.length > 1;
    return {
      mark,
      canOpen: !isOneSided || part.startsWith('<'),
      canClose: !isOneSided || part.endsWith('>'),
      emphasis: mark === '*' ? { bold: true } : { italic: true },
    };
  });
}

function shown(text: string): string {
  const rich = new RichText();
  addInlineParts(rich, partsOf(text), {});
  return rich.toString();
}

describe('signs of emphasis', () => {
  const check = (text: string, expected: string) => it(text, () => assert.equal(shown(text), expected));
  check('a *b* c', 'a **b** c');
  check('a <*b c', 'a *b c');
  check('a b*> c', 'a b* c');
  check('*a _b_ c*', '**a** ***b*** **c**');
  check('*a _b* c_', '**a \\_b** c\\_');
  check('** a', '** a');
  check('*a* *b*', '**a** **b**');

  it('are found in linear time', () => {
    for (const part of ['<*a', '*a', '*a _b ', '*']) assert.ok(shown(part.repeat(50_000)).length > 10_000);
  });
});
