import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver-protocol';
import { reference } from '../../server/src/features/reference';
import { reference as ofRegistry } from '../../server/src/features/registry/reference';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { registryContext, requestIn } from '../support/features';
import { FOLDER, workspaceOf } from '../support/workspace';

const REGISTRY = '_data/speakers.yml';
const registry = 'people:\n  - name: Kim Park\n    aliases: [KP, "小金"]\nme: KP\n';

const files = {
  [REGISTRY]: registry,
  'z/2024-02-08-chat.md': '> 07:08:28  KP\n\n@李雷 @Kim Park-Acme\n',
  'a/2024-02-10-chat.md': '---\nauthor: Kim Park\n---\n> 07:08:28  李雷\n\n@KP\n',
  '2024-02-09-chat.md': '> 07:08:28  我\n\nhello\n',
};

const show = (locations: readonly Location[]) =>
  locations.map(({ uri, range }) => {
    assert.equal(range.start.line, range.end.line);
    const { line, character } = range.start;
    return `${uri.slice(FOLDER.length + 1)} ${line}:${character}-${range.end.character}`;
  });

const used = [
  'z/2024-02-08-chat.md 2:0-18',
  'z/2024-02-08-chat.md 2:5-13',
  '2024-02-09-chat.md 2:0-5',
  'a/2024-02-10-chat.md 5:1-3',
];

describe('references', () => {
  it('are what a person said and where they are mentioned, in all logs, by day, under each name', async () => {
    const { workspace, open } = await workspaceOf(files);
    const opened = open('a/2024-02-10-chat.md');
    const at = async (line: number, character: number, includeDeclaration = false) =>
      show(
        await requestIn(reference, workspace, opened, {
          position: { line, character },
          context: { includeDeclaration },
        }),
      );
    assert.deepEqual(await at(5, 1), used);
    assert.deepEqual(await at(1, 10), used, 'from the author');
    assert.deepEqual(await at(5, 3, true), [`${REGISTRY} 1:10-18`, ...used]);
    assert.deepEqual(
      await at(3, 13, true),
      ['z/2024-02-08-chat.md 2:1-3', 'a/2024-02-10-chat.md 5:0-3'],
      'no person of the registry',
    );
    assert.deepEqual(await at(3, 4), [], 'a time');
  });

  it('show the first line of what was said, or the header where nothing was', async () => {
    const said = async (text: string) => {
      const { workspace, open } = await workspaceOf({ '2024-02-09-chat.md': text });
      const position = { line: 0, character: 12 };
      return show(
        await requestIn(reference, workspace, open('2024-02-09-chat.md'), {
          position,
          context: { includeDeclaration: false },
        }),
      );
    };
    for (const [text, expected] of [
      ['> 07:08:28  Kim  \n   \nGood morning!  \nsecond\n', '2:0-13'],
      ['> 07:08:28  Kim\n\n\n  ![x](a.png) \n', '3:0-13'],
      ['> 07:08:28  Kim\nat once\n', '1:0-7'],
      ['> 07:08:28  Kim  \n   \n   \n> 07:09:00  Lee\n\nhm\n', '0:12-15'],
      ['> 07:08:28  Kim', '0:12-15'],
    ]) {
      assert.deepEqual(await said(text!), [`2024-02-09-chat.md ${expected}`], text);
    }
  });

  it('are of a log as it is typed', async () => {
    const { workspace, open } = await workspaceOf(files);
    const opened = open('2024-02-09-chat.md', '> 07:08:28  韩梅梅\n\n@韩梅梅 x\n');
    const found = await requestIn(reference, workspace, opened, {
      position: { line: 0, character: 12 },
      context: { includeDeclaration: true },
    });
    assert.deepEqual(show(found), ['2024-02-09-chat.md 2:0-6', '2024-02-09-chat.md 2:1-4']);
  });

  it('are found from a name or alias in the registry', async () => {
    const { workspace } = await workspaceOf(files);
    const at = async (line: number, character: number) =>
      show(
        await ofRegistry.handle(
          registryContext(workspace, `${FOLDER}/${REGISTRY}`, parseRegistry(registry)),
          {
            textDocument: { uri: `${FOLDER}/${REGISTRY}` },
            position: { line, character },
            context: { includeDeclaration: false },
          },
        ),
      );
    assert.deepEqual(await at(1, 12), used);
    assert.deepEqual(await at(2, 14), used);
    assert.deepEqual(await at(2, 19), used, 'in quotes');
    assert.deepEqual(await at(3, 5), used, 'me');
    assert.deepEqual(await at(0, 2), []);
  });
});
