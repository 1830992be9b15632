import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { recordOf } from '../../server/src/workspace/logRecord';
import { LogScanner } from '../../server/src/workspace/logScanner';
import { realLogs } from '../support/corpus';
import { runs } from '../support/runs';
import { FOLDER, workspaceOf } from '../support/workspace';

const FIRST = '_posts/2024-02-09-chat.markdown';
const SECOND = '_posts/2024-02-10-chat.markdown';

function message(name: string, body = 'hi'): string {
  return `> 08:00:00  ${name}  \n   \n${body}  \n   \n`;
}

describe('The workspace', () => {
  it('counts the open log as it is typed, and its file once it is closed', async () => {
    const { workspace, open } = await workspaceOf({ [FIRST]: message('Kim'), [SECOND]: message('Lee') });
    const namesOf = () => workspace.logs().map(record => [...record.speakers.keys()].join());
    assert.deepEqual(namesOf(), ['Kim', 'Lee']);
    const { log } = open(FIRST, message('Park'));
    assert.deepEqual(namesOf(), ['Park', 'Lee']);
    assert.deepEqual([...workspace.otherSpeakers()], [['Lee', 1]]);
    log.edit({
      range: { start: { line: 0, character: 12 }, end: { line: 0, character: 16 } },
      newText: 'Choi',
    });
    workspace.touch(`${FOLDER}/${FIRST}`);
    workspace.setOpen([{ uri: `${FOLDER}/${FIRST}`, version: 2, log }], []);
    assert.deepEqual(namesOf(), ['Choi', 'Lee']);
    workspace.setOpen([], []);
    assert.deepEqual(namesOf(), ['Kim', 'Lee']);
  });

  it('knows an open log however its URI is escaped, and no other view of it', async () => {
    const { workspace } = await workspaceOf({ '_posts/2024-02-09-%E7%BE%A4-chat.markdown': message('Kim') });
    const log = new ChatLog(message('Lee'), { fileName: '', levels: ruleLevels() });
    workspace.setOpen([{ uri: `${FOLDER}/_posts/2024-02-09-群-chat.markdown`, version: 1, log }], []);
    assert.equal(workspace.logs().length, 1);
    workspace.setOpen([{ uri: 'git:/site/_posts/2024-02-09-%E7%BE%A4-chat.markdown', version: 1, log }], []);
    assert.deepEqual([...workspace.logs()[0]!.speakers.keys()], ['Kim']);
  });

  it('finds names of all logs, the longest first, and says when it knows other ones', async () => {
    const { workspace, open, files } = await workspaceOf({
      [FIRST]: message('Kim'),
      [SECOND]: message('Lee'),
    });
    const { people } = workspace;
    assert.equal(people.known.longestAt('@Lee', 1)?.name, 'Lee');
    assert.equal(workspace.people, people, 'the same as long as nothing changes');
    open(FIRST, message('Kim Park'));
    assert.equal(workspace.people.known.longestAt('@Kim Park', 1)?.name, 'Kim Park');
    files.files.set(`${FOLDER}/${SECOND}`, message('Choi'));
    workspace.invalidate(`${FOLDER}/${SECOND}`);
    await workspace.whenComplete();
    assert.equal(workspace.people.known.has('Choi'), true);
    assert.equal(workspace.people.known.has('Lee'), false);
  });

  it('knows the same people after an open log was saved, and its file once it is closed', async () => {
    const { workspace, open, files } = await workspaceOf({ [FIRST]: message('Kim') });
    open(FIRST);
    const { people } = workspace;
    files.files.set(`${FOLDER}/${FIRST}`, message('Lee'));
    workspace.invalidate(`${FOLDER}/${FIRST}`);
    await workspace.whenComplete();
    assert.equal(workspace.people, people);
    workspace.setOpen([], []);
    workspace.invalidate(`${FOLDER}/${FIRST}`);
    await workspace.whenComplete();
    assert.deepEqual([...workspace.logs()[0]!.speakers.keys()], ['Lee']);
  });

  it('keeps the record of a file that is read again and is the same', async () => {
    const { workspace, files } = await workspaceOf({ [FIRST]: message('Kim'), [SECOND]: message('Lee') });
    const uri = `${FOLDER}/${FIRST}`;
    const token = { isCancellationRequested: false };
    const { generation } = workspace;
    const before = workspace.record(uri);
    assert.equal((await workspace.reread([uri], token))[0], before);
    workspace.invalidate(uri);
    await workspace.whenComplete();
    assert.equal(workspace.record(uri), before);
    assert.equal(workspace.generation, generation);
    files.files.set(uri, message('Kin'));
    assert.deepEqual([...(await workspace.reread([uri], token))[0]!.speakers.keys()], ['Kin']);
    assert.notEqual(workspace.generation, generation);
  });

  it('says where the registry of a log is', async () => {
    const { workspace } = await workspaceOf({});
    workspace.setFolders([FOLDER, `${FOLDER}/inner`]);
    assert.equal(workspace.registryUri(`${FOLDER}/${FIRST}`), `${FOLDER}/_data/speakers.yml`);
    assert.equal(workspace.registryUri(`${FOLDER}/inner/a-chat.md`), `${FOLDER}/inner/_data/speakers.yml`);
    assert.equal(workspace.registryUri('file:///elsewhere/a-chat.md'), undefined);
  });

  it('follows the registry where its folder comes and goes', async () => {
    const { workspace, files } = await workspaceOf({ [FIRST]: message('Kim') });
    const namesOfKim = () => workspace.people.personOf('Kim').names;
    const registry = `${FOLDER}/_data/speakers.yml`;
    const changed = () => new Promise(resolve => setImmediate(resolve));
    files.files.set(registry, 'people:\n  - name: Kim\n    aliases: [Kimchi]\n');
    workspace.invalidateFolders([`${FOLDER}/_data`]);
    await changed();
    assert.deepEqual(namesOfKim(), ['Kim', 'Kimchi']);
    files.files.delete(registry);
    workspace.invalidateFolders([`${FOLDER}/_data`]);
    await changed();
    assert.deepEqual(namesOfKim(), ['Kim']);
  });

  it('reads logs again on demand, unless no one waits for them', async () => {
    const { workspace, files } = await workspaceOf({ [FIRST]: message('Kim'), [SECOND]: message('Lee') });
    files.files.set(`${FOLDER}/${FIRST}`, message('Park'));
    const uris = [`${FOLDER}/${SECOND}`, `${FOLDER}/${FIRST}`];
    const records = await workspace.reread(uris, { isCancellationRequested: false });
    assert.deepEqual(
      records.map(record => [...record.speakers.keys()]),
      [['Park'], ['Lee']],
    );
    let reads = 0;
    files.readFile = async () => {
      reads++;
      throw new Error('no request is expected');
    };
    assert.deepEqual(await workspace.reread(uris, { isCancellationRequested: true }), []);
    assert.equal(reads, 0);
  });
});

describe('The record of a log', () => {
  const piece = fc.constantFrom(
    '> 08:00:00  Kim',
    '> 8:00  Lee',
    '---',
    'author: "Kim"',
    'title: x',
    '@Kim hi',
    'a `@Lee` b',
    '```',
    '   ',
    '',
    '08:01:00  A',
    '@韩梅梅 😀',
    '> ',
    '> 08:02:00  Park  \n   \nhi @Lee\n   ',
    '> 08:03:00   Kim  \n\n{% raw %}\n',
  );
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 30 })
    .map(lines => lines.flat().join(''));

  it('is the same whether the log is open or read in pieces', () => {
    fc.assert(
      fc.property(text, fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(300)), (whole, size) => {
        const open = recordOf('x', new ChatLog(whole, { fileName: '', levels: ruleLevels({}) }));
        const scanner = new LogScanner('x', '', each => each);
        for (let at = 0; at < whole.length; at += size) scanner.add(whole.slice(at, at + size));
        assert.deepEqual(scanner.finish(), open);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('is the same of every real log', function () {
    for (const { fileName, text: whole } of realLogs(this)) {
      const scanner = new LogScanner('x', fileName, each => each);
      for (let at = 0; at < whole.length; at += 10_007) scanner.add(whole.slice(at, at + 10_007));
      assert.deepEqual(
        scanner.finish(),
        recordOf('x', new ChatLog(whole, { fileName, levels: ruleLevels({}) })),
      );
    }
  });
});
