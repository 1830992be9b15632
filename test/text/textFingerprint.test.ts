import assert from 'node:assert/strict';
import { textFingerprint } from '../../server/src/protocol/textFingerprint';

describe('the fingerprint of a text', () => {
  it('is the same for texts that differ in what VS Code changes when it opens a file', () => {
    const expected = textFingerprint('a\nb\n\n韩');
    for (const text of ['a\r\nb\r\n\r\n韩', 'a\rb\n\r韩', '\ufeffa\nb\n\n韩']) {
      assert.equal(textFingerprint(text), expected, JSON.stringify(text));
    }
  });

  it('is another one for any other text', () => {
    const texts = [
      '',
      'a',
      'b',
      'ab',
      'ba',
      'a\n',
      '\na',
      'a\n\n',
      'a\ufeff',
      'A',
      '韩',
      '😀',
      '\ud83d',
      'a ',
    ];
    assert.equal(new Set(texts.map(textFingerprint)).size, texts.length);
  });
});
