// Runs tests against one VS Code: an ordinary window that is operated from outside, as a user would do it.
import * as path from 'node:path';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { startService } from '../../scripts/hosts/processes';
import { saveLog } from './artifacts';
import type { Host, HostName } from './hosts';
import { silenceLimitMs, testLimitMs, watchForSilence } from './patience';
import { parseReport } from './report';
import type { Section } from './section';
import type { Theme } from './themes';
import { titlePattern } from './whichHosts';

/**
 * Runs test files in a separate process, in a window of a started host. Screenshots and logs go to
 * artifacts/<host>/.
 *
 * @param files paths from the repository's root
 * @param options.text Only tests whose full title holds this text; default: all that run in the host.
 * @param options.pictures Whether the tests take screenshots.
 */
export async function runPageTests(
  name: HostName,
  host: Host,
  files: readonly string[],
  options: { text?: string; pictures?: boolean; theme?: Theme },
  section: Section,
): Promise<void> {
  const { url, folder } = await host.window();
  let rest = '';
  let complete = false;
  const tests = startService(
    process.execPath,
    [
      path.join(repositoryRoot, 'node_modules/mocha/bin/mocha.js'),
      ...files,
      ...['--reporter', path.join(__dirname, 'page/reporter.ts')],
      // A busy window sometimes loses a key; a real failure fails twice.
      ...['--retries', '1', '--timeout', String(testLimitMs)],
      ...['--grep', titlePattern(name, options.text)],
    ],
    {
      cwd: repositoryRoot,
      env: {
        ...process.env,
        E2E_HOST: name,
        E2E_URL: url,
        E2E_FOLDER: folder,
        E2E_PICTURES: options.pictures ? '1' : '',
        E2E_THEME: options.theme ?? '',
      },
      onOutput(text) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const report = parseReport(line);
          silence.heard();
          if (report?.kind === 'end') complete = true;
          else if (report) section.take(report);
          else if (line.trim() !== '') section.say(line);
        }
      },
    },
  );
  const silence = watchForSilence(() => {
    section.fail(`Nothing happened for ${silenceLimitMs / 1000} s.`);
    void tests.stop();
  });
  const code = await tests.ended;
  silence.stop();
  await saveLog(name, 'page-server', host.output());
  if (!complete) section.fail(`The tests ended with ${code ?? 'a signal'} before all had reported.\n${rest}`);
}
