import assert from 'node:assert/strict';
import type { CompletionList } from 'vscode-languageserver-protocol';
import { completion } from '../../server/src/features/completion';
import { MAX_ITEMS } from '../../server/src/features/completion/items';
import { definition } from '../../server/src/features/definition';
import { hover } from '../../server/src/features/hover';
import { MAX_REFERENCES, reference } from '../../server/src/features/reference';
import { completion as registryCompletion } from '../../server/src/features/registry/completion';
import { rename } from '../../server/src/features/rename';
import { speakerLogs } from '../../server/src/features/requests/speakerLogs';
import { speakers } from '../../server/src/features/requests/speakers';
import { readClient } from '../../server/src/features/support/client';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import type { OpenLog } from '../../server/src/workspace/workspace';
import { NOT_CANCELLED, registryContext, requestIn } from '../support/features';
import { FOLDER, type TestWorkspace, workspaceOf } from '../support/workspace';

/** So many that comparing all pairs of names takes minutes and runs out of memory. No registry holds more. */
const NAMES = 48_000;

/** Three letters each; no `yes` and no `off`, which YAML reads as a truth value. */
const LETTERS = [...'abcdeghijklmnopqrtuvwxyzABCDEGHIJKLMNOPQRTUVWXYZ'];
const nameOf = (i: number) => [i, i / 48, i / 48 / 48].map(each => LETTERS[Math.floor(each) % 48]).join('');

const LOG = '_posts/2024-02-09-chat.markdown';
const REGISTRY = '_data/speakers.yml';

/** A person of very many names, half of which speak in a log, and all of which are mentioned in another. */
describe('A person of many names', () => {
  const aliases = Array.from({ length: NAMES }, (_, i) => nameOf(i));
  const registry = `people:\n  - name: Kim Park\n    aliases: [${aliases.join(',')}]\n`;
  let workspace: TestWorkspace['workspace'];
  let log: OpenLog;

  before(async () => {
    const spoken = aliases.slice(NAMES / 2).map(name => `> 07:00:00  ${name}  \n   \nhi  \n   \n`);
    const mentions = aliases.map(name => `@${name}  \n`).join('');
    const test = await workspaceOf({
      [LOG]: `> 07:00:00  Kim Park  \n   \n@  \n${mentions}   \n${spoken.join('')}`,
      '_posts/2024-02-10-chat.markdown': `> 07:00:00  Lee Park  \n   \n${mentions}   \n${spoken.join('')}`,
      [REGISTRY]: registry,
    });
    workspace = test.workspace;
    log = test.open(LOG);
  });

  const inHeader = { line: 0, character: 14 };

  for (const [place, position, typed] of [
    ['header', { line: 0, character: 12 }, ''],
    ['header, something typed', { line: 0, character: 13 }, 'K'],
    ['mention', { line: 2, character: 1 }, ''],
    ['mention, something typed', { line: 2 + NAMES, character: 2 }, nameOf(NAMES - 1).slice(0, 1)],
  ] as const) {
    it(`is completed by each, and no item carries all of them: ${place}`, async () => {
      const { items } = (await requestIn(completion, workspace, log, { position })) as CompletionList;
      assert.equal(items.length, MAX_ITEMS);
      assert.ok(JSON.stringify(items).length < 200_000, String(JSON.stringify(items).length));
      for (const { filterText, label } of items) assert.ok((filterText ?? label).startsWith(typed));
    });
  }

  it('is completed in the registry', async () => {
    const context = registryContext(workspace, `${FOLDER}/${REGISTRY}`, parseRegistry(registry));
    for (const position of [
      { line: 1, character: 13 },
      { line: 2, character: 14 },
    ]) {
      const params = { textDocument: { uri: context.uri }, position };
      const { items } = (await registryCompletion.handle(context, params)) as CompletionList;
      // Of the speakers, only Lee Park is not in the registry.
      assert.ok(items.length <= 1);
    }
  });

  it('has a hover and a definition', async () => {
    const shown = await requestIn(hover, workspace, log, { position: inHeader });
    assert.match(JSON.stringify(shown), /and 47992 more/);
    assert.notEqual(await requestIn(definition, workspace, log, { position: inHeader }), null);
  });

  it('is found and renamed everywhere', async () => {
    const params = { position: inHeader, context: { includeDeclaration: false } };
    // 1 + 3 * NAMES places; a list holds the first of them.
    assert.equal((await requestIn(reference, workspace, log, params)).length, MAX_REFERENCES);
    const edit = await requestIn(rename, workspace, log, { position: inHeader, newName: 'Park' });
    assert.equal(Object.values(edit.changes!).flat().length, 2);
  });

  it('is listed with all', async () => {
    const context = { workspace, client: readClient({}), token: NOT_CANCELLED };
    const listed = await speakers.handle(context, { typed: nameOf(NAMES - 1) });
    assert.deepEqual(
      listed.speakers.map(({ name, messages }) => [name, messages]),
      [['Kim Park', 1 + NAMES]],
    );
    const { names, logs } = await speakerLogs.handle(context, { name: 'Kim Park' });
    assert.deepEqual(
      [names.length, logs.map(({ messages }) => messages)],
      [NAMES + 1, [NAMES / 2, NAMES / 2 + 1]],
    );
  });
});
