import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { features } from '../../server/src/features';
import { registryFeatures } from '../../server/src/features/registry';
import { registryRules, rules } from '../../server/src/rules';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the house', () => {
  it('names no rule twice', () => {
    const ids = [...rules, ...registryRules].map(rule => rule.id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('names no method twice', () => {
    for (const table of [features, registryFeatures]) {
      const methods = table.map(feature => feature.method);
      assert.equal(new Set(methods).size, methods.length);
    }
  });

  it('has one place for each thing', () => {
    const sources = globSync(['server/src/**/*.ts', 'client/**/*.ts'], { cwd: root });
    const places = (pattern: RegExp) => sources.filter(file => pattern.test(read(file))).sort();
    assert.deepEqual(places(/setStatusBarMessage/), ['client/src/support/statusMessage.ts']);
    assert.deepEqual(places(/affectsConfiguration\(.*registry/i), ['client/src/server/registrySetting.ts']);
    // Privates are written `#name`; only a constructor can't be.
    const keyword =
      /(?:^ *|\()(?:private|protected) (?:readonly |async |static |get |(?!constructor)\w+(?:[(:;?]| =))/m;
    assert.deepEqual(places(keyword), []);
  });

  it('keeps files small', () => {
    const files = globSync(['server/src/**/*.ts', 'client/**/*.ts'], { cwd: root });
    const long = files.filter(file => read(file).split('\n').length > 400);
    assert.deepEqual(long, []);
  });

  it('has no test that looks at a clock', () => {
    const files = globSync(['test/**/*.ts'], { cwd: root, ignore: ['test/bench/**'] });
    const clock = /\b(performance|Date)[.]now\b|\b(hr[t]ime|cpu[U]sage)\b/;
    assert.deepEqual(
      files.filter(file => clock.test(read(file))),
      [],
    );
  });

  it('ships no engine that evaluates front matter', function () {
    if (!existsSync(join(root, 'dist/server.js'))) this.skip();
    const bundles = readdirSync(join(root, 'dist')).filter(file => file.endsWith('.js'));
    for (const bundle of bundles) {
      assert.doesNotMatch(read(`dist/${bundle}`), /\beval\(|new Function\(/, bundle);
    }
  });
});
