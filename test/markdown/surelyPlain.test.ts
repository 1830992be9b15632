import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeParagraph } from '../../server/src/markdown/escapes/paragraph';
import { isSurelyPlain } from '../../server/src/markdown/surelyPlain';
import { cleanText } from '../../server/src/text/cleanText';
import { runs } from '../support/runs';

/** ASCII, and the characters whose treatment differs. */
const UNITS = [
  ...Array.from({ length: 0xa1 }, (_, unit) => String.fromCharCode(unit)),
  ...'中_，。“”…　é🌙🌙\u1680\u2000\u200b\u2028\u2029\u202f\u205f\ufeff\ud83c\udf19',
];
const text = fc
  .array(fc.constantFrom(...UNITS, 'a', 'b', '_', '中', ' '), { maxLength: 8 })
  .map(units => units.join(''));

describe('a text that is surely plain', () => {
  it('is what nearly everybody writes', () => {
    for (const plain of [
      '收到',
      '收到 👍',
      'thanks, will check',
      '“好”',
      'snake_case (a): b',
      '@Kim 在吗？',
      '1'.padStart(2, 'v'),
    ]) {
      assert.ok(isSurelyPlain(plain), plain);
    }
  });

  it('needs no escapes, wherever it stands', () => {
    fc.assert(
      fc.property(text, plain => {
        fc.pre(isSurelyPlain(plain));
        assert.equal(cleanText(plain), plain);
        assert.equal(plain.trim(), plain);
        assert.equal(escapeParagraph(plain), plain);
        assert.equal(escapeParagraph(plain, { isPart: true, isContinued: true, goesOn: true }), plain);
        assert.equal(escapeParagraph(plain, { isPart: true, isContinued: false, goesOn: true }), plain);
        assert.equal(escapeParagraph(`a\n${plain}\nb`), `a\n${plain}\nb`);
      }),
      { numRuns: runs(5_000), seed: 1, maxSkipsPerRun: 1_000 },
    );
  });
});
