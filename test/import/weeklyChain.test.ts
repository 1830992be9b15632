import assert from 'node:assert/strict';
import type { ExportFile } from '../../server/src/import/exported/exportFile';
import { recognizedFiles } from '../../server/src/import/exported/recognizedFiles';
import { EXPORT_SOURCES } from '../../server/src/import/exported/sources';
import { ImportedExports } from '../../server/src/import/logs/importedExports';
import { knownAccounts } from '../../server/src/import/logs/registryUpdate';
import { zoneOf } from '../../server/src/import/logs/zone';
import { bodyText } from '../../server/src/model/message';
import { parseTranscript } from '../../server/src/model/parse';
import { NO_PEOPLE } from '../../server/src/people/people';
import { planImport } from '../../server/src/workspace/importPlan';
import { ImportTarget } from '../../server/src/workspace/importTarget';
import { Random } from '../merge/support/random';
import { memoryFile } from './exported/exports';
import { EXPORT_WRITERS, type ExportWriter, GROUP, type SaidMessage, ZONE } from './support/exportWriters';

const DAY = 86_400;
const START = Date.UTC(2026, 0, 5) / 1000;
const PEOPLE = ['苏小棠', '顾北辰', '何一帆', 'Nora Quill', '林小满-产品'];
const OFTEN = ['收到', '好的', '签到', '👍', 'OK', '早上好'];

/** A conversation of some weeks, some messages a day, many of which are said again and again. */
function conversation(weeks: number): SaidMessage[] {
  const random = new Random(50);
  const said: SaidMessage[] = [];
  for (let day = 0; day < 7 * weeks; day++) {
    let time = START + day * DAY + random.between(0, 3 * 3600);
    for (let count = random.between(3, 8); count > 0; count--) {
      time += random.chance(0.1) ? 0 : random.between(1, 600);
      const text = random.chance(0.4) ? random.of(OFTEN) : `第 ${said.length} 条，${random.of(OFTEN)}`;
      said.push({ time, speaker: random.of(PEOPLE), text });
    }
  }
  return said;
}

/** The logs of a folder, by URI. */
type Files = Map<string, string>;

async function importInto(
  files: Files,
  writer: ExportWriter,
  messages: readonly SaidMessage[],
): Promise<void> {
  const file: ExportFile = memoryFile(writer.fileName, writer.write(messages));
  const failures: string[] = [];
  const opened = {
    tree: { file: () => undefined, files: [file] } as never,
    files: [file],
    title: GROUP,
    shown: writer.fileName,
    kind: 'file' as const,
  };
  const [recognized] = recognizedFiles(opened, EXPORT_SOURCES, { failures, notes: [] });
  assert.equal(recognized?.source.id, writer.source, failures.join());
  const imported = new ImportedExports({
    zone: zoneOf(ZONE.name)!,
    media: 'skip',
    known: knownAccounts(undefined),
    context: { start: undefined, today: '2027-01-01' },
    uriOf: () => undefined,
  });
  for (const _ of imported.read(recognized!));
  const fileSystem = {
    async list(folder: string) {
      const names = [...files.keys()].filter(uri => uri.startsWith(`${folder}/`));
      return { files: names.map(uri => uri.slice(folder.length + 1)), folders: [], links: [] };
    },
    async readFile(uri: string) {
      return new TextEncoder().encode(files.get(uri));
    },
  };
  const size = async (uri: string) => (await fileSystem.readFile(uri)).length;
  const target = new ImportTarget({ ...fileSystem, size }, 'file:///site');
  const { logs } = await planImport(imported, 'file:///site', target, { people: NO_PEOPLE, isAnyway: false });
  const counted = logs.reduce((sum, { added, alreadyThere }) => sum + added + alreadyThere, 0);
  assert.equal(counted, messages.length, `${writer.source}: each message is added or there`);
  for (const log of logs) {
    assert.notEqual(log.state, 'other', `${writer.source}: ${log.uri}`);
    if (log.state === 'new' || log.state === 'merged') files.set(log.uri, (await log.change()).after);
  }
}

/** All messages of the logs, by day and in their order. */
function messagesIn(files: Files): string[] {
  return [...files.keys()].sort().flatMap(uri =>
    parseTranscript(files.get(uri)!).messages.map(message => {
      const day = uri.slice(uri.lastIndexOf('/') + 1, uri.lastIndexOf('/') + 11);
      return `${day} ${message.header.speaker}: ${bodyText(message).trim()}`;
    }),
  );
}

describe('exports that overlap, week by week, each in another form', () => {
  it('give exactly the conversation, and change nothing the second time', async () => {
    const weeks = 50;
    const said = conversation(weeks);
    const files: Files = new Map();
    const parts = Array.from({ length: weeks }, (_, week) => {
      const first = START + (7 * week - 2) * DAY;
      return said.filter(({ time }) => time >= first && time < first + 9 * DAY);
    });
    for (const [week, messages] of parts.entries())
      await importInto(files, EXPORT_WRITERS[week % EXPORT_WRITERS.length]!, messages);
    const expected = said.map(({ time, speaker, text }) => {
      const day = new Date((time + ZONE.seconds) * 1000).toISOString().slice(0, 10);
      return `${day} ${speaker}: ${text}`;
    });
    assert.deepEqual(messagesIn(files), expected);

    const before = new Map(files);
    for (const [week, messages] of parts.entries())
      await importInto(files, EXPORT_WRITERS[week % EXPORT_WRITERS.length]!, messages);
    assert.deepEqual(files, before);
  });
});
