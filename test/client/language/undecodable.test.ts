import assert from 'node:assert/strict';
import { guessEncoding, holdsUndecodable } from '../../../client/src/language/undecodable';

/** `> 07:08:28  李明\n\n你好` in GBK. */
const gbk = Uint8Array.from([
  ...new TextEncoder().encode('> 07:08:28  '),
  ...[0xc0, 0xee, 0xc3, 0xf7],
  ...new TextEncoder().encode('\n\n'),
  ...[0xc4, 0xe3, 0xba, 0xc3],
]);

describe('a log in another encoding', () => {
  it('is known by what UTF-8 makes of it', () => {
    assert.equal(holdsUndecodable(new TextDecoder().decode(gbk)), true);
  });

  it('is not seen in a log that lost a character or two', () => {
    assert.equal(holdsUndecodable('> 07:08:28  Kim\n\nHello \uFFFD\uFFFD\n'), false);
    assert.equal(holdsUndecodable(''), false);
  });

  it('is guessed where its bytes are a chat log in it', () => {
    assert.equal(guessEncoding(gbk)?.id, 'gb18030');
  });

  it('is not guessed for UTF-8, or for what is no log in any', () => {
    assert.equal(guessEncoding(new TextEncoder().encode('> 07:08:28  李明\n')), undefined);
    assert.equal(guessEncoding(gbk.subarray(1)), undefined);
    assert.equal(guessEncoding(Uint8Array.from([...gbk, 0xff])), undefined);
  });
});
