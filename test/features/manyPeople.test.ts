import { speakers } from '../../server/src/features/requests/speakers';
import type { WorkspaceContext } from '../../server/src/features/support/workspaceFeature';
import { workspaceSymbol } from '../../server/src/features/workspaceSymbol';
import { NOT_CANCELLED } from '../support/features';
import { assertLinear, prepared } from '../support/growth';
import { FOLDER, workspaceOf } from '../support/workspace';

const PATH = '2024-02-09-chat.markdown';

/** A workspace of one log in which each of very many people speaks once. */
async function contextOf(people: number): Promise<WorkspaceContext> {
  const messages = Array.from({ length: people }, (_, i) => `> 08:00:00  Guest ${i}  \n   \nhi  \n   \n`);
  const { workspace } = await workspaceOf({ [PATH]: messages.join('') });
  return { workspace, client: {}, token: NOT_CANCELLED };
}

describe('many people in one log', () => {
  const requests: Record<string, (context: WorkspaceContext) => Promise<unknown>> = {
    'workspace symbols': async context => workspaceSymbol.handle(context, { query: 'nobody' }),
    'the speakers of a log': async context => speakers.handle(context, { log: `${FOLDER}/${PATH}` }),
  };
  for (const [what, ask] of Object.entries(requests)) {
    it(`${what} take time that grows with their number, not its square`, () => {
      const context = prepared(contextOf);
      return assertLinear(async count => ask(await context(count)), 4_000);
    });
  }
});
