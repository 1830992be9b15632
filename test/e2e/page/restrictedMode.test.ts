import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { repositoryRoot } from '../../../scripts/hosts/paths';
import { type Host, startHost } from '../hosts';
import { hostName, openFile, runCommand, screenshot, waitForWorkbench, webviewFrame } from './workbench';

describe('In Restricted Mode', () => {
  let host: Host;
  let browser: BrowserContext;
  let page: Page;

  before(async function () {
    // The web workbench trusts every folder.
    if (hostName === 'web') this.skip();
    this.timeout(180_000);
    host = await startHost(hostName, {
      extension: process.env.E2E_EXTENSION ?? repositoryRoot,
      restricted: true,
    });
    browser = await launchChromium();
    page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(host.url, { timeout: 60_000 });
    // VS Code may ask at once; a window that does not is restricted until somebody trusts it.
    const refusal = page.locator('.monaco-dialog-box').getByText(/don.t trust/i);
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).or(refusal).first().waitFor();
    if (await refusal.isVisible()) await refusal.click();
    await waitForWorkbench(page);
  });

  after(async () => {
    await browser?.close().catch(() => {});
    await host?.stop();
  });

  it('findings and the preview are there as ever', async () => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
    await openFile(page, '_posts/2026-03-02-chat.markdown');
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'malformed-header' }).waitFor();
    await runCommand(page, 'Chat Log: Open Preview to the Side');
    await webviewFrame(page, 'article.message:not(.sketch)');
    await screenshot(page, 'restricted-mode');
  });
});
