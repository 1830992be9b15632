import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../../server/src/document/chatLog';
import { fullText } from '../../../server/src/model/transcript';
import { mostFirst } from '../../../server/src/workspace/countedNames';
import type { FileSystem } from '../../../server/src/workspace/fileSystem';
import { LogWorkspace } from '../../../server/src/workspace/logWorkspace';
import { namesInLogs } from '../../../server/src/workspace/namesInLogs';
import { fileNameOf } from '../../../server/src/workspace/uri';
import { MemoryCache, StampedFiles, type TimesGiven } from '../../support/cache';
import { runs } from '../../support/runs';
import { FOLDER } from '../../support/workspace';

/** A file that is written at this time may change within it. */
const JUST_NOW = Number.MAX_SAFE_INTEGER;

/** A window on the folder. */
class Window {
  readonly workspace: LogWorkspace;
  readonly #open = new Map<string, ChatLog>();

  constructor(files: FileSystem, cache: MemoryCache | undefined) {
    this.workspace = new LogWorkspace({
      fileSystem: files,
      cache: cache?.open(),
      registryPath: '_data/speakers.yml',
      log: () => undefined,
    });
    this.workspace.setFolders([FOLDER]);
  }

  show(uri: string, text: string | undefined): void {
    if (text === undefined) this.#open.delete(uri);
    else this.#open.set(uri, new ChatLog(text, { fileName: fileNameOf(uri), levels: new Map() }));
    const logs = Array.from(this.#open, ([each, log]) => ({ uri: each, version: 1, log }));
    this.workspace.setOpen(logs, []);
    // The file may have changed while the log was open.
    if (text === undefined) this.workspace.invalidate(uri);
  }

  async answers() {
    const { workspace } = this;
    await workspace.whenComplete();
    return {
      logs: workspace.logs(),
      names: [...namesInLogs(workspace)].sort(mostFirst),
      others: workspace.otherSpeakers(),
      authors: [...workspace.otherAuthors()].sort(mostFirst),
      spoken: Array.from(workspace.spokenNames(), ({ name, messageCount, logCount, firstDay, lastDay }) => [
        name,
        messageCount,
        logCount,
        firstDay,
        lastDay,
      ]).sort(),
      similar: workspace.people.similarTo('李雷'),
    };
  }
}

describe('A workspace with a cache, and with a reader of many logs', () => {
  const uri = fc
    .constantFrom('2024-02-09-chat.md', '2024-02-10-chat.md', '群/2024-02-09-chat.md', 'a.chatlog')
    .map(path => `${FOLDER}/${path}`);
  const piece = fc.constantFrom(
    '> 08:00:00  Kim\n\nhi @李雷-某某 there\n\n',
    '> 08:00:00  李雷\n\n@Kim @Lee\nmore\n\n',
    '> 08:00:01  李雷-某某\n\n',
    '> 25:00:00  Kim\n',
    '---\nauthor: "Lee"\ntitle: T\n---\n',
    '@nobody',
    '\n',
  );
  const text = fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join(''));
  const operation = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), uri, text, isJustNow: fc.boolean() }),
    fc.record({ kind: fc.constant('unreported' as const), uri, text, isJustNow: fc.boolean() }),
    // As by a program that a client does not notice; a rename looks at the files again.
    fc.record({ kind: fc.constant('reread' as const), uri, text, isJustNow: fc.boolean() }),
    fc.record({ kind: fc.constant('remove' as const), uri }),
    fc.record({ kind: fc.constant('show' as const), uri, text: fc.option(text, { nil: undefined }) }),
    fc.record({
      kind: fc.constantFrom('reopen' as const, 'save' as const, 'clear' as const, 'damage' as const),
    }),
    fc.record({ kind: fc.constant('otherWindow' as const) }),
    // As many programs, it leaves the size as it is.
    fc.record({ kind: fc.constant('replace' as const), uri }),
    fc.record({
      kind: fc.constant('times' as const),
      given: fc.constantFrom<TimesGiven>('both', 'modified', 'none', 'now', 'same'),
    }),
    fc.record({ kind: fc.constant('reader' as const), lasts: fc.option(fc.nat(4), { nil: undefined }) }),
  );
  type Operation = typeof operation extends fc.Arbitrary<infer Each> ? Each : never;

  async function check(operations: readonly Operation[], given: TimesGiven = 'both'): Promise<void> {
    const files = new StampedFiles({});
    files.timesGiven = given;
    const readOneByOne: FileSystem = Object.create(files, { openReader: { value: undefined } });
    const cache = new MemoryCache();
    let one = new Window(files, cache);
    for (const each of operations) {
      switch (each.kind) {
        case 'write':
          files.set(each.uri, each.text, each.isJustNow ? JUST_NOW : undefined);
          one.workspace.invalidate(each.uri);
          break;
        case 'unreported':
          // As while no window is open.
          await one.workspace.whenComplete();
          files.set(each.uri, each.text, each.isJustNow ? JUST_NOW : undefined);
          one = new Window(files, cache);
          break;
        case 'replace': {
          await one.workspace.whenComplete();
          const before = files.files.get(each.uri);
          if (typeof before === 'string')
            files.set(
              each.uri,
              before.replace(/Kim|Lee/g, name => (name === 'Kim' ? 'Lee' : 'Kim')),
            );
          one = new Window(files, cache);
          break;
        }
        case 'times':
          // One file system has all times, or none, while a window is open.
          await one.workspace.whenComplete();
          files.timesGiven = each.given;
          one = new Window(files, cache);
          break;
        case 'reread':
          await one.workspace.whenComplete();
          files.set(each.uri, each.text, each.isJustNow ? JUST_NOW : undefined);
          await one.workspace.reread([each.uri], { isCancellationRequested: false });
          // A log that is open is read when it is closed.
          if (one.workspace.openLog(each.uri) !== undefined) one.show(each.uri, undefined);
          break;
        case 'remove':
          files.set(each.uri, undefined);
          one.workspace.invalidate(each.uri);
          break;
        case 'show':
          one.show(each.uri, each.text);
          break;
        case 'save':
          await one.workspace.whenComplete();
          await one.workspace.saveCache();
          break;
        case 'clear':
          await cache.clear();
          break;
        case 'damage':
          for (const bytes of cache.files.values()) bytes[bytes.length >> 1]! ^= 4;
          break;
        case 'reopen':
          one = new Window(files, cache);
          break;
        case 'reader':
          files.readerLasts = each.lasts;
          one = new Window(files, cache);
          break;
        case 'otherWindow': {
          const other = new Window(files, cache);
          await other.workspace.whenComplete();
          await other.workspace.saveCache();
        }
      }
      const without = new Window(readOneByOne, undefined);
      for (const { uri: shown, log } of one.workspace.openLogs())
        without.show(shown, fullText(log.transcript));
      assert.deepEqual(await one.answers(), await without.answers());
    }
  }

  it('gives the same answers as one without either, whatever happens to files and documents', () =>
    fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 25 }), operations => check(operations)),
      { numRuns: runs(60) },
    ));

  it('gives the same answers where a file system has no times of changes, or makes up all times', () => {
    const kinds = ['write', 'replace', 'remove', 'save', 'times'];
    const some = operation.filter(({ kind }) => kinds.includes(kind));
    const given = fc.constantFrom<TimesGiven>('modified', 'none', 'now', 'same');
    const first = ['2024-02-09-chat.md', 'a.chatlog'].map(
      (path): Operation => ({
        kind: 'write',
        uri: `${FOLDER}/${path}`,
        text: '> 08:00:00  Kim\n\n@Lee\n',
        isJustNow: false,
      }),
    );
    return fc.assert(
      fc.asyncProperty(given, fc.array(some, { maxLength: 15 }), (times, others) =>
        check([...first, { kind: 'save' }, ...others], times),
      ),
      { numRuns: runs(60) },
    );
  });
});
