import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ErrorCodes, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { NAVIGATE, PREVIEW_WINDOW, REFACTOR } from '../../server/src/protocol';
import { ServerProcess, serverPath, watchedConnection } from '../support/serverProcess';
import { until } from '../support/until';

const uri = 'file:///logs/2018-01-22-chat.markdown';
const log = '> 07:08:28  Kim\n   \nhi\n   \n';
const textDocument = { uri };
const position = { line: 0, character: 13 };

interface Started {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly connection: ProtocolConnection;
  /** Resolves with the exit of the process and its output about that. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

/** A server that has not received a message yet. */
function start(): Started {
  const child = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', data => {
    said += String(data);
  });
  const ended = new Promise<{ code: number | null; said: string }>(resolve =>
    child.once('close', code => resolve({ code, said })),
  );
  const { connection } = watchedConnection(child);
  connection.listen();
  return { child, connection, ended };
}

const initialize = { processId: null, rootUri: null, capabilities: {} };
const open = (connection: ProtocolConnection) =>
  connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'chatlog', version: 1, text: log },
  });
const symbols = (connection: ProtocolConnection) =>
  connection.sendRequest<unknown[] | null>('textDocument/documentSymbol', { textDocument });

describe('the life of the server', () => {
  it('begins with "initialize": requests before it are refused, notifications dropped', async () => {
    const { connection, ended } = start();
    await assert.rejects(symbols(connection), { code: ErrorCodes.ServerNotInitialized });
    await assert.rejects(connection.sendRequest('shutdown'), { code: ErrorCodes.ServerNotInitialized });
    await assert.rejects(connection.sendRequest('no/such'), { code: ErrorCodes.ServerNotInitialized });
    await open(connection);
    await connection.sendRequest('initialize', initialize);
    await connection.sendNotification('initialized', {});
    assert.equal(await symbols(connection), null);
    await open(connection);
    // The hour and its message, as this client knows no tree.
    assert.equal((await symbols(connection))?.length, 2);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, { code: 0, said: '' });
  });

  it('refuses an "initialize" that says what it lacks, takes the next, and refuses a second', async () => {
    const { connection, ended } = start();
    for (const [params, wrong] of [
      [{}, /params\.capabilities must be an object/],
      [{ ...initialize, capabilities: 1 }, /params\.capabilities/],
      [{ ...initialize, capabilities: { textDocument: 'all' } }, /params\.capabilities\.textDocument/],
      [{ ...initialize, rootUri: 5 }, /params\.rootUri must be a string/],
    ] as const) {
      await assert.rejects(connection.sendRequest('initialize', params), {
        code: ErrorCodes.InvalidParams,
        message: wrong,
      });
    }
    await connection.sendRequest('initialize', initialize);
    await assert.rejects(connection.sendRequest('initialize', initialize), {
      code: ErrorCodes.InvalidRequest,
    });
    await connection.sendNotification('exit');
    assert.equal((await ended).code, 1);
  });

  it('ends with "shutdown": requests after it are refused, and nothing is sent', async () => {
    const { connection, ended } = start();
    let sent = 0;
    connection.onNotification('textDocument/publishDiagnostics', () => void sent++);
    await connection.sendRequest('initialize', initialize);
    await connection.sendNotification('initialized', {});
    await open(connection);
    await symbols(connection);
    await until(() => sent === 1);
    assert.equal(await connection.sendRequest('shutdown'), null);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: '' }],
    });
    for (const method of [
      'textDocument/documentSymbol',
      'workspace/symbol',
      PREVIEW_WINDOW,
      'shutdown',
      'no/such',
    ]) {
      await assert.rejects(
        connection.sendRequest(method, method === 'shutdown' ? undefined : { textDocument, query: '' }),
        { code: ErrorCodes.InvalidRequest },
        method,
      );
    }
    await assert.rejects(connection.sendRequest('initialize', initialize), {
      code: ErrorCodes.InvalidRequest,
    });
    assert.equal(sent, 1);
    await connection.sendNotification('exit');
    assert.deepEqual(await ended, { code: 0, said: '' });
  });

  for (const stream of ['stdout', 'stdin'] as const) {
    it(`ends without a word when the client closes its ${stream}`, async () => {
      const { child, connection, ended } = start();
      await connection.sendRequest('initialize', initialize);
      await connection.sendNotification('initialized', {});
      child[stream].destroy();
      // It can report its findings to no client here.
      if (stream === 'stdout') await open(connection);
      const { code, said } = await ended;
      assert.deepEqual([code, said], [1, '']);
    });
  }
});

describe('wrong parameters', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
    await server.open(uri, log);
  });
  after(() => server.stop());

  const range = { start: position, end: position };
  const wrong: readonly (readonly [method: string, params: unknown, message: RegExp])[] = [
    ['textDocument/hover', undefined, /./],
    ['textDocument/hover', [textDocument, position], /position/],
    ['textDocument/hover', {}, /params\.textDocument must be an object/],
    ['textDocument/hover', { textDocument: {}, position }, /params\.textDocument\.uri must be a string/],
    ['textDocument/hover', { textDocument }, /params\.position must be an object/],
    ['textDocument/hover', { textDocument, position: { line: -1, character: 0 } }, /params\.position\.line/],
    ['textDocument/completion', { textDocument, position: { line: 0.5, character: 0 } }, /position\.line/],
    [
      'textDocument/definition',
      { textDocument, position: { line: 0, character: '1' } },
      /position\.character/,
    ],
    ['textDocument/references', { textDocument, position }, /params\.context must be an object/],
    ['textDocument/rename', { textDocument, position, newName: 3 }, /params\.newName must be a string/],
    ['textDocument/codeAction', { textDocument, range }, /params\.context/],
    ['textDocument/codeAction', { textDocument, range, context: { only: 'a' } }, /params\.context\.only/],
    ['textDocument/selectionRange', { textDocument, positions: [position, null] }, /params\.positions\[1\]/],
    ['textDocument/inlayHint', { textDocument, range: { start: position } }, /params\.range\.end/],
    [
      'textDocument/colorPresentation',
      { textDocument, range, color: {} },
      /params\.color\.red must be a number/,
    ],
    ['codeAction/resolve', { title: 'x', data: { kind: 'fixAll' } }, /params\.data/],
    [
      'codeAction/resolve',
      { title: 'x', data: { kind: 'refactoring', uri, refactoring: 'no' } },
      /params\.data/,
    ],
    ['workspace/symbol', { query: null }, /params\.query must be a string/],
    [NAVIGATE, { textDocument, position, to: 'nowhere' }, /params\.to/],
    [REFACTOR, { textDocument, range, refactoring: '__proto__' }, /params\.refactoring must be one of/],
    [PREVIEW_WINDOW, { textDocument, first: 'a', count: 1 }, /params\.first must be a number/],
  ];
  for (const [method, params, message] of wrong) {
    it(`${method} says what is wrong with ${JSON.stringify(params) ?? 'nothing'}`, () =>
      assert.rejects(server.connection.sendRequest(method, params as object), {
        code: ErrorCodes.InvalidParams,
        message,
      }));
  }
});
