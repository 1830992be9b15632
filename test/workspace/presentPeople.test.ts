import assert from 'node:assert/strict';
import { lastLogOf, presentPeople } from '../../server/src/workspace/presentPeople';
import { FOLDER, workspaceOf } from '../support/workspace';

const said = (...names: readonly string[]) =>
  names.map(name => `> 08:00:00  ${name}  \n   \nhi  \n   \n`).join('');

const FIRST = '_posts/2024-02-09-chat.markdown';
const SECOND = '_posts/2024-02-10-chat.markdown';
const NO_DAY = '_posts/notes-chat.markdown';

describe('the people who speak in the logs', () => {
  it('have what they say under all of their names, each log once', async () => {
    const { workspace, open } = await workspaceOf({
      [FIRST]: said('Kim', 'Kim-Acme', 'Lee', 'Kim'),
      [SECOND]: said('Kim-Acme', 'Park'),
      [NO_DAY]: said('Lee'),
      '_data/speakers.yml': 'people:\n  - name: Kim\n    aliases: [Kim-Acme]\n  - name: Choi\n',
    });
    const shown = () =>
      presentPeople(workspace)
        .map(
          each =>
            `${each.person.name} ${each.messages} in ${each.logs.size}, ${each.firstDay} to ${each.lastDay}, last ${lastLogOf(each).uri.slice(FOLDER.length + 1)}`,
        )
        .sort();
    assert.deepEqual(shown(), [
      `Kim 4 in 2, 2024-02-09 to 2024-02-10, last ${SECOND}`,
      `Lee 2 in 2, 2024-02-09 to 2024-02-09, last ${NO_DAY}`,
      `Park 1 in 1, 2024-02-10 to 2024-02-10, last ${SECOND}`,
    ]);
    open(SECOND, said('Lee', 'Park'));
    assert.deepEqual(shown(), [
      `Kim 3 in 1, 2024-02-09 to 2024-02-09, last ${FIRST}`,
      `Lee 3 in 3, 2024-02-09 to 2024-02-10, last ${NO_DAY}`,
      `Park 1 in 1, 2024-02-10 to 2024-02-10, last ${SECOND}`,
    ]);
  });
});
