import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { releaseNotes } from '../../scripts/changelog';
import { repositoryRoot } from '../../scripts/hosts/paths';

const changelog = [
  '# Changelog',
  '',
  '## Unreleased',
  '',
  '## [1.10.0] - 2026-12-01',
  '',
  '### Added',
  '',
  '- New.',
  '',
  '## 1.1.0',
  '',
  '- Old.',
  '',
].join('\n');

describe('the notes of a release', () => {
  it('are what the changelog says about its version', () => {
    assert.equal(releaseNotes(changelog, '1.10.0'), '### Added\n\n- New.');
    assert.equal(releaseNotes(changelog.replaceAll('\n', '\r\n'), '1.1.0'), '- Old.');
  });

  it('are missing where it says nothing', () => {
    assert.throws(() => releaseNotes(changelog, '1.1'), /nothing about version 1\.1\./);
    assert.throws(() => releaseNotes(changelog, 'Unreleased'), /nothing/);
    assert.throws(() => releaseNotes(changelog, '1.1.01'), /nothing/);
  });

  it('are there for every version so far', () => {
    const read = (file: string) => readFileSync(join(repositoryRoot, file), 'utf8');
    const versions = [...read('CHANGELOG.md').matchAll(/^## (\d\S*)/gm)].map(([, version]) => version!);
    assert.ok(versions.includes('0.1.0'));
    for (const version of versions)
      assert.ok(releaseNotes(read('CHANGELOG.md'), version).length > 0, version);
  });
});
