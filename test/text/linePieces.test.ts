import assert from 'node:assert/strict';
import { linePieces } from '../../server/src/text/linePieces';
import { decodeUtf8 } from '../../server/src/text/utf8';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Texts of more than one piece of 16 KB, and what stands at the borders. */
const texts: Record<string, string> = {
  nothing: '',
  'a line without an end': 'a',
  'a byte order mark': '\ufeffa\nb\n',
  'many lines': 'a line of text\n'.repeat(5_000),
  'many lines, and one without an end': `${'a line of text\n'.repeat(5_000)}x`,
  'characters of three and four bytes': `${'韩😀\n'.repeat(9_000)}`,
  'CR LF': 'a line of text\r\n'.repeat(5_000),
  'a line longer than a piece': `a\n${'韩'.repeat(40_000)}\nb\n`,
  'no line at all': '韩'.repeat(40_000),
};

describe('the pieces of a file', () => {
  for (const [what, text] of Object.entries(texts)) {
    it(`are its text, and end with a line: ${what}`, () => {
      const pieces = [...linePieces(bytesOf(text))];
      assert.equal(pieces.join(''), decodeUtf8(bytesOf(text)));
      for (const piece of pieces.slice(0, -1)) assert.ok(piece.endsWith('\n'));
      assert.ok(pieces.every(piece => piece !== ''));
      if (text.startsWith('a line')) {
        if (text.length > 16_384) assert.ok(pieces.length >= text.length / 16_384, `${pieces.length} pieces`);
      }
    });
  }

  it('are decoded when they are requested, and refused where they are no UTF-8', () => {
    const broken = new Uint8Array([...bytesOf('a line of text\n'.repeat(2_000)), 0xff]);
    const pieces = linePieces(broken);
    assert.ok(pieces.next().value);
    assert.throws(() => [...pieces]);
    assert.throws(() => [...linePieces(bytesOf('韩').subarray(0, 2))]);
  });
});
