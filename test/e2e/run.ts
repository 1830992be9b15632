// `npm run test:e2e -- [--host newest|oldest|web]… [--only suite|page] [--extension FOLDER] [--grep TEXT]`
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { add, type Counts, formatCounts, noCounts } from '../../scripts/counts';
import { ensureChromium } from '../../scripts/hosts/chromium';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { clearArtifacts } from './artifacts';
import { bundleSuite } from './bundle';
import { type HostName, hostNames, hostTitles } from './hosts';
import { runPageTests } from './runPageTests';
import { runSuite } from './runSuite';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', multiple: true },
      only: { type: 'string' },
      extension: { type: 'string', default: repositoryRoot },
      grep: { type: 'string' },
    },
  });
  const hosts = (values.host ?? hostNames).map(name => {
    if (!hostNames.includes(name as HostName)) throw new Error(`--host: one of ${hostNames.join(', ')}`);
    return name as HostName;
  });
  if (values.only !== undefined && values.only !== 'suite' && values.only !== 'page') {
    throw new Error('--only: suite or page');
  }
  const extension = path.resolve(values.extension);
  if (!existsSync(path.join(extension, 'dist/client.js'))) build();
  ensureChromium();
  for (const host of hosts) await clearArtifacts(host);

  let total: Counts = noCounts;
  const section = async (title: string, counts: () => Promise<Counts>): Promise<void> => {
    const started = Date.now();
    console.log(`\n${title}`);
    let result: Counts;
    try {
      result = await counts();
    } catch (error) {
      console.log(`  ✘ ${error instanceof Error ? error.stack : error}`);
      result = { passed: 0, failed: 1, skipped: 0 };
    }
    total = add(total, result);
    console.log(`  ${((Date.now() - started) / 1000).toFixed(0)} s`);
  };

  if (values.only !== 'page') {
    const tests = await bundleSuite(extension, values.grep);
    for (const host of hosts)
      await section(`${hostTitles[host]}: inside`, () => runSuite(host, extension, tests));
  }
  if (values.only !== 'suite') {
    for (const host of hosts) {
      await section(`${hostTitles[host]}: from outside`, () => runPageTests(host, extension, values.grep));
    }
  }
  console.log(`\n${formatCounts(total)}`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

function build(): void {
  const result = spawnSync(process.execPath, ['esbuild.mjs', '--minify'], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  });
  if (result.status !== 0) throw new Error('The extension does not build.');
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
