import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fullText } from '../../server/src/model/transcript';
import { digestOf, type LogDigest } from '../../server/src/workspace/logDigest';
import type { Workspace } from '../../server/src/workspace/workspace';
import { message } from '../support/logText';
import { runs } from '../support/runs';
import { FOLDER, type MemoryFiles, workspaceOf } from '../support/workspace';

const REGISTRY = `me: 周砚
people:
  - name: 周砚
    aliases: [Zoe, 周砚-青禾]
  - name: Kim Park
`;

const DAY = '2026-03-04-chat.markdown';
const OTHER = '2026-03-05-chat.markdown';

const LOG =
  message('08:00:00', 'Zoe', '退款已到账 http://example.org') +
  message('08:59:59', 'Kim Park', '@周砚-青禾 @Zoe 发票呢？') +
  message('08:59:59', 'Kim Park', '![a](http://example.org/a.png)') +
  message('10:00:02', 'Zoe', '@Kim Park, @所有人, @oliver and @李雷: ![a](b.png)');

async function digest(workspace: Workspace, path: string): Promise<LogDigest> {
  const found = await digestOf(workspace, `${FOLDER}/${path}`);
  assert.ok(found !== undefined);
  return found;
}

/** What a digest has of each name: messages, characters, images, links, mentions given and got, answers. */
function inShort({ names }: LogDigest): Record<string, string> {
  const said = [...names].map(([name, each]) => {
    const { messages, characters, images, links, mentionsGiven, mentionsGot, answers } = each;
    const answered = [...answers].map(([answer, count]) => ` ${answer}:${count}`).join('');
    return [name, `${messages} ${characters} ${images} ${links} ${mentionsGiven} ${mentionsGot}${answered}`];
  });
  return Object.fromEntries(said);
}

/** The files that are read from now on. */
function readingsOf(files: MemoryFiles): string[] {
  const read: string[] = [];
  const readFile = files.readFile.bind(files);
  files.readFile = uri => {
    read.push(uri.slice(FOLDER.length + 1));
    return readFile(uri);
  };
  return read;
}

describe('The digest of a log', () => {
  it('counts what each name says, whom it mentions and who answers, and when', async () => {
    const { workspace } = await workspaceOf({
      '_data/speakers.yml': REGISTRY,
      [DAY]: LOG,
      [OTHER]: message('09:00:00', '李雷'),
    });
    const found = await digest(workspace, DAY);
    assert.deepEqual(inShort(found), {
      Zoe: '2 51 1 1 2 1 Kim Park:1',
      'Kim Park': '2 14 1 0 2 1 Kim Park:1 Zoe:1',
      '周砚-青禾': '0 0 0 0 0 1',
      李雷: '0 0 0 0 0 1',
    });
    const { hours, names: _, ...rest } = found;
    assert.deepEqual(rest, {
      uri: `${FOLDER}/${DAY}`,
      day: '2026-03-04',
      messages: 4,
      first: 8 * 3600,
      last: 10 * 3600 + 2,
    });
    assert.deepEqual([hours.length, hours[8], hours[10]], [24, 3, 1]);
    assert.equal(
      hours.reduce((sum, count) => sum + count),
      4,
    );
  });

  it('has for a person what it has for their names', async () => {
    const { workspace } = await workspaceOf({ '_data/speakers.yml': REGISTRY, [DAY]: LOG });
    const { names } = await digest(workspace, DAY);
    const ofPerson = workspace.people.personOf('周砚').names.flatMap(name => names.get(name) ?? []);
    assert.deepEqual(
      ofPerson.map(({ messages, mentionsGot }) => [messages, mentionsGot]),
      [
        [2, 1],
        [0, 1],
      ],
    );
  });

  it('knows messages without a speaker and without a time, and logs without a day', async () => {
    const text = [
      '> 09:00:00  Kim\n\n@Kim one\n',
      '> 07:00:00\n\n@Kim two\n',
      '> 25:61:00  Kim\n\n@Kim three\n',
      '> 08:00:00  李雷\n\n',
    ].join('\n');
    const { workspace } = await workspaceOf({ 'notes.chatlog': text });
    const found = await digest(workspace, 'notes.chatlog');
    assert.deepEqual(inShort(found), { Kim: '2 16 0 0 2 3 Kim:1 李雷:1', 李雷: '1 0 0 0 0 0' });
    assert.equal(found.day, undefined);
    assert.deepEqual([found.messages, found.first, found.last], [4, 8 * 3600, 9 * 3600]);
    assert.deepEqual([found.hours[7], found.hours[8], found.hours[9]], [0, 1, 1]);
  });

  it('is empty for a log without messages, and there is none of no log', async () => {
    const { workspace } = await workspaceOf({ [DAY]: '' });
    const { messages, names, first, last } = await digest(workspace, DAY);
    assert.deepEqual([messages, names.size, first, last], [0, 0, undefined, undefined]);
    assert.equal(await digestOf(workspace, `${FOLDER}/${OTHER}`), undefined);
  });

  it('counts as the index does', async () => {
    const { workspace } = await workspaceOf({ [DAY]: LOG });
    const { names } = await digest(workspace, DAY);
    for (const [name, { messages, answers }] of names) {
      assert.equal(messages, workspace.spokenName(name)?.messageCount ?? 0);
      assert.deepEqual(answers, workspace.answersTo(name, 'file:///none'));
    }
  });

  it('reads a file once, and again when it has changed, whatever else is requested', async () => {
    const { workspace, files } = await workspaceOf({
      '_data/speakers.yml': REGISTRY,
      [DAY]: LOG,
      [OTHER]: message('09:00:00', 'Zoe', 'one'),
    });
    const read = readingsOf(files);
    const both = () => Promise.all([digest(workspace, DAY), digest(workspace, OTHER)]);
    await both();
    assert.deepEqual(read.splice(0).sort(), [DAY, OTHER]);
    await both();
    assert.deepEqual(read.splice(0), []);

    // The headers stay.
    files.files.set(`${FOLDER}/${OTHER}`, message('09:00:00', 'Zoe', 'seven'));
    workspace.invalidate(`${FOLDER}/${OTHER}`);
    await workspace.whenComplete();
    assert.deepEqual(read.splice(0), [OTHER], 'by the index');
    const [, changed] = await both();
    assert.deepEqual(inShort(changed), { Zoe: '1 5 0 0 0 0' });
    assert.deepEqual(read.splice(0), [OTHER]);

    // Names that become known change mentions. No body is counted again.
    files.files.set(`${FOLDER}/_data/speakers.yml`, `${REGISTRY}  - name: oliver\n`);
    workspace.invalidate(`${FOLDER}/_data/speakers.yml`);
    await workspace.whenComplete();
    read.splice(0);
    const [known] = await both();
    assert.equal(known.names.get('oliver')?.mentionsGot, 1);
    assert.deepEqual(read, []);
  });

  it('is there again after a file could not be read', async () => {
    const { workspace, files } = await workspaceOf({ [DAY]: LOG });
    files.files.delete(`${FOLDER}/${DAY}`);
    await assert.rejects(digest(workspace, DAY));
    files.files.set(`${FOLDER}/${DAY}`, LOG);
    assert.equal((await digest(workspace, DAY)).names.get('Zoe')?.links, 1);
  });

  it('of a log that is typed equals that of its text in a file', async () => {
    const piece = fc.constantFrom(
      '> 07:08:28  Zoe\n\n',
      '> 07:16:19  Kim Park\n\n',
      '> 25:61:00  Zoe\n\n',
      '> 07:08:28\n\n',
      '---\ntitle: 2026-03-04\n---\n',
      '@周砚-青禾',
      '@Kim Park ',
      '![a](b.png)',
      ' http://example.org ',
      '> **Zoe**: ',
      '*(edited)*\n',
      '```\n',
      '`',
      '**',
      '[强]',
      '😀',
      '退款',
      '<!-- chatlog-disable -->\n',
      '\n',
      '\n\n',
    );
    const text = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''));
    const edit = fc.record({ at: fc.nat(1000), length: fc.nat(12), newText: text });
    await fc.assert(
      fc.asyncProperty(text, fc.array(edit, { minLength: 1, maxLength: 5 }), async (start, edits) => {
        const { workspace, open } = await workspaceOf({ '_data/speakers.yml': REGISTRY, [DAY]: LOG });
        const { uri, log } = open(DAY, start);
        for (const { at, length, newText } of edits) {
          const lines = fullText(log.transcript).split('\n');
          const line = at % lines.length;
          const from = at % (lines[line]!.length + 1);
          const to = Math.min(lines[line]!.length, from + length);
          log.edit({
            range: { start: { line, character: from }, end: { line, character: to } },
            newText,
          });
          workspace.touch(uri);
          const fresh = await workspaceOf({
            '_data/speakers.yml': REGISTRY,
            [DAY]: fullText(log.transcript),
          });
          assert.deepEqual(await digest(workspace, DAY), await digest(fresh.workspace, DAY));
        }
      }),
      { numRuns: runs(100) },
    );
  });
});
