import assert from 'node:assert/strict';
import { linesOf } from '../../../../server/src/import/exported/input/lines';
import { MAX_ITEM_LENGTH } from '../../../../server/src/import/exported/readItem';

function* inPieces(text: string, length: number): Iterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

describe('lines of a text in pieces', () => {
  const check = (text: string, expected: readonly string[]) =>
    it(JSON.stringify(text), () => {
      for (const length of [100, 1, 2, 3]) {
        const lines = [...linesOf(inPieces(text, length))];
        assert.deepEqual(
          lines.map(line => line.text),
          expected,
        );
        assert.deepEqual(
          lines.map(({ number }) => number),
          expected.map((_, index) => index + 1),
        );
      }
    });
  check('', []);
  check('a', ['a']);
  check('a\nb\r\nc\rd\n', ['a', 'b', 'c', 'd']);
  check('\n\n\r\n\r\r\na', ['', '', '', '', '', 'a']);

  it('have a limit of length, and reading goes on after it', () => {
    const text = `a\n${'x'.repeat(MAX_ITEM_LENGTH + 1)}\nb`;
    assert.deepEqual(
      [...linesOf(inPieces(text, 1 << 16))].map(line => line.text),
      ['a', undefined, 'b'],
    );
  });
});
