import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { inRepository } from '../childProcess';
import { type Logs, logsIn } from '../logs';
import { milliseconds, percentileRow, type Row, ratioRow } from '../row';
import { type Server, startServer } from '../server';
import { inTurn, percentile, time } from '../statistics';
import { growthRow, memoryOf } from './memory';

const ARGUMENTS = [
  '--expose-gc',
  '--require',
  inRepository('test/bench/memoryProbe.cjs'),
  inRepository('dist/server.js'),
  '--stdio',
];

const PULLS = { textDocument: { diagnostic: {} } };

type Mode = 'openFilesOnly' | 'workspace';

/** The keystrokes of each kind. */
const KEYS = 200;

/**
 * The findings of all logs of a folder: the time from the request to the answer, the memory that is kept, and keystrokes in a log
 * while all logs are due to be checked again. The server checks them when nothing is typed, so the keystrokes are as fast as
 * without.
 */
export async function folderFindings(logs: Logs): Promise<Row[]> {
  const paths = logsIn(logs.folder);
  const what = `findings of ${logs.description}, none of them open`;
  const server = await start(logs, 'workspace');
  const other = await start(logs, 'openFilesOnly');
  try {
    const before = await memoryOf(server);
    const samples = await inTurn(
      10,
      () => paths.reduce((length, path) => length + readFileSync(path, 'utf8').length, 0),
      () => pull(server),
    );
    const after = await memoryOf(server);
    const heap = (usage: NodeJS.MemoryUsage) => usage.heapUsed + usage.external;
    const text = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
    const keys = {
      floor: await typing(other, logs, 'openFilesOnly'),
      measured: await typing(server, logs, 'workspace'),
    };
    return [
      {
        ...ratioRow(`${what} (floor: read and decode)`, samples, 0),
        bar: '1 s',
        holds: percentile(samples.measured, 0.5) < 1_000,
      },
      { ...growthRow(`${what}: heap (floor: the text)`, text, heap(after) - heap(before), 1), ratio: '' },
      percentileRow(`a keystroke in ${logs.large.description} without them`, keys.floor, undefined),
      {
        ...percentileRow('the same while all of them are due', keys.measured, undefined),
        floor: milliseconds(percentile(keys.floor, 0.95)),
      },
    ];
  } finally {
    await server.stop();
    await other.stop();
  }
}

async function start(logs: Logs, diagnosticMode: Mode): Promise<Server> {
  const options = { capabilities: PULLS, settings: { diagnosticMode } };
  const server = await startServer(ARGUMENTS, true, [pathToFileURL(logs.folder).href], undefined, options);
  // It is answered when all logs are read.
  await server.connection.sendRequest('workspace/symbol', { query: 'x' });
  return server;
}

/** All findings, as a client requests them that has none. */
async function pull({ connection }: Server): Promise<void> {
  await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
}

/** Types into a log while a client waits for the findings of the folder, which a change of the settings has made outdated. */
async function typing(server: Server, logs: Logs, diagnosticMode: Mode): Promise<number[]> {
  const { connection } = server;
  const textDocument = { uri: 'file:///bench/2020-02-02-chat.markdown' };
  const { text } = logs.large;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'chatlog', version: 1, text },
  });
  void pull(server).catch(() => undefined);
  const line = text.split('\n').findIndex(each => each.startsWith('> ')) + 2;
  const at = { line, character: 0 };
  const keys: number[] = [];
  for (let version = 2; version < KEYS + 2; version++) {
    if (version % 50 === 2) {
      const rules = { 'image/insecure-url': version % 100 === 2 ? 'off' : 'hint' };
      const settings = { chatlog: { diagnosticMode, rules } };
      await connection.sendNotification('workspace/didChangeConfiguration', { settings });
      await connection.sendRequest('textDocument/diagnostic', { textDocument });
    }
    await wait(20);
    keys.push(
      await time(async () => {
        const contentChanges = [{ range: { start: at, end: at }, text: 'x' }];
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { ...textDocument, version },
          contentChanges,
        });
        await connection.sendRequest('textDocument/diagnostic', { textDocument });
      }),
    );
  }
  await connection.sendNotification('textDocument/didClose', { textDocument });
  return keys;
}
