import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { sampleOf } from '../../../server/src/import/exported/sample';
import { EXPORT_SOURCES } from '../../../server/src/import/exported/sources';
import { memoryFile, recognized, sampleFile } from './exports';
import { OTHER_TEXTS } from './otherTexts';

const root = join(import.meta.dirname, '../../..');
const samples = readdirSync(join(root, 'test/fixtures/exports')).filter(name => !name.endsWith('.zip'));

describe('exports are recognized by their content', () => {
  it('every sample is of a source, under another name too', () => {
    const unknown = samples.filter(
      name => typeof recognized({ ...sampleFile(name), path: 'x' }) !== 'string',
    );
    assert.deepEqual(unknown, []);
  });

  it('no sample is recognized by two sources', () => {
    const twice = samples.flatMap(name => {
      const sample = sampleOf(sampleFile(name));
      const found = EXPORT_SOURCES.filter(source => source.recognize(sample) >= 1).map(({ id }) => id);
      return found.length === 1 ? [] : [`${name}: ${found.join(', ')}`];
    });
    assert.deepEqual(twice, []);
  });

  it('identifiers are unique, and name the application first', () => {
    const ids = EXPORT_SOURCES.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    for (const id of ids) assert.match(id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
  });
});

describe('no conversation is recognized in', () => {
  const files = globSync(
    [
      '*.{md,json,mjs}',
      '{docs,server,client,syntaxes,schemas,l10n,scripts,.github}/**/*.{md,json,ts,css,html,yml}',
      'test/{bench,features,model,support,webview}/**/*.ts',
    ],
    { cwd: root, ignore: ['**/node_modules/**'], dot: true },
  );

  it('the files of this project', () => {
    assert.ok(files.length > 300);
    const found = files.flatMap(path => named(path, readFileSync(join(root, path))));
    assert.deepEqual(found, []);
  });

  for (const [title, text] of Object.entries(OTHER_TEXTS)) {
    it(title, () => assert.deepEqual(named(title, Buffer.from(text)), []));
  }
});

function named(path: string, bytes: Uint8Array): string[] {
  const found = recognized(memoryFile(path, bytes));
  return typeof found === 'string' ? [`${path}: ${found}`] : [];
}
