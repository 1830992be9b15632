// A folder without a log: the offers of the Speakers view, and the place of the first log.
import * as assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { repositoryRoot } from '../../../scripts/hosts/paths';
import { startLimitMs } from '../../../scripts/hosts/patience';
import { type Host, type HostWindow, startHost } from '../hosts';
import { closeEditors, explorerRow, hostName, pick, screenshot, waitForWorkbench } from './workbench';

describe('In a folder without logs', () => {
  let host: Host;
  let opened: HostWindow;
  let browser: BrowserContext;
  let page: Page;

  before(async () => {
    host = await startHost(hostName, { extension: process.env.E2E_EXTENSION ?? repositoryRoot });
    opened = await host.window();
    // Only README.md of the samples is left, and an empty folder for posts.
    for (const name of ['_posts', 'img']) rmSync(path.join(opened.folder, name), { recursive: true });
    mkdirSync(path.join(opened.folder, '_posts'));
    browser = await launchChromium();
    page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(opened.url, { timeout: startLimitMs });
    await waitForWorkbench(page);
    await speakers().click();
  });

  after(async () => {
    await browser?.close().catch(() => {});
    await host?.stop();
  });

  afterEach(() => closeEditors(page));

  const speakers = () => page.locator('.pane-header', { hasText: 'Speakers' });
  const welcome = () => page.locator('.pane', { has: speakers() }).locator('.welcome-view');
  const button = (name: string): Locator => welcome().getByRole('button', { name });

  it('the Speakers view offers a new log and the sample logs', async () => {
    await welcome().getByText('No chat logs here yet.').waitFor();
    await button('Open Sample Logs').waitFor();
    await screenshot(page, 'no-logs');
    await button('New Chat Log').click();
    await page.locator('.quick-input-widget:visible', { hasText: 'The day of the chat' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('a new log comes with a key, and goes to the empty _posts', async () => {
    await explorerRow(page, 'README.md').click();
    await page.locator('.tab', { hasText: 'README.md' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Alt+n');
    const input = page.locator('.quick-input-widget:visible input');
    await input.fill('2026-05-01');
    await input.press('Enter');
    await page.locator('.tab.active', { hasText: '2026-05-01-chat.markdown' }).waitFor();
    await page.locator('.breadcrumbs-control', { hasText: '_posts' }).waitFor();
    // The web workbench writes to memory.
    if (hostName !== 'web')
      assert.deepEqual(readdirSync(path.join(opened.folder, '_posts')), ['2026-05-01-chat.markdown']);
  });

  it('the sample logs are opened without a file', async () => {
    await button('Open Sample Logs').click();
    if (hostName !== 'web') await pick(page, 'Unsaved');
    await page.locator('.tab.active.dirty', { hasText: '2026-03-01-chat.markdown' }).waitFor();
    assert.equal(await page.locator('.tab', { hasText: /2026-03-0\d-chat/ }).count(), 4);
    await page.locator('.pane', { has: speakers() }).getByText('Ada Moreno').waitFor();
    await screenshot(page, 'sample-logs');
  });
});
