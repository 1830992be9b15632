import assert from 'node:assert/strict';
import fc from 'fast-check';
import { csvRecords } from '../../../../server/src/import/exported/input/csv';
import { MAX_ITEM_LENGTH } from '../../../../server/src/import/exported/readItem';
import { runs } from '../../../support/runs';

function records(text: string, pieceLength = text.length + 1, separator?: string): string[] {
  return [...csvRecords(inPieces(text, pieceLength), separator)].map(({ line, fields, problem }) =>
    problem === undefined ? `${line} ${JSON.stringify(fields)}` : `${line} ! ${problem}`,
  );
}

function* inPieces(text: string, length: number): Iterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

describe('records of a CSV text', () => {
  const check = (title: string, text: string, expected: readonly string[], separator?: string) =>
    it(title, () => {
      assert.deepEqual(records(text, undefined, separator), expected);
      for (const length of [1, 2, 3]) assert.deepEqual(records(text, length, separator), expected);
    });

  check('plain fields', 'a,b\r\nc,\n\n,d', ['1 ["a","b"]', '2 ["c",""]', '4 ["","d"]']);
  check('quoted fields', '"a ""b"",","x\r\ny",""\nz', ['1 ["a \\"b\\",","x\\r\\ny",""]', '3 ["z"]']);
  check('quotes that do not belong', 'a"b,"c"d,e\n', ['1 ["a\\"b","cd","e"]']);
  check('another separator', 'a;"b;c"', ['1 ["a","b;c"]'], ';');
  check('a text that ends in quotes', 'a,b\n"c,d\ne', ['1 ["a","b"]', '2 ! cut-off']);

  it('are the fields that were written, in any pieces', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '文') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2 })), fc.nat({ max: 9 }), (rows, length) => {
        const text = rows.map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n');
        assert.deepEqual(
          [...csvRecords(inPieces(text, length + 1))].map(({ fields }) => fields),
          rows,
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('have a limit of length, and reading goes on after it', () => {
    const long = 'x'.repeat(MAX_ITEM_LENGTH + 1);
    for (const text of [`a,${long}\nb,c`, `${`${long.slice(0, 1000)},`.repeat(5000)}\nb,c`]) {
      assert.deepEqual(records(text, 1 << 16), ['1 ! too-long', '2 ["b","c"]']);
    }
  });
});
