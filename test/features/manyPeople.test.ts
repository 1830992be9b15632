import assert from 'node:assert/strict';
import { speakers } from '../../server/src/features/requests/speakers';
import { readClient } from '../../server/src/features/support/client';
import type { WorkspaceContext } from '../../server/src/features/support/workspaceFeature';
import { workspaceSymbol } from '../../server/src/features/workspaceSymbol';
import { NOT_CANCELLED } from '../support/features';
import { FOLDER, workspaceOf } from '../support/workspace';

const PATH = '2024-02-09-chat.markdown';

/** A workspace of one log in which each of very many people speaks once. */
async function contextOf(people: number): Promise<WorkspaceContext> {
  const messages = Array.from({ length: people }, (_, i) => `> 08:00:00  Guest ${i}  \n   \nhi  \n   \n`);
  const { workspace } = await workspaceOf({ [PATH]: messages.join('') });
  return { workspace, client: readClient({}), token: NOT_CANCELLED };
}

describe('many people in one log', () => {
  /** So many that quadratic work takes minutes. */
  const count = 60_000;
  let context: WorkspaceContext;
  before(async () => {
    context = await contextOf(count);
  });

  it('workspace symbols take time that grows with their number, not its square', async () =>
    assert.deepEqual(await workspaceSymbol.handle(context, { query: 'nobody' }), []));

  it('the speakers of a log take time that grows with their number, not its square', async () => {
    const found = await speakers.handle(context, { log: `${FOLDER}/${PATH}` });
    assert.equal(found.speakers.length, count);
  });
});
