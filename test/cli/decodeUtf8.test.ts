import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8 } from '../../server/src/cli/decodeUtf8';

describe('UTF-8 on the command line', () => {
  const check = (bytes: Uint8Array) => {
    let expected: string | undefined;
    try {
      expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      // Not UTF-8.
    }
    assert.equal(decodeUtf8(Buffer.from(bytes)), expected);
  };

  it('is decoded as everywhere', () => {
    for (const text of ['', 'Kim', 'Kïm', '李雷', '👍🏽', '\ufeff> 07:08:28  Kim', '\0\n'])
      check(Buffer.from(text));
    // Lone surrogates become U+FFFD.
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff)), codes => check(Buffer.from(String.fromCodePoint(...codes)))),
    );
  });

  it('is nothing else', () => {
    for (const bytes of [
      [0xff],
      [0xc3],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0x4b, 0xb8],
    ])
      check(Uint8Array.from(bytes));
    fc.assert(fc.property(fc.uint8Array(), check));
  });
});
