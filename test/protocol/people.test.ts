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

/** A server that reads the files, and the questions that the tests ask it. */
class Site {
  readonly #server: ServerProcess;
  readonly letRead: () => void;
  readonly whenComplete: () => Promise<void>;

  private constructor(server: ServerProcess, letRead: () => void, whenComplete: () => Promise<void>) {
    this.#server = server;
    this.letRead = letRead;
    this.whenComplete = whenComplete;
  }

  /** Opens the log. No other file is answered before `letRead`. */
  static async open(): Promise<Site> {
    let isComplete = false;
    let letRead = () => {};
    const mayRead = new Promise<void>(resolve => {
      letRead = resolve;
    });
    const server = await ServerProcess.start(
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
    return new Site(server, letRead, () => until(() => isComplete));
  }

  /** The same, with all files read. */
  static async read(): Promise<Site> {
    const site = await Site.open();
    site.letRead();
    await site.whenComplete();
    return site;
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.#server.request<Result>(method, params);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  hover(line: number, character: number): Promise<Hover | null> {
    return this.request('textDocument/hover', { textDocument, position: { line, character } });
  }

  async text(line: number, character: number): Promise<string | undefined> {
    const found = await this.hover(line, character);
    return (found?.contents as { value: string } | undefined)?.value;
  }

  async definition(line: number, character: number): Promise<[string, number][]> {
    const position = { line, character };
    const found = await this.request<LocationLink[]>('textDocument/definition', { textDocument, position });
    return found.map(({ targetUri, targetSelectionRange: { start } }) => [targetUri, start.line]);
  }

  async symbols(query: string): Promise<string[]> {
    return (await this.request<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);
  }
}

describe('who people are, while logs are read', () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site.stop());

  it('is answered from what is known, with a word that more is to come', async () => {
    assert.equal(
      await site.text(7, 12),
      '**李雷**\n\n---\n\n1 message in this log, 50% of it\n\n---\n\nOther logs are still being read.',
    );
    assert.deepEqual(await site.definition(9, 5), [[uri, 11]]);
  });

  it('is answered of all logs once they are read', async () => {
    const all = site.symbols('');
    const references = site.request<Location[]>('textDocument/references', {
      textDocument,
      position: { line: 9, character: 5 },
      context: { includeDeclaration: false },
    });
    site.letRead();
    assert.deepEqual((await all).sort(), ['2024-02-08', '2024-02-09-WeChat', 'Kim', '李雷']);
    assert.deepEqual(
      (await references).map(({ uri, range }) => `${uri.slice(-24, -14)}:${range.start.line}`),
      ['2024-02-08:2', '2024-02-09:9', '2024-02-09:13'],
    );
  });
});

describe('who people are, over the protocol', () => {
  let site: Site;
  before(async () => {
    site = await Site.read();
  });
  after(() => site.stop());

  it('shows who a person is', async () => {
    assert.equal(
      await site.text(9, 5),
      `**Kim**

---

1 message in this log, 50% of it${'  '}
2 messages in 2 logs · 2024-02-08 – 2024-02-09

---

Last said before this: [2024-02-08 09:20:00](${earlier}#L1)

see \\*you\\*`,
    );
    assert.match((await site.text(7, 12))!, /^\*\*李雷\*\* · also Lei\n/);
    assert.deepEqual((await site.hover(9, 4))?.range, {
      start: { line: 9, character: 3 },
      end: { line: 9, character: 7 },
    });
  });

  it('shows times, emoticons, images, keys and findings; of nothing else', async () => {
    assert.equal(await site.text(11, 3), 'Message 2 of 2  \n1 min 32 s after the message before (07:08:28)');
    assert.match((await site.text(13, 1))!, /^## 👍 强\n/);
    assert.match((await site.text(9, 12))!, /^\[https\\:\/\/a\.cn\/x\.png\]\(https:\/\/a\.cn\/x\.png\)/);
    assert.match((await site.text(1, 2))!, /^\*\*layout\*\*/);
    assert.equal(await site.text(9, 0), undefined);
    assert.equal(
      await site.request('textDocument/hover', {
        textDocument: { uri: 'file:///other' },
        position: { line: 0, character: 0 },
      }),
      null,
    );
  });

  it('leads from a mention to what was said last, and from a speaker to the registry', async () => {
    assert.deepEqual(await site.definition(9, 5), [[earlier, 0]]);
    assert.deepEqual(await site.definition(7, 12), [[`${folder}/_data/speakers.yml`, 1]]);
    assert.deepEqual(await site.definition(4, 13), [[uri, 11]]);
  });

  it('finds people and logs of the workspace', async () => {
    assert.deepEqual(await site.symbols('ll'), ['李雷 (lilei)']);
    assert.deepEqual(await site.symbols('lei'), ['李雷 (Lei)']);
    assert.deepEqual(await site.symbols('2024-02'), ['2024-02-09-WeChat', '2024-02-08']);
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
