import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { inRepository } from '../childProcess';
import { type Logs, logsIn } from '../logs';
import { type Row, ratioRow } from '../row';
import { type Server, startServer } from '../server';
import { inTurn } from '../statistics';

const uri = 'file:///bench/2020-02-02-chat.markdown';

/**
 * The time from a typed character to the diagnostics in the client, compared with an echo of the same messages.
 *
 * @param inWorkspace whether the folder with all logs is the workspace, and each of them is open
 */
export async function keystrokeOverProtocol(
  logs: Logs,
  echoScript: string,
  inWorkspace = false,
): Promise<Row[]> {
  const folder = pathToFileURL(logs.folder).href;
  const server = await startServer(
    [inRepository('dist/server.js'), '--stdio'],
    false,
    inWorkspace ? [folder] : [],
  );
  if (inWorkspace) await openAll(server, logs.folder);
  const echo = await startServer([echoScript]);
  try {
    const opened = nextDiagnostics(server);
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'chatlog', version: 1, text: logs.large.text },
    });
    await echo.connection.sendRequest('bench/answer', await opened);

    const line = logs.large.text.split('\n').length >> 1;
    let version = 1;
    const type = async (to: Server) => {
      const answer = nextDiagnostics(to);
      // A character of a body, typed and, the next time, removed by the one typed over it.
      await to.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: ++version },
        contentChanges: [
          { range: { start: { line, character: 0 }, end: { line, character: 1 } }, text: 'ab'[version % 2] },
        ],
      });
      return answer;
    };
    for (let i = 0; i < 300; i++)
      await inTurn(
        0,
        () => type(echo),
        () => type(server),
      );
    const samples = await inTurn(
      1_000,
      () => type(echo),
      () => type(server),
    );
    const where = inWorkspace ? ', all logs of the workspace open' : '';
    const what = `the same over JSON-RPC to the diagnostics, ${logs.large.description}${where} (floor: echo)`;
    return [ratioRow(what, samples, 2, 0.95), { ...ratioRow(what, samples, 2), bar: '', holds: undefined }];
  } finally {
    await Promise.all([server.stop(), echo.stop()]);
  }
}

async function openAll(server: Server, folder: string): Promise<void> {
  for (const path of logsIn(folder)) {
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: pathToFileURL(path).href,
        languageId: 'chatlog',
        version: 1,
        text: readFileSync(path, 'utf8'),
      },
    });
  }
  // When a request after a pause is answered, all logs are read and all open logs have the new people.
  await new Promise(resolve => setTimeout(resolve, 2_000));
  await server.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
}

function nextDiagnostics({ connection }: Server): Promise<PublishDiagnosticsParams> {
  return new Promise(resolve => {
    const registration = connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        if (params.uri !== uri) return;
        registration.dispose();
        resolve(params);
      },
    );
  });
}
