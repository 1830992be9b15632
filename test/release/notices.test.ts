import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { noticesFile, thirdPartyNotices } from '../../scripts/thirdPartyNotices';

describe('the third-party notices', () => {
  let made: string;
  before(async function () {
    this.timeout(120_000);
    made = await thirdPartyNotices();
  });

  it('are those of what is bundled', () => {
    const kept = readFileSync(join(repositoryRoot, noticesFile), 'utf8').replaceAll('\r\n', '\n');
    assert.equal(kept, made, 'The bundles hold other packages than before: run "npm run notices".');
  });

  it('name each package with its licence, and those that the bundles leave out not at all', () => {
    for (const name of ['@vscode/l10n', 'buffer', 'markdown-it', 'vscode-languageclient', 'yaml']) {
      assert.match(made, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([A-Z][\\w.-]+\\)$`, 'm'));
    }
    assert.doesNotMatch(made, /^(?:js-yaml|linkify-it|minimatch|semver) /m);
  });

  it('hold each licence text once', () => {
    const texts = made.split(/^=+\n[^=]+\n=+\n/m).slice(1);
    assert.ok(texts.length > 10);
    assert.equal(new Set(texts.map(text => text.trim())).size, texts.length);
  });
});
