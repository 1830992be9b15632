import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionList,
  type DocumentHighlight,
  type Location,
  MessageType,
  type PublishDiagnosticsParams,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { MAX_REFERENCES } from '../../server/src/features/reference';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const log = (name: string) =>
  `> 07:08:28  ${name}\n   \n早 @${name} 早\n   \n> 07:08:29  Lee\n   \nhi\n   \n`;
const at = (uri: string) => ({ textDocument: { uri }, position: { line: 0, character: 13 } });

/** A folder of one log by Kim, and its URI. */
function makeFolder(name: string, speaker: string): string {
  const folder = mkdtempSync(join(tmpdir(), `chatlog-${name}-`));
  mkdirSync(join(folder, '_posts'));
  writeFileSync(join(folder, '_posts/2024-02-08-chat.markdown'), log(speaker));
  return folder;
}

/** A client that gets findings pushed; `next` resolves with the next ones. */
async function publishing(capabilities: ClientCapabilities = {}, folders: readonly string[] = []) {
  const published: PublishDiagnosticsParams[] = [];
  let arrived = () => {};
  const server = await ServerProcess.start(capabilities, undefined, folders, connection =>
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
      arrived();
    }),
  );
  const next = async (act: () => Promise<void>): Promise<PublishDiagnosticsParams> => {
    const arrives = new Promise<void>(resolve => {
      arrived = resolve;
    });
    await act();
    await arrives;
    return published.at(-1)!;
  };
  return { server, published, next };
}

describe('a name with more references than are listed', () => {
  it('is reported to any client, by a notification', async () => {
    const shown: unknown[] = [];
    const server = await ServerProcess.start({}, undefined, [], connection =>
      connection.onNotification('window/showMessage', params => void shown.push(params)),
    );
    try {
      const uri = 'untitled:many-chat.md';
      await server.open(uri, `> 07:08:28  Kim\n\n${'@Kim '.repeat(MAX_REFERENCES)}\n`);
      const references = await server.request<Location[]>('textDocument/references', {
        ...at(uri),
        context: { includeDeclaration: true },
      });
      assert.equal(references.length, MAX_REFERENCES);
      const message = `There are more than ${MAX_REFERENCES} references. The first ${MAX_REFERENCES} are shown.`;
      assert.deepEqual(shown, [{ type: MessageType.Info, message }]);
    } finally {
      await server.stop();
    }
  });
});

describe('a log of a scheme that no folder has', () => {
  let folder: string;
  let server: ServerProcess;
  before(async () => {
    folder = makeFolder('scheme', 'Kim');
    server = await ServerProcess.start(undefined, undefined, [pathToFileURL(folder).href]);
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const scheme of ['inmemory://model/', 'vscode-vfs://github/a/b/', 'zipfile:///a.zip::']) {
    it(`is a log of its own: ${scheme}`, async () => {
      const uri = `${scheme}2024-02-09-chat.markdown`;
      await server.open(uri, log('Kim'));
      const other = `${scheme}2024-02-10-chat.markdown`;
      await server.open(other, log('Kim'));
      const highlights = await server.request<DocumentHighlight[]>('textDocument/documentHighlight', at(uri));
      assert.deepEqual(
        highlights.map(({ range }) => range.start.line),
        [0, 2],
      );
      const found = await server.request<Location[]>('textDocument/references', {
        ...at(uri),
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        found.map(each => [each.uri, each.range.start.line]),
        [
          [uri, 2],
          [uri, 2],
        ],
      );
      // Lee speaks here, so the name is taken; Park is free.
      await assert.rejects(server.request('textDocument/rename', { ...at(uri), newName: 'Lee' }), {
        code: -32602,
      });
      const { documentChanges } = await server.request<WorkspaceEdit>('textDocument/rename', {
        ...at(uri),
        newName: 'Park',
      });
      assert.deepEqual(
        documentChanges?.map(change => 'edits' in change && [change.textDocument.uri, change.edits.length]),
        [[uri, 2]],
      );
    });
  }
});

describe('the folders of a client', () => {
  let a: string;
  let b: string;
  before(() => {
    a = makeFolder('a', 'Kim');
    b = makeFolder('b', 'Park');
  });
  after(() => {
    for (const folder of [a, b]) rmSync(folder, { recursive: true, force: true });
  });
  const people = async (server: ServerProcess) => {
    const found = await server.request<SymbolInformation[]>('workspace/symbol', { query: '' });
    return found.map(({ name }) => name).filter(name => /^(?:Kim|Park)$/.test(name));
  };

  it('are those that its notification names; it gets no request for them', async () => {
    const [ofA, ofB] = [a, b].map(path => ({ uri: pathToFileURL(path).href, name: path }));
    const capabilities = { workspace: { workspaceFolders: true } };
    const server = await ServerProcess.start(capabilities, undefined, [ofA!.uri], connection =>
      connection.onRequest('workspace/workspaceFolders', () => assert.fail('requested')),
    );
    const change = (added: object[], removed: object[]) =>
      server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    try {
      assert.deepEqual(await people(server), ['Kim']);
      await change([ofB!], []);
      assert.deepEqual((await people(server)).sort(), ['Kim', 'Park']);
      await change([], [{ ...ofA!, uri: `${ofA!.uri}/` }]);
      assert.deepEqual(await people(server), ['Park']);
    } finally {
      await server.stop();
    }
  });

  it('may be a path alone', async () => {
    const server = await ServerProcess.start({}, undefined, undefined, undefined, { rootPath: a });
    try {
      assert.deepEqual(await people(server), ['Kim']);
    } finally {
      await server.stop();
    }
  });
});

describe('a client that never answers one refresh', () => {
  it('still gets the others', async () => {
    const requested = new Set<string>();
    let all = () => {};
    const gotAll = new Promise<void>(resolve => {
      all = resolve;
    });
    const refreshes = ['inlayHint', 'codeLens', 'semanticTokens'] as const;
    const workspace = Object.fromEntries(refreshes.map(name => [name, { refreshSupport: true }]));
    const server = await ServerProcess.start({ workspace }, undefined, [], connection => {
      for (const name of refreshes) {
        connection.onRequest(`workspace/${name}/refresh`, () => {
          requested.add(name);
          if (requested.size === refreshes.length) all();
          if (name === 'codeLens') throw new Error('Not here');
          return new Promise(() => {});
        });
      }
    });
    try {
      await server.open('file:///logs/2024-02-09-chat.markdown', log('Kim'));
      await gotAll;
    } finally {
      await server.stop();
    }
  });
});

describe('findings', () => {
  const uri = 'file:///logs/2024-02-09-chat.markdown';
  const wrong = '---\ntag: [chat]\n---\n> 07:08:28 Kim\n   \nhi\n   \n';

  it('are published after each of two changes of one version', async () => {
    const { server, published } = await publishing();
    // They are published again when people become known, some time after a log is opened.
    const isLastFound = (expected: boolean) =>
      until(
        () =>
          published.length > 0 &&
          published.at(-1)!.diagnostics.some(({ code }) => code === 'message/header-spacing') === expected,
      );
    try {
      await server.open(uri, wrong);
      await isLastFound(true);
      await server.type(uri, 2, 3, 10, 10, ' ');
      await isLastFound(false);
      await server.type(uri, 2, 3, 10, 11, '');
      await isLastFound(true);
    } finally {
      await server.stop();
    }
  });

  it('are other ones for who pulls after two changes of one version', async () => {
    const server = await ServerProcess.start();
    const pull = (previousResultId?: string) =>
      server.request<{ kind: string; resultId: string }>('textDocument/diagnostic', {
        textDocument: { uri },
        ...(previousResultId && { previousResultId }),
      });
    try {
      await server.open(uri, wrong);
      await server.type(uri, 2, 3, 10, 10, ' ');
      const { resultId } = await pull();
      await server.type(uri, 2, 3, 10, 11, '');
      assert.equal((await pull(resultId)).kind, 'full');
    } finally {
      await server.stop();
    }
  });

  const isNoLog: Record<string, [languageId: string, name: string, text: string]> = {
    'README.md of a repository': ['markdown', 'README.md', '# Logs\n\n> 07:08:28 Kim\n\nhi\n'],
    'a page with front matter': [
      'markdown',
      'page.md',
      '---\ntitle: x\n---\nText\n\n> 07:08:28  Kim\n\nhi\n',
    ],
    JSON: ['json', 'package.json', '{ "name": "x" }\n'],
    text: ['plaintext', 'notes.txt', '> 07:08:28 Kim\n'],
  };
  for (const [what, [languageId, name, text]] of Object.entries(isNoLog)) {
    it(`are none in ${what}`, async () => {
      const { server, published } = await publishing();
      try {
        const other = `file:///logs/${name}`;
        const textDocument = { uri: other, languageId, version: 1, text };
        await server.connection.sendNotification('textDocument/didOpen', { textDocument });
        assert.equal(
          await server.request('textDocument/documentSymbol', { textDocument: { uri: other } }),
          null,
        );
        await server.type(other, 2, 0, 0, 0, 'x');
        await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } });
        assert.equal(
          await server.request('textDocument/documentSymbol', { textDocument: { uri: other } }),
          null,
        );
        assert.deepEqual(published, []);
      } finally {
        await server.stop();
      }
    });
  }

  it('are there in Markdown that is named as a log, or begins as one', async () => {
    const { server, next } = await publishing();
    const open = (name: string, text: string) =>
      next(() =>
        server.connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri: `file:///logs/${name}`, languageId: 'markdown', version: 1, text },
        }),
      );
    try {
      assert.ok((await open('2024-02-10-chat.markdown', wrong)).diagnostics.length > 0);
      const begins = '---\ntag: [chat]\n---\n> 07:08:28  Kim\n   \nhi\n   \n> 07:08:29 Lee\n   \nhi\n';
      assert.ok((await open('2024-02-10-talk.md', begins)).diagnostics.length > 0);
    } finally {
      await server.stop();
    }
  });
});

describe('what is inserted', () => {
  it('is inserted as it is, where the client would indent it', async () => {
    const uri = 'file:///logs/2024-02-09-chat.markdown';
    const modes = async (capabilities: ClientCapabilities) => {
      const server = await ServerProcess.start(capabilities);
      try {
        await server.open(uri, `${log('Kim')}> 07:09:00  `);
        const { items } = await server.request<CompletionList>('textDocument/completion', {
          textDocument: { uri },
          position: { line: 8, character: 12 },
        });
        assert.ok(items.length >= 2);
        return new Set(items.map(({ insertTextMode }) => insertTextMode));
      } finally {
        await server.stop();
      }
    };
    assert.deepEqual([...(await modes(vscodeCapabilities))], [1]);
    assert.deepEqual([...(await modes({}))], [undefined]);
  });
});

describe('sorting', () => {
  it('stands once in a list, for all findings that it takes away', async () => {
    const uri = 'file:///logs/2024-02-09-chat.markdown';
    const text = ['07:08:30', '07:08:29', '07:08:28', '07:08:27'].map(
      time => `> ${time}  Kim\n   \nhi ${time}\n   \n`,
    );
    const server = await ServerProcess.start();
    try {
      await server.open(uri, text.join(''));
      const range = { start: { line: 0, character: 0 }, end: { line: 15, character: 0 } };
      const request = (only?: string[]) =>
        server.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range,
          context: { diagnostics: [], triggerKind: 1, ...(only && { only }) },
        });
      const sorting = (await request()).filter(({ title }) => /sort/i.test(title));
      assert.deepEqual(
        sorting.map(({ title, kind, diagnostics }) => [title, kind, diagnostics?.length]),
        [['Sort the messages by time (unsafe)', 'quickfix', 3]],
      );
      const [refactoring] = (await request(['refactor'])).filter(({ kind }) => kind?.endsWith('.sort'));
      assert.equal(refactoring?.title, 'Sort the messages by time');
    } finally {
      await server.stop();
    }
  });
});
