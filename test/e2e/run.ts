// `npm run test:e2e -- [--host newest|oldest|web]… [--only suite|page] [--extension FOLDER] [--grep TEXT]
// [--pictures [--theme light|dark|hc|hc-light]]`
//
// The newest VS Code runs all tests, the other hosts run the tests whose titles name them (see whichHosts.ts). With two
// cores, two windows are tested at once, because a single one waits half of its time.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { formatCounts } from '../../scripts/counts';
import { ensureChromium } from '../../scripts/hosts/chromium';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { onExit } from '../../scripts/hosts/processes';
import { inLanes } from '../../scripts/lanes';
import { clearArtifacts } from './artifacts';
import { bundleSuite } from './bundle';
import { type Host, type HostName, type HostOptions, hostNames, hostTitles, startHost } from './hosts';
import { runPageTests } from './runPageTests';
import { runSuite } from './runSuite';
import { allFailures, Section, totalCounts } from './section';
import { type Theme, themes } from './themes';

interface Options {
  only?: 'suite' | 'page';
  extension: string;
  grep?: string;
  pictures: boolean;
  theme?: Theme;
}

/** A host from its start to its end. */
type Job = () => Promise<void>;

async function main(): Promise<void> {
  const { hosts, ...options } = parseOptions();
  if (!existsSync(path.join(options.extension, 'dist/client.js'))) build();
  ensureChromium();
  for (const host of hosts) {
    console.log(`${host}: ${hostTitles[host]}`);
    await clearArtifacts(host);
  }
  const reportCounts = (): void => console.log(`\n${formatCounts(totalCounts())}`);
  // Tests that passed before an interruption are counted.
  const forget = onExit(reportCounts);
  await inLanes(Math.min(2, availableParallelism()), jobsFor(hosts, options));
  forget();
  const failures = allFailures();
  if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
  reportCounts();
  const { passed, failed } = totalCounts();
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

function parseOptions(): Options & { hosts: HostName[] } {
  const { values } = parseArgs({
    options: {
      host: { type: 'string', multiple: true },
      only: { type: 'string' },
      extension: { type: 'string', default: repositoryRoot },
      grep: { type: 'string' },
      pictures: { type: 'boolean', default: false },
      theme: { type: 'string' },
    },
  });
  const hosts = (values.host ?? hostNames).map(name => {
    if (!hostNames.includes(name as HostName)) throw new Error(`--host: one of ${hostNames.join(', ')}`);
    return name as HostName;
  });
  const { only, extension, grep, pictures, theme } = values;
  if (theme !== undefined && !(theme in themes))
    throw new Error(`--theme: one of ${Object.keys(themes).join(', ')}`);
  if (only !== undefined && only !== 'suite' && only !== 'page') throw new Error('--only: suite or page');
  return { hosts, only, extension: path.resolve(extension), grep, pictures, theme: theme as Theme };
}

function build(): void {
  const result = spawnSync(process.execPath, ['esbuild.mjs', '--minify'], {
    cwd: repositoryRoot,
    stdio: 'inherit',
  });
  if (result.status !== 0) throw new Error('The extension does not build.');
}

/** The longest first, so that it does not run alone at the end. */
function jobsFor(hosts: readonly HostName[], options: Options): Job[] {
  const { extension, grep, pictures, theme } = options;
  const suite = (name: HostName) => async (host: Host, section: Section) =>
    runSuite(name, host, await bundleSuite(name, extension, grep), section);
  const page = (name: HostName, files: string) => (host: Host, section: Section) =>
    runPageTests(name, host, files, { text: grep, pictures, theme }, section);
  const jobs: Job[] = [];
  const wantsSuite = options.only !== 'page';
  const wantsPage = options.only !== 'suite';
  for (const name of hosts) {
    const ordinary: HostPart[] = [];
    if (wantsSuite) ordinary.push({ title: 'inside', run: suite(name) });
    if (wantsPage) ordinary.push({ title: 'from outside', run: page(name, 'test/e2e/page/*.test.ts') });
    if (name !== 'newest') {
      jobs.push(hostJob(name, { extension }, ordinary));
      continue;
    }
    for (const part of ordinary.reverse()) jobs.push(hostJob(name, { extension }, [part]));
    if (wantsPage) {
      const run = page(name, 'test/e2e/page/restrictedMode/*.test.ts');
      jobs.push(hostJob(name, { extension, restricted: true }, [{ title: 'in Restricted Mode', run }]));
    }
  }
  return jobs;
}

interface HostPart {
  title: string;
  run(host: Host, section: Section): Promise<void>;
}

/** Starts a host and runs tests in it, one part after the other, each in its own window. */
function hostJob(name: HostName, options: HostOptions, parts: readonly HostPart[]): Job {
  return async () => {
    let host: Host | undefined;
    for (const { title, run } of parts) {
      const section = new Section(`${name}, ${title}`);
      try {
        host ??= await startHost(name, options);
        await run(host, section);
      } catch (error) {
        section.fail(error);
      }
      section.end();
    }
    await host?.stop();
  };
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
