import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  ColorInformation,
  ColorPresentation,
  CompletionList,
  Diagnostic,
  Hover,
} from 'vscode-languageserver-protocol';
import { applyTo } from '../support/rules';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const log = `> 07:08:28  Kim Park  
   
hello @Kim
   
> 07:09:28  李雷  
   
hi
   
`;

const registry = `people:
  - name: Kim Park
    aliases: [Kim, Kmi]
  - name: Kim
`;

describe('the speaker registry, over the protocol', () => {
  let folder: string;
  let uri: string;
  let server: ServerProcess;
  let settings: object = {};

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatlog-'));
    await mkdir(join(folder, '_posts'));
    await writeFile(join(folder, '_posts/2024-02-09-chat.markdown'), log);
    uri = pathToFileURL(join(folder, '_data/speakers.yml')).href;
    const capabilities = {
      ...vscodeCapabilities,
      workspace: { ...vscodeCapabilities.workspace, configuration: true },
    };
    server = await ServerProcess.start(capabilities, undefined, [pathToFileURL(folder).href], connection => {
      connection.onRequest('workspace/configuration', ({ items }) => items.map(() => settings));
      connection.onRequest('workspace/diagnostic/refresh', () => null);
    });
    await server.open(uri, registry);
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  /** The findings as soon as they have the expected number, because logs are read in the background. */
  async function findings(count: number): Promise<Diagnostic[]> {
    let found: Diagnostic[];
    do found = await server.diagnostics(uri);
    while (found.length !== count);
    return found;
  }

  it('has findings, those about logs after all have been read', async () => {
    const found = await findings(2);
    assert.deepEqual(
      found.map(({ code, range }) => [code, range.start]),
      [
        ['registry/unknown-name', { line: 2, character: 19 }],
        ['registry/duplicate-name', { line: 3, character: 10 }],
      ],
    );
    assert.equal(found[1]?.relatedInformation?.[0]?.location.uri, uri);
  });

  it('takes a file of that name elsewhere neither for a registry nor for a log', async () => {
    const elsewhere = pathToFileURL(join(folder, 'theme/_data/speakers.yml')).href;
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: elsewhere, languageId: 'yaml', version: 1, text: '- talk: Opening\n' },
    });
    const textDocument = { uri: elsewhere };
    const position = { line: 0, character: 0 };
    for (const [method, nothing] of Object.entries({
      diagnostic: { kind: 'full', items: [] },
      documentSymbol: null,
      completion: null,
      documentColor: [],
    })) {
      const answer = await server.request(`textDocument/${method}`, { textDocument, position });
      assert.deepEqual(answer, nothing, method);
    }
    await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: elsewhere } });
  });

  it('has quick fixes, as edits of this version', async () => {
    const position = { line: 3, character: 10 };
    const [action] = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    assert.equal(action?.title, 'Make the two entries one person');
    const [change] = action.edit!.documentChanges!;
    assert.ok(change && 'textDocument' in change && change.textDocument.version === 1);
    const edits = change.edits.filter(edit => 'newText' in edit);
    assert.equal(applyTo(registry, edits), 'people:\n  - name: Kim Park\n    aliases: [Kim, Kmi]\n');
  });

  it('completes names of logs that are not open', async () => {
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `${registry}    aliases: [l` }],
    });
    const { items } = await server.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 4, character: 15 },
    });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['李雷'],
    );
  });

  it('reports of broken YAML that alone, as it is typed', async () => {
    assert.deepEqual(
      (await findings(1)).map(({ code }) => code),
      ['registry/invalid'],
    );
  });

  it('shows a name', async () => {
    const hover = await server.request<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 1, character: 12 },
    });
    assert.match(JSON.stringify(hover.contents), /1 message in 1 log · 2024-02-09/);
  });

  it('follows the settings', async () => {
    settings = { rules: { 'registry/invalid': 'hint' } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await until(async () => (await server.diagnostics(uri))[0]?.severity === 4);
  });

  it('shows colors, and writes those that are picked', async () => {
    assert.equal(server.initializeResult.capabilities.colorProvider, true);
    const text = 'people:\n  - name: Kim\n    color: tomato\n';
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text }],
    });
    const textDocument = { uri };
    const [swatch, ...others] = await server.request<ColorInformation[]>('textDocument/documentColor', {
      textDocument,
    });
    assert.deepEqual(others, []);
    assert.deepEqual(swatch?.range, { start: { line: 2, character: 11 }, end: { line: 2, character: 17 } });
    const [hex] = await server.request<ColorPresentation[]>('textDocument/colorPresentation', {
      textDocument,
      ...swatch,
    });
    assert.equal(applyTo(text, [hex!.textEdit!]), text.replace('tomato', '"#ff6347"'));
  });

  it('has no colors of a log', async () => {
    const log = pathToFileURL(join(folder, '_posts/2024-02-10-chat.markdown')).href;
    await server.open(log, '> 07:08:28  李雷  \n   \n#ff0000\n');
    const textDocument = { uri: log };
    assert.deepEqual(await server.request('textDocument/documentColor', { textDocument }), []);
    await server.connection.sendNotification('textDocument/didClose', { textDocument });
  });

  it('is nothing of a log to other requests', async () => {
    const textDocument = { uri };
    for (const method of ['documentSymbol', 'foldingRange', 'inlayHint', 'codeLens', 'documentLink']) {
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      assert.equal(await server.request(`textDocument/${method}`, { textDocument, range }), null, method);
    }
  });
});
