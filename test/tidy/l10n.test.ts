import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { globSync } from 'tinyglobby';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readJson = (path: string): Record<string, string> => JSON.parse(read(path));

/** The numbers of `{0}` and the like in a text, in the order of size. */
const placeholders = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

describe('the translations', () => {
  it('hold every text of the code, and no other', async () => {
    const files = globSync(['client/src/**/*.ts', 'server/src/**/*.ts'], { cwd: root });
    const texts = await getL10nJson(
      merged(files.map(read)).map(contents => ({ extension: '.ts', contents })),
    );
    assert.ok(Object.keys(texts).length > 20);
    const translated = readJson('l10n/bundle.l10n.zh-cn.json');
    assert.deepEqual(missing(texts, translated), [], 'texts without a translation');
    assert.deepEqual(missing(translated, texts), [], 'translations of no text');
    for (const [text, translation] of Object.entries(translated)) {
      assert.notEqual(translation.trim(), '', text);
      assert.deepEqual(placeholders(translation), placeholders(text), text);
    }
  });

  it('hold every text of the manifest, and no other', () => {
    const english = readJson('package.nls.json');
    const chinese = readJson('package.nls.zh-cn.json');
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual(Object.keys(english).sort(), [...new Set(used)].sort());
    assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
  });
});

/**
 * The files that hold texts, joined by their way of importing the translating functions: the library takes
 * 100 ms per file, most of it for the imports.
 */
function merged(files: readonly string[]): string[] {
  const byImport = new Map<string, string>();
  for (const content of files.filter(content => content.includes('l10n'))) {
    const [used = ''] = content.match(/^import [^;]*from '(?:@vscode\/l10n|vscode)';$/m) ?? [];
    const rest = content.replace(/^import [^;]*;$/gm, '');
    byImport.set(used, (byImport.get(used) ?? `${used}\n`) + rest);
  }
  return [...byImport.values()];
}

function missing(from: object, within: object): string[] {
  return Object.keys(from).filter(key => !Object.hasOwn(within, key));
}
