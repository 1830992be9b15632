import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inRepository, runForJson } from '../childProcess';
import { type Logs, logsIn } from '../logs';
import { milliseconds, type Row, ratioRow } from '../row';
import { type Server, startServer } from '../server';
import { median, time } from '../statistics';
import { growthRow, memoryOf } from './memory';

const ARGUMENTS = [
  '--expose-gc',
  '--require',
  inRepository('test/bench/memoryProbe.cjs'),
  inRepository('dist/server.js'),
  '--stdio',
];

/** The time of a start depends on the load of the machine; the median of this number of starts counts. */
const STARTS = 5;

/** The index of all logs of a folder: its time, its memory, and the longest wait of a request in the meantime. */
export async function workspaceIndex(logs: Logs, inProcess: string): Promise<Row[]> {
  const samples = runForJson([inProcess, 'index', logs.folder]) as { floor: number[]; measured: number[] };
  const what = `index of ${logs.description}`;
  return [
    {
      ...ratioRow(`${what} (floor: read and decode), processor time`, samples, 0, 0),
      bar: '',
      holds: undefined,
    },
    ...(await overProtocol(logs, what)),
  ];
}

async function overProtocol(logs: Logs, what: string): Promise<Row[]> {
  const without = await startServer(ARGUMENTS, true);
  const before = await memoryOf(without);
  await without.stop();

  const starts: Start[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await indexOnce(logs));
  const taken = median(starts.map(start => start.taken));
  const longest = median(starts.map(start => Math.max(...start.waits)));
  const heap = median(starts.map(start => start.heap));
  const text = logsIn(logs.folder).reduce((sum, path) => sum + statSync(path).size, 0);
  const requests = median(starts.map(start => start.waits.length));
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
      what: `longest of ${requests} requests (outline, ${logs.large.description}) meanwhile and just after`,
      floor: '',
      measured: milliseconds(longest),
      ratio: '',
      bar: '50 ms',
      holds: longest < 50,
    },
    growthRow(`${what}: heap (floor: the text)`, text, heap - heapOf(before), 3),
  ];
}

interface Start {
  /** From the start of the server until it reports that all logs are read, in ms. */
  readonly taken: number;
  /** The time of each request, in ms. */
  readonly waits: readonly number[];
  /** In bytes. */
  readonly heap: number;
}

async function indexOnce(logs: Logs): Promise<Start> {
  let complete: () => void = () => undefined;
  const completed = new Promise<void>(resolve => {
    complete = resolve;
  });
  const start = performance.now();
  const server = await startServer(ARGUMENTS, true, [pathToFileURL(logs.folder).href], connection =>
    connection.onNotification('chatlog/people/changed', ({ isComplete }: { isComplete: boolean }) => {
      if (isComplete) complete();
    }),
  );
  try {
    // After that report the server starts to compute similar names, which may also delay a request.
    const waits = requestUntil(
      server,
      logs,
      completed.then(() => wait(100)),
    );
    await completed;
    const taken = performance.now() - start;
    return { taken, waits: await waits, heap: heapOf(await memoryOf(server)) };
  } finally {
    await server.stop();
  }
}

function heapOf({ heapUsed, external }: NodeJS.MemoryUsage): number {
  return heapUsed + external;
}

/** Requests the outline of a log repeatedly until a condition holds; returns the time of each request. */
async function requestUntil({ connection }: Server, logs: Logs, end: Promise<void>): Promise<number[]> {
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
