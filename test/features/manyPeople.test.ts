import assert from 'node:assert/strict';
import { speakers } from '../../server/src/features/speakers';
import type { WorkspaceContext } from '../../server/src/features/workspaceFeature';
import { workspaceSymbol } from '../../server/src/features/workspaceSymbol';
import { NOT_CANCELLED } from '../support/features';
import { LINEAR } from '../support/growth';
import { FOLDER, workspaceOf } from '../support/workspace';

const PATH = '2024-02-09-chat.markdown';

/** A workspace of one log in which each of very many people speaks once. */
async function contextOf(people: number): Promise<WorkspaceContext> {
  const messages = Array.from({ length: people }, (_, i) => `> 08:00:00  Guest ${i}  \n   \nhi  \n   \n`);
  const { workspace } = await workspaceOf({ [PATH]: messages.join('') });
  return { workspace, client: {}, token: NOT_CANCELLED };
}

/** The processor's time of the fastest of a few answers, in milliseconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 4; i++) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

describe('many people in one log', () => {
  const requests: Record<string, (context: WorkspaceContext) => Promise<unknown>> = {
    'workspace symbols': async context => workspaceSymbol.handle(context, { query: 'nobody' }),
    'the speakers of a log': async context => speakers.handle(context, { log: `${FOLDER}/${PATH}` }),
  };
  for (const [what, ask] of Object.entries(requests)) {
    it(`${what} take time that grows with their number, not its square`, async function () {
      this.timeout(20_000);
      const [few, many] = [await contextOf(4_000), await contextOf(32_000)];
      const ratio = (await timeOf(() => ask(many))) / Math.max(5, await timeOf(() => ask(few)));
      assert.ok(ratio < LINEAR, `${ratio} times as long for eight times as many`);
    });
  }
});
