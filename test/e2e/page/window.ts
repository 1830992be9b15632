// One VS Code window for all page tests of a run; E2E_HOST names the host, E2E_EXTENSION the extension's folder.
import { readdirSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { repositoryRoot } from '../../../scripts/hosts/paths';
import { saveLog } from '../artifacts';
import { type Host, startHost } from '../hosts';
import { closeEditors, hostName, runCommand, screenshot, waitForWorkbench } from './workbench';

let host: Host | undefined;
let browser: BrowserContext | undefined;
let opened: Page | undefined;
const consoleLines: string[] = [];

/** The window; it is there in tests and their hooks. */
export function window(): Page {
  if (!opened) throw new Error('The window is opened before the first test, not while files are loaded.');
  return opened;
}

/** The opened folder on the disk, a copy of examples/. */
export function folder(): string {
  if (!host) throw new Error('The host is started before the first test, not while files are loaded.');
  return host.folder;
}

/** The paths of the logs in the opened folder, relative to it and sorted. */
export function sampleLogs(): string[] {
  return readdirSync(folder(), { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('-chat.markdown'))
    .sort();
}

before(async function () {
  this.timeout(240_000);
  host = await startHost(hostName, { extension: process.env.E2E_EXTENSION ?? repositoryRoot });
  browser = await launchChromium();
  opened = browser.pages()[0] ?? (await browser.newPage());
  opened.on('console', message => consoleLines.push(`[${message.type()}] ${message.text()}`));
  opened.on('pageerror', error => consoleLines.push(`[page] ${error.stack ?? error.message}`));
  await opened.goto(host.url, { timeout: 60_000 });
  await waitForWorkbench(opened);
  // In a browser VS Code saves by itself: what one test types would be there for the next.
  await runCommand(opened, 'File: Toggle Auto Save');
});

afterEach(async function () {
  if (!opened) return;
  if (this.currentTest?.state === 'failed') {
    const title = this.currentTest.fullTitle().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    await screenshot(opened, `failed-${title}`).catch(() => {});
  }
  await closeEditors(opened);
});

after(async () => {
  await browser?.close().catch(() => {});
  await saveLog(hostName, 'page-window', consoleLines.join('\n'));
  if (host) await saveLog(hostName, 'page-server', host.output());
  await host?.stop();
});
