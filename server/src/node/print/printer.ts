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

/** A browser that prints pages as PDF, with bookmarks by their headings. Close it in any case. */
export class Printer {
  /** A folder for what is made meanwhile. It is removed with the browser. */
  readonly folder = mkdtempSync(join(tmpdir(), 'chatlog-print-'));
  readonly #path: string;
  readonly #browser: Browser;
  // This process may be ended meanwhile.
  readonly #end = () => {
    this.kill();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  /** @param path of a Chrome, Chromium or Edge */
  constructor(path: string) {
    this.#path = path;
    this.#browser = new Browser(path, browserArguments(join(this.folder, 'profile')));
    process.once('exit', this.#end);
  }

  /**
   * Prints a page. Page numbers are in its own styles: a browser's own footer takes as long as a page.
   *
   * @param page the path of the page
   * @param pdf the path of a file that does not exist yet
   * @throws {BrowserError} if the browser can't be started, is ended, or can't print the page
   */
  async print(page: string, pdf: string): Promise<void> {
    const browser = this.#browser;
    // A context of its own has a process of its own, whose memory is free when it is closed.
    const { browserContextId } = await browser.send('Target.createBrowserContext');
    const target = await browser.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const attached = await browser.send('Target.attachToTarget', { ...target, flatten: true });
    const session = attached.sessionId as string;
    await browser.send('Page.enable', {}, session);
    await browser.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
    await browser.send('Inspector.enable', {}, session);
    const [opened] = await Promise.all([
      browser.send('Page.navigate', { url: pathToFileURL(page).href }, session),
      browser.once('Page.loadEventFired', session),
    ]);
    // Its own page about the error would be printed.
    if (opened.errorText !== undefined)
      throw new BrowserError(notOpened(this.#path, String(opened.errorText)));
    const printed = await browser.send(
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
    await save(browser, printed.stream as string, session, pdf);
    await browser.send('Target.disposeBrowserContext', { browserContextId });
  }

  /** Ends the browser at once. What it prints fails. */
  kill(): void {
    this.#browser.kill();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    process.removeListener('exit', this.#end);
    await removeFolder(this.folder);
  }
}

/** The browser's processes may write into its profile for a moment after the first one has ended, and what was printed counts. */
async function removeFolder(folder: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
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
