import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import {
  type DocumentHighlight,
  ErrorCodes,
  type Location,
  LSPErrorCodes,
  type PrepareRenamePlaceholder,
  ResponseError,
  type SemanticTokens,
  SemanticTokensRefreshRequest,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { applyTo } from '../support/rules';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const logs = {
  '_posts/2024-02-08-chat.markdown': '\ufeff> 07:08:28  Kim\r\n\r\nhello @李雷  \r\n',
  '_posts/2024-02-09-chat.markdown': '---\nauthor: Kim\n---\n> 07:08:28  李雷\n\n@Kim @nobody @Kim-Acme\n',
  '_data/speakers.yml': 'people:\n  - name: 李雷\n    aliases: [Lee]\n',
};
type Name = keyof typeof logs;

const capabilities = {
  ...vscodeCapabilities,
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    semanticTokens: { refreshSupport: true },
  },
  experimental: { commands: { commands: ['chatlog.speakers.unify'] } },
};

describe('people as symbols, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  /** Resolves when the server requests a refresh of the tokens. */
  let refreshed: Promise<void>;
  const uriOf = (name: Name) => pathToFileURL(join(folder, name)).href;
  const open = '_posts/2024-02-09-chat.markdown';
  /** Unsaved: has one line more than the file. */
  const typed = logs[open].replace('\n\n@Kim', '\n\n好\n@Kim');
  const at = (line: number, character: number) => ({
    textDocument: { uri: uriOf(open) },
    position: { line, character },
  });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-people-'));
    for (const [name, text] of Object.entries(logs)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    server = await ServerProcess.start(capabilities, undefined, [pathToFileURL(folder).href], connection => {
      refreshed = new Promise(resolve => {
        connection.onRequest(SemanticTokensRefreshRequest.type, () => resolve());
      });
    });
    await server.open(uriOf(open), typed, 3);
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('renames in all logs, open or not', async () => {
    const { range, placeholder } = await server.request<PrepareRenamePlaceholder>(
      'textDocument/prepareRename',
      at(6, 2),
    );
    assert.deepEqual([placeholder, range.start.character, range.end.character], ['Kim', 1, 4]);
    const edit = await server.request<WorkspaceEdit>('textDocument/rename', {
      ...at(6, 2),
      newName: '韩梅梅',
    });
    const [closed, opened, ...rest] = edit.documentChanges as TextDocumentEdit[];
    assert.equal(rest.length, 0);
    assert.deepEqual(closed!.textDocument, { uri: uriOf('_posts/2024-02-08-chat.markdown'), version: null });
    // A client's document has no byte order mark.
    assert.equal(
      applyTo(logs['_posts/2024-02-08-chat.markdown'].slice(1), closed!.edits as never),
      '> 07:08:28  韩梅梅\r\n\r\nhello @李雷  \r\n',
    );
    assert.deepEqual(opened!.textDocument, { uri: uriOf(open), version: 3 });
    assert.equal(applyTo(typed, opened!.edits as never), typed.replaceAll('Kim', '韩梅梅'));
    assert.deepEqual(
      opened!.edits.map(each => [(each as { annotationId: string }).annotationId, each.range.start.line]),
      [
        ['name', 1],
        ['name', 6],
        ['prefix', 6],
      ],
    );
    assert.equal(edit.changeAnnotations?.prefix?.needsConfirmation, true);
    assert.equal(edit.changeAnnotations?.name?.needsConfirmation, false);
  });

  it('refuses with the reason', async () => {
    const refused = async (method: string, params: object) => {
      const error: unknown = await server.request(method, params).then(
        () => undefined,
        each => each,
      );
      assert.ok(error instanceof ResponseError, String(error));
      assert.equal(error.code, ErrorCodes.InvalidParams);
      return error.message;
    };
    const rename = 'textDocument/rename';
    assert.equal(await refused(rename, { ...at(6, 2), newName: ' ' }), 'A name cannot be empty.');
    assert.match(
      await refused(rename, { ...at(6, 2), newName: 'Lee' }),
      /^"Lee" is another person, with 1 message\. .*"Unify with…" in the Speakers view/,
    );
    assert.match(await refused('textDocument/prepareRename', at(5, 0)), /^Only names can be renamed/);
  });

  it('stops when it is cancelled', async () => {
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    // A rename may be done before the server hears that it is cancelled: then another one is.
    await until(async () => {
      const source = new CancellationTokenSource();
      const request = server.connection.sendRequest(
        'textDocument/rename',
        { ...at(6, 2), newName: 'x' },
        source.token,
      );
      source.cancel();
      const code = await request.then(
        () => undefined,
        (error: ResponseError) => error.code,
      );
      return code === LSPErrorCodes.RequestCancelled;
    });
  });

  it('finds references and highlights', async () => {
    const show = ({ uri, range: { start, end } }: Location) => [
      uri,
      start.line,
      start.character,
      end.character,
    ];
    const references = await server.request<Location[]>('textDocument/references', {
      ...at(3, 13),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(references.map(show), [
      [uriOf('_data/speakers.yml'), 1, 10, 12],
      [uriOf('_posts/2024-02-08-chat.markdown'), 2, 7, 9],
      [uriOf(open), 5, 0, 1],
    ]);
    const highlights = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', at(6, 2));
    assert.deepEqual(
      highlights.map(({ kind, range: { start } }) => [kind, start.line, start.character]),
      [
        [2, 6, 1],
        [2, 6, 14],
      ],
    );
  });

  it('colors mentions by who is known', async () => {
    await refreshed;
    const { textDocument } = at(0, 0);
    // The client is requested to ask again when all logs have been read.
    await until(async () => {
      const { data } = await server.request<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument,
      });
      return isDeepStrictEqual(data, [6, 0, 4, 0, 0, 0, 5, 7, 1, 0, 0, 8, 4, 0, 0]);
    });
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    assert.deepEqual(await server.request('textDocument/semanticTokens/range', { textDocument, range }), {
      data: [],
    });
  });
});
