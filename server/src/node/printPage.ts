import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { Browser, BrowserError } from './devTools';

/** How much of the result is read at a time, in bytes. */
const READ = 4 * 1024 * 1024;

/**
 * What a browser is started with: its own profile in a folder that is removed afterwards, and nothing that it would do by itself. As root it
 * has no sandbox; the page runs no script but ours.
 */
function browserArguments(profile: string): string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--generate-pdf-document-outline',
    `--user-data-dir=${profile}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

/**
 * Prints a page as PDF, with bookmarks by its headings. Page numbers are in its own styles: a browser's own footer takes as long as a page.
 *
 * @param browser the path of a Chrome, Chromium or Edge
 * @param page the path of the page
 * @param pdf the path of a file that does not exist yet
 * @param whenCancelled is given what ends the browser at once
 * @throws {BrowserError} if the browser can't be started, is ended, or can't print the page
 */
export async function printPage(
  browser: string,
  page: string,
  pdf: string,
  whenCancelled: (end: () => void) => void = () => undefined,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'chatlog-print-'));
  const started = new Browser(browser, browserArguments(profile));
  // This process may be ended meanwhile.
  const end = () => {
    started.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once('exit', end);
  whenCancelled(() => started.kill());
  try {
    const target = await started.send('Target.createTarget', { url: 'about:blank' });
    const attached = await started.send('Target.attachToTarget', { ...target, flatten: true });
    const session = attached.sessionId as string;
    await started.send('Page.enable', {}, session);
    await started.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
    await started.send('Inspector.enable', {}, session);
    const [opened] = await Promise.all([
      started.send('Page.navigate', { url: pathToFileURL(page).href }, session),
      started.once('Page.loadEventFired'),
    ]);
    // Its own page about the error would be printed.
    if (opened.errorText !== undefined) throw new BrowserError(notOpened(browser, String(opened.errorText)));
    const printed = await started.send(
      'Page.printToPDF',
      {
        preferCSSPageSize: true,
        paperWidth: 8.27,
        paperHeight: 11.69,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
        transferMode: 'ReturnAsStream',
      },
      session,
    );
    await save(started, printed.stream as string, session, pdf);
  } finally {
    await started.close();
    process.removeListener('exit', end);
    await removeProfile(profile);
  }
}

/** Removes the browser's profile. Its processes may write into it for a moment after the first one has ended, and what was printed counts. */
async function removeProfile(profile: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      rmSync(profile, { recursive: true, force: true });
      return;
    } catch {
      await setTimeout(100);
    }
  }
}

/** Browsers from Snap and Flatpak run apart from the files of the machine. */
function notOpened(browser: string, error: string): string {
  return /[\\/](?:snap|flatpak)[\\/]/.test(browser)
    ? l10n.t(
        '{0} may not open files here. Write into another folder of your home, or set {1} to another browser.',
        browser,
        'CHATLOG_BROWSER',
      )
    : `${browser}: ${error}`;
}

async function save(browser: Browser, handle: string, session: string, path: string): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    for (let isEnd = false; !isEnd; ) {
      const { data, base64Encoded, eof } = await browser.send('IO.read', { handle, size: READ }, session);
      const bytes = Buffer.from(data as string, base64Encoded === true ? 'base64' : 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      isEnd = eof === true;
    }
  } finally {
    closeSync(file);
  }
}
