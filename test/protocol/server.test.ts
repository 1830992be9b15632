import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import {
  type ClientCapabilities,
  type CodeAction,
  type DocumentSymbol,
  type FoldingRange,
  type PublishDiagnosticsParams,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  ErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ServerProcess, serverPath, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const uri = 'file:///logs/2018-01-22-chat.markdown';

const log = `---
layout:     source
title:      "2018-01-22-WeChat"
date:       2018-01-22 12:00:00
author:     Kim
tag:		  [chat]
---
> 07:08:28  Kim
${'   '}
Good morning
${'   '}
> 07:16:19 李雷-产品
${'   '}
[强]
${'   '}
> 08:00:00  Kim
${'   '}
Bye
${'   '}
`;

describe('the server over its protocol', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());
  afterEach(() => server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }));

  it('finds what is wrong, and finds it gone after the keystroke that fixes it', async () => {
    await server.open(uri, log);
    const [found, ...others] = await server.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.equal(found?.code, 'message/header-spacing');
    assert.equal(found?.source, 'chatlog');
    assert.equal(found?.range.start.line, 11);
    assert.match(found?.codeDescription?.href ?? '', /docs\/rules\/message\/header-spacing\.md$/);
    await server.type(uri, 2, 11, 10, 10, ' ');
    assert.deepEqual(await server.diagnostics(uri), []);
  });

  it('answers an unchanged log with "unchanged"', async () => {
    await server.open(uri, log);
    // People become known some time after a log is opened, and give it another id.
    let previousResultId: string | undefined;
    await until(async () => {
      const { kind, resultId } = await server.request<{ kind: string; resultId: string }>(
        'textDocument/diagnostic',
        { textDocument: { uri }, previousResultId },
      );
      previousResultId = resultId;
      return kind === 'unchanged';
    });
  });

  it('offers a quick fix that leaves nothing to find', async () => {
    await server.open(uri, log);
    const [found] = await server.diagnostics(uri);
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: found!.range,
      context: { diagnostics: [found] },
    });
    const fix = actions.find(action => action.isPreferred);
    assert.equal(fix?.diagnostics?.[0]?.code, 'message/header-spacing');
    assert.equal(applied(fix!), log.replace('> 07:16:19 李雷', '> 07:16:19  李雷'));
  });

  it('fixes everything only on request of source.fixAll, and works it out when it is chosen', async () => {
    await server.open(uri, log);
    const request = (only?: string[]) =>
      server.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only },
      });
    assert.deepEqual(await request(), []);
    const [action, ...others] = await request(['source.fixAll']);
    assert.deepEqual([action?.kind, action?.edit, others], ['source.fixAll.chatlog', undefined, []]);
    const resolved = await server.request<CodeAction>('codeAction/resolve', action!);
    assert.equal(applied(resolved), log.replace('> 07:16:19 李雷', '> 07:16:19  李雷'));
    await server.type(uri, 2, 11, 10, 10, ' ');
    assert.deepEqual(await request(['source.fixAll']), []);
  });

  it('gives clients that cannot resolve an action its edit at once', async () => {
    const { dataSupport: _, ...codeAction } = vscodeCapabilities.textDocument!.codeAction!;
    const textDocument = { ...vscodeCapabilities.textDocument, codeAction };
    const plain = await ServerProcess.start({ ...vscodeCapabilities, textDocument });
    try {
      await plain.open(uri, log);
      const [action] = await plain.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source'] },
      });
      assert.equal(applied(action!), log.replace('> 07:16:19 李雷', '> 07:16:19  李雷'));
    } finally {
      await plain.stop();
    }
  });

  it('outlines the front matter, the hours and their messages', async () => {
    await server.open(uri, log);
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.deepEqual(
      symbols.map(({ name, children }) => [
        name,
        children?.map(child => `${child.name}|${child.detail}`) ?? [],
      ]),
      [
        ['Front matter', []],
        ['07:00', ['07:08:28 Kim|Good morning', '07:16:19 李雷-产品|👍']],
        ['08:00', ['08:00:00 Kim|Bye']],
      ],
    );
    for (const symbol of symbols.flatMap(each => [each, ...(each.children ?? [])])) {
      assert.ok(contains(symbol.range, symbol.selectionRange), symbol.name);
    }
  });

  it('says in the outline that a message is an image, and has kinds that every client knows', async () => {
    const text = `${log}> 08:05:00  Kim  \n   \n![2018-01-22 08:19:43](http://example.org/a.png)  \n   \n`;
    await server.open(uri, text);
    const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const hour = symbols.at(-1)!;
    assert.equal(hour.children!.at(-1)!.detail, '🖼 Image');
    const kinds = [symbols[0]!, hour, hour.children![0]!].map(({ kind }) => kind);
    assert.deepEqual(kinds, [SymbolKind.Property, SymbolKind.Enum, SymbolKind.Constant]);
  });

  it('folds front matter and messages, each to its own header', async () => {
    await server.open(uri, log);
    const ranges = await server.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri },
    });
    assert.deepEqual(
      ranges.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 6],
        [7, 9],
        [11, 13],
        [15, 17],
      ],
    );
  });

  it('answers a request about a document that is not open with null', async () => {
    assert.equal(
      await server.request('textDocument/documentSymbol', { textDocument: { uri: 'file:///none' } }),
      null,
    );
  });

  it('answers a cancelled request as cancelled', async () => {
    await server.open(uri, log);
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol/node');
    const source = new CancellationTokenSource();
    const request = server.connection.sendRequest(
      'textDocument/documentSymbol',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    // It may have been answered before the cancellation arrived; an empty result would be the mistake.
    await request.then(
      symbols => assert.ok((symbols as unknown[]).length > 0),
      (error: { code: number }) => assert.equal(error.code, -32800),
    );
  });
});

describe('the server and a client that does not pull', () => {
  it('pushes findings at opening and after each change, and clears them at the end', async () => {
    const { diagnostic: _, ...textDocument } = vscodeCapabilities.textDocument!;
    /** Those that say something else than the one before: the server repeats them when it has learned who people are. */
    const published: unknown[] = [];
    const server = await ServerProcess.start(
      { ...vscodeCapabilities, textDocument },
      undefined,
      [],
      connection =>
        connection.onNotification(
          'textDocument/publishDiagnostics',
          ({ version, diagnostics }: PublishDiagnosticsParams) => {
            const said = [version, diagnostics.map(found => found.code)];
            if (!isDeepStrictEqual(said, published.at(-1))) published.push(said);
          },
        ),
    );
    try {
      await server.open(uri, log);
      await until(() => published.length === 1);
      await server.type(uri, 2, 11, 10, 10, ' ');
      await until(() => published.length === 2);
      await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await until(() => published.length === 3);
      assert.deepEqual(published, [
        [1, ['message/header-spacing']],
        [2, []],
        [undefined, []],
      ]);
    } finally {
      await server.stop();
    }
  });
});

describe('the settings of the rules', () => {
  it('come from the client, per document, and change what is found', async () => {
    let rules: unknown = { 'message/header-spacing': 'error' };
    const capabilities = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, configuration: true },
    };
    const server = await ServerProcess.start(capabilities, undefined, [], connection => {
      connection.onRequest('workspace/configuration', () => [{ rules }]);
      connection.onRequest('workspace/diagnostic/refresh', () => null);
    });
    const untilSeverities = (expected: readonly number[]) =>
      until(async () => {
        const found = await server.diagnostics(uri);
        return isDeepStrictEqual(
          found.map(({ severity }) => severity),
          expected,
        );
      });
    const change = (to: unknown) => {
      rules = to;
      return server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    };
    try {
      await server.open(uri, log);
      await untilSeverities([1]);
      await change({ 'message/header-spacing': 'off' });
      await untilSeverities([]);
      await change('nonsense');
      await untilSeverities([2]);
    } finally {
      await server.stop();
    }
  });
});

describe('the server and a client that refuses requests', () => {
  const offered: ClientCapabilities = {
    ...vscodeCapabilities,
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      diagnostics: { refreshSupport: true },
      workspaceFolders: true,
    },
  };
  const levels = () => [{ rules: { 'message/header-spacing': 'error' } }];

  it('goes on serving', async () => {
    const refused = ['client/registerCapability', 'workspace/diagnostic/refresh'];
    const requested = new Set<string>();
    const server = await ServerProcess.start(offered, undefined, [], connection => {
      connection.onRequest('workspace/configuration', levels);
      for (const method of refused) {
        connection.onRequest(method, () => {
          requested.add(method);
          throw new Error('Not here');
        });
      }
    });
    try {
      await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [] },
      });
      await server.open(uri, log);
      while (!refused.every(method => requested.has(method))) await server.diagnostics(uri);
      // The refusal of the last of them is read before the answer to these.
      for (let i = 0; i < 3; i++) assert.equal((await server.diagnostics(uri)).length, 1);
    } finally {
      await server.stop();
    }
  });

  it('gets no request to pull again where it does not offer that', async () => {
    const { diagnostics: _, ...workspace } = offered.workspace!;
    let configured = false;
    const server = await ServerProcess.start({ ...offered, workspace }, undefined, [], connection => {
      connection.onRequest('workspace/configuration', () => {
        configured = true;
        return levels();
      });
      connection.onRequest('workspace/diagnostic/refresh', () => assert.fail('requested'));
    });
    try {
      await server.open(uri, log);
      while (!configured) await server.diagnostics(uri);
      const [finding] = await server.diagnostics(uri);
      assert.equal(finding?.severity, 1);
    } finally {
      await server.stop();
    }
  });
});

describe('a log that is closed while its settings are requested', () => {
  it('has no findings afterwards', async () => {
    const published: number[] = [];
    let answerSettings = (_settings: unknown[]) => {};
    const capabilities = { workspace: { configuration: true } };
    const server = await ServerProcess.start(capabilities, undefined, [], connection => {
      connection.onRequest(
        'workspace/configuration',
        () =>
          new Promise<unknown[]>(resolve => {
            answerSettings = resolve;
          }),
      );
      connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        // They are repeated when the server has learned who people are.
        const count = params.diagnostics.length;
        if (count !== published.at(-1)) published.push(count);
      });
    });
    const settle = () => server.request('textDocument/documentSymbol', { textDocument: { uri } });
    try {
      await server.open(uri, log);
      await until(() => published.length === 1);
      await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await settle();
      answerSettings([{ rules: { 'message/header-spacing': 'error' } }]);
      await settle();
      await settle();
      assert.deepEqual(published, [1, 0]);
    } finally {
      await server.stop();
    }
  });
});

function contains(outer: DocumentSymbol['range'], inner: DocumentSymbol['range']): boolean {
  const before = (a: typeof outer.start, b: typeof outer.start) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

/** The log after a code action. */
function applied(action: CodeAction, text = log): string {
  const [change] = action.edit!.documentChanges as { edits: Parameters<typeof TextDocument.applyEdits>[1] }[];
  return TextDocument.applyEdits(TextDocument.create(uri, 'chatlog', 1, text), change!.edits);
}

describe('fixing everything', () => {
  it('leaves alone what the settings turned off after the log was opened', async () => {
    const text = log.replace('[强]', '![](http://example.org/a.png)');
    const capabilities = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, configuration: true },
    };
    const server = await ServerProcess.start(capabilities, undefined, [], connection => {
      connection.onRequest('workspace/configuration', () => [{ rules: { 'image/insecure-url': 'off' } }]);
      connection.onRequest('workspace/diagnostic/refresh', () => null);
    });
    try {
      await server.open(uri, text);
      await until(async () => (await server.diagnostics(uri)).length === 1);
      const [action] = await server.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], only: ['source.fixAll'] },
      });
      const resolved = await server.request<CodeAction>('codeAction/resolve', action!);
      assert.equal(applied(resolved, text), text.replace('> 07:16:19 李雷', '> 07:16:19  李雷'));
    } finally {
      await server.stop();
    }
  });
});

describe('the start of the server', () => {
  it('is one initialization, and no other request before it', async () => {
    const child = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    const hover = () =>
      connection.sendRequest('textDocument/hover', {
        textDocument: { uri },
        position: { line: 7, character: 13 },
      });
    const initialize = () =>
      connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    // A document that is opened too early does not exist later.
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'chatlog', version: 1, text: log },
    });
    await assert.rejects(hover(), { code: ErrorCodes.ServerNotInitialized });
    await initialize();
    await assert.rejects(initialize(), { code: ErrorCodes.InvalidRequest });
    assert.equal(await hover(), null);
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'chatlog', version: 1, text: log },
    });
    assert.notEqual(await hover(), null);
    await assert.rejects(connection.sendRequest('textDocument/unheardOf', {}), {
      code: ErrorCodes.MethodNotFound,
    });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await exited;
    connection.dispose();
  });
});

describe('the server without a transport', () => {
  it('says how it is called', () => {
    const { status, stderr } = spawnSync(process.execPath, [serverPath], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /--stdio/);
  });
});
