// Runs the tests of suite/ inside the extension host of one VS Code, through a headless browser.

import type { Counts } from '../../scripts/counts';
import { launchChromium } from '../../scripts/hosts/chromium';
import { saveLog } from './artifacts';
import { type HostName, startHost } from './hosts';
import { parseReport, printReport } from './report';

/** How long one host may take for all its tests. */
const timeoutMs = 300_000;

/**
 * Runs the suite and prints how each test went. When something else goes wrong (the host does not start, a test
 * hangs, the page crashes), that counts as one failed test. The logs are kept in artifacts/<host>/.
 */
export async function runSuite(name: HostName, extension: string, tests: string): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const log: string[] = [];
  let complete = false;
  const host = await startHost(name, { extension, tests });
  const browser = await launchChromium();
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const exitCode = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`No result within ${timeoutMs / 1000} s.`)), timeoutMs).unref();
      page.on('crash', () => reject(new Error('The page crashed.')));
      browser.on('close', () => reject(new Error('The browser ended.')));
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    exitCode.catch(() => {}); // Awaited below; until then a rejection must not end the process.
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const line = args
        .map(argument => (typeof argument === 'string' ? argument : JSON.stringify(argument)))
        .join(' ');
      const report = parseReport(line);
      if (report?.kind === 'end') complete = true;
      else if (report) printReport(report, counts);
      else log.push(`[${type}] ${line}`);
    });
    page.on('pageerror', error => log.push(`[page] ${error.stack ?? error.message}`));
    await page.goto(host.url, { timeout: 60_000 });
    const code = await exitCode;
    if (!complete || (code === 0) !== (counts.failed === 0)) {
      throw new Error(`VS Code ended with ${code}, ${complete ? 'but' : 'before'} all tests had reported.`);
    }
  } catch (error) {
    counts.failed++;
    console.log(`  ✘ ${error instanceof Error ? error.message : error}`);
  } finally {
    await browser.close().catch(() => {});
    await host.stop();
  }
  await saveLog(name, 'suite-window', log.join('\n'));
  await saveLog(name, 'suite-server', host.output());
  if (counts.failed > 0) {
    const about = log.filter(line => /chatlog|suite\.js/i.test(line)).slice(-30);
    console.log(
      [`  The logs are in artifacts/${name}/. What they say of the extension:`, ...about].join('\n    '),
    );
  }
  return counts;
}
