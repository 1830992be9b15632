import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRepository, runForJson } from '../childProcess';
import { type Logs, logsIn } from '../logs';
import { milliseconds, type Row, ratioRow } from '../row';
import { type Server, startServer } from '../server';
import { time } from '../statistics';
import { growthRow, memoryOf } from './memory';

const PROBE = inRepository('test/bench/memoryProbe.cjs');

/** The index of all logs of a folder: how long it takes, how much it holds, and how long a request waits meanwhile. */
export async function workspaceIndex(logs: Logs, inProcess: string): Promise<Row[]> {
  const samples = runForJson([inProcess, 'index', logs.folder]) as { floor: number[]; measured: number[] };
  const what = `index of ${logs.description}`;
  return [
    { ...ratioRow(`${what} (floor: read and decode)`, samples, 0), bar: '', holds: undefined },
    ...(await overProtocol(logs, what)),
  ];
}

async function overProtocol(logs: Logs, what: string): Promise<Row[]> {
  const args = ['--expose-gc', '--require', PROBE, inRepository('dist/server.js'), '--stdio'];
  const without = await startServer(args, true);
  const before = await memoryOf(without);
  await without.stop();

  let complete: () => void = () => undefined;
  const completed = new Promise<void>(resolve => {
    complete = resolve;
  });
  const start = performance.now();
  const server = await startServer(args, true, [pathToFileURL(logs.folder).href], connection =>
    connection.onNotification('chatlog/people/changed', ({ isComplete }: { isComplete: boolean }) => {
      if (isComplete) complete();
    }),
  );
  try {
    const waits = askUntil(server, logs, completed);
    await completed;
    const taken = performance.now() - start;
    const worst = Math.max(...(await waits));
    const after = await memoryOf(server);
    const text = logsIn(logs.folder).reduce((sum, path) => sum + statSync(path).size, 0);
    const heap = (usage: NodeJS.MemoryUsage) => usage.heapUsed + usage.external;
    return [
      {
        what: `${what}: from the start of the server to its word that all are read (it waits 300 ms for more)`,
        floor: '',
        measured: milliseconds(taken),
        ratio: '',
        bar: '1000 ms',
        holds: taken < 1_000,
      },
      {
        what: `longest of ${(await waits).length} requests (outline, ${logs.large.description}) meanwhile`,
        floor: '',
        measured: milliseconds(worst),
        ratio: '',
        bar: '50 ms',
        holds: worst < 50,
      },
      growthRow(`${what}: heap (floor: the text)`, text, heap(after) - heap(before), 3),
    ];
  } finally {
    await server.stop();
  }
}

/** Asks for the outline of a log over and over, until something has happened; how long each took. */
async function askUntil({ connection }: Server, logs: Logs, end: Promise<void>): Promise<number[]> {
  const textDocument = { uri: 'file:///bench/2020-02-02-chat.markdown' };
  let isOver = false;
  void end.then(() => {
    isOver = true;
  });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'chatlog', version: 1, text: logs.large.text },
  });
  const waits: number[] = [];
  while (!isOver)
    waits.push(await time(() => connection.sendRequest('textDocument/documentSymbol', { textDocument })));
  await connection.sendNotification('textDocument/didClose', { textDocument });
  return waits;
}
