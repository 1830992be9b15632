import assert from 'node:assert/strict';
import { parseTranscript } from '../../server/src/model/parse';
import { NO_PEOPLE } from '../../server/src/people/people';
import type { FileSystem } from '../../server/src/workspace/fileSystem';
import { readMergedSources } from '../../server/src/workspace/mergedSources';
import { planMerge } from '../../server/src/workspace/mergePlan';
import type { Cancellation } from '../../server/src/workspace/workspace';
import { type ImportedMessage, LOG_FOLDER, type LogFiles, planOf } from '../support/importPlans';
import { frontMatter, message } from '../support/logText';

const FOLDER = 'file:///site';
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-05'];

/** Is cancelled when it is looked at for the n-th time. */
class CancelledAt implements Cancellation {
  looks = 0;
  readonly #at: number;

  constructor(at: number) {
    this.#at = at;
  }

  get isCancellationRequested(): boolean {
    this.looks++;
    return this.looks >= this.#at;
  }
}

const talk = (of: 'a' | 'b') =>
  Array.from({ length: 900 }, (_, at) => at)
    .filter(at => at % 10 !== (of === 'a' ? 3 : 7))
    .map(at => ({
      at: 36_000 + 20 * at,
      name: at % 2 ? 'Kim' : 'Lee',
      body: `This is number ${at} of what we said`,
    }));

const timeOf = (at: number) => new Date(at * 1000).toISOString().slice(11, 19);

function logOf(day: string, of: 'a' | 'b'): string {
  return (
    frontMatter(day, 'Kim') +
    talk(of)
      .map(({ at, name, body }) => message(timeOf(at), name, body))
      .join('')
  );
}

/** Looks at a token once more each time, until the work is done before that. Returns how often it was cancelled. */
async function cancelledAtEach(work: (token: CancelledAt) => Promise<void>): Promise<number> {
  for (let at = 1; ; at++) {
    const token = new CancelledAt(at);
    await work(token);
    if (token.looks < at) return at - 1;
    assert.ok(at < 10_000, 'it ends');
  }
}

describe('work that is cancelled at each of its steps', () => {
  it('a merge: the logs that it has are whole, and no file is written', async () => {
    const files = new Map<string, string>(
      DAYS.flatMap(day =>
        (['a', 'b'] as const).map(of => [`${FOLDER}/${of}/${day}-chat.markdown`, logOf(day, of)]),
      ),
    );
    const before = new Map(files);
    const fileSystem = {
      findLogs: async ([folder]: readonly string[]) =>
        [...files.keys()].filter(uri => uri.startsWith(folder!)),
      readFile: async (uri: string) => new TextEncoder().encode(files.get(uri)),
      exists: async (uri: string) => files.has(uri),
      list: async () => ({ files: [], folders: [], links: [] }),
      size: async () => 0,
    } as unknown as FileSystem;
    const all = new Set<string>();
    const cancelled = await cancelledAtEach(async token => {
      const sources = await readMergedSources(
        [`${FOLDER}/a/`, `${FOLDER}/b/`],
        () => FOLDER,
        fileSystem,
        token,
      );
      if (sources.length === 0) return;
      const { logs } = await planMerge(sources, NO_PEOPLE, false, fileSystem, token);
      for (const { uri, change } of logs) {
        const { after } = change()!;
        assert.equal(parseTranscript(after).messages.length, 900, uri);
        all.add(uri);
      }
    });
    assert.ok(cancelled > 10, `${cancelled}`);
    assert.equal(all.size, DAYS.length);
    assert.deepEqual(files, before);
  });

  it('an import: the logs that it has are whole, and no file is written', async () => {
    const messages = DAYS.flatMap(day =>
      talk('b').map(
        ({ at, name, body }): ImportedMessage => ({
          day,
          timestamp: at,
          hasSeconds: true,
          speaker: name,
          body,
        }),
      ),
    );
    const files: LogFiles = Object.fromEntries(DAYS.map(day => [`${day}-chat.markdown`, logOf(day, 'a')]));
    const before = { ...files };
    const all = new Set<string>();
    const cancelled = await cancelledAtEach(async token => {
      const { logs } = await planOf(messages, files, { maxMessages: 1_000, token });
      for (const { uri, change } of logs) {
        assert.ok(uri.startsWith(LOG_FOLDER));
        assert.equal(parseTranscript((await change()).after).messages.length, 900, uri);
        all.add(uri);
      }
    });
    assert.ok(cancelled >= 2, `${cancelled}`);
    assert.equal(all.size, DAYS.length);
    assert.deepEqual(files, before);
  });
});
