// What the server remembers of logs, in the storage of a browser. In other hosts it is a folder (test/protocol/cache.test.ts).
import { utimesSync } from 'node:fs';
import * as path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { startLimitMs } from '../../../scripts/hosts/patience';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { folder, sampleLogs, window } from './window';
import { hostName, runCommand, waitForWorkbench } from './workbench';

describe('The cache in a browser', () => {
  /** A browser of its own: its windows share a storage, and other tests have theirs. */
  let browser: BrowserContext | undefined;
  afterEach(async () => {
    await browser?.close();
    browser = undefined;
  });

  /** Another window on the folder, after all its logs are known, and the logs whose files were read for it. */
  async function openAnother(): Promise<{ readonly page: Page; readonly read: ReadonlySet<string> }> {
    browser ??= await launchChromium();
    return openIn(await browser.newPage());
  }

  it(
    alsoIn(['web'], 'knows in a window the logs that another one has read, until it is cleared'),
    async function () {
      if (hostName !== 'web') return this.skip();
      // Each has a time of its own, long ago.
      for (const [i, log] of sampleLogs().entries())
        utimesSync(path.join(folder(), log), 1_700_000_000 + i, 1_700_000_000 + i);
      const first = await openAnother();
      if (first.read.size < sampleLogs().length)
        throw new Error(`Of ${sampleLogs().length} changed logs, ${first.read.size} were read.`);
      // The first window writes the cache when it has been idle for a while.
      await eventually('a window that reads no log', async () => {
        const next = await openAnother();
        await next.page.close();
        return next.read.size === 0;
      });
      await first.page.bringToFront();
      await runCommand(first.page, 'Chat Log: Clear Cache');
      await first.page.locator('.statusbar-item', { hasText: 'The cache is empty' }).waitFor();
      const { read } = await openAnother();
      if (read.size < sampleLogs().length)
        throw new Error(`Only ${read.size} logs were read without a cache.`);
    },
  );
});

async function openIn(page: Page): Promise<{ readonly page: Page; readonly read: ReadonlySet<string> }> {
  const read = new Set<string>();
  page.on('request', request => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith('-chat.markdown') && !searchParams.has('stat')) read.add(pathname);
  });
  await page.goto(window().url(), { timeout: startLimitMs });
  await waitForWorkbench(page);
  // A search waits until all logs are known. It reads none of them: none is of that year.
  await runCommand(page, 'Chat Log: Find Messages…');
  await page.locator('.quick-input-widget:visible .quick-input-box input').fill('in:1999');
  await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'Find: in:1999' }).waitFor();
  await page.keyboard.press('Enter');
  await page
    .locator('.tree-explorer-viewlet-tree-view .message', { hasText: 'No message is found' })
    .waitFor();
  return { page, read };
}
