import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORT_SOURCES } from '../../server/src/import/exported/sources';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The identifiers in the last column of a table, and after `--format`. */
function idsIn(text: string): string[] {
  const rows = [...text.matchAll(/^\|.*\| `([a-z][^`|]*)` \|$/gm)];
  const options = [...text.matchAll(/chatlog import[^\n]*--format[ =]([a-z][\w-]*)/g)];
  return [...rows, ...options].map(match => match[1]!);
}

describe('docs/import.md', () => {
  const ids = EXPORT_SOURCES.map(({ id }) => id).sort();
  const halves = read('docs/import.md').split(/^(?=## 简体中文$)/m);

  it('lists each source once in both languages, and no other', () => {
    assert.equal(halves.length, 2);
    for (const half of halves) assert.deepEqual(idsIn(half).sort(), ids);
  });

  it('has the same sections in both languages', () => {
    const [english, chinese] = halves.map(half => half.match(/^### /gm)?.length);
    assert.equal(english, chinese);
  });

  it('is like the other documents: none names a source that does not exist', () => {
    for (const path of ['README.md', 'CONTRIBUTING.md', 'docs/command-line.md']) {
      const calls = read(path).match(/chatlog import[^\n]*--format[ =][a-z][\w-]*/g) ?? [];
      const reports = [...read(path).matchAll(/"format": "([^"]+)"/g)].map(match => match[1]!);
      assert.deepEqual(
        [...idsIn(calls.join('\n')), ...reports].filter(id => !ids.includes(id)),
        [],
        path,
      );
    }
  });
});
