import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { registryRules, rules } from '../../server/src/analysis/rules';
import { features } from '../../server/src/features';
import { registryFeatures } from '../../server/src/features/registry';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the house', () => {
  it('gives each rule a page, a place in the table of pages and in the settings', () => {
    const settings = JSON.parse(read('package.json')).contributes.configuration;
    const sections: { properties: Record<string, { properties?: object }> }[] = [settings].flat();
    const schema = sections.map(section => section.properties['chatlog.rules']).find(Boolean);
    const ids = [...rules, ...registryRules].map(rule => rule.id);
    assert.deepEqual(Object.keys(schema?.properties ?? {}).sort(), [...ids].sort());
    for (const id of ids) {
      assert.ok(existsSync(join(root, `docs/rules/${id}.md`)), `docs/rules/${id}.md`);
      assert.match(read('docs/rules/README.md'), new RegExp(`\\(${id}\\.md\\)`));
    }
  });

  it('names no method twice', () => {
    for (const table of [features, registryFeatures]) {
      const methods = table.map(feature => feature.method);
      assert.equal(new Set(methods).size, methods.length);
    }
  });

  it('keeps files small', () => {
    const files = globSync(['server/src/**/*.ts', 'client/**/*.ts'], { cwd: root });
    const long = files.filter(file => read(file).split('\n').length > 400);
    assert.deepEqual(long, []);
  });

  it('has no test that looks at a clock', () => {
    const files = globSync(['test/**/*.ts'], { cwd: root, ignore: ['test/bench/**', 'test/e2e/**'] });
    const clock = /\b(performance|Date)[.]now\b|\b(hr[t]ime|cpu[U]sage)\b/;
    assert.deepEqual(
      files.filter(file => clock.test(read(file))),
      [],
    );
  });

  it('ships no engine that evaluates front matter', function () {
    if (!existsSync(join(root, 'dist/server.js'))) this.skip();
    for (const bundle of [
      'server.js',
      'server.browser.js',
      'cli.js',
      'client.js',
      'languageClient.node.js',
      'client.browser.js',
    ]) {
      assert.doesNotMatch(read(`dist/${bundle}`), /\beval\(|new Function\(/, bundle);
    }
  });
});
