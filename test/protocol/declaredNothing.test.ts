import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionList,
  Location,
  PublishDiagnosticsParams,
  SymbolInformation,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { features } from '../../server/src/features';
import { registryFeatures } from '../../server/src/features/registry';
import { workspaceFeatures } from '../../server/src/features/workspaceFeatures';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const log = `---
layout: source
title: "2024-02-09-WeChat"
date: 2024-02-09 12:00:00
author: Kim
tag: [chat]
---
> 07:08:28  Kim
${'   '}
早 @李雷 😀 [强] https://example.org ![x](http://example.org/x.png)
${'   '}
> 07:16:19 李雷-产品
${'   '}
&amp;amp; @Kim
${'   '}
> 07:16:18  Kim
${'   '}
again
${'   '}
> 09:16:18  李雷
${'   '}

${'   '}
`;
const registry = `people:
  - name: Kim
    color: "#3b82f6"
    aliases: [KP]
  - name: Kim
    color: nope
`;

/** Every feature is requested at each of these. The messages are checked (`protocolWatch.ts`). */
const CLIENTS: Record<string, ClientCapabilities> = {
  'that has declared nothing': {},
  'that has declared the rooms, and nothing in them': {
    textDocument: {
      codeAction: {},
      completion: { completionItem: {} },
      documentSymbol: {},
      hover: {},
      publishDiagnostics: {},
      rename: {},
      definition: {},
    },
    workspace: { workspaceEdit: {}, symbol: {} },
    window: {},
    general: {},
  },
  'that takes code actions, and no more of them': {
    textDocument: {
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    },
    workspace: { workspaceEdit: { documentChanges: true } },
  },
  'that pulls, and no more of it': { textDocument: { diagnostic: {} } },
  'that pulls, and registers that later': { textDocument: { diagnostic: { dynamicRegistration: true } } },
  'that resolves, but keeps no data': {
    textDocument: {
      codeAction: {
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
        resolveSupport: { properties: ['edit'] },
      },
    },
  },
  'that knows few kinds': {
    textDocument: {
      completion: { completionItemKind: { valueSet: [1] } },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true, symbolKind: { valueSet: [13, 15] } },
    },
    workspace: { symbol: { symbolKind: { valueSet: [13, 15] } } },
  },
  'that has declared what VS Code has': vscodeCapabilities,
};

describe('a client', () => {
  let folder: string;
  let folderUri: string;
  let logUri: string;
  let registryUri: string;
  /** A log that is not open. */
  let otherUri: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'chatlog-declared-'));
    mkdirSync(join(folder, '_data'));
    writeFileSync(join(folder, '2024-02-08-chat.markdown'), '> 09:20:00  Kim\n   \nsee you @李雷\n');
    writeFileSync(join(folder, '2024-02-09-chat.markdown'), log);
    writeFileSync(join(folder, '_data/speakers.yml'), registry);
    folderUri = pathToFileURL(folder).href;
    otherUri = pathToFileURL(join(folder, '2024-02-08-chat.markdown')).href;
    logUri = pathToFileURL(join(folder, '2024-02-09-chat.markdown')).href;
    registryUri = pathToFileURL(join(folder, '_data/speakers.yml')).href;
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [who, capabilities] of Object.entries(CLIENTS)) {
    it(`${who} is sent nothing else by any feature`, async () => {
      const published = new Set<string>();
      const server = await ServerProcess.start(
        capabilities,
        { settings: { diagnosticMode: 'workspace' } },
        [folderUri],
        connection =>
          connection.onNotification(
            'textDocument/publishDiagnostics',
            ({ uri }: PublishDiagnosticsParams) => {
              published.add(uri);
            },
          ),
      );
      const driven = new Set<string>();
      /** Sends the request at every place of a document; an error is a valid answer. */
      const drive = async (method: string, uri: string, text: string) => {
        driven.add(method);
        const lines = text.split('\n');
        const request = (params: object) =>
          server.request(method, { textDocument: { uri }, ...params }).catch((error: { code: number }) => {
            assert.ok([-32602, -32803, -32801].includes(error.code), `${method}: ${error.code}`);
            return null;
          });
        const end = { line: lines.length - 1, character: 0 };
        const start = { line: 0, character: 0 };
        const whole = { start, end };
        const common = {
          newName: 'Zoë',
          context: { diagnostics: [], includeDeclaration: true },
          query: '',
          ch: '\n',
          options: { tabSize: 2, insertSpaces: true },
          color: { red: 0, green: 0, blue: 1, alpha: 1 },
          text: 'x',
          targetText: '',
          refactoring: 'sort',
          filter: { people: [], kinds: ['link'] },
        };
        const answers = [
          await request({ ...common, range: whole, position: start, positions: [start, end] }),
        ];
        for (const [line, content] of lines.entries()) {
          for (const character of new Set([2, 12, content.length])) {
            const position = { line, character: Math.min(character, content.length) };
            const params = { position, range: { start: position, end: position }, positions: [position] };
            answers.push(await request({ ...common, ...params }));
          }
        }
        return answers;
      };
      try {
        await server.open(logUri, log);
        await server.connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri: registryUri, languageId: 'yaml', version: 1, text: registry },
        });
        for (const { method } of features) {
          const answers = await drive(method, logUri, log);
          if (method === 'textDocument/codeAction') await resolveAll(server, answers as CodeAction[][]);
        }
        for (const { method } of registryFeatures) await drive(method, registryUri, registry);
        for (const { method } of workspaceFeatures) {
          driven.add(method);
          const params = {
            query: '',
            name: 'Kim',
            near: logUri,
            edit: { color: 'red' },
            folder: folderUri,
            unsafe: true,
          };
          await server.request(method, params);
        }
        assert.ok(driven.size >= 30);
        if (capabilities.textDocument?.diagnostic === undefined) {
          await until(() => published.has(otherUri));
        } else {
          const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
            previousResultIds: [],
          });
          assert.deepEqual(items.map(({ uri }) => uri).sort(), [registryUri, otherUri, logUri].sort());
        }
      } finally {
        await server.stop();
      }
    });
  }

  it('that has declared nothing has everything that needs no declaration', async () => {
    const server = await ServerProcess.start({}, undefined, [pathToFileURL(folder).href]);
    try {
      assert.equal(server.initializeResult.capabilities.renameProvider, true);
      assert.equal(server.initializeResult.capabilities.codeActionProvider, undefined);
      await server.open(logUri, log);
      const at = { textDocument: { uri: logUri }, position: { line: 7, character: 12 } };
      const { items } = await server.request<CompletionList>('textDocument/completion', at);
      assert.ok(items.some(({ label }) => label === '李雷'));
      const symbols = await server.request<SymbolInformation[]>('textDocument/documentSymbol', at);
      assert.ok(symbols.some(({ name }) => name === '07:08:28 Kim'));
      const found = await server.request<Location[]>('textDocument/references', {
        ...at,
        context: { includeDeclaration: false },
      });
      assert.equal(found.length, 4);
      const { changes } = await server.request<WorkspaceEdit>('textDocument/rename', {
        ...at,
        newName: 'Zoë',
      });
      assert.equal(Object.keys(changes!).length, 3);
    } finally {
      await server.stop();
    }
  });
});

/** Resolves every action that has no edit. */
async function resolveAll(server: ServerProcess, answers: readonly (CodeAction[] | null)[]): Promise<void> {
  for (const action of answers.flatMap(each => each ?? [])) {
    if (action.edit === undefined && action.disabled === undefined) {
      await server.request('codeAction/resolve', action);
    }
  }
}
