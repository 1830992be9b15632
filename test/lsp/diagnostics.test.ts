import assert from 'node:assert/strict';
import type { Connection, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { readClient } from '../../server/src/features/support/client';
import { Diagnostics } from '../../server/src/lsp/diagnostics';
import { LogDocument } from '../../server/src/lsp/logDocument';
import { nextTurn } from '../../server/src/workspace/nextTurn';
import { until } from '../support/until';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The findings of a log are its version. */
const compute = ({ version }: { version: number }): Diagnostic[] => [{ range, message: String(version) }];

/** A log that is open, and what is sent of it, in a connection that has not written it yet. */
function opened() {
  const sent: PublishDiagnosticsParams[] = [];
  const connection = { sendDiagnostics: async (params: PublishDiagnosticsParams) => void sent.push(params) };
  const diagnostics = new Diagnostics(
    connection as unknown as Connection,
    readClient({ textDocument: { publishDiagnostics: { versionSupport: true } } }),
    compute,
  );
  const log = new LogDocument('file:///chat', 'chatlog', 1, '', { fileName: '', levels: new Map() });
  /** Writes the messages as the connection does, each as what it says when its turn comes. */
  const write = () =>
    sent
      .splice(0)
      .map(message => JSON.parse(JSON.stringify(message)) as PublishDiagnosticsParams)
      .map(({ version, diagnostics }) => [version, ...diagnostics.map(({ message }) => message)]);
  return { diagnostics, log, sent, write };
}

/** More turns than findings wait for. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await nextTurn();
}

describe('findings that are sent', () => {
  it('come after the messages that are handled in the next turns', async () => {
    const { diagnostics, log, sent, write } = opened();
    diagnostics.publish(log);
    for (let turn = 0; turn < 4; turn++) {
      assert.deepEqual(sent, []);
      await nextTurn();
    }
    await until(() => sent.length > 0);
    assert.deepEqual(write(), [[1, '1']]);
  });

  it('are those of the moment in which they are written, once for several changes', async () => {
    const { diagnostics, log, sent, write } = opened();
    diagnostics.publish(log);
    log.update([], 2);
    diagnostics.publish(log);
    await until(() => sent.length > 0);
    log.update([], 3);
    diagnostics.publish(log);
    await turns();
    assert.deepEqual(write(), [[3, '3']]);
    log.update([], 4);
    diagnostics.publish(log);
    await turns();
    assert.deepEqual(write(), [[4, '4']]);
  });

  it('are none once the log is closed', async () => {
    const { diagnostics, log, sent, write } = opened();
    diagnostics.publish(log);
    diagnostics.closed(log.uri);
    await turns();
    assert.deepEqual(write(), [[undefined]]);
    diagnostics.publish(log);
    await until(() => sent.length > 0);
    diagnostics.closed(log.uri);
    assert.deepEqual(write(), [[1], [undefined]]);
  });

  it('are not sent after the end', async () => {
    const { diagnostics, log, write } = opened();
    diagnostics.publish(log);
    diagnostics.dispose();
    await turns();
    assert.deepEqual(write(), []);
  });
});
