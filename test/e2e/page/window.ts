// The VS Code window of all page tests of a run; the environment names the host, the window's address and its folder.
import { readdirSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { startLimitMs } from '../../../scripts/hosts/patience';
import { saveLog } from '../artifacts';
import { plainTitle } from '../whichHosts';
import {
  closeEditors,
  hostName,
  onlyTheme,
  picture,
  runCommand,
  setTheme,
  waitForWorkbench,
} from './workbench';

let browser: BrowserContext | undefined;
let opened: Page | undefined;
const consoleLines: string[] = [];

/** The window; available in tests and their hooks. */
export function window(): Page {
  if (!opened) throw new Error('The window is opened before the first test, not while files are loaded.');
  return opened;
}

/** Presses keys, one after the other. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await window().keyboard.press(key);
}

/** Closes what the window has opened beside itself. A window behind another page does not paint, and tests in it wait forever. */
export async function closeOtherPages(): Promise<void> {
  const others = window()
    .context()
    .pages()
    .filter(page => page !== window());
  for (const page of others) await page.close();
  if (others.length > 0) await window().bringToFront();
}

/** The opened folder on the disk, a copy of examples/. */
export function folder(): string {
  return setting('E2E_FOLDER');
}

/** The paths of the logs in the opened folder, relative to it and sorted. */
export function sampleLogs(): string[] {
  return readdirSync(folder(), { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('-chat.markdown'))
    .sort();
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests are run by "npm run test:e2e".`);
  return value;
}

before(async () => {
  browser = await launchChromium();
  opened = browser.pages()[0] ?? (await browser.newPage());
  opened.on('console', message => consoleLines.push(`[${message.type()}] ${message.text()}`));
  opened.on('pageerror', error => consoleLines.push(`[page] ${error.stack ?? error.message}`));
  await opened.goto(setting('E2E_URL'), { timeout: startLimitMs });
  await waitForWorkbench(opened);
  // In other hosts the settings do this.
  if (hostName === 'web') await runCommand(opened, 'File: Toggle Auto Save');
});

// A test may have chosen another theme.
beforeEach(async () => {
  if (onlyTheme !== undefined) await setTheme(window(), onlyTheme);
});

afterEach(async function () {
  if (!opened) return;
  const test = this.currentTest;
  // A test that is retried has neither passed nor failed.
  if (test !== undefined && test.state !== 'passed' && !test.isPending()) {
    const title = plainTitle(test.fullTitle()).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
    await picture(opened, `failed-${title}`).catch(() => {});
  }
  await closeOtherPages();
  await closeEditors(opened);
});

after(async () => {
  await browser?.close().catch(() => {});
  await saveLog(hostName, 'page-window', consoleLines.join('\n'));
});
