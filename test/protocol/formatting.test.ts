import assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { applyTo, HEAD, MESSAGE } from '../support/rules';
import { ServerProcess } from '../support/serverProcess';

const uri = 'file:///logs/2024-05-01-chat.markdown';
const options = { tabSize: 4, insertSpaces: true, trimFinalNewlines: true, insertFinalNewline: true };

/** Two messages, the second of which is spaced by hand. */
const log = `${HEAD}${MESSAGE}>07:09:00 Ann 😀\r\nhi`;
const tidy = `${HEAD}${MESSAGE}> 07:09:00  Ann 😀  \r\n   \r\nhi  \r\n   \r\n`;

describe('formatting over the protocol', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());
  afterEach(() => server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }));

  const request = (method: string, params: object) =>
    server.request<TextEdit[]>(`textDocument/${method}`, { textDocument: { uri }, options, ...params });

  it('is offered for the document, a range, and Enter', () => {
    const { capabilities } = server.initializeResult;
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.documentRangeFormattingProvider, true);
    assert.deepEqual(capabilities.documentOnTypeFormattingProvider, { firstTriggerCharacter: '\n' });
  });

  it('spaces a log, and then has nothing to do', async () => {
    await server.open(uri, log);
    assert.equal(applyTo(log, await request('formatting', {})), tidy);
    await server.open(uri, tidy, 2);
    assert.deepEqual(await request('formatting', {}), []);
    assert.deepEqual(await server.diagnostics(uri), []);
  });

  it('of a range leaves other messages alone', async () => {
    await server.open(uri, log);
    const at = (line: number) => ({
      range: { start: { line, character: 0 }, end: { line, character: 1 } },
    });
    assert.deepEqual(await request('rangeFormatting', at(7)), []);
    assert.equal(applyTo(log, await request('rangeFormatting', at(12))), tidy);
  });

  it('follows what is typed: Enter after a header', async () => {
    await server.open(uri, `${HEAD}>07:09:00 Ann`);
    await server.type(uri, 2, 7, 13, 13, '\n');
    const edits = await request('onTypeFormatting', { ch: '\n', position: { line: 8, character: 0 } });
    assert.equal(applyTo(`${HEAD}>07:09:00 Ann\n`, edits), `${HEAD}> 07:09:00  Ann  \n   \n`);
    assert.deepEqual(await request('onTypeFormatting', { ch: ' ', position: { line: 8, character: 0 } }), []);
  });

  it('of a log of 10 MB is no more than the edits that it takes', async () => {
    const count = 85_000;
    const body = `${'今天的对账文件又晚了'.repeat(3)}  \n   \n`;
    const large = `${HEAD}${`> 07:08:28  Kim  \n   \n${body}`.repeat(count)}> 07:08:29 Ann\nhi\n`;
    assert.ok(Buffer.byteLength(large) > 10_000_000);
    await server.open(uri, large);
    await server.request('textDocument/foldingRange', { textDocument: { uri } });
    const edits = await request('formatting', {});
    assert.equal(edits.length, 5);
  });
});
