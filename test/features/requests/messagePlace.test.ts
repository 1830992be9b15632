import assert from 'node:assert/strict';
import { ChatLog } from '../../../server/src/document/chatLog';
import { messagePlace } from '../../../server/src/features/requests/messagePlace';
import type { FeatureContext } from '../../../server/src/features/support/feature';
import type { MessagePlace } from '../../../server/src/protocol';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';
import { emptyWorkspace, workspaceOf } from '../../support/workspace';

const head = '---\ntag: [chat]\n---\n';
const inserted = '> 09:00:00  New\n   \nx\n   \n';

/** The place of a new message, for a cursor at the start of a zero-based line. */
function placeAt(text: string, line: number): MessagePlace {
  const log = new ChatLog(text, { fileName: '2024-02-09-chat.markdown', levels: ruleLevels() });
  const context = { log, uri: 'file:///a', workspace: emptyWorkspace() };
  const params = { textDocument: { uri: 'file:///a' }, position: { line, character: 0 } };
  return messagePlace.handle(context as FeatureContext, params) as MessagePlace;
}

/** The speakers that are offered at the end of a log for a typed text. */
async function speakersFor(text: string, typed: string): Promise<readonly string[]> {
  const log = new ChatLog(text, { fileName: '2024-02-09-chat.markdown', levels: ruleLevels() });
  const context = { log, uri: 'file:///a', workspace: emptyWorkspace() };
  const params = { textDocument: { uri: 'file:///a' }, position: { line: 99, character: 0 }, typed };
  return (await messagePlace.handle(context as FeatureContext, params))!.speakers.map(({ name }) => name);
}

/** The text after a message is inserted there. */
function insertAt(text: string, line: number): string {
  const { position, before } = placeAt(text, line);
  const lines = text.split('\n');
  const offset = lines.slice(0, position.line).reduce((sum, each) => sum + each.length + 1, 0);
  return (
    text.slice(0, offset + position.character) + before + inserted + text.slice(offset + position.character)
  );
}

describe('the place of a new message', () => {
  const a = '> 07:00:00  Kim\n   \nHi\n   \n';
  const b = '> 08:00:00  Li\n   \nHo\n   \n';

  it('is after the message at the cursor', () => {
    assert.equal(insertAt(head + a + b, 3), head + a + inserted + b);
    assert.equal(insertAt(head + a + b, 5), head + a + inserted + b);
    assert.equal(insertAt(head + a + b, 8), head + a + b + inserted);
    assert.equal(insertAt(head + a + b, 99), head + a + b + inserted);
  });

  it('is after the front matter for a cursor there', () => {
    assert.equal(insertAt(head + a, 1), head + inserted + a);
    assert.equal(insertAt(head, 0), head + inserted);
    assert.equal(insertAt(head.trimEnd(), 0), head + inserted);
  });

  it('is set off from text that no blank line follows', () => {
    const bare = '> 07:00:00  Kim\n   \nHi\n';
    assert.equal(insertAt(head + bare + b, 3), `${head + bare}   \n${inserted}${b}`);
    assert.equal(insertAt(head + bare, 3), `${head + bare}   \n${inserted}`);
    assert.equal(insertAt(head + bare.trimEnd(), 3), `${head + bare}   \n${inserted}`);
    assert.equal(insertAt(head + a.slice(0, -1), 3), head + a + inserted);
    assert.equal(insertAt(`${head}stray`, 3), `${head}stray\n   \n${inserted}`);
  });

  it('is the beginning of an empty text', () => {
    assert.equal(insertAt('', 0), inserted);
  });

  it('knows the time before it, the day and whether a message follows', () => {
    const { time, day, isLast } = placeAt(head + a + b, 4);
    assert.deepEqual({ time, day, isLast }, { time: '07:00:00', day: '2024-02-09', isLast: false });
    assert.equal(placeAt(head + a + b, 9).isLast, true);
    assert.equal(placeAt(head, 0).time, undefined);
    assert.equal(placeAt('> 25:00:00  Kim\n', 0).time, undefined);
  });

  it('names every speaker once', () => {
    assert.deepEqual(
      placeAt(head + a + b + a, 5)
        .speakers.map(({ name }) => name)
        .sort(),
      ['Kim', 'Li'],
    );
  });

  it('comes with the speakers who match what was typed, by pinyin too', async () => {
    const log = `${head}${a}> 08:00:00  韩梅梅\n   \nHo\n   \n> 08:01:00  Li 梅\n   \nHo\n   \n`;
    assert.deepEqual(await speakersFor(log, 'hmm'), ['韩梅梅']);
    assert.deepEqual(await speakersFor(log, 'k'), ['Kim']);
    assert.deepEqual(await speakersFor(log, 'x'), []);
    assert.equal((await speakersFor(log, '')).length, 3);
  });

  it('says of each speaker how much they say, in which color, and who is oneself', async () => {
    const { workspace, open } = await workspaceOf({
      '2024-02-08-chat.markdown': `${head}${b}${b}`,
      '2024-02-09-chat.markdown': head + a,
      '_data/speakers.yml': 'people:\n  - name: Kim\n    color: tomato\nme: Kim\n',
    });
    const { uri, log } = open('2024-02-09-chat.markdown');
    const params = { textDocument: { uri }, position: { line: 99, character: 0 } };
    const place = await messagePlace.handle({ log, uri, workspace } as unknown as FeatureContext, params);
    assert.deepEqual(place.speakers, [
      {
        name: 'Kim',
        description: '1 message, last at 07:00:00',
        color: 'tomato',
        isMe: true,
      },
      { name: 'Li', description: 'In other logs: 2' },
    ]);
  });

  it('comes with all other people after the speakers of the log, so that a new log has whom to choose', async () => {
    const { workspace, open } = await workspaceOf({
      '2024-02-08-chat.markdown': `${head}${b}${b}> 09:00:00  林小满🌾\n   \nHo\n   \n`,
      '2024-02-09-chat.markdown': head + a,
      '2024-02-10-chat.markdown': head,
      '_data/speakers.yml': 'people:\n  - name: Priya\n',
    });
    const namesIn = async (path: string, typed?: string) => {
      const position = { line: 99, character: 0 };
      const { uri, log } = open(path);
      const params = { textDocument: { uri }, position, ...(typed && { typed }) };
      return (
        await messagePlace.handle({ log, uri, workspace } as unknown as FeatureContext, params)
      ).speakers.map(({ name }) => name);
    };
    assert.deepEqual(await namesIn('2024-02-10-chat.markdown'), ['Li', 'Kim', '林小满🌾', 'Priya']);
    assert.deepEqual(await namesIn('2024-02-10-chat.markdown', 'lxm'), ['林小满🌾']);
    assert.deepEqual(await namesIn('2024-02-09-chat.markdown'), ['Kim', 'Li', '林小满🌾', 'Priya']);
  });
});
