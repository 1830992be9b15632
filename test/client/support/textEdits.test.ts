import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits, inverseEdits, wholeRange } from '../../../client/src/support/textEdits';
import type { LspEdit } from '../../../server/src/protocol';

const text = fc
  .array(fc.constantFrom('\n', '\r\n', 'a', 'bc', '😀', '> ', ''), { maxLength: 20 })
  .map(parts => parts.join(''));

/** A text, and edits in its order that don't overlap. */
const edited = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(40), fc.nat(6), fc.constantFrom('', 'x', 'x\n', '\ny\n', 'a\r\nb'))))
  .map(([before, wanted]) => {
    const document = TextDocument.create('file:///a', 'chatlog', 1, before);
    const edits: LspEdit[] = [];
    let at = 0;
    for (const [skip, length, newText] of wanted) {
      const start = document.positionAt(at + skip);
      const end = document.positionAt(document.offsetAt(start) + length);
      if (document.offsetAt(end) < at) break;
      edits.push({ range: { start, end }, newText });
      at = document.offsetAt(end) + 1;
      if (at >= before.length) break;
    }
    return { before, edits };
  })
  // Beside a bare CR or LF, an edit would join or split a line end.
  .filter(({ before, edits }) => !/\r(?!\n)/.test(applyEdits(before, edits)));

describe('edits of a text', () => {
  it('give what the library of the protocol gives', () => {
    fc.assert(
      fc.property(edited, ({ before, edits }) => {
        const document = TextDocument.create('file:///a', 'chatlog', 1, before);
        const expected = TextDocument.applyEdits(document, structuredClone(edits) as never);
        assert.equal(applyEdits(before, edits), expected);
      }),
    );
  });

  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(edited, ({ before, edits }) => {
        const after = applyEdits(before, edits);
        assert.equal(applyEdits(after, inverseEdits(before, edits)), before);
      }),
    );
  });

  it('may be of the whole text', () => {
    for (const whole of ['', 'a', 'a\n', 'a\r\nb', '\n\n']) {
      assert.equal(applyEdits(whole, [{ range: wholeRange(whole), newText: 'x' }]), 'x');
    }
  });
});
