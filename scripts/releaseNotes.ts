// `tsx scripts/releaseNotes.ts vVERSION`, where vVERSION is the tag of a release: checks that the tag is the version in
// package.json and that the changelog has a section for it, and prints that section.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { releaseNotes } from './changelog';
import { repositoryRoot } from './hosts/paths';

try {
  const [tag] = process.argv.slice(2);
  const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json has version ${version}.`);
  console.log(releaseNotes(readFileSync(path.join(repositoryRoot, 'CHANGELOG.md'), 'utf8'), version));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
