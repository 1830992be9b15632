import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { codeLens } from '../../server/src/features/codeLens';
import { NO_PEOPLE, unregisteredPerson } from '../../server/src/people/people';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { type FeatureOptions, request, requestOf } from '../support/features';
import { frontMatter } from '../support/logText';

const head = frontMatter('2024-02-09', 'A');
const message = (time: string, speaker: string) => `> ${time}  ${speaker}\n   \nx ${time}\n   \n`;

/** VS Code with this extension's client. */
const client = { experimental: { commands: { commands: ['chatlog.preview.open', 'chatlog.fixAll'] } } };

const titles = (text: string, options: FeatureOptions = { client }) =>
  request(codeLens, text, {}, options).map(({ command }) => command!.title);

describe('the code lens', () => {
  const log = head + message('07:08:28', 'Kim') + message('07:09:00', '李雷') + message('23:51:07', 'Kim');

  it('counts messages and people, names the hours and leads to the preview', () => {
    assert.deepEqual(titles(log), ['Preview', '3 messages · 2 people · 07:08–23:51']);
    assert.deepEqual(titles(head + message('07:08:28', 'Kim')), ['Preview', '1 message · 1 person · 07:08']);
    assert.deepEqual(titles(head), ['Preview', 'No messages yet']);
  });

  it('counts a person of several names once', () => {
    const people = { ...NO_PEOPLE, personOf: () => unregisteredPerson('Kim') };
    assert.equal(titles(log, { client, workspace: { people } })[1], '3 messages · 1 person · 07:08–23:51');
  });

  it('stands over the first line', () => {
    for (const { range } of request(codeLens, log, {}, { client })) {
      assert.deepEqual(range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    }
  });

  it('has times only of messages that have one', () => {
    assert.deepEqual(titles(head + message('25:00:00', 'A') + message('07:00:00', 'A')), [
      'Preview',
      '2 messages · 1 person · 07:00',
    ]);
    assert.deepEqual(titles(head + message('25:00:00', 'A')), ['Preview', '1 message · 1 person']);
  });

  it('begins with the number of safe fixes, as a narrow editor cuts the end', () => {
    const wrong = log
      .replace('28  Kim', '28 Kim')
      .replace('00  李雷', '00 李雷')
      .replace('tag:', 'lines: 7\ntag:');
    assert.deepEqual(titles(wrong), ['Fix all (3)', 'Preview', '3 messages · 2 people · 07:08–23:51']);
    // A key that is renamed, a message that is removed, a header's date that is dropped.
    const unsafe = log + message('23:51:07', 'Kim') + message('2024-02-09 23:52:00', 'Kim');
    assert.deepEqual(titles(unsafe.replace('title', 'titel'))[0], 'Preview');
    // A missing speaker has no fix.
    assert.deepEqual(titles(log.replace('28  Kim', '28'))[0], 'Preview');
  });

  it('follows edits', () => {
    const wrong = new ChatLog(log.replace('28  Kim', '28 Kim'), {
      fileName: '2024-02-09-chat.markdown',
      levels: ruleLevels(),
    });
    const first = () => requestOf(codeLens, wrong, {}, { client })[0]!.command!.title;
    assert.equal(first(), 'Fix all (1)');
    const at = { line: 7, character: 10 };
    wrong.edit({ range: { start: at, end: at }, newText: ' ' });
    assert.equal(first(), 'Preview');
    wrong.edit({ range: { start: at, end: { line: 7, character: 11 } }, newText: '' });
    assert.equal(first(), 'Fix all (1)');
  });

  it('offers nothing that a client has no command for', () => {
    const [lens, ...others] = request(codeLens, log, {}, {});
    assert.deepEqual([lens!.command!.command, others], ['', []]);
  });

  it('is off where the settings say so', () => {
    assert.deepEqual(titles(log, { client, settings: { codeLens: false } }), []);
  });
});
