// `npm run test:e2e -- [--host newest|oldest|web]… [--only suite|page] [--extension FOLDER] [--grep TEXT]
// [--pictures [--theme light|dark|hc|hc-light]]`
//
// The newest VS Code runs all tests, the other hosts run the tests whose titles name them (see whichHosts.ts). One window more than
// there are cores is tested at once, three at most, because each waits half of its time.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
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
  await inLanes(windowsAtOnce(), jobsFor(hosts, options));
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

function windowsAtOnce(): number {
  return Math.min(3, availableParallelism() + 1);
}

/** The longest first, so that it does not run alone at the end. The newest VS Code has two windows for its many page tests. */
function jobsFor(hosts: readonly HostName[], options: Options): Job[] {
  const { extension, grep, pictures, theme } = options;
  const suite = (name: HostName) => async (host: Host, section: Section) =>
    runSuite(name, host, await bundleSuite(name, extension, grep), section);
  const page = (name: HostName, files: readonly string[]) => (host: Host, section: Section) =>
    runPageTests(name, host, files, { text: grep, pictures, theme }, section);
  const pageFiles = filesIn('test/e2e/page');
  const jobs: Job[] = [];
  const wantsSuite = options.only !== 'page';
  const wantsPage = options.only !== 'suite';
  for (const name of hosts) {
    const inside: HostPart = { title: 'inside', run: suite(name) };
    const outside = (title: string, files: readonly string[]): HostPart => ({
      title,
      run: page(name, files),
    });
    if (name !== 'newest') {
      const parts = [
        ...(wantsSuite ? [inside] : []),
        ...(wantsPage ? [outside('from outside', pageFiles)] : []),
      ];
      jobs.push(hostJob(name, { extension }, parts));
      continue;
    }
    if (wantsPage) {
      // Few tests are not worth a second start.
      const windows = grep === undefined ? halves(pageFiles) : [pageFiles];
      for (const [index, files] of windows.entries())
        jobs.push(hostJob(name, { extension }, [outside(`from outside, ${index + 1}`, files)]));
    }
    if (wantsSuite) jobs.push(hostJob(name, { extension }, [inside]));
    if (wantsPage) {
      const part = outside('in Restricted Mode', filesIn('test/e2e/page/restrictedMode'));
      jobs.push(hostJob(name, { extension, restricted: true }, [part]));
    }
  }
  return jobs;
}

/** The test files of a folder, sorted; paths from the repository's root. */
function filesIn(folder: string): string[] {
  return readdirSync(path.join(repositoryRoot, folder))
    .filter(file => file.endsWith('.test.ts'))
    .sort()
    .map(file => `${folder}/${file}`);
}

/** Two parts that take about the same time: a file takes the longer, the larger it is. */
function halves(files: readonly string[]): string[][] {
  const sizes = new Map(files.map(file => [file, statSync(path.join(repositoryRoot, file)).size]));
  const parts = [0, 1].map(() => ({ files: [] as string[], size: 0 }));
  for (const [file, size] of [...sizes].sort(([, a], [, b]) => b - a)) {
    const part = parts[0]!.size <= parts[1]!.size ? parts[0]! : parts[1]!;
    part.files.push(file);
    part.size += size;
  }
  return parts.map(part => part.files.sort());
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
