import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { MessageStore } from '../../client/webview/preview/messageStore';
import { ChatLog } from '../../server/src/document/chatLog';
import { previewWindow, toPreviewChanged } from '../../server/src/features/requests/preview';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { runs } from '../support/runs';

const uri = 'file:///2026-03-01-chat.markdown';

describe('The messages that the page has', () => {
  it('are those of the server after any edits, wherever it says that they are up to date', async () => {
    const piece = fc.constantFrom(
      '> 08:00:00  Ada\n   \nhello\n   \n',
      '> 09:00:00  Bo\n   \n@Ada\n',
      '>7:00:00 Ada\n',
      'x',
      '\n',
      '',
      '---\ntitle: a\n---\n',
    );
    const edit = fc.record({ line: fc.nat(40), character: fc.nat(20), lines: fc.nat(6), newText: piece });
    const actions = fc.array(
      fc.oneof(
        fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }) }),
        fc.record({ first: fc.nat(12), count: fc.integer({ min: 1, max: 8 }) }),
      ),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), actions, async (pieces, steps) => {
        const log = new ChatLog(pieces.join(''), { fileName: '', levels: ruleLevels() });
        const store = new MessageStore();
        let version = 1;
        const request = (first: number, count: number) =>
          // A clock that never ends a window.
          previewWindow(log, version, { textDocument: { uri }, first, count }, () => 0);
        store.add(await request(0, 5));
        for (const step of steps) {
          if ('first' in step) {
            assert.notEqual(store.add(await request(step.first, step.count)), 'reset');
            continue;
          }
          version++;
          const changes = step.edits.map(({ line, character, lines, newText }) => {
            const start = { line, character };
            const change = log.edit({ range: { start, end: { line: line + lines, character } }, newText });
            return toPreviewChanged(uri, version, log, change);
          });
          // The server reports all edits of one version after the last of them: each has the final total.
          for (const change of changes) store.apply({ ...change, total: log.transcript.messages.length });
        }
        const all = await request(0, 200);
        assert.equal(store.total, all.total);
        for (let index = 0; index < all.total; index++) {
          const kept = store.get(index);
          if (store.firstMissing(index, index + 1) === undefined) {
            // A finding may depend on messages far above; the page gets the change with the next window.
            const { problems: _, ...shown } = kept!;
            const { problems: __, ...expected } = all.messages[index]!;
            assert.deepEqual(shown, expected);
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
