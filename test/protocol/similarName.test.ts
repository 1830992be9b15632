import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CreateFile,
  Diagnostic,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { applyTo, HEAD, message } from '../support/rules';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const own = `${HEAD}${message('07:08:28', '韩梅梅')}${message('07:08:29', 'Lee')}${message('07:08:30', '韩梅梅')}`;
const other = `${HEAD}${message('09:00:00', '韩梅梅-青禾', 'Hi')}`;
/** The header of the first message. */
const line = HEAD.split('\n').length - 1;
const RULE = 'speaker/similar-name';

const capabilities: ClientCapabilities = {
  ...vscodeCapabilities,
  workspace: {
    ...vscodeCapabilities.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'], changeAnnotationSupport: {} },
  },
};

describe('names that look alike, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  let refreshes = 0;
  let uri: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-similar-'));
    mkdirSync(join(folder, '_data'));
    writeFileSync(join(folder, '2024-05-01-chat.markdown'), own);
    writeFileSync(join(folder, '2024-05-02-chat.markdown'), other);
    uri = pathToFileURL(join(folder, '2024-05-01-chat.markdown')).href;
    refreshes = 0;
    server = await ServerProcess.start(capabilities, undefined, [pathToFileURL(folder).href], connection => {
      connection.onRequest('workspace/diagnostic/refresh', () => {
        refreshes++;
        return null;
      });
    });
    await server.open(uri, own);
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const found = async (of = uri): Promise<Diagnostic[]> =>
    (await server.diagnostics(of)).filter(({ code }) => code === RULE);

  async function untilFound(count: number): Promise<Diagnostic[]> {
    let diagnostics: Diagnostic[] = [];
    await until(async () => {
      diagnostics = await found();
      return diagnostics.length === count;
    });
    return diagnostics;
  }

  async function actions(diagnostic: Diagnostic): Promise<CodeAction[]> {
    return server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], triggerKind: 1, only: ['quickfix'] },
    });
  }

  it('are found once the index is there, and the client is requested to ask again', async () => {
    const [diagnostic] = await untilFound(1);
    assert.deepEqual(diagnostic!.range, {
      start: { line, character: 12 },
      end: { line, character: 15 },
    });
    assert.equal(diagnostic!.severity, 4);
    assert.equal(
      diagnostic!.message,
      '"韩梅梅" looks like the same person as "韩梅梅-青禾" (1 message in 1 log, last on 2024-05-02).',
    );
    assert.ok(refreshes > 0);
  });

  it('are one person once one is an alias of the other, and the finding is gone', async () => {
    const [diagnostic] = await untilFound(1);
    const offered = await actions(diagnostic!);
    const choices = offered.filter(({ title }) => !title.startsWith('Ignore'));
    assert.ok(choices.length > 0 && choices.every(({ edit }) => edit === undefined));
    const alias = offered.find(({ title }) => title === 'Make "韩梅梅-青禾" an alias of "韩梅梅"');
    const { edit } = await server.request<CodeAction>('codeAction/resolve', alias!);
    const [create, fill] = edit!.documentChanges as [CreateFile, TextDocumentEdit];
    const path = join(folder, '_data/speakers.yml');
    assert.equal(create.uri, pathToFileURL(path).href);
    writeFileSync(path, applyTo('', fill.edits as TextEdit[]));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: create.uri, type: 1 }],
    });
    await untilFound(0);
    assert.match(readFileSync(path, 'utf8'), /\n {2}- name: 韩梅梅\n {4}aliases: \[韩梅梅-青禾\]\n/);
  });

  it('are renamed in all logs as they are open', async () => {
    const [diagnostic] = await untilFound(1);
    const rename = (await actions(diagnostic!)).find(({ title }) => title.startsWith('Rename '));
    const { edit } = await server.request<CodeAction>('codeAction/resolve', rename!);
    const [change] = edit!.documentChanges as [TextDocumentEdit];
    assert.deepEqual(change.textDocument, { uri, version: 1 });
    assert.equal(applyTo(own, change.edits as TextEdit[]), own.replaceAll('  韩梅梅  ', '  韩梅梅-青禾  '));
  });

  it('follow what is typed', async () => {
    await untilFound(1);
    await server.type(uri, 2, line, 12, 15, 'Kim');
    await server.type(uri, 3, line + 8, 12, 15, 'Kim');
    await untilFound(0);
    await server.type(uri, 4, line + 8, 12, 15, '韩梅梅');
    const [diagnostic] = await untilFound(1);
    assert.equal(diagnostic!.range.start.line, line + 8);
  });
});
