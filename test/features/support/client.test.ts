import assert from 'node:assert/strict';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import { readClient } from '../../../server/src/features/support/client';

describe('what a client can do', () => {
  it('is nothing where it says so in another form than LSP has', () => {
    const odd = {
      textDocument: {
        codeAction: { codeActionLiteralSupport: null, resolveSupport: { properties: 'edit' } },
        completion: { completionItemKind: { valueSet: 'all' }, completionItem: null },
        hover: { contentFormat: 'markdown' },
        foldingRange: { rangeLimit: 'many' },
      },
      workspace: { workspaceEdit: null },
      experimental: null,
    } as unknown as ClientCapabilities;
    const client = readClient(odd);
    assert.equal(client.takesCodeActions, false);
    assert.equal(client.resolvesEdits, false);
    assert.equal(client.completionKind(23), 1);
    assert.equal(client.hoverFormat, 'plaintext');
    assert.equal(client.foldLimit, Number.POSITIVE_INFINITY);
    assert.equal(client.takesDocumentChanges, false);
    assert.equal(client.commands.size, 0);
  });

  it('is the first eighteen kinds where it lists none', () => {
    const client = readClient({});
    assert.deepEqual([client.completionKind(18), client.completionKind(23)], [18, 12]);
    assert.deepEqual(
      [client.outlineKind(3), client.outlineKind(24), client.workspaceSymbolKind(19)],
      [3, 15, 13],
    );
  });
});
