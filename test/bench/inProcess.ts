// Measurements inside one process, bundled like the server. Called with the name of a measurement and the path of
// a file with its input; prints the samples as JSON.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ChatLog } from '../../server/src/document/chatLog';
import { diagnosticsOf } from '../../server/src/features/diagnostic';
import { outline } from '../../server/src/features/documentSymbol';
import { readClient } from '../../server/src/features/support/client';
import { parseTranscript } from '../../server/src/model/parse';
import { nodeFileSystem } from '../../server/src/node/nodeFileSystem';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { digestOf } from '../../server/src/workspace/logDigest';
import { LogWorkspace } from '../../server/src/workspace/logWorkspace';
import { DEFAULT_SETTINGS } from '../../server/src/workspace/settings';
import { logsIn } from './logs';
import { inTurn, processorClock } from './statistics';

const measurements: Record<string, (path: string) => unknown> = { parse, keystrokes, index, digests };

/** All logs of a folder, decoded and parsed, front matter and all, against decoded and split. */
async function parse(folder: string) {
  const files = logsIn(folder).map(path => readFileSync(path));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return inTurn(
    20,
    () => files.reduce((count, bytes) => count + decoder.decode(bytes).split('\n').length, 0),
    () =>
      files.reduce((count, bytes) => {
        const { head, messages } = parseTranscript(decoder.decode(bytes));
        return count + messages.length + (head.frontMatter?.entries.length ?? 0);
      }, 0),
    processorClock,
  );
}

/**
 * The time of typed characters in a log: until the transcript, the speakers and the findings are up to date, and until the
 * diagnostics and the outline for the client are computed too.
 */
function keystrokes(path: string) {
  const log = new ChatLog(readFileSync(path, 'utf8'), {
    fileName: '2020-02-02-chat.markdown',
    levels: ruleLevels(),
  });
  const options = { client: readClient({}), rulesDocumentation: undefined };
  const samples = { state: [] as number[], answers: [] as number[] };
  const typed = [...'这里 typed text，@a[强] b', '\n'];
  for (let i = 0; i < 1_200; i++) {
    const { transcript } = log;
    const index = Math.floor((transcript.messages.length * ((i * 37) % 100)) / 100);
    const line = transcript.startLines[index]! + transcript.messages[index]!.bodyStart;
    const range = { start: { line, character: 1 }, end: { line, character: 1 } };
    const start = performance.now();
    log.edit({ range, newText: typed[i % typed.length]! });
    const edited = performance.now();
    const answer = [diagnosticsOf(log, 'file:///2020-02-02-chat.markdown', options), outline(log)];
    const answered = performance.now();
    // The first ones run in a cold process, which happens once per server.
    if (i < 200 || answer.length === 0) continue;
    samples.state.push(edited - start);
    samples.answers.push(answered - start);
  }
  return samples;
}

/** All logs of a folder read, decoded and indexed, against read and decoded. In processor time, warm. */
async function index(folder: string) {
  const files = logsIn(folder);
  return inTurn(
    25,
    () => readAndDecode(files),
    () => indexed(folder, files.length),
    processorClock,
  );
}

/** The first digests of all logs of a folder that are indexed, against reading and decoding them. In processor time, warm. */
async function digests(folder: string) {
  const files = logsIn(folder);
  const rounds = 10;
  const workspaces: LogWorkspace[] = [];
  // One more for the warm-up.
  for (let i = 0; i <= rounds; i++) workspaces.push(await indexed(folder, files.length));
  return inTurn(
    rounds,
    () => readAndDecode(files),
    async () => {
      const workspace = workspaces.pop()!;
      for (const { uri } of workspace.logs()) await digestOf(workspace, uri);
    },
    processorClock,
  );
}

async function readAndDecode(files: readonly string[]): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const pending = [...files];
  const read = async () => {
    for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
      decoder.decode(await readFile(path));
    }
  };
  await Promise.all(Array.from({ length: 8 }, read));
}

async function indexed(folder: string, count: number): Promise<LogWorkspace> {
  const workspace = new LogWorkspace({
    fileSystem: nodeFileSystem,
    registryPath: DEFAULT_SETTINGS.registry,
    log: () => undefined,
  });
  workspace.setFolders([pathToFileURL(folder).href]);
  await workspace.whenComplete();
  if (workspace.logs().length !== count) throw new Error('Some logs are not indexed');
  return workspace;
}

const [name = '', input = ''] = process.argv.slice(2);
Promise.resolve(measurements[name]?.(input)).then(samples => process.stdout.write(JSON.stringify(samples)));
