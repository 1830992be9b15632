import assert from 'node:assert/strict';
import { MAX_DIAGNOSTICS } from '../../server/src/features/diagnostic';
import { NAVIGATE, PREVIEW_WINDOW, type PreviewWindow } from '../../server/src/protocol';
import { ServerProcess } from '../support/serverProcess';

const front = '---\nlayout: source\ntitle: x\ndate: 2018-01-22 12:00:00\nauthor: A\ntag: [chat]\n---\n';
const header = '> 07:08:28  A  \n   \n';

/** Texts that try to hang, crash or flood a server. */
const inputs: Record<string, string> = {
  nothing: '',
  'NUL bytes': `${front}${header}a\0b\0\n`,
  'lone surrogates': `${front}> 07:08:28  \ud83d\n   \n\udc00 @\ud83d\n`,
  'carriage returns alone': `${front}${header}x\n`.replaceAll('\n', '\r'),
  'U+2028 and U+0085': `${front}${header}a\u2028b\u0085c\n`,
  'what GBK becomes': `${front}${header}${'\ufffd'.repeat(100_000)}\n`,
  'a line of two million characters': `${front}${header}${'啊'.repeat(2_000_000)}\n`,
  'a name of two million characters': `${front}> 07:08:28  ${'啊 '.repeat(1_000_000)}\n`,
  'two million spaces': `${front}${header}${' '.repeat(2_000_000)}x\n`,
  '300,000 blank lines': `${front}${header}${'\n'.repeat(300_000)}`,
  '100,000 [': `${front}${header}${'['.repeat(100_000)}\n`,
  '100,000 ![': `${front}${header}${'!['.repeat(100_000)}](http://a\n`,
  '100,000 @': `${front}${header}${'@'.repeat(100_000)}\n`,
  '100,000 &amp;': `${front}${header}${'&amp;'.repeat(100_000)}\n`,
  '100,000 double escapes': `${front}${header}${'&amp;amp;'.repeat(100_000)}\n`,
  'one escape of 100,000 levels': `${front}${header}&${'amp;'.repeat(100_000)}\n`,
  '100,000 emphases': `${front}${header}${'*a _b '.repeat(100_000)}\n`,
  '100,000 quotes in quotes': `${front}${header}${'> '.repeat(100_000)}a\n`,
  '20,000 headers and nothing else': `${front}${'> 07:08:28  A\n'.repeat(20_000)}`,
  '20,000 malformed headers': `${front}${'＞25：61  A\n'.repeat(20_000)}`,
  'evaluated front matter': `---js\nprocess.exit(1)\n---\n${header}`,
  'front matter that never ends': `---\n${'a: [\n'.repeat(100_000)}`,
  'an alias bomb': `---\na: &a [x]\n${Array.from({ length: 26 }, (_, i) => `k${i}: &k${i} [${`*${i ? `k${i - 1}` : 'a'},`.repeat(9)}]`).join('\n')}\n---\n${header}`,
};

describe('the worst input', () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server.stop());

  for (const [what, text] of Object.entries(inputs)) {
    it(`${what}: every request is answered, and a keystroke after it`, async () => {
      const uri = `file:///logs/${encodeURIComponent(what)}-chat.markdown`;
      await server.open(uri, text);
      const textDocument = { uri };
      const request = async () => {
        const found = await server.diagnostics(uri);
        assert.ok(found.length <= MAX_DIAGNOSTICS);
        await server.request('textDocument/documentSymbol', { textDocument });
        await server.request('textDocument/foldingRange', { textDocument });
        const lastLine = text.split(/\r\n|\r|\n/).length - 1;
        const position = { line: Math.max(0, lastLine - 1), character: 3 };
        await server.request('textDocument/completion', { textDocument, position });
        await server.request('textDocument/codeAction', {
          textDocument,
          range: found[0]?.range ?? { start: position, end: position },
          context: { diagnostics: [] },
        });
        const whole = { start: { line: 0, character: 0 }, end: position };
        for (const at of [position, { line: front.split('\n').length - 1, character: 13 }]) {
          const there = { textDocument, position: at };
          await server.request('textDocument/hover', there);
          await server.request('textDocument/definition', there);
          await server.request('textDocument/documentHighlight', there);
          await server.request('textDocument/references', {
            ...there,
            context: { includeDeclaration: true },
          });
          // Without a name, the rename is refused.
          await server.request('textDocument/rename', { ...there, newName: 'Zoë' }).catch(() => null);
          await server.request('textDocument/selectionRange', { textDocument, positions: [at] });
          await server.request(NAVIGATE, { ...there, to: 'nextOfSpeaker' });
        }
        await server.request('textDocument/semanticTokens/full', { textDocument });
        await server.request('textDocument/semanticTokens/range', { textDocument, range: whole });
        await server.request('textDocument/documentLink', { textDocument });
        await server.request('textDocument/inlayHint', { textDocument, range: whole });
        await server.request('textDocument/codeLens', { textDocument });
        await server.request('textDocument/formatting', {
          textDocument,
          options: { tabSize: 2, insertSpaces: true },
        });
        await server.request('textDocument/codeAction', {
          textDocument,
          range: { start: position, end: position },
          context: { diagnostics: [], only: ['refactor'] },
        });
        await server.request('workspace/symbol', { query: 'a' });
        const window = await server.request<PreviewWindow>(PREVIEW_WINDOW, {
          textDocument,
          first: 0,
          count: 50,
        });
        assert.doesNotMatch(window.messages.map(message => message.html).join(''), /<script|javascript:/i);
        // The rendered text is bounded too, whatever the size of the log.
        assert.ok(JSON.stringify(window).length < 4_000_000);
      };
      await request();
      await server.type(uri, 2, 0, 0, 0, 'x');
      await request();
      await server.connection.sendNotification('textDocument/didClose', { textDocument });
    });
  }
});
