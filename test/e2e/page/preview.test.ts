import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Frame } from 'playwright-core';
import { folder, sampleLogs, window } from './window';
import {
  closeEditors,
  cursor,
  goTo,
  openFile,
  runCommand,
  screenshot,
  setTheme,
  waitForWorkbench,
  webviewFrame,
} from './workbench';

const MESSAGE = 'article.message:not(.sketch)';

describe('The preview', () => {
  let log: string;

  before(() => {
    log = sampleLogs()[0]!;
  });

  beforeEach(() => openFile(window(), log));

  function textOf(name: string): string[] {
    return readFileSync(path.join(folder(), name), 'utf8').split('\n');
  }

  /** The zero-based line of a message's header; messages are counted from 1. */
  function lineOf(message: number): number {
    const headers = textOf(log).flatMap((line, index) => (/^> \d\d:\d\d:\d\d {2}/.test(line) ? [index] : []));
    return headers[message - 1]!;
  }

  /** Opens the preview beside the editor and waits for its messages. */
  async function openPreview(): Promise<Frame> {
    await runCommand(window(), 'Chat Log: Open Preview to the Side');
    return webviewFrame(window(), MESSAGE);
  }

  /** The number of the marked message in the page, as soon as it is `expected`; the last one seen otherwise. */
  async function marked(frame: Frame, expected: number): Promise<number> {
    const mark = frame.locator(`article.current[aria-posinset="${expected}"]`);
    await mark.waitFor({ timeout: 5000 }).catch(() => undefined);
    return Number(await frame.locator('article.current').getAttribute('aria-posinset', { timeout: 1000 }));
  }

  it('opens beside the editor, and a click leads to the line of a message', async () => {
    const frame = await openPreview();
    await frame.locator(`${MESSAGE}[aria-posinset="3"] .body p`).click();
    assert.equal(await marked(frame, 3), 3);
    // The cursor's line is told of the active editor only.
    await window().keyboard.press('Control+1');
    assert.equal((await cursor(window()))?.line, lineOf(3) + 2);
    await screenshot(window(), 'preview');
  });

  it('follows the cursor', async () => {
    const frame = await openPreview();
    await window().keyboard.press('Control+1');
    await goTo(window(), lineOf(15) + 1);
    assert.equal(await marked(frame, 15), 15);
    const shown = await frame.evaluate(() => {
      const { top, bottom } = document.querySelector('article.current')!.getBoundingClientRect();
      return top >= -1 && bottom <= innerHeight + 1;
    });
    assert.ok(shown, 'the message at the cursor is not to be seen');
  });

  it('shows what is typed, and says how soon', async () => {
    const frame = await openPreview();
    await window().keyboard.press('Control+1');
    await goTo(window(), lineOf(1) + 2);
    assert.equal(await marked(frame, 1), 1);
    await window().keyboard.press('Home');
    await frame.evaluate(() => {
      new MutationObserver(() => {
        if (document.body.textContent?.includes('QX')) document.body.dataset.typedAt ??= String(Date.now());
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await window().keyboard.type('Q');
    await frame.locator(MESSAGE, { hasText: 'Q' }).first().waitFor();
    const pressed = Date.now();
    await window().keyboard.type('X');
    await frame.locator('body[data-typed-at]').waitFor();
    const arrived = Number(await frame.locator('body').getAttribute('data-typed-at'));
    console.log(`      ${arrived - pressed} ms from the key to the page`);
  });

  it('goes on after the server was restarted', async () => {
    const frame = await openPreview();
    await window().keyboard.press('Control+1');
    await runCommand(window(), 'Chat Log: Restart Server');
    await goTo(window(), lineOf(2) + 2);
    await window().keyboard.press('Home');
    await window().keyboard.type('restarted ');
    await frame.locator(MESSAGE, { hasText: 'restarted' }).waitFor();
    assert.equal(await marked(frame, 2), 2);
  });

  it('stays when the editor is closed, and brings it back at a click', async () => {
    const frame = await openPreview();
    await window().keyboard.press('Control+1');
    await runCommand(window(), 'View: Close Editor');
    await window().locator('.editor-instance .monaco-editor').waitFor({ state: 'detached' });
    await frame.locator(`${MESSAGE}[aria-posinset="3"] .body`).dblclick();
    await window().locator('.editor-instance .monaco-editor .view-line').first().waitFor();
    const place = `Ln ${lineOf(3) + 3}, Col 1`;
    await window().locator('.statusbar-item', { hasText: place }).first().waitFor();
  });

  it('shows images beside the log, and those from elsewhere when somebody allows it', async () => {
    const image = (address: RegExp) => {
      const found = sampleLogs().flatMap(name => {
        const line = textOf(name).findIndex(text => address.test(text));
        return line === -1 ? [] : [{ name, line }];
      });
      return found[0]!;
    };
    const near = image(/!\[.*\]\(\.\.?\//);
    const far = image(/!\[.*\]\(http:/);
    await openFile(window(), near.name);
    let frame = await openPreview();
    await window().keyboard.press('Control+1');
    await goTo(window(), near.line);
    await frame.waitForFunction(() => document.querySelector<HTMLImageElement>('img.picture')?.naturalWidth);
    await screenshot(window(), 'preview-image');
    await closeEditors(window());

    await openFile(window(), far.name);
    frame = await openPreview();
    await window().keyboard.press('Control+1');
    await goTo(window(), far.line);
    await frame.getByRole('button', { name: 'Load Images' }).click();
    // The page is made anew, with a policy that lets them through.
    frame = await webviewFrame(window(), 'meta[content*="http://img.example.org"]');
    await frame.locator('img.picture, .image-card', { hasNotText: 'not loaded' }).first().waitFor();
    assert.equal(await frame.locator('.image-bar').count(), 0);
  });

  it('comes back with the window', async () => {
    await openPreview();
    // The page's own reload would not wait until the open editors are written down.
    const loaded = window().waitForEvent('load');
    await runCommand(window(), 'Developer: Reload Window');
    await loaded;
    await waitForWorkbench(window());
    await webviewFrame(window(), MESSAGE, 40_000);
  });

  it('is to be read in every theme', async () => {
    await openPreview();
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await setTheme(window(), theme);
      await window().waitForTimeout(500);
      await screenshot(window(), `preview-${theme}`);
    }
  });
});
