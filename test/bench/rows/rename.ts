import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { parseTranscript } from '../../../server/src/model/parse';
import { inRepository } from '../childProcess';
import { type Logs, logsIn } from '../logs';
import { type Row, ratioRow } from '../row';
import { startServer } from '../server';
import { inTurn } from '../statistics';

/** The rename of the most frequent speaker in all logs, from Enter to the edit, compared with reading and decoding the changed files. */
export async function rename(logs: Logs): Promise<Row[]> {
  const place = mostFrequentSpeaker(logs);
  const folder = pathToFileURL(logs.folder).href;
  const server = await startServer([inRepository('dist/server.js'), '--stdio'], false, [folder]);
  try {
    await server.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: place.uri,
        languageId: 'chatlog',
        version: 1,
        text: readFileSync(fileURLToPath(place.uri), 'utf8'),
      },
    });
    const request = () =>
      server.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri: place.uri },
        position: place.position,
        newName: 'Somebody quite new',
      });
    // The rename waits until all logs are read.
    const { changes = {} } = await request();
    const touched = Object.keys(changes).map(uri => fileURLToPath(uri));
    const places = Object.values(changes).reduce((sum, edits) => sum + edits.length, 0);
    const samples = await inTurn(
      30,
      () => touched.reduce((length, path) => length + readFileSync(path, 'utf8').length, 0),
      request,
    );
    const what = `rename who speaks most in ${logs.description}: ${places} places in ${touched.length} logs (floor: read these)`;
    const row = ratioRow(what, samples, 0);
    const holds = samples.measured.every(time => time < 1000);
    return [{ ...row, bar: '1 s', holds }];
  } finally {
    await server.stop();
  }
}

function mostFrequentSpeaker(logs: Logs) {
  const counts = new Map<
    string,
    { count: number; uri: string; position: { line: number; character: number } }
  >();
  for (const path of logsIn(logs.folder)) {
    const { messages, startLines } = parseTranscript(readFileSync(path, 'utf8'));
    messages.forEach(({ header }, i) => {
      const entry = counts.get(header.speaker);
      if (entry !== undefined) entry.count++;
      else if (header.speaker !== '') {
        const position = { line: startLines[i]!, character: header.speakerStart };
        counts.set(header.speaker, { count: 1, uri: pathToFileURL(path).href, position });
      }
    });
  }
  return [...counts.values()].reduce((a, b) => (b.count > a.count ? b : a));
}
