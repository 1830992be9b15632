import assert from 'node:assert/strict';
import { isAbsolutePath, isPathInside, titleOfPath } from '../../../client/src/import/rememberedPath';

describe('the path of a remembered export', () => {
  it('leads into the workspace folder only if nothing in it leads out', () => {
    for (const path of ['a.json', 'exports/a.json', './exports/../a.json', '.', '~/a.json', '...', 'a/..']) {
      assert.ok(isPathInside(path), path);
    }
    for (const path of [
      '/etc/a.json',
      '../a.json',
      'exports/../../a.json',
      'a/../../site/a.json',
      'C:/a.json',
      'c:a.json',
      '//host/share/a.json',
      '\\\\host\\share\\a.json',
      'exports\\..\\..\\a.json',
    ]) {
      assert.ok(!isPathInside(path), path);
    }
  });

  it('is absolute with a root, a drive or a machine', () => {
    assert.deepEqual(['/a', 'C:/a', '//host/a', '\\\\host\\a', 'a/b', '../a'].map(isAbsolutePath), [
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('has the name of the export', () => {
    assert.equal(titleOfPath('exports/Team 1.x.json'), 'Team 1.x');
  });
});
