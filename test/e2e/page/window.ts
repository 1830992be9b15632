// One VS Code window for all page tests of a run; E2E_HOST names the host, E2E_EXTENSION the extension's folder.
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { repositoryRoot } from '../../../scripts/hosts/paths';
import { type Host, type HostName, startHost } from '../hosts';
import { screenshot, waitForWorkbench } from './workbench';

let host: Host | undefined;
let browser: BrowserContext | undefined;
let opened: Page | undefined;

/** The name of the host that the tests run in. */
export const hostName = (process.env.E2E_HOST ?? 'newest') as HostName;

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

before(async function () {
  this.timeout(240_000);
  host = await startHost(hostName, { extension: process.env.E2E_EXTENSION ?? repositoryRoot });
  browser = await launchChromium();
  opened = browser.pages()[0] ?? (await browser.newPage());
  await opened.goto(host.url, { timeout: 60_000 });
  await waitForWorkbench(opened);
});

afterEach(async function () {
  if (this.currentTest?.state !== 'failed' || !opened) return;
  const title = this.currentTest.fullTitle().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  await screenshot(opened, `failed-${title}`).catch(() => {});
});

after(async () => {
  await browser?.close().catch(() => {});
  await host?.stop();
});
