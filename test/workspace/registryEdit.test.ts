import assert from 'node:assert/strict';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { mentionsOf } from '../../server/src/workspace/occurrences';
import { FOLDER, workspaceOf } from '../support/workspace';

const REGISTRY = '_data/speakers.yml';
const message = (name: string, body: string) => `> 07:08:28  ${name}\n   \n${body}\n   \n`;

/** A workspace with an open registry, and a function to change it. */
async function open(registry: string) {
  const { workspace } = await workspaceOf({
    '2024-02-08-chat.markdown': message('Kim Park', '@Kim Park @Zoe') + message('Kim Park-Acme', 'x'),
    '2024-02-09-chat.markdown': message('韩梅梅', '@韩梅梅 @Lee'),
    [REGISTRY]: registry,
  });
  let version = 0;
  const write = (text: string) => {
    const uri = `${FOLDER}/${REGISTRY}`;
    workspace.setOpen([], [{ uri, version: ++version, text, registry: parseRegistry(text) }]);
  };
  const state = () => ({
    people: workspace.people,
    similar: workspace.people.similarTo('Kim Park'),
    mentions: workspace.logs().map(record => mentionsOf(record, workspace.people)),
  });
  write(registry);
  return { write, state };
}

describe('an edit of the registry', () => {
  const registry = 'people:\n  - name: Kim Park\n    note: a\n';

  it('of a note or a color takes over all that follows from names', async () => {
    const { write, state } = await open(registry);
    const before = state();
    assert.deepEqual(
      before.similar.map(({ name }) => name),
      ['Kim Park-Acme'],
    );
    write(registry.replace('note: a', 'note: b\n    color: red'));
    const after = state();
    assert.equal(after.people.personOf('Kim Park').note, 'b');
    assert.equal(after.people.known, before.people.known);
    assert.equal(after.similar, before.similar);
    for (const [i, mentions] of before.mentions.entries()) assert.equal(after.mentions[i], mentions);
  });

  it('of a name works out the logs that may mention it, and no others', async () => {
    const { write, state } = await open(registry);
    const before = state();
    write(registry.replace('note: a', 'aliases: [Zoe]'));
    const after = state();
    assert.ok(before.mentions[0]!.some(({ name, known }) => name === 'Zoe' && !known));
    assert.ok(after.mentions[0]!.some(({ name, known }) => name === 'Zoe' && known));
    assert.equal(after.mentions[1], before.mentions[1]);
  });

  it('that calls two names one person, or different people, is seen at once', async () => {
    const { write, state } = await open(registry);
    write(registry.replace('note: a', 'aliases: [Kim Park-Acme]'));
    assert.deepEqual(state().similar, []);
    write(registry);
    assert.equal(state().similar.length, 1);
    write(`${registry}different:\n  - [Kim Park, Kim Park-Acme]\n`);
    assert.deepEqual(state().similar, []);
    write(`${registry}me: Kim Park\n`);
    assert.deepEqual(state().people.similarTo('Kim Park-Acme'), []);
  });
});
