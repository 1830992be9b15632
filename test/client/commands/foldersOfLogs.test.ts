import assert from 'node:assert/strict';
import { foldersOfLogs } from '../../../client/src/commands/foldersOfLogs';

const TOP = 'file:///site';

/** The folders as they are offered: `folder: number of logs`. */
const offered = (logs: readonly string[], tops: readonly string[] = [TOP]) =>
  foldersOfLogs(tops, logs).map(({ folder, logs }) => `${folder.slice('file:///'.length)}: ${logs}`);

describe('the folders whose logs are fixed', () => {
  it('are the workspace folders, and the folders in them that have logs', () => {
    assert.deepEqual(
      offered([
        `${TOP}/_posts/1-chat.md`,
        `${TOP}/_posts/2-chat.md`,
        `${TOP}/_posts/old/3-chat.md`,
        `${TOP}/drafts/new/4-chat.md`,
        `${TOP}/5-chat.md`,
      ]),
      ['site: 5', 'site/_posts: 3', 'site/_posts/old: 1', 'site/drafts/new: 1'],
    );
  });

  it('are offered once where the logs are the same', () => {
    assert.deepEqual(offered([`${TOP}/_posts/1-chat.md`, `${TOP}/_posts/2-chat.md`]), ['site: 2']);
    assert.deepEqual(offered([`${TOP}/_posts/1-chat.md`, `${TOP}/_posts/old/2-chat.md`]), [
      'site: 2',
      'site/_posts/old: 1',
    ]);
  });

  it('are those of the workspace alone, without the folders that are skipped', () => {
    const other = 'file:///site-2';
    assert.deepEqual(
      offered(
        [
          `${other}/1-chat.md`,
          'file:///elsewhere/2-chat.md',
          `${TOP}/_site/3-chat.md`,
          `${TOP}/%2Egit/4-chat.md`,
        ],
        [TOP, other],
      ),
      ['site-2: 1'],
    );
    assert.deepEqual(offered([]), []);
  });
});
