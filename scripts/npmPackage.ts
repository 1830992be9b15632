// `npm run package:npm`: chatlog-VERSION.tgz, the npm package, from the bundles in dist/.
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { runNode } from './command';
import { npm } from './hosts/npmInstall';
import { cacheFolder, repositoryRoot } from './hosts/paths';
import { stageNpmPackage } from './stageNpmPackage';

async function main(): Promise<void> {
  const built = await runNode('esbuild.mjs', ['--minify'], { output: 'kept' });
  if (built.code !== 0) throw new Error(built.output);
  const folder = path.join(cacheFolder, 'npm-package');
  await stageNpmPackage(folder);
  await npm(['pack', folder], repositoryRoot);
  await rm(folder, { recursive: true });
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
