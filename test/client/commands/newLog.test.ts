import assert from 'node:assert/strict';
import {
  authorIn,
  dayOfLogFile,
  foldersByLogs,
  logFileNameBeside,
  newLogSnippet,
  newLogText,
  postsFolders,
} from '../../../client/src/commands/newLog';
import { dayAfter, localDay } from '../../../client/src/support/localTime';
import { ChatLog } from '../../../server/src/document/chatLog';
import { ruleLevels } from '../../../server/src/rules/ruleLevels';

describe('a new log', () => {
  it('has front matter without a finding', () => {
    const text = newLogSnippet('2024-02-09', 'Tea group')
      .replace(/\$\{1:([^}]*)\}/, '$1')
      .replace('$0', '');
    const log = new ChatLog(text, { fileName: '2024-02-09-chat.markdown', levels: ruleLevels() });
    assert.deepEqual(log.findings.severest(10).findings, []);
    assert.match(text, /^author: {5}Tea group$/m);
  });

  it('has the same text where nothing is to be typed over', () => {
    assert.equal(
      newLogText('2024-02-09', 'Tea group'),
      newLogSnippet('2024-02-09', 'Tea group')
        .replace(/\$\{1:([^}]*)\}/, '$1')
        .replace('$0', ''),
    );
  });

  it('is named as the log beside it', () => {
    assert.equal(logFileNameBeside('2024-05-01-chat.md', '2024-05-02'), '2024-05-02-chat.md');
    assert.equal(logFileNameBeside('2024-05-01-tea.chatlog', '2024-05-02'), '2024-05-02-tea.chatlog');
    assert.equal(logFileNameBeside('notes.md', '2024-05-02'), '2024-05-02-chat.markdown');
    assert.equal(dayOfLogFile('2024-05-01-chat.md'), '2024-05-01');
    assert.equal(dayOfLogFile('2024-05-32-chat.md'), undefined);
    assert.equal(dayOfLogFile('2024-05-011-chat.md'), undefined);
  });

  it('is proposed where most logs are', () => {
    assert.deepEqual(foldersByLogs(['/a/1', '/b/1', '/b/2', '/c/1']), ['/b', '/a', '/c']);
  });

  it('goes to an empty _posts, that of the folder first, then those of the folders in it', async () => {
    const postsIn = (tree: Record<string, readonly string[]>) => postsFolders(async path => tree[path] ?? []);
    assert.deepEqual(await postsIn({ '': ['_posts', 'site'], site: ['_posts'] }), ['_posts']);
    assert.deepEqual(await postsIn({ '': ['a', 'site', 'docs'], site: ['_posts'], docs: ['_posts', 'x'] }), [
      'site/_posts',
      'docs/_posts',
    ]);
    assert.deepEqual(
      await postsIn({
        '': ['.git', '_site', 'node_modules', 'src'],
        '.git': ['_posts'],
        _site: ['_posts'],
        node_modules: ['_posts'],
      }),
      [],
    );
    assert.deepEqual(await postsIn({}), []);
  });

  it('takes the author as it is written', () => {
    assert.equal(authorIn('---\r\ntitle: x\r\nauthor:     "Tea, group" \r\n---\r\n'), '"Tea, group"');
    assert.equal(authorIn('---\nauthor:\n---\n'), undefined);
    assert.equal(authorIn(''), undefined);
  });
});

describe('a day', () => {
  it('comes after another, or before it', () => {
    assert.equal(dayAfter('2023-12-31', 1), '2024-01-01');
    assert.equal(dayAfter('2023-03-01', -1), '2023-02-28');
    assert.equal(dayAfter('2024-02-28', 1), '2024-02-29');
    assert.equal(dayAfter('0099-12-31', 1), '0100-01-01');
  });

  it('is that of the clock on the wall', () => {
    assert.equal(localDay(new Date(2024, 0, 5, 23, 59)), '2024-01-05');
  });
});
