import assert from 'node:assert/strict';
import { documentHighlight, MAX_HIGHLIGHTS } from '../../server/src/features/documentHighlight';
import { request, requestIn } from '../support/features';
import { workspaceOf } from '../support/workspace';

const log =
  '---\r\nauthor: Kim Park\r\n---\r\n> 07:08:28  Kim  \r\n\r\n😀 @Kim, @李雷 `@Kim`\r\n> 07:08:29  Kim Park\r\n\r\n@Kim Park 好\r\n@Kim-Acme';

/** The highlights of the person at a position: `w` where they speak, `r` where they are mentioned. */
async function highlights(line: number, character: number, registry = ''): Promise<string[]> {
  const { workspace, open } = await workspaceOf({
    '_data/speakers.yml': registry,
    'a-chat.md': log,
    'b-chat.md': '> 07:08:28  李雷\n\n@Kim\n',
  });
  const found = requestIn(documentHighlight, workspace, open('a-chat.md'), { position: { line, character } });
  return found
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    )
    .map(
      ({ kind, range: { start, end } }) =>
        `${kind === 3 ? 'w' : 'r'} ${start.line}:${start.character}-${end.character}`,
    );
}

describe('highlights', () => {
  it('are where a person speaks and is mentioned in this log', async () => {
    const kim = ['w 3:12-15', 'r 5:4-7', 'r 9:1-4'];
    for (const [line, character] of [
      [3, 12],
      [3, 15],
      [5, 3],
      [5, 7],
      [9, 2],
    ] as const) {
      assert.deepEqual(await highlights(line, character), kim, `${line}:${character}`);
    }
    assert.deepEqual(await highlights(6, 14), ['w 6:12-20', 'r 8:1-9']);
    assert.deepEqual(await highlights(1, 9), ['w 6:12-20', 'r 8:1-9']);
    assert.deepEqual(await highlights(5, 10), ['r 5:10-12'], 'known from another log');
  });

  it('count all names of a person', async () => {
    assert.deepEqual(await highlights(6, 14, 'people: [{name: Kim Park, aliases: [Kim]}]'), [
      'w 3:12-15',
      'r 5:4-7',
      'w 6:12-20',
      'r 8:1-9',
      'r 9:1-4',
    ]);
  });

  it('are nowhere where no name is', async () => {
    for (const [line, character] of [
      [0, 1],
      [3, 4],
      [4, 0],
      [5, 17],
      [99, 0],
    ] as const) {
      assert.deepEqual(await highlights(line, character), [], `${line}:${character}`);
    }
  });

  it('stop somewhere, and are those around the cursor', () => {
    const text = '> 07:08:28  Kim\n\nhi\n\n'.repeat(3 * MAX_HIGHLIGHTS);
    const middle = 4 * 1.5 * MAX_HIGHLIGHTS;
    const found = request(documentHighlight, text, { position: { line: middle, character: 13 } });
    const lines = found.map(({ range }) => range.start.line);
    assert.ok(Math.abs(found.length - MAX_HIGHLIGHTS) <= 1, `${found.length}`);
    assert.ok(lines.includes(middle));
    assert.ok(Math.min(...lines) > 4 * 0.9 * MAX_HIGHLIGHTS && Math.max(...lines) < 4 * 2.1 * MAX_HIGHLIGHTS);
  });
});
