import assert from 'node:assert/strict';
import { pathBelow } from '../../../client/src/server/pathBelow';

describe('The path from a folder to a file', () => {
  for (const [folder, file, names] of [
    ['/site', '/site/a/b.md', ['a', 'b.md']],
    ['/site/', '/site/b.md', ['b.md']],
    ['/', '/b.md', ['b.md']],
    ['/site', '/site', undefined],
    ['/site', '/site/', undefined],
    ['/site', '/site-2/b.md', undefined],
    ['/site', '/site/../b.md', undefined],
    ['/site', '/site/a/./b.md', undefined],
    ['/site', '/site/a/..', undefined],
    ['/site', '/site/..\\b.md', undefined],
    ['/site', '/site/..a/...', ['..a', '...']],
  ] as const) {
    it(`${folder} → ${file}`, () => assert.deepEqual(pathBelow(folder, file), names));
  }
});
