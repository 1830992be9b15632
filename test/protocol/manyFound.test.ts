import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProgressType } from 'vscode-languageserver-protocol/node';
import { FIND, type FindEnd, type FindPart, type FindPlace } from '../../server/src/protocol';
import { message } from '../support/logText';
import { ServerProcess } from '../support/serverProcess';

const LOGS = 10;
const EACH = 10_000;

/** The most messages of one request, whatever limit it has. */
const MOST = 10_000;

describe('finding 100,000 messages, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatlog-many-'));
    const text = message('08:00:00', 'Kim', 'good').repeat(EACH);
    for (let i = 0; i < LOGS; i++) await writeFile(join(folder, `2026-03-1${i}-chat.markdown`), text);
    server = await ServerProcess.start(undefined, undefined, [pathToFileURL(folder).href]);
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('gives them in small parts, some of them in a request, each once', async () => {
    const places = new Set<string>();
    let after: FindPlace | undefined;
    for (let request = 1; request <= (LOGS * EACH) / MOST; request++) {
      const parts: FindPart[] = [];
      const token = `request ${request}`;
      const registration = server.connection.onProgress(
        new ProgressType<FindPart>(),
        token,
        part => void parts.push(part),
      );
      const end = await server.request<FindEnd>(FIND, {
        query: 'good',
        limit: 1_000_000,
        ...(after !== undefined && { after }),
        partialResultToken: token,
      });
      registration.dispose();
      parts.push(end);
      for (const { found } of parts) {
        assert.ok(found.length < 400, `${found.length} at once`);
        for (const { uri, line } of found) places.add(`${uri}#${line}`);
      }
      assert.equal(places.size, request * MOST);
      assert.ok(end.stopped, 'it may be that there are more');
      after = end.stopped;
    }
    const rest = await server.request<FindEnd>(FIND, { query: 'good', limit: MOST, after });
    assert.deepEqual([rest.found, rest.stopped], [[], undefined]);
  });
});
