import assert from 'node:assert/strict';
import { MessageQuery } from '../../server/src/find/messageQuery';
import { parseQuery } from '../../server/src/find/query/parseQuery';
import type { FindPlace } from '../../server/src/protocol';
import { HAN_FORMS } from '../../server/src/text/hanForms';
import { findMessages } from '../../server/src/workspace/findMessages';
import { message } from '../support/logText';
import { workspaceOf } from '../support/workspace';

const LOGS = 40;
const EACH = 2_500;

/** The most messages of a part, and the most files that are read ahead. */
const PART = 200;
const AHEAD = 6;

const dayOf = (i: number) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);

/** A search that finds 100,000 messages in 40 logs. */
async function manyFound() {
  const text = message('08:00:00', 'Kim', 'good').repeat(EACH);
  const files = Array.from({ length: LOGS }, (_, i) => [`${dayOf(i)}-chat.markdown`, text] as const);
  const { workspace, files: memory } = await workspaceOf(Object.fromEntries(files));
  let reads = 0;
  const readFile = memory.readFile.bind(memory);
  memory.readFile = uri => {
    reads++;
    return readFile(uri);
  };
  const { people } = workspace;
  const query = MessageQuery.of(parseQuery('good'), {}, { people, names: people.known.names }, HAN_FORMS);
  assert.ok(query instanceof MessageQuery);
  const token = { isCancellationRequested: false };
  return {
    token,
    search: (limit: number, after?: FindPlace) => findMessages(workspace, query, { limit, after }, token),
    get reads() {
      return reads;
    },
  };
}

describe('A search that finds 100,000 messages', () => {
  it('gives them as it finds them, a few at a time, and reads a few files ahead', async () => {
    const many = await manyFound();
    const lines = 4;
    let count = 0;
    for await (const { found, searched, total, stopped } of many.search(Number.POSITIVE_INFINITY)) {
      assert.ok(found.length <= PART, `${found.length} at once`);
      for (const { day, line } of found) {
        assert.deepEqual(
          [day, line],
          [dayOf(LOGS - 1 - Math.floor(count / EACH)), lines * (EACH - 1 - (count % EACH))],
        );
        count++;
      }
      assert.deepEqual([searched, total, stopped], [Math.floor(count / EACH), LOGS, undefined]);
      assert.ok(many.reads <= searched + 1 + AHEAD, `${many.reads} files read for ${searched}`);
    }
    assert.equal(count, LOGS * EACH);
  });

  it('ends at once when it is cancelled', async () => {
    const many = await manyFound();
    let count = 0;
    for await (const { found } of many.search(Number.POSITIVE_INFINITY)) {
      count += found.length;
      if (count > 3_000) many.token.isCancellationRequested = true;
    }
    assert.equal(count, EACH + 3 * PART);
    assert.ok(many.reads <= 2 + AHEAD, `${many.reads} files read`);
  });

  it('goes on where it stopped, in a log and behind it', async () => {
    const many = await manyFound();
    const places = new Set<string>();
    let after: FindPlace | undefined;
    let searches = 0;
    do {
      let stopped: FindPlace | undefined;
      for await (const part of many.search(7_000, after)) {
        for (const { day, line } of part.found) places.add(`${day}:${line}`);
        stopped = part.stopped;
      }
      after = stopped;
      searches++;
    } while (after !== undefined);
    assert.equal(places.size, LOGS * EACH);
    assert.equal(searches, Math.ceil((LOGS * EACH) / 7_000));
  });
});
