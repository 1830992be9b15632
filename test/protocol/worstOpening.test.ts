import { FILES_FIND, FILES_READ, type FilesReadParams } from '../../server/src/protocol';
import { message } from '../support/logText';
import { ServerProcess, vscodeCapabilities } from '../support/serverProcess';

const FOLDER = 'file:///site';

/** The number of logs. If each log that is opened had the names of all others compared again, this would take minutes. */
const LOGS = 1_500;

/** The number of names in each log. Each looks like one in another log. */
const NAMES = 30;

function log(index: number): string {
  return Array.from({ length: NAMES }, (_, i) =>
    message('07:08:28', `Name${(index + i) % (LOGS * 10)} Park${index % 2 === 0 ? '' : '-Acme'}`, 'x'),
  ).join('');
}

describe('the server and a client', () => {
  it('that opens and closes many logs, as for an edit of all of them', async () => {
    const files: ReadonlyMap<string, string> = new Map(
      Array.from({ length: LOGS }, (_, i) => [`${FOLDER}/${i}-chat.markdown`, log(i)] as const),
    );
    const server = await ServerProcess.start(
      vscodeCapabilities,
      { fileSystem: 'client' },
      [FOLDER],
      connection => {
        connection.onRequest(FILES_FIND, () => [...files.keys()]);
        connection.onRequest(FILES_READ, ({ uri }: FilesReadParams) => {
          const text = files.get(uri);
          if (text === undefined) throw new Error('gone');
          return Buffer.from(text).toString('base64');
        });
        connection.onRequest('workspace/diagnostic/refresh', () => null);
      },
    );
    try {
      await server.request('workspace/symbol', { query: 'x' });
      for (const [uri, text] of files) await server.open(uri, text);
      await server.request('workspace/symbol', { query: 'x' });
      for (const uri of files.keys()) {
        await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      }
      await server.request('workspace/symbol', { query: 'x' });
    } finally {
      await server.stop();
    }
  });
});
