import assert from 'node:assert/strict';
import type { Message } from 'vscode-languageserver-protocol/node';
import { metaModel } from '../support/metaModel/metaModel';
import { ProtocolWatch } from '../support/protocolWatch';

const uri = 'inmemory:/2024-02-09-chat.md';
const range = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

/** What the watch reports for an answer, or another message of the server, to a client with these capabilities. */
function problems(
  sent: { method: string; params?: object; result?: unknown; id?: number },
  capabilities = {},
) {
  const watch = new ProtocolWatch();
  const send = (message: object) => watch.sent({ jsonrpc: '2.0', ...message } as Message);
  send({ id: 0, method: 'initialize', params: { processId: null, rootUri: null, capabilities } });
  send({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'chatlog', version: 1, text: '> 07:08:28  Kim\n\n😀 hi\n' } },
  });
  const { method, params, result, id } = sent;
  if (result !== undefined) {
    send({
      id: 1,
      method,
      params: { textDocument: { uri }, position: { line: 0, character: 12 }, ...params },
    });
    watch.received({ jsonrpc: '2.0', id: 1, result } as unknown as Message);
  } else {
    watch.received({ jsonrpc: '2.0', method, params, ...(id !== undefined && { id }) } as unknown as Message);
  }
  return watch.problems;
}

describe('the watch over the protocol', () => {
  it('knows the whole protocol', () => {
    const { messages } = metaModel();
    assert.ok(messages.size >= 90, String(messages.size));
    assert.equal(messages.get('workspace/diagnostic/refresh')?.direction, 'serverToClient');
    assert.equal(messages.get('textDocument/hover')?.direction, 'clientToServer');
    assert.equal(messages.get('textDocument/publishDiagnostics')?.kind, 'notification');
  });

  it('finds nothing in what is right', () => {
    const hover = { contents: { kind: 'plaintext', value: 'x' }, range: range(0, 12, 15) };
    assert.deepEqual(problems({ method: 'textDocument/hover', result: hover }), []);
    assert.deepEqual(problems({ method: 'textDocument/hover', result: null }), []);
    const diagnostics = [{ range: range(2, 2, 3), message: 'x' }];
    assert.deepEqual(
      problems({ method: 'textDocument/publishDiagnostics', params: { uri, diagnostics } }),
      [],
    );
  });

  const wrong: Record<string, [Parameters<typeof problems>[0], RegExp]> = {
    'an unknown notification': [{ method: 'chatlog/people/changed', params: {} }, /was not requested/],
    'a notification that the protocol lacks': [{ method: 'window/flash', params: {} }, /is no notification/],
    'a request that only clients make': [
      { method: 'textDocument/hover', params: {}, id: 1 },
      /is no request/,
    ],
    'a request that the client did not declare': [
      { method: 'workspace/codeLens/refresh', id: 1 },
      /is not declared/,
    ],
    'null for an array': [{ method: 'textDocument/documentColor', result: null }, /is null, not an array/],
    'a member too many': [
      { method: 'textDocument/hover', result: { contents: 'x', kind: 'y' } },
      /\.kind is not in the protocol/,
    ],
    'a member too few': [
      { method: 'textDocument/formatting', result: [{ range: range(0, 0, 0) }] },
      /\.newText is missing/,
    ],
    'a kind that there is not': [
      { method: 'textDocument/documentHighlight', result: [{ range: range(0, 0, 1), kind: 9 }] },
      /\.kind is 9/,
    ],
    'a range behind the line': [
      { method: 'textDocument/documentHighlight', result: [{ range: range(0, 12, 16) }] },
      /outside line 0/,
    ],
    'a range behind the text': [
      { method: 'textDocument/documentHighlight', result: [{ range: range(9, 0, 0) }] },
      /is in line 9 of 4/,
    ],
    'a range that ends before it starts': [
      { method: 'textDocument/documentHighlight', result: [{ range: range(0, 3, 2) }] },
      /ends before it starts/,
    ],
    'a range that splits a character': [
      { method: 'textDocument/documentHighlight', result: [{ range: range(2, 1, 2) }] },
      /splits a surrogate pair/,
    ],
    'edits that overlap': [
      {
        method: 'textDocument/formatting',
        result: [
          { range: range(0, 0, 3), newText: '' },
          { range: range(0, 2, 4), newText: '' },
        ],
      },
      /overlap/,
    ],
    'a completion beside the cursor': [
      {
        method: 'textDocument/completion',
        result: [{ label: 'x', textEdit: { range: range(0, 0, 2), newText: 'x' } }],
      },
      /not around the position/,
    ],
    'Markdown for a client that shows none': [
      { method: 'textDocument/hover', result: { contents: { kind: 'markdown', value: 'x' } } },
      /Markdown of MarkupContent is not declared/,
    ],
    'a kind of completion outside the value set': [
      { method: 'textDocument/completion', result: [{ label: 'x', kind: 23 }] },
      /kind 23/,
    ],
    'a code action for a client that knows commands alone': [
      { method: 'textDocument/codeAction', result: [{ title: 'x', edit: { changes: {} } }] },
      /a literal of CodeAction/,
    ],
  };
  for (const [what, [sent, message]] of Object.entries(wrong)) {
    it(`finds ${what}`, () => {
      const found = problems(sent);
      assert.ok(
        found.some(problem => message.test(problem)),
        `found ${JSON.stringify(found)}`,
      );
    });
  }

  it('finds a part of a result in another form', () => {
    const watch = new ProtocolWatch();
    watch.sent({
      jsonrpc: '2.0',
      id: 1,
      method: 'workspace/diagnostic',
      params: { previousResultIds: [], partialResultToken: 't' },
    } as Message);
    const part = (value: unknown) =>
      watch.received({ jsonrpc: '2.0', method: '$/progress', params: { token: 't', value } } as Message);
    part({ items: [{ kind: 'full', uri, version: null, items: [] }] });
    assert.deepEqual(watch.problems, []);
    part({ items: [{ kind: 'full', uri, items: [] }] });
    assert.match(watch.problems.join(), /version is missing/);
  });

  it('takes what is declared', () => {
    const action = { title: 'x', isPreferred: true, edit: { changes: {} } };
    const result = [action];
    const literal = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
    const declared = { textDocument: { codeAction: { ...literal, isPreferredSupport: true } } };
    assert.deepEqual(problems({ method: 'textDocument/codeAction', result }, declared), []);
    const partly = { textDocument: { codeAction: literal } };
    assert.match(problems({ method: 'textDocument/codeAction', result }, partly).join(), /isPreferred/);
  });
});
