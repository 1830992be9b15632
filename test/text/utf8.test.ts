import assert from 'node:assert/strict';
import { decodeUtf8, Utf8Decoder } from '../../server/src/text/utf8';

const bytes = new TextEncoder().encode('\ufeffa韩😀\ufeff\n');

function inPieces(all: Uint8Array, length: number): string {
  const decoder = new Utf8Decoder();
  let text = '';
  for (let at = 0; at < all.length; at += length) text += decoder.add(all.subarray(at, at + length));
  return text + decoder.finish();
}

describe('UTF-8', () => {
  it('is decoded without the byte order mark, whole and in pieces of any length', () => {
    assert.equal(decodeUtf8(bytes), 'a韩😀\ufeff\n');
    for (let length = 1; length <= bytes.length; length++)
      assert.equal(inPieces(bytes, length), 'a韩😀\ufeff\n');
  });

  it('is refused where it is none, at the end too', () => {
    for (const broken of [new Uint8Array([0x61, 0xff]), bytes.subarray(0, 6)]) {
      assert.throws(() => decodeUtf8(broken));
      assert.throws(() => inPieces(broken, 2));
    }
  });
});
