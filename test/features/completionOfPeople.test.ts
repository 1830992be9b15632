import assert from 'node:assert/strict';
import { complete } from '../../server/src/features/completion/complete';
import { readClient } from '../../server/src/features/support/client';
import { message } from '../support/rules';
import { workspaceOf } from '../support/workspace';

const OWN = '2024-02-09-chat.markdown';
const registry = `people:
  - name: Kim Park
    aliases: [小金, Kim-Acme]
  - name: 韩梅梅
`;

/** The speakers that are offered for a last message with this much typed: labels with their descriptions. */
async function offered(typed: string): Promise<string[]> {
  const { workspace, open } = await workspaceOf({
    [OWN]: `${message('07:08:28', 'Kim-Acme')}${message('07:08:29', 'Lee')}> 07:08:30  ${typed}`,
    '2024-02-10-chat.markdown': message('09:00:00', '小金'),
    '_data/speakers.yml': registry,
  });
  const { uri, log } = open(OWN);
  const end = { line: log.transcript.lineCount - 1, character: '> 07:08:30  '.length + typed.length };
  const client = readClient({
    textDocument: { completion: { completionItem: { labelDetailsSupport: true } } },
  });
  const { items } = complete({ log, uri, workspace, client }, end, new Date(2024, 4, 5));
  return items.map(({ label, labelDetails }) => `${label}: ${labelDetails?.description}`);
}

describe('completion of people with several names', () => {
  it('says whose an alias is, and offers who is in the registry only', async () =>
    assert.deepEqual(await offered(''), [
      'Lee: 1 message, last at 07:08:29',
      'Kim-Acme: Kim Park · 1 message, last at 07:08:28',
      '小金: Kim Park · In other logs: 1',
      'Kim Park: In the speaker registry',
      '韩梅梅: In the speaker registry',
    ]));

  it('finds a name by the other names of its person', async () => {
    assert.deepEqual(
      (await offered('xiaoj')).map(each => each.split(':')[0]),
      ['Kim-Acme', '小金', 'Kim Park'],
    );
    assert.deepEqual(await offered('hmm'), ['韩梅梅: In the speaker registry']);
  });

  it('has one order, whichever log is read first', async () => {
    const logs = ['Zoë', 'Ann', 'Mo'].map(
      (name, i) =>
        [`2024-02-1${i}-chat.markdown`, `---\nauthor: ${name}\n---\n${message('09:00:00', name)}`] as const,
    );
    const own = `---\nauthor: \n---\n> 07:08:30  `;
    const labels = async (files: readonly (readonly [string, string])[], line: number, character: number) => {
      const { workspace, open } = await workspaceOf(Object.fromEntries([[OWN, own], ...files]));
      const { uri, log } = open(OWN);
      const { items } = complete(
        { log, uri, workspace, client: readClient({}) },
        { line, character },
        new Date(2024, 4, 5),
      );
      return items.map(({ label }) => label);
    };
    for (const files of [logs, [...logs].reverse()]) {
      assert.deepEqual(await labels(files, 3, 12), ['Ann', 'Mo', 'Zoë']);
      assert.deepEqual(await labels(files, 1, 8), ['Ann', 'Mo', 'Zoë']);
    }
  });
});
