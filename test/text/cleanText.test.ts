import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText, isCleanLine } from '../../server/src/text/cleanText';
import { runs } from '../support/runs';

const UNITS = [
  ...Array.from({ length: 0xa1 }, (_, unit) => String.fromCharCode(unit)),
  ...[
    '中',
    '\ud7ff',
    '\ud800',
    '\udbff',
    '\udc00',
    '\udfff',
    '\ue000',
    '🌙',
    '\u2027',
    '\u2028',
    '\u2029',
    '\u202a',
    '\uffff',
  ],
];

describe('a clean text', () => {
  it('is left as it is, and what is cleaned is clean', () => {
    const dirty =
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...UNITS), { maxLength: 4 }), units => {
        const text = units.join('');
        const clean = cleanText(text);
        assert.equal(clean === text, !dirty.test(text));
        assert.ok(!dirty.test(clean));
        assert.equal(isCleanLine(text), clean === text && !text.includes('\n'));
      }),
      { numRuns: runs(5_000), seed: 1 },
    );
  });

  it('has line breaks of one kind, and no half of a pair', () => {
    assert.equal(cleanText('a\r\nb\rc\u2028d\u0000\ud83c'), 'a\nb\nc\nd\ufffd');
  });
});
