import assert from 'node:assert/strict';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import { speakerLogs } from '../../../server/src/features/requests/speakerLogs';
import { speakerNext } from '../../../server/src/features/requests/speakerNext';
import { speakers } from '../../../server/src/features/requests/speakers';
import { readClient } from '../../../server/src/features/support/client';
import type { WorkspaceFeature } from '../../../server/src/features/support/workspaceFeature';
import { OWN_SLOT, type SpeakerMessage, type SpeakerNextParams } from '../../../server/src/protocol';
import type { LogWorkspace } from '../../../server/src/workspace/logWorkspace';
import { FOLDER, workspaceOf } from '../../support/workspace';

const head = '---\ntag: [chat]\n---\n';
const message = (time: string, speaker: string) => `> ${time}  ${speaker}  \n   \nx\n   \n`;
const log = (...speakers: string[]) =>
  head + speakers.map((name, i) => message(`07:00:0${i}`, name)).join('');

/** Headers at the lines 3, 7, 11. */
const files = {
  '_posts/2026-01-05-chat.markdown': log('Kim', '李雷', 'Kim'),
  '_posts/2026-01-09-chat.markdown': log('李雷-青禾', '韩梅梅🌸').replaceAll('\n', '\r\n'),
  'notes.chatlog': `\ufeff${log('我', 'Kim')}`,
  '_posts/2026-01-07-chat.markdown': log('Kim', '我'),
};
const uriOf = (day: string) => `${FOLDER}/_posts/${day}-chat.markdown`;

describe('the speakers', () => {
  let workspace: LogWorkspace;
  before(async () => {
    ({ workspace } = await workspaceOf(files));
  });

  const request = async <Params, Result>(
    feature: WorkspaceFeature<Params, Result>,
    params: Params,
    of: LogWorkspace,
  ) => feature.handle({ workspace: of, client: readClient({}), token: {} as CancellationToken }, params);

  it('are all that speak, by the number of their messages', async () => {
    const { speakers: found, isComplete } = await request(speakers, {}, workspace);
    assert.equal(isComplete, true);
    assert.deepEqual(
      found.map(({ name, messages, logs, firstDay, lastDay }) => [name, messages, logs, firstDay, lastDay]),
      [
        ['Kim', 4, 3, '2026-01-05', '2026-01-07'],
        ['我', 2, 2, '2026-01-07', '2026-01-07'],
        ['李雷', 1, 1, '2026-01-05', '2026-01-05'],
        ['李雷-青禾', 1, 1, '2026-01-09', '2026-01-09'],
        ['韩梅梅🌸', 1, 1, '2026-01-09', '2026-01-09'],
      ],
    );
    assert.deepEqual(
      found.filter(({ isMe }) => isMe).map(({ name }) => name),
      ['我'],
    );
    assert.deepEqual(
      found.map(({ slot }) => slot),
      [1, OWN_SLOT, 2, 3, 4],
    );
  });

  it('of one log have their numbers there, and those of all logs', async () => {
    const { speakers: found } = await request(speakers, { log: uriOf('2026-01-05') }, workspace);
    assert.deepEqual(
      found.map(({ name, messages, here }) => [name, messages, here]),
      [
        ['Kim', 4, { messages: 2, lastLine: 11 }],
        ['李雷', 1, { messages: 1, lastLine: 7 }],
      ],
    );
    assert.deepEqual((await request(speakers, { log: `${FOLDER}/none.chatlog` }, workspace)).speakers, []);
  });

  it('have the colors of a log, and those who do not speak there the colors of all logs', async () => {
    const { speakers: found } = await request(speakers, { colorsOf: uriOf('2026-01-09') }, workspace);
    assert.deepEqual(
      found.map(({ name, slot }) => [name, slot]),
      [
        ['Kim', 1],
        ['我', OWN_SLOT],
        ['李雷', 2],
        ['李雷-青禾', 1],
        ['韩梅梅🌸', 2],
      ],
    );
  });

  it('are found by what is typed, Chinese by pinyin', async () => {
    const names = async (typed: string) =>
      (await request(speakers, { typed }, workspace)).speakers.map(({ name }) => name);
    assert.deepEqual(await names('ll'), ['李雷', '李雷-青禾']);
    assert.deepEqual(await names('qinghe'), ['李雷-青禾']);
    assert.deepEqual(await names('KIM'), ['Kim']);
    assert.deepEqual(await names('nobody'), []);
  });

  it('are one where the registry brings their names together', async () => {
    const registry = `people:
  - name: 李雷
    aliases: [李雷-青禾, Lei]
    color: RGB(10, 20, 30)
    avatar: /img/l.png
    note: Tea
  - name: Nobody
    color: url(x)
`;
    const { workspace: of } = await workspaceOf({ ...files, '_data/speakers.yml': registry });
    const { speakers: found } = await request(speakers, {}, of);
    const [, , lei] = found;
    assert.deepEqual(lei, {
      name: '李雷',
      aliases: ['李雷-青禾', 'Lei'],
      messages: 2,
      logs: 2,
      firstDay: '2026-01-05',
      lastDay: '2026-01-09',
      color: 'rgb(10 20 30)',
      avatar: '/img/l.png',
      note: 'Tea',
      entry: { uri: `${FOLDER}/_data/speakers.yml`, position: { line: 1, character: 10 } },
    });
    const unused = found.find(({ name }) => name === 'Nobody');
    assert.deepEqual([unused?.messages, unused?.logs, unused?.color], [0, 0, undefined]);
    assert.deepEqual(await request(speakerLogs, { name: 'Lei' }, of), {
      names: [
        { name: '李雷', messages: 1 },
        { name: '李雷-青禾', messages: 1 },
        { name: 'Lei', messages: 0 },
      ],
      logs: [
        { uri: uriOf('2026-01-09'), day: '2026-01-09', messages: 1, position: { line: 3, character: 12 } },
        { uri: uriOf('2026-01-05'), day: '2026-01-05', messages: 1, position: { line: 7, character: 12 } },
      ],
    });
    const next = await request(speakerNext, { name: 'Lei', from: at('2026-01-05', 7) }, of);
    assert.equal(next?.uri, uriOf('2026-01-09'));
    assert.equal(await request(speakerNext, { name: '李雷', under: 'Lei' }, of), null);
    assert.deepEqual(await request(speakerNext, { name: '李雷', under: '李雷-青禾' }, of), {
      uri: uriOf('2026-01-09'),
      position: { line: 3, character: 12 },
      index: 0,
      total: 1,
    });
  });

  const at = (day: string, line: number) => ({ uri: uriOf(day), position: { line, character: 0 } });
  const next = async (params: Omit<SpeakerNextParams, 'name'>, name = 'Kim') =>
    place(await request(speakerNext, { name, ...params }, workspace));

  it('are followed from message to message, log to log, and round', async () => {
    assert.equal(await next({ from: at('2026-01-05', 0) }), '2026-01-05:3 1/4');
    assert.equal(await next({ from: at('2026-01-05', 3) }), '2026-01-05:11 2/4');
    assert.equal(await next({ from: at('2026-01-05', 13) }), '2026-01-07:3 3/4');
    // A log without a day comes after those with one.
    assert.equal(await next({ from: at('2026-01-07', 3) }), 'notes:7 4/4');
    const notes = { uri: `${FOLDER}/notes.chatlog`, position: { line: 7, character: 0 } };
    assert.equal(await next({ from: notes }), '2026-01-05:3 1/4 round');
    // From a log without the person, to the next day.
    assert.equal(await next({ from: at('2026-01-09', 99) }), 'notes:7 4/4');
  });

  it('are followed backwards, from within a message to its own header first', async () => {
    assert.equal(await next({ backwards: true, from: at('2026-01-07', 5) }), '2026-01-07:3 3/4');
    assert.equal(await next({ backwards: true, from: at('2026-01-07', 3) }), '2026-01-05:11 2/4');
    assert.equal(await next({ backwards: true, from: at('2026-01-05', 3) }), 'notes:7 4/4 round');
  });

  it('are followed in one log alone', async () => {
    const of = { log: uriOf('2026-01-05') };
    assert.equal(await next({ ...of, from: at('2026-01-05', 11) }), '2026-01-05:3 1/2 round');
    assert.equal(
      await next({ ...of, from: at('2026-01-05', 3), backwards: true }),
      '2026-01-05:11 2/2 round',
    );
    assert.equal(await next(of), '2026-01-05:3 1/2');
    assert.equal(await next(of, '韩梅梅🌸'), undefined);
    assert.equal(await next({ log: `${FOLDER}/none.chatlog` }), undefined);
  });

  it('begin in their latest log for who comes from nowhere', async () => {
    assert.equal(await next({}, '李雷'), '2026-01-05:7 1/1');
    assert.equal(await next({}), 'notes:7 4/4');
    assert.equal(
      await next({ from: { uri: 'untitled:x', position: { line: 0, character: 0 } } }),
      'notes:7 4/4',
    );
    assert.equal(await next({ backwards: true }, '我'), 'notes:3 2/2');
    assert.equal(await next({}, 'Nobody'), undefined);
  });

  it('are counted in unsaved text', async () => {
    const other = await workspaceOf(files);
    other.open('_posts/2026-01-05-chat.markdown', log('Kim', 'New'));
    const { speakers: found } = await request(speakers, {}, other.workspace);
    assert.deepEqual(
      found
        .filter(({ name }) => ['Kim', 'New', '李雷'].includes(name))
        .map(({ name, messages }) => [name, messages]),
      [
        ['Kim', 3],
        ['New', 1],
      ],
    );
  });
});

function place(found: SpeakerMessage | null): string | undefined {
  if (found === null) return undefined;
  const name = found.uri.replace(/^.*\//, '').replace(/-chat\.markdown$|\.chatlog$/, '');
  const round = found.wrapped ? ' round' : '';
  return `${name}:${found.position.line} ${found.index + 1}/${found.total}${round}`;
}
