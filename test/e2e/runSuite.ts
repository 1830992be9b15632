// Runs the tests of suite/ inside the extension host of one VS Code, through a headless browser.
import { launchChromium } from '../../scripts/hosts/chromium';
import { startLimitMs } from '../../scripts/hosts/patience';
import { saveLog } from './artifacts';
import type { Host, HostName } from './hosts';
import { silenceLimitMs, watchForSilence } from './patience';
import { parseReport } from './report';
import type { Section } from './section';

/**
 * Runs the suite in a window of a started host. If something other than a test fails (the window does not start,
 * the page crashes), that counts as one failed test. The log is kept in artifacts/<host>/.
 */
export async function runSuite(name: HostName, host: Host, tests: string, section: Section): Promise<void> {
  const log: string[] = [];
  let complete = false;
  const browser = await launchChromium();
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    let silence: ReturnType<typeof watchForSilence> | undefined;
    const exitCode = new Promise<number>((resolve, reject) => {
      silence = watchForSilence(() => reject(new Error(`Nothing happened for ${silenceLimitMs / 1000} s.`)));
      page.on('crash', () => reject(new Error('The page crashed.')));
      browser.on('close', () => reject(new Error('The browser ended.')));
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    exitCode.catch(() => {}); // Awaited below; before that, a rejection must not end the process.
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const line = args
        .map(argument => (typeof argument === 'string' ? argument : JSON.stringify(argument)))
        .join(' ');
      const report = parseReport(line);
      if (report) silence?.heard();
      if (report?.kind === 'end') complete = true;
      else if (report) section.take(report);
      else log.push(`[${type}] ${line}`);
    });
    page.on('pageerror', error => log.push(`[page] ${error.stack ?? error.message}`));
    const { url } = await host.window(tests);
    await page.goto(url, { timeout: startLimitMs });
    const code = await exitCode.finally(() => silence?.stop());
    if (!complete || (code === 0) !== (section.counts.failed === 0)) {
      throw new Error(`VS Code ended with ${code}, ${complete ? 'but' : 'before'} all tests had reported.`);
    }
  } catch (error) {
    section.fail(error);
  } finally {
    await browser.close().catch(() => {});
  }
  await saveLog(name, 'suite-window', log.join('\n'));
  await saveLog(name, 'suite-server', host.output());
  if (section.counts.failed > 0) {
    const about = log.filter(line => /chatlog|suite-/i.test(line)).slice(-30);
    section.say(
      [`The logs are in artifacts/${name}/. What they say of the extension:`, ...about].join('\n  '),
    );
  }
}
