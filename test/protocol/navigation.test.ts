import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import {
  type CodeLens,
  CodeLensRefreshRequest,
  type DocumentLink,
  type InlayHint,
  InlayHintRefreshRequest,
  type ProtocolConnection,
  type SelectionRange,
} from 'vscode-languageserver-protocol';
import { NAVIGATE, type Navigation, PEOPLE_CHANGED } from '../../server/src/protocol';
import { frontMatter } from '../support/logText';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const folder = 'file:///site';
const uri = `${folder}/_posts/2024-02-09-chat.markdown`;
const textDocument = { uri };

const log = `${frontMatter('2024-02-09', 'Kim').replace('tag:', 'header-img: "img/bg.jpg"\ntag:')}> 07:08:28  Kim
   
看 http://a.cn/x，然后 ![图](/img/x.png)
   
> 09:16:19 李雷-产品
   
好的
   
> 09:20:00  Kim
   
Bye
   
`;

const capabilities = {
  ...vscodeCapabilities,
  workspace: {
    ...vscodeCapabilities.workspace,
    configuration: true,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  experimental: { commands: { commands: ['chatlog.preview.open', 'chatlog.fixAll'] } },
};

describe('getting about in a log, over the protocol', () => {
  let server: ServerProcess;
  let settings: object = {};
  let refreshed: string[] = [];
  let requests = 0;
  const start = (prepare: (connection: ProtocolConnection) => unknown = () => undefined) =>
    ServerProcess.start(capabilities, { notifications: true }, [folder], connection => {
      connection.onRequest('workspace/configuration', ({ items }) => {
        requests++;
        return items.map(() => settings);
      });
      connection.onRequest(InlayHintRefreshRequest.type, () => void refreshed.push('hints'));
      connection.onRequest(CodeLensRefreshRequest.type, () => void refreshed.push('lenses'));
      connection.onRequest('client/registerCapability', () => undefined);
      connection.onRequest('workspace/diagnostic/refresh', () => undefined);
      prepare(connection);
    });
  before(async () => {
    server = await start();
  });
  after(() => server.stop());
  beforeEach(() => server.open(uri, log));
  afterEach(() => server.connection.sendNotification('textDocument/didClose', { textDocument }));

  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const titles = async () =>
    (await server.request<CodeLens[]>('textDocument/codeLens', { textDocument })).map(
      ({ command }) => command?.title,
    );
  const allHints = () =>
    server.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: whole });
  const hints = async () => (await allHints()).map(({ position, label }) => [position.line, label]);

  it('expands a selection', async () => {
    const [first] = await server.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [{ line: 10, character: 10 }],
    });
    const lines: number[] = [];
    for (let range = first; range !== undefined; range = range.parent) {
      lines.push(range.range.end.line - range.range.start.line);
    }
    // Word, link, line; message, which is all of its hour; log.
    assert.deepEqual(lines, [0, 0, 0, 4, 20]);
  });

  it('links addresses and files', async () => {
    const links = await server.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    assert.deepEqual(
      links.map(({ range, target }) => [
        range.start.line,
        range.start.character,
        range.end.character,
        target,
      ]),
      [
        [5, 13, 23, 'file:///site/img/bg.jpg'],
        [10, 2, 15, 'http://a.cn/x'],
        [10, 24, 34, 'file:///site/img/x.png'],
      ],
    );
  });

  it('shows pauses and figures, and shows them again where settings change', async () => {
    assert.deepEqual(await hints(), [[12, '+2 h 07 min']]);
    assert.match((await allHints())[0]!.tooltip as string, /^2 h 7 min .* after the message before \(07:/);
    assert.deepEqual(await titles(), ['Fix all (1)', 'Preview', '3 messages · 2 people · 07:08–09:20']);
    const change = async (to: object) => {
      settings = to;
      refreshed = [];
      await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await until(() => refreshed.includes('hints') && refreshed.includes('lenses'));
    };
    // What is refreshed because people are known by now comes in between.
    const untilHints = (expected: unknown) => until(async () => isDeepStrictEqual(await hints(), expected));
    try {
      await change({ inlayHints: { gap: 1 }, codeLens: false });
      await untilHints([
        [12, '+2 h 07 min'],
        [16, '+3 min'],
      ]);
      assert.deepEqual(await titles(), []);
      await change({ inlayHints: { gap: -1 }, codeLens: 'x', rules: { 'message/header-spacing': 'off' } });
      await untilHints([[12, '+2 h 07 min']]);
      assert.deepEqual(await titles(), ['Preview', '3 messages · 2 people · 07:08–09:20']);
    } finally {
      settings = {};
    }
  });

  it('requests nothing again where settings stay', async () => {
    let notified = 0;
    const own = await start(connection => connection.onNotification(PEOPLE_CHANGED, () => void notified++));
    try {
      // Hints and lenses are refreshed with the people, once after the start and once after the log was opened.
      await until(() => notified >= 1);
      await own.open(uri, log);
      await until(() => notified >= 2);
      await own.request('textDocument/codeLens', { textDocument });
      refreshed = [];
      const before = requests;
      await own.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await until(() => requests > before);
      // Sent after the settings, and so answered after they were applied.
      await own.request('textDocument/codeLens', { textDocument });
      assert.deepEqual(refreshed, []);
    } finally {
      await own.stop();
    }
  });

  it('counts up and down with what is typed', async () => {
    await server.type(uri, 2, 12, 10, 10, ' ');
    assert.deepEqual(await titles(), ['Preview', '3 messages · 2 people · 07:08–09:20']);
    await server.type(uri, 3, 12, 0, 1, '');
    assert.deepEqual((await titles()).at(-1), '3 messages · 2 people · 07:08–09:20');
    await server.type(uri, 4, 12, 0, 3, 'x');
    assert.deepEqual((await titles()).at(-1), '2 messages · 1 person · 07:08–09:20');
  });

  it('names the message at the cursor, the next of its speaker, and the one at a time', async () => {
    const request = (to?: unknown) =>
      server.request<Navigation>(NAVIGATE, { textDocument, position: { line: 9, character: 0 }, to });
    const kim = { index: 0, position: { line: 8, character: 12 }, speaker: 'Kim', time: '07:08:28' };
    assert.deepEqual(await request(), { total: 3, message: kim });
    assert.equal((await request('nextOfSpeaker')).message?.index, 2);
    assert.equal((await request('next')).message?.speaker, '李雷-产品');
    assert.equal((await request({ time: '916' })).message?.index, 1);
    assert.deepEqual(await request({ time: 'noon' }), { total: 3, isNoTime: true });
  });

  it('knows nothing of a log that is not open', async () => {
    const other = { textDocument: { uri: 'file:///other' }, position: { line: 0, character: 0 } };
    assert.equal(await server.request(NAVIGATE, other), null);
  });

  it('requests nothing of plain clients, and offers them no commands', async () => {
    const plain = await ServerProcess.start({});
    try {
      await plain.open(uri, log);
      await plain.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { chatlog: { inlayHints: { gap: 0 } } },
      });
      assert.deepEqual(await plain.request('textDocument/inlayHint', { textDocument, range: whole }), []);
      const lenses = await plain.request<CodeLens[]>('textDocument/codeLens', { textDocument });
      assert.deepEqual(
        lenses.map(({ command }) => command?.command),
        [''],
      );
    } finally {
      await plain.stop();
    }
  });
});
