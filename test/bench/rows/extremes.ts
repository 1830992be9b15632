import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, ProtocolConnection, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { FIX_ALL } from '../../../server/src/protocol';
import { inRepository } from '../childProcess';
import { type Logs, logsIn } from '../logs';
import { type Row, ratioRow } from '../row';
import { type Server, startServer } from '../server';
import { inTurn, time } from '../statistics';

/** What every request of these rows may take, in ms. */
const BAR = 2_000;
/** What the server's process may need at most, in MB. */
const MEMORY_BAR = 1_000;
const ROUNDS = 3;

const OWN_URI = 'file:///bench/2020-02-02-chat.markdown';
const textDocument = { uri: OWN_URI };
const start = { line: 0, character: 0 };

/** Requests for inputs that are far larger than any real one, over JSON-RPC. */
export async function extremes(logs: Logs): Promise<Row[]> {
  return [
    ...(await fixNearMisses()),
    ...(await sortNearMisses()),
    ...(await selectAll()),
    ...(await growSelection()),
    ...(await oneNameInAllLogs(logs)),
    ...(await noteInRegistry(logs)),
  ];
}

async function fixNearMisses(): Promise<Row[]> {
  const count = 200_000;
  const text = messages(count, i => `>> ${clock((i / count) * 86_400)}  Kim`);
  const what = 'Fix All of 200,000 near misses of a header';
  return inOneLog(text, what, ({ connection }) => connection.sendRequest(FIX_ALL, { textDocument }));
}

async function sortNearMisses(): Promise<Row[]> {
  const count = 200_000;
  const text = messages(count, i => `>> ${clock(((count - i) / count) * 86_399)}  Kim`);
  const what = 'Fix All, unsafe ones too, of 200,000 near misses of a header, the newest first';
  return inOneLog(text, what, ({ connection }) =>
    connection.sendRequest(FIX_ALL, { textDocument, unsafe: true }),
  );
}

async function selectAll(): Promise<Row[]> {
  const count = 64_000;
  const text = messages(count, i => `> ${clock(((count - i) / count) * 86_399)}  Kim`);
  const range = { start, end: { line: 5 * count, character: 0 } };
  const what = 'code actions with all of 64,000 messages selected, the newest first';
  return inOneLog(text, what, ({ connection }) =>
    connection.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }),
  );
}

async function growSelection(): Promise<Row[]> {
  const text = `> 07:08:28  A\n\n${'@A '.repeat(20e6 / 3)}\n`;
  const positions = [{ line: 2, character: 10e6 + 1 }];
  return inOneLog(text, 'selection range in a line of 20 MB of mentions', ({ connection }) =>
    connection.sendRequest('textDocument/selectionRange', { textDocument, positions }),
  );
}

/** The time of the first request for a log, compared with that of opening it; and the memory that its server has needed. */
async function inOneLog(text: string, what: string, request: (server: Server) => unknown): Promise<Row[]> {
  const samples = { floor: [] as number[], measured: [] as number[] };
  let peak: Row[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startServer([inRepository('dist/server.js'), '--stdio']);
    try {
      samples.floor.push(await time(() => open(server.connection, text)));
      samples.measured.push(await time(() => request(server)));
      peak = peakRow(`${what}: memory of the process at most`, server);
    } finally {
      await server.stop();
    }
  }
  return [withBar(`${what} (floor: open it)`, samples), ...peak];
}

/** References to a speaker of two thirds of all messages, and the rename of another third. */
async function oneNameInAllLogs(logs: Logs): Promise<Row[]> {
  const folder = join(logs.scratch, 'one-name');
  writeLogs(folder, 300, 2_000, i => (i % 3 === 0 ? 'Lee' : 'Kim Park'));
  const server = await startServer([inRepository('dist/server.js'), '--stdio'], false, [
    pathToFileURL(folder).href,
  ]);
  try {
    const [first] = logsIn(folder);
    const there = { textDocument: { uri: pathToFileURL(first!).href } };
    await open(server.connection, readFileSync(first!, 'utf8'), there.textDocument.uri);
    const at = (message: number) => ({ line: 5 * message, character: 12 });
    const request = {
      references: () =>
        server.connection.sendRequest<Location[]>('textDocument/references', {
          ...there,
          position: at(1),
          context: { includeDeclaration: true },
        }),
      rename: () =>
        server.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
          ...there,
          position: at(0),
          newName: 'Li',
        }),
    };
    const found = await request.references();
    const { changes = {} } = await request.rename();
    const changed = Object.values(changes).reduce((sum, edits) => sum + edits.length, 0);
    const peak = peakRow('the two: memory of the process at most', server);
    const where = 'places in 300 logs of 2,000 messages (floor: read these)';
    const read = () => readAll(folder);
    return [
      withBar(
        `references: ${found.length} of 400,000 ${where}`,
        await inTurn(ROUNDS, read, request.references),
      ),
      withBar(`rename: ${changed} ${where}`, await inTurn(ROUNDS, read, request.rename)),
      ...peak,
    ];
  } finally {
    await server.stop();
  }
}

/** The longest wait of a request after a note in the registry has changed. */
async function noteInRegistry(logs: Logs): Promise<Row[]> {
  const folder = join(logs.scratch, 'registry');
  writeLogs(folder, 1_500, 400, i => `Guest ${i % 500}`);
  mkdirSync(join(folder, '_data'));
  const registry = pathToFileURL(join(folder, '_data/speakers.yml')).href;
  const people = Array.from({ length: 500 }, (_, i) => `  - name: Guest ${i}\n    note: x\n`).join('');
  const server = await startServer([inRepository('dist/server.js'), '--stdio'], false, [
    pathToFileURL(folder).href,
  ]);
  const { connection } = server;
  try {
    const text = `people:\n${people}`;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: registry, languageId: 'yaml', version: 1, text },
    });
    await open(
      connection,
      messages(400, i => `> ${clock(i)}  Guest ${i}`),
    );
    await connection.sendRequest('workspace/symbol', { query: 'Guest' });
    let version = 1;
    const changeNote = async () => {
      const range = { start: { line: 2, character: 10 }, end: { line: 2, character: 11 } };
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: registry, version: ++version },
        contentChanges: [{ range, text: 'yz'[version % 2]! }],
      });
      waits.push(await longestWait(connection, 1_000));
    };
    const waits: number[] = [];
    const { floor } = await inTurn(ROUNDS, () => readAll(folder), changeNote);
    return [
      withBar(
        'longest outline after a note in the registry, 1,500 logs of 400 messages (floor: read these)',
        {
          floor,
          measured: waits.slice(1),
        },
      ),
    ];
  } finally {
    await server.stop();
  }
}

/** The longest time of a request, of those that are sent one after the other for a while. */
async function longestWait(connection: ProtocolConnection, duration: number): Promise<number> {
  let longest = 0;
  for (const end = performance.now() + duration; performance.now() < end; ) {
    const taken = await time(() => connection.sendRequest('textDocument/documentSymbol', { textDocument }));
    longest = Math.max(longest, taken);
  }
  return longest;
}

/** Opens a log, once more if it is open, and waits until its findings are sent. */
async function open(connection: ProtocolConnection, text: string, uri = OWN_URI): Promise<void> {
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'chatlog', version: 1, text },
  });
  await connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } });
}

function withBar(what: string, samples: { floor: readonly number[]; measured: readonly number[] }): Row {
  // Half a gigabyte of objects is collected on other cores too, so other load counts several times. The fastest runs have least of it.
  const holds = Math.min(...samples.measured) < BAR;
  return { ...ratioRow(what, samples, 0, 0), bar: `${BAR / 1_000} s`, holds };
}

/** The most memory that a process has used; no row where the system doesn't tell. */
function peakRow(what: string, server: Server): Row[] {
  let status: string;
  try {
    status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
  } catch {
    return [];
  }
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) / 1_000;
  return [
    {
      what,
      floor: '',
      measured: `${peak.toFixed(0)} MB`,
      ratio: '',
      bar: `${MEMORY_BAR} MB`,
      holds: peak < MEMORY_BAR,
    },
  ];
}

function writeLogs(folder: string, count: number, length: number, speaker: (i: number) => string): void {
  mkdirSync(folder);
  for (let log = 0; log < count; log++) {
    const day = new Date(Date.UTC(2020, 0, 1 + log)).toISOString().slice(0, 10);
    const text = messages(length, i => `> ${clock((i / length) * 86_400)}  ${speaker(i)}`);
    writeFileSync(join(folder, `${day}-chat.markdown`), text);
  }
}

function readAll(folder: string): number {
  return logsIn(folder).reduce((length, path) => length + readFileSync(path, 'utf8').length, 0);
}

/** Messages of five lines each. */
function messages(count: number, header: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => `${header(i)}  \n   \nhello ${i}  \n   \n\n`).join('');
}

function clock(second: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`;
}
