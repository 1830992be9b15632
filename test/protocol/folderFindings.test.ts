import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type PublishDiagnosticsParams,
  type RegistrationParams,
  type UnregistrationParams,
} from 'vscode-languageserver-protocol';
import {
  FILES_EXISTS,
  FILES_FIND,
  FILES_LIST,
  FILES_READ,
  type FilesFindParams,
  type FilesListParams,
  type FilesListResult,
  type FilesReadParams,
  isLogName,
} from '../../server/src/protocol';
import { frontMatter, message } from '../support/logText';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';
import { WorkspacePull } from '../support/workspacePull';

const FOLDER = 'file:///site';
const FIRST = `${FOLDER}/_posts/2024-02-09-chat.markdown`;
const SECOND = `${FOLDER}/_posts/2024-02-10-chat.markdown`;
const THIRD = `${FOLDER}/_posts/2024-02-11-chat.markdown`;
const REGISTRY = `${FOLDER}/_data/speakers.yml`;

const SPACING = 'message/header-spacing';
const DUPLICATE = 'message/duplicate';
const IMAGE = 'image/missing';
const ALIKE = 'speaker/similar-name';

const clean = (day: string, name = 'Kim') => frontMatter(day, 'Group') + message('07:08:28', name);
const spaced = (day: string, name = 'Kim') => clean(day, name).replace('  Kim', ' Kim');

const { diagnostic, ...withoutPull } = vscodeCapabilities.textDocument!;
const registers: ClientCapabilities = {
  ...vscodeCapabilities,
  textDocument: { ...withoutPull, diagnostic: { ...diagnostic, dynamicRegistration: true } },
};
const pushed: ClientCapabilities = { ...vscodeCapabilities, textDocument: withoutPull };

/** A client whose files are in memory. */
class Client {
  readonly files = new Map<string, string>();
  readonly registrations: unknown[] = [];
  /** What was sent without being requested, by URI. */
  readonly published = new Map<string, unknown[]>();
  /** The files that were read. */
  readonly reads: string[] = [];
  /** Files that are read only when a promise resolves. */
  readonly waitFor = new Map<string, Promise<void>>();
  mode: unknown = 'workspace';
  rules: Record<string, string> = {};
  server!: ServerProcess;
  pull!: WorkspacePull;

  async start(capabilities: ClientCapabilities = vscodeCapabilities): Promise<this> {
    this.server = await ServerProcess.start(
      capabilities,
      { fileSystem: 'client', settings: this.settings },
      [FOLDER],
      connection => {
        connection.onRequest(FILES_FIND, ({ folders }: FilesFindParams) =>
          [...this.files.keys()].filter(
            uri =>
              isLogName(uri.slice(uri.lastIndexOf('/') + 1)) &&
              folders.some(folder => uri.startsWith(`${folder}/`)),
          ),
        );
        connection.onRequest(FILES_EXISTS, ({ uri }: FilesReadParams) => this.files.has(uri));
        connection.onRequest(FILES_LIST, ({ uri }: FilesListParams) => this.list(uri));
        connection.onRequest(FILES_READ, async ({ uri }: FilesReadParams) => {
          this.reads.push(uri);
          await this.waitFor.get(uri);
          const text = this.files.get(uri);
          if (text === undefined) throw new Error('gone');
          return Buffer.from(text).toString('base64');
        });
        connection.onRequest('workspace/diagnostic/refresh', () => null);
        connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
          this.registrations.push(...params.registrations);
          return null;
        });
        connection.onRequest('client/unregisterCapability', (params: UnregistrationParams) => {
          this.registrations.push(...params.unregisterations);
          return null;
        });
        connection.onNotification(
          'textDocument/publishDiagnostics',
          ({ uri, diagnostics }: PublishDiagnosticsParams) => {
            this.published.set(
              uri,
              diagnostics.map(({ code }) => code),
            );
          },
        );
      },
    );
    this.pull = new WorkspacePull(this.server);
    return this;
  }

  get settings(): object {
    return { diagnosticMode: this.mode, rules: this.rules };
  }

  async set(mode: 'openFilesOnly' | 'workspace', rules: Record<string, string> = {}): Promise<void> {
    this.mode = mode;
    this.rules = rules;
    await this.server.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { chatlog: this.settings },
    });
  }

  list(folder: string): FilesListResult {
    const paths = [...this.files.keys()]
      .filter(uri => uri.startsWith(`${folder}/`))
      .map(uri => uri.slice(folder.length + 1));
    return {
      files: paths.filter(path => !path.includes('/')),
      folders: [...new Set(paths.filter(path => path.includes('/')).map(path => path.split('/')[0]!))],
      links: [],
    };
  }

  /** A file was written, or deleted where `text` is `undefined`. */
  async write(uri: string, text: string | undefined): Promise<void> {
    const type = text === undefined ? 3 : this.files.has(uri) ? 2 : 1;
    if (text === undefined) this.files.delete(uri);
    else this.files.set(uri, text);
    await this.server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type }],
    });
  }

  async close(uri: string): Promise<void> {
    this.pull.forget(uri);
    await this.server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }
}

describe('findings of the whole folder', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
    client.files.set(FIRST, spaced('2024-02-09'));
    client.files.set(SECOND, clean('2024-02-10'));
  });
  afterEach(() => client.server.stop());

  it('are announced as the settings have it', async () => {
    client.mode = 'openFilesOnly';
    await client.start();
    const { capabilities } = client.server.initializeResult;
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'chatlog',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    await client.server.stop();
    client.mode = 'workspace';
    await client.start(registers);
    assert.deepEqual(client.server.initializeResult.capabilities.diagnosticProvider, {
      documentSelector: null,
      id: 'chatlog.diagnostic',
      identifier: 'chatlog',
      interFileDependencies: false,
      workspaceDiagnostics: true,
    });
  });

  it('come in parts, of every log, with identifiers that are not repeated', async () => {
    await client.start();
    const { parts, answer } = await client.pull.once();
    assert.deepEqual(answer, { items: [] });
    assert.equal(parts.length, 1);
    assert.deepEqual(client.pull.rules(FIRST), [SPACING]);
    assert.deepEqual(client.pull.rules(SECOND), []);
    // The next request is open until something changes. The answer is what has changed.
    const next = client.pull.once();
    await client.write(THIRD, spaced('2024-02-11'));
    const [part, ...others] = (await next).parts;
    assert.deepEqual(others, []);
    assert.deepEqual(
      part?.items.map(({ uri }) => uri),
      [THIRD],
    );
  });

  it('come in many parts while the work goes on', async () => {
    const many = Array.from({ length: 300 }, (_, i) =>
      message(`07:08:${i % 6}${i % 10}`, 'Kim', `${i}`).replace('  Kim', ' Kim'),
    );
    for (let day = 10; day < 20; day++) {
      client.files.set(
        `${FOLDER}/2024-03-${day}-chat.markdown`,
        frontMatter(`2024-03-${day}`, 'Group') + many.join(''),
      );
    }
    await client.start();
    const { parts } = await client.pull.once();
    assert.ok(parts.length > 2, `${parts.length} parts`);
    assert.equal(parts.flatMap(({ items }) => items).length, 12);
  });

  it('come in the answer where the client takes no parts', async () => {
    await client.start();
    const { parts, answer } = await client.pull.once({ inParts: false });
    assert.equal(parts.length, 0);
    assert.equal(answer.items.length, 2);
  });

  it('come when all logs are read, as they depend on the people of all', async () => {
    let release: () => void = () => undefined;
    client.waitFor.set(
      SECOND,
      new Promise(resolve => {
        release = resolve;
      }),
    );
    await client.start();
    const pulled = client.pull.once();
    await until(() => client.reads.includes(FIRST) && client.reads.includes(SECOND));
    // It is answered after FIRST is read.
    await client.server.request('chatlog/speakers', {});
    release();
    assert.equal((await pulled).parts[0]?.items.length, 2);
  });

  it('follow files that change, come and go', async () => {
    await client.start();
    await client.pull.once();
    const next = client.pull.once();
    await client.write(FIRST, clean('2024-02-09'));
    await next;
    assert.deepEqual(client.pull.rules(FIRST), []);
    // A file that is written again as it was has the findings that the client has.
    await client.write(SECOND, clean('2024-02-10'));
    const after = client.pull.once();
    await client.write(SECOND, undefined);
    const { parts } = await after;
    assert.deepEqual(
      parts.flatMap(({ items }) => items),
      [{ kind: 'full', uri: SECOND, version: null, items: [] }],
    );
  });

  it('follow people, and read only the logs that these concern', async () => {
    client.files.set(SECOND, clean('2024-02-10', 'Mei Lin-Acme'));
    client.files.set(THIRD, clean('2024-02-11', 'Mei Lin'));
    await client.start();
    await client.pull.until(() => client.pull.rules(SECOND)?.[0] === ALIKE);
    assert.deepEqual(client.pull.rules(THIRD), [ALIKE]);
    client.reads.length = 0;
    await client.write(
      REGISTRY,
      'people:\n  - name: Mei Lin\n    aliases: [Mei Lin-Acme]\n    colour: teal\n',
    );
    await client.pull.until(() => client.pull.rules(REGISTRY) !== undefined);
    assert.deepEqual(client.pull.rules(REGISTRY), ['registry/unknown-key']);
    await client.pull.until(() => [SECOND, THIRD].every(uri => client.pull.rules(uri)!.length === 0));
    assert.ok(!client.reads.includes(FIRST), client.reads.join());
  });

  it('read all logs again for a rule that looks at their texts', async () => {
    client.rules = { 'mention/unknown-speaker': 'warning' };
    client.files.set(SECOND, clean('2024-02-10').replace('Good', '@Zoe good'));
    await client.start();
    await client.pull.once();
    assert.deepEqual(client.pull.rules(SECOND), ['mention/unknown-speaker']);
    const next = client.pull.once();
    await client.write(REGISTRY, 'people:\n  - name: Zoe\n');
    await next;
    assert.deepEqual(client.pull.rules(SECOND), []);
  });

  it('follow comments that turn off what people bring out', async () => {
    const lone = clean('2024-02-10', 'Mei Lin-Acme').replace(
      '> 07',
      `<!-- chatlog-disable-next-line ${ALIKE} -->\n\n> 07`,
    );
    client.files.set(SECOND, lone);
    await client.start();
    await client.pull.once();
    assert.ok(client.pull.rules(SECOND)?.includes('suppression/unused'));
    await client.write(THIRD, clean('2024-02-11', 'Mei Lin'));
    await client.pull.until(() => client.pull.rules(THIRD)?.[0] === ALIKE);
    await client.pull.until(() => !client.pull.rules(SECOND)?.includes('suppression/unused'));
    assert.ok(!client.pull.rules(SECOND)?.includes(ALIKE));
  });

  it('follow the images of the folder, and read only the logs that these concern', async () => {
    const image = `${FOLDER}/img/cat.png`;
    client.files.set(`${FOLDER}/img/dog.png`, '');
    client.files.set(SECOND, clean('2024-02-10').replace('Good', '![](/img/cat.png) ![](/img/dog.png) Good'));
    await client.start();
    await client.pull.until(() => client.pull.rules(SECOND)?.[0] === IMAGE);
    client.reads.length = 0;
    await client.write(image, '');
    await client.pull.until(() => client.pull.rules(SECOND)?.length === 0);
    assert.deepEqual(client.reads, [SECOND]);
    await client.write(image, undefined);
    await client.pull.until(() => client.pull.rules(SECOND)?.[0] === IMAGE);
    assert.deepEqual(client.pull.rules(FIRST), [SPACING]);
  });

  it('follow the settings', async () => {
    await client.start();
    await client.pull.once();
    const next = client.pull.once();
    await client.set('workspace', { [SPACING]: 'off' });
    await next;
    assert.deepEqual(client.pull.rules(FIRST), []);
  });

  it('follow the settings of the window and of a folder, which a client answers for', async () => {
    let levels: object = {};
    const workspace = { ...vscodeCapabilities.workspace, configuration: true };
    client.server = await ServerProcess.start(
      { ...vscodeCapabilities, workspace },
      { fileSystem: 'client' },
      [FOLDER],
      connection => {
        connection.onRequest(FILES_FIND, () => [FIRST]);
        connection.onRequest(FILES_READ, ({ uri }: FilesReadParams) => {
          if (uri !== FIRST) throw new Error('gone');
          return Buffer.from(client.files.get(uri)!).toString('base64');
        });
        connection.onRequest('workspace/diagnostic/refresh', () => null);
        connection.onRequest(
          'workspace/configuration',
          ({ items }: { items: readonly { scopeUri?: string }[] }) =>
            items.map(({ scopeUri }) =>
              scopeUri === FOLDER ? { ...client.settings, rules: levels } : client.settings,
            ),
        );
      },
    );
    client.pull = new WorkspacePull(client.server);
    await client.pull.until(() => client.pull.rules(FIRST)?.[0] === SPACING);
    levels = { [SPACING]: 'off' };
    const next = client.pull.once();
    await client.server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await next;
    assert.deepEqual(client.pull.rules(FIRST), []);
  });

  it('go when they are turned off, and come back', async () => {
    await client.start(registers);
    await client.pull.once();
    const token = new CancellationTokenSource();
    const cancelled = client.pull.once({ token: token.token });
    await client.set('openFilesOnly');
    // VS Code gives up its request when the capability is taken back.
    await until(() => client.registrations.length === 2);
    token.cancel();
    await cancelled.catch(() => undefined);
    const registration = (id: string, workspaceDiagnostics: boolean) => ({
      id,
      method: 'textDocument/diagnostic',
      registerOptions: {
        documentSelector: null,
        identifier: 'chatlog',
        interFileDependencies: false,
        workspaceDiagnostics,
      },
    });
    assert.deepEqual(client.registrations.splice(0), [
      { id: 'chatlog.diagnostic', method: 'textDocument/diagnostic' },
      registration('chatlog.diagnostic.1', false),
    ]);
    client.pull = new WorkspacePull(client.server);
    await client.set('workspace');
    await until(() => client.registrations.length === 2);
    assert.deepEqual(client.registrations, [
      { id: 'chatlog.diagnostic.1', method: 'textDocument/diagnostic' },
      registration('chatlog.diagnostic.2', true),
    ]);
    await client.pull.once();
    assert.deepEqual(client.pull.rules(FIRST), [SPACING]);
  });

  it('go when they are turned off for a client that registers nothing, and requests them all the same', async () => {
    await client.start();
    await client.pull.once();
    const next = client.pull.once();
    await client.set('openFilesOnly');
    await next;
    assert.deepEqual(client.pull.rules(FIRST), []);
    const after = client.pull.once();
    await client.set('workspace');
    await after;
    assert.deepEqual(client.pull.rules(FIRST), [SPACING]);
    assert.deepEqual(client.registrations, []);
  });

  it('of an open log are its own, and those of the file when it is closed', async () => {
    await client.start();
    await client.pull.once();
    const twice = clean('2024-02-09') + message('07:08:28', 'Kim');
    await client.server.open(FIRST, twice, 7);
    const next = client.pull.once();
    await client.write(THIRD, clean('2024-02-11'));
    const reports = (await next).parts.flatMap(({ items }) => items);
    assert.deepEqual(client.pull.rules(FIRST), [DUPLICATE]);
    assert.equal(reports.find(({ uri }) => uri === FIRST)?.version, 7);
    // It has the identifier of the document's own findings: a client sends whichever it has received last.
    const own = () =>
      client.server.request<{ resultId: string }>('textDocument/diagnostic', {
        textDocument: { uri: FIRST },
      });
    while (client.pull.resultId(FIRST) !== (await own()).resultId) await client.pull.once();

    // VS Code goes on showing the findings of the closed document until the file's are reported, whatever they are.
    const held = client.pull.once();
    await client.close(FIRST);
    await held;
    assert.deepEqual(client.pull.rules(FIRST), [SPACING]);

    // Also if those of the open document were never reported for the workspace, as it was open for a moment only.
    const whileOpen = client.pull.once();
    await client.server.open(FIRST, twice, 8);
    await client.close(FIRST);
    const again = (await whileOpen).parts.flatMap(({ items }) => items);
    assert.deepEqual(
      again.map(({ uri, version }) => [uri, version]),
      [[FIRST, null]],
    );
  });

  it('of a log outside all folders go when it is closed', async () => {
    const uri = 'file:///elsewhere/notes.chatlog';
    await client.start();
    await client.server.open(uri, spaced('2024-02-09'));
    await client.pull.until(() => client.pull.rules(uri)?.[0] === SPACING);
    const next = client.pull.once();
    await client.close(uri);
    await next;
    assert.deepEqual(client.pull.rules(uri), []);
    // The same if no request is open while it is closed.
    await client.server.open(uri, spaced('2024-02-09'));
    await client.close(uri);
    await client.pull.once();
    assert.deepEqual(client.pull.rules(uri), []);
  });

  it('of a registry are those of its text', async () => {
    client.files.set(REGISTRY, 'people:\n  - name: Kim\n    colour: teal\n');
    await client.start();
    await client.pull.once();
    assert.deepEqual(client.pull.rules(REGISTRY), ['registry/unknown-key']);
  });

  it('end an earlier request with a later one, and answer a cancelled one', async () => {
    await client.start();
    await client.pull.once();
    const first = client.pull.once();
    const token = new CancellationTokenSource();
    const second = client.pull.once({ token: token.token });
    assert.deepEqual((await first).answer, { items: [] });
    token.cancel();
    await assert.rejects(second, { code: -32800 });
  });

  it('refuse parameters of another form', async () => {
    await client.start();
    await assert.rejects(client.server.request('workspace/diagnostic', { previousResultIds: 'all' }), {
      code: -32602,
      message: 'params.previousResultIds must be an array.',
    });
  });

  it('are sent to a client that does not pull, as long as they are on', async () => {
    await client.start(pushed);
    await until(() => client.published.size === 2);
    assert.deepEqual(client.published.get(FIRST), [SPACING]);
    // Open logs are sent as before.
    await client.server.open(FIRST, clean('2024-02-09') + message('07:08:28', 'Kim'));
    await until(() => client.published.get(FIRST)?.[0] === DUPLICATE);
    await client.close(FIRST);
    await until(() => client.published.get(FIRST)?.[0] === SPACING);
    await client.write(THIRD, spaced('2024-02-11'));
    await until(() => client.published.get(THIRD)?.[0] === SPACING);
    await client.server.open(THIRD, spaced('2024-02-11'));
    await client.set('openFilesOnly');
    await until(() => client.published.get(FIRST)?.length === 0);
    assert.deepEqual(client.published.get(THIRD), [SPACING]);
    await client.close(THIRD);
    await until(() => client.published.get(THIRD)?.length === 0);
  });

  it('are not sent to a client that does not pull, while they are off', async () => {
    client.mode = 'openFilesOnly';
    await client.start(pushed);
    const complete = () => client.server.request('workspace/symbol', { query: '' });
    await complete();
    await client.write(THIRD, spaced('2024-02-11'));
    await until(() => client.reads.includes(THIRD));
    await complete();
    assert.deepEqual([...client.published.keys()], []);
    // No log was read for its findings.
    assert.equal(client.reads.filter(uri => uri === FIRST).length, 1);
    await client.set('workspace');
    await until(() => client.published.size === 3);
  });
});
