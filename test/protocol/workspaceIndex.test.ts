import assert from 'node:assert/strict';
import type { CompletionList } from 'vscode-languageserver-protocol';
import {
  FILES_FIND,
  FILES_READ,
  type FilesReadParams,
  PEOPLE_CHANGED,
  type PeopleChangedParams,
} from '../../server/src/protocol';
import { MAX_FILE_BYTES } from '../../server/src/workspace/fileSystem';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';
import { until } from '../support/until';

const FOLDER = 'file:///site';
const OWN = `${FOLDER}/2024-02-09-chat.markdown`;

function log(name: string): string {
  return `> 08:00:00  ${name}  \n   \nhi  \n   \n`;
}

/** A client whose files are in memory, and slow or broken if a test needs that. */
class Client {
  readonly files = new Map<string, string>();
  /** The maximum size of a file that the server has requested. */
  readonly limits = new Set<number>();
  isComplete = false;
  /** The answer to a request for a file; a test may replace it. */
  read: (uri: string) => Promise<string> = async uri => {
    const content = this.files.get(uri);
    if (content === undefined) throw new Error('gone');
    return Buffer.from(content).toString('base64');
  };
  list: () => string[] = () => [...this.files.keys()].filter(uri => uri.endsWith('-chat.markdown'));
  server!: ServerProcess;

  async start(): Promise<this> {
    this.server = await ServerProcess.start(
      vscodeCapabilities,
      { fileSystem: 'client', notifications: true },
      [FOLDER],
      connection => {
        connection.onRequest(FILES_FIND, () => this.list());
        connection.onRequest(FILES_READ, ({ uri, maxBytes }: FilesReadParams) => {
          this.limits.add(maxBytes);
          return this.read(uri);
        });
        connection.onRequest('workspace/diagnostic/refresh', () => null);
        connection.onNotification(PEOPLE_CHANGED, ({ isComplete }: PeopleChangedParams) => {
          this.isComplete = isComplete;
        });
      },
    );
    return this;
  }

  /** The names offered after a time in a new message of the open log. */
  async speakers(version: number): Promise<string[]> {
    const { items } = await this.server.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: OWN },
      position: { line: version - 1, character: 12 },
    });
    return items.map(({ label }) => label).sort();
  }

  changed(uri: string): Promise<void> {
    return this.server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 2 }],
    });
  }
}

describe('the index over the protocol', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
    client.files.set(`${FOLDER}/2024-02-10-chat.markdown`, log('韩梅梅'));
    client.files.set(`${FOLDER}/2024-02-11-chat.markdown`, log('Lee'));
  });
  afterEach(() => client.server.stop());

  it('reads through the client, follows its files, and counts the open log instead of its file', async () => {
    client.files.set(OWN, log('Saved'));
    await client.start();
    await until(() => client.isComplete);
    await client.server.open(OWN, '> 08:00:00  ');
    assert.deepEqual(await client.speakers(1), ['Lee', '韩梅梅']);
    assert.deepEqual([...client.limits], [MAX_FILE_BYTES]);

    client.files.set(`${FOLDER}/2024-02-10-chat.markdown`, log('Park'));
    client.files.delete(`${FOLDER}/2024-02-11-chat.markdown`);
    await client.changed(`${FOLDER}/2024-02-10-chat.markdown`);
    await client.changed(`${FOLDER}/2024-02-11-chat.markdown`);
    await until(async () => (await client.speakers(1)).join() === 'Park');
  });

  it('answers from what is known while a file never comes, and goes on when one cannot be read', async () => {
    const read = client.read;
    client.read = uri => (uri.includes('02-10') ? new Promise(() => {}) : read(uri));
    client.files.set(`${FOLDER}/2024-02-12-chat.markdown`, log('Never'));
    client.files.set(`${FOLDER}/2024-02-13-chat.markdown`, log('Choi'));
    const readable = client.read;
    client.read = uri => (uri.includes('02-12') ? Promise.reject(new Error('broken')) : readable(uri));
    await client.start();
    await client.server.open(OWN, '> 08:00:00  ');
    await until(async () => (await client.speakers(1)).join() === 'Choi,Lee');
    assert.equal(client.isComplete, false);
    assert.ok(await client.server.request('textDocument/documentSymbol', { textDocument: { uri: OWN } }));
  });

  it('follows a folder that the client reports without its files', async () => {
    client.files.clear();
    client.files.set(`${FOLDER}/2024/2024-02-10-chat.markdown`, log('Lee'));
    await client.start();
    await until(() => client.isComplete);
    await client.server.open(OWN, '> 08:00:00  ');
    assert.deepEqual(await client.speakers(1), ['Lee']);
    client.files.clear();
    client.files.set(`${FOLDER}/old/2024-02-10-chat.markdown`, log('Park'));
    await client.server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: `${FOLDER}/2024`, type: 3 },
        { uri: `${FOLDER}/old`, type: 1 },
      ],
    });
    await until(async () => (await client.speakers(1)).join() === 'Park');
  });

  it('lives with a client that cannot list its files', async () => {
    client.list = () => {
      throw new Error('not today');
    };
    await client.start();
    await client.server.open(OWN, log('Kim'));
    await until(() => client.isComplete);
    assert.ok(await client.server.request('textDocument/documentSymbol', { textDocument: { uri: OWN } }));
  });
});
