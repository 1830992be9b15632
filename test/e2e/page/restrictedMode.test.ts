import * as assert from 'node:assert/strict';
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
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
    // Some versions of VS Code ask, a moment later; what has the time to ask is told no.
    const refusal = page.locator('.monaco-dialog-box .monaco-button', { hasText: /^No/ }).first();
    await refusal.click({ timeout: 5_000 }).catch(() => {});
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
    // VS Code frames what is not ASCII in untrusted folders: here that would be every word.
    assert.equal(await page.locator('.unicode-highlight').count(), 0);
    await screenshot(page, 'restricted-mode');
  });
});
