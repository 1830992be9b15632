import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineOffsets } from '../../server/src/text/lineOffsets';

describe('line offsets', () => {
  it('agree with the documents of the protocol', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '😀', '\n', '\r', '\r\n', '\u2028'), { maxLength: 12 }),
        pieces => {
          const text = pieces.join('');
          const offsets = new LineOffsets(text);
          const document = TextDocument.create('file:///x', 'x', 1, text);
          for (let offset = 0; offset <= text.length + 1; offset++) {
            assert.deepEqual(offsets.position(offset), document.positionAt(offset), `offset ${offset}`);
          }
          for (let line = 0; line <= document.lineCount; line++) {
            for (let character = 0; character <= 4; character++) {
              const position = { line, character };
              assert.equal(offsets.offset(position), document.offsetAt(position), `${line}:${character}`);
            }
          }
        },
      ),
    ));
});
