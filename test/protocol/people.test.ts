import assert from 'node:assert/strict';
import type { Hover, Location, LocationLink, SymbolInformation } from 'vscode-languageserver-protocol';
import { FILES_FIND, FILES_READ, PEOPLE_CHANGED, type PeopleChangedParams } from '../../server/src/protocol';
import { frontMatter, message } from '../support/logText';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const folder = 'file:///site';
const uri = `${folder}/_posts/2024-02-09-chat.markdown`;
const earlier = `${folder}/_posts/2024-02-08-chat.markdown`;
const textDocument = { uri };

const log = `${frontMatter('2024-02-09', 'Kim')}${message('07:08:28', '李雷', '好的 @Kim ![x](https://a.cn/x.png)')}${message('07:10:00', 'Kim', '[强]')}`;

const files = new Map([
  [earlier, message('09:20:00', 'Kim', 'see *you*')],
  [`${folder}/_data/speakers.yml`, 'people:\n  - name: 李雷\n    aliases: [Lei]\n'],
]);

const capabilities = {
  ...vscodeCapabilities,
  textDocument: {
    ...vscodeCapabilities.textDocument,
    hover: { contentFormat: ['markdown' as const, 'plaintext' as const] },
    definition: { linkSupport: true },
  },
  experimental: { commands: { commands: ['chatlog.preview.open'] } },
};

describe('who people are, over the protocol', () => {
  let server: ServerProcess;
  let isComplete = false;
  /** Files are answered once this resolves. */
  let mayRead: Promise<void>;
  let letRead: () => void;

  before(async () => {
    mayRead = new Promise(resolve => {
      letRead = resolve;
    });
    server = await ServerProcess.start(
      capabilities,
      { fileSystem: 'client', notifications: true },
      [folder],
      connection => {
        connection.onRequest(FILES_FIND, () => [earlier]);
        connection.onRequest(FILES_READ, async ({ uri: requested }: { uri: string }) => {
          await mayRead;
          const text = files.get(requested);
          if (text === undefined) throw new Error('gone');
          return Buffer.from(text).toString('base64');
        });
        connection.onRequest('workspace/diagnostic/refresh', () => null);
        connection.onNotification(PEOPLE_CHANGED, (params: PeopleChangedParams) => {
          isComplete = params.isComplete;
        });
      },
    );
    await server.open(uri, log);
  });
  after(() => server.stop());

  const hover = async (line: number, character: number) =>
    server.request<Hover | null>('textDocument/hover', { textDocument, position: { line, character } });
  const text = async (line: number, character: number) => {
    const found = await hover(line, character);
    return (found?.contents as { value: string } | undefined)?.value;
  };
  const symbols = async (query: string) =>
    (await server.request<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);

  it('answers from what is known while logs are read, and says so', async () => {
    assert.equal(
      await text(7, 12),
      '**李雷**\n\n---\n\n1 message in this log, 50% of it\n\n---\n\nOther logs are still being read.',
    );
    // Requests about all logs wait for them.
    const all = symbols('');
    const references = server.request<Location[]>('textDocument/references', {
      textDocument,
      position: { line: 9, character: 5 },
      context: { includeDeclaration: false },
    });
    const position = { line: 9, character: 5 };
    const [link] = await server.request<LocationLink[]>('textDocument/definition', {
      textDocument,
      position,
    });
    assert.equal(link?.targetSelectionRange.start.line, 11);
    // All answers that came while no other log could be read.
    letRead();
    await until(() => isComplete);
    assert.deepEqual((await all).sort(), ['2024-02-08', '2024-02-09-WeChat', 'Kim', '李雷']);
    assert.deepEqual(
      (await references).map(({ uri, range }) => `${uri.slice(-24, -14)}:${range.start.line}`),
      ['2024-02-08:2', '2024-02-09:9', '2024-02-09:13'],
    );
  });

  it('shows who a person is', async () => {
    assert.equal(
      await text(9, 5),
      `**Kim**

---

1 message in this log, 50% of it${'  '}
2 messages in 2 logs · 2024-02-08 – 2024-02-09

---

Last said before this: [2024-02-08 09:20:00](${earlier}#L1)

see \\*you\\*`,
    );
    assert.match((await text(7, 12))!, /^\*\*李雷\*\* · also Lei\n/);
    assert.deepEqual((await hover(9, 4))?.range, {
      start: { line: 9, character: 3 },
      end: { line: 9, character: 7 },
    });
  });

  it('shows times, emoticons, images, keys and findings; of nothing else', async () => {
    assert.equal(await text(11, 3), 'Message 2 of 2  \n1 min 32 s after the message before (07:08:28)');
    assert.match((await text(13, 1))!, /^## 👍 强\n/);
    assert.match((await text(9, 12))!, /^\[https\\:\/\/a\.cn\/x\.png\]\(https:\/\/a\.cn\/x\.png\)/);
    assert.match((await text(1, 2))!, /^\*\*layout\*\*/);
    assert.equal(await text(9, 0), undefined);
    assert.equal(
      await server.request('textDocument/hover', {
        textDocument: { uri: 'file:///other' },
        position: { line: 0, character: 0 },
      }),
      null,
    );
  });

  it('leads from a mention to what was said last, and from a speaker to the registry', async () => {
    const definition = async (line: number, character: number) => {
      const position = { line, character };
      const found = await server.request<LocationLink[]>('textDocument/definition', {
        textDocument,
        position,
      });
      return found.map(({ targetUri, targetSelectionRange: { start } }) => [targetUri, start.line]);
    };
    assert.deepEqual(await definition(9, 5), [[earlier, 0]]);
    assert.deepEqual(await definition(7, 12), [[`${folder}/_data/speakers.yml`, 1]]);
    assert.deepEqual(await definition(4, 13), [[uri, 11]]);
  });

  it('finds people and logs of the workspace', async () => {
    assert.deepEqual(await symbols('ll'), ['李雷 (lilei)']);
    assert.deepEqual(await symbols('lei'), ['李雷 (Lei)']);
    assert.deepEqual(await symbols('2024-02'), ['2024-02-09-WeChat', '2024-02-08']);
  });

  it('gives plain clients plain text and plain places', async () => {
    const plain = await ServerProcess.start({});
    try {
      await plain.open(uri, log);
      const position = { line: 11, character: 3 };
      assert.deepEqual(
        (await plain.request<Hover>('textDocument/hover', { textDocument, position })).contents,
        {
          kind: 'plaintext',
          value: 'Message 2 of 2\n1 min 32 s after the message before (07:08:28)',
        },
      );
      const place = await plain.request<Location>('textDocument/definition', {
        textDocument,
        position: { line: 9, character: 5 },
      });
      assert.equal(place.range.start.line, 11);
    } finally {
      await plain.stop();
    }
  });
});
