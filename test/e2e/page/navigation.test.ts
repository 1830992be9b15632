// Navigation in a log as a user does it: keys, the status bar, links in the text.
import * as assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { closeOtherPages, press, window } from './window';
import {
  atCursor,
  cursorAt,
  focusEditor,
  goTo,
  openFile,
  screenshot,
  screenshotInThemes,
  waitForColors,
  withMorePatience,
} from './workbench';

/** Eleven messages; one of 10:22:04 at line 48, the last of 23:58:59 at line 52. */
const LOG = '_posts/2026-03-07-chat.markdown';
/** With planted defects, and an address at line 22 that a Chinese full stop follows. */
const DEFECTIVE = '_posts/2026-03-02-chat.markdown';

describe('Navigation', () => {
  const editor = '.editor-group-container.active';

  it('shows the message at the cursor in the status bar', async () => {
    await open(LOG);
    await status('11 messages');
    await goTo(window(), 13);
    await status('Message 2 / 11 · Ada Moreno');
    const label = await item().getAttribute('aria-label');
    assert.match(label ?? '', /Message 2 of 11 · Ada Moreno: go to a time/);
    await screenshot(window(), 'navigation-status');
    await openFile(window(), 'README.md');
    await item().waitFor({ state: 'detached' });
  });

  it('goes from message to message with keys', async () => {
    await open(LOG);
    await goTo(window(), 11);
    await press('Control+Alt+PageDown');
    await cursorAt(window(), 12, 12);
    await press('Control+Alt+PageDown', 'Control+Alt+PageDown', 'Control+Alt+PageDown', 'Control+Alt+PageUp');
    await cursorAt(window(), 20);
    await press('Shift+Alt+PageDown');
    await cursorAt(window(), 28);
    await status('Message 6 / 11 · 林小满-青禾科技-产品');
    await press('Shift+Alt+PageUp');
    await cursorAt(window(), 20);
    await press('Shift+Alt+PageUp');
    await atCursor(window(), 'There is no earlier message of this speaker.').waitFor();
    await cursorAt(window(), 20);
  });

  it('goes to a time while it is typed, back on Escape, and stays on Enter', async () => {
    await open(LOG);
    await goTo(window(), 13, 3);
    const box = window().locator('.quick-input-widget:visible');
    const request = async () => {
      await press('Control+k', 'g');
      await box.locator('input:focus').waitFor();
    };
    await request();
    await window().keyboard.type('102');
    await cursorAt(window(), 36);
    await window().keyboard.type('2');
    await box.getByText('10:22:04 · 我 · message 10 of 11').waitFor();
    await cursorAt(window(), 48);
    await status('Message 10 / 11 · 我');
    await screenshot(window(), 'navigation-go-to-time');
    await press('Escape');
    await cursorAt(window(), 13, 3);
    await request();
    await window().keyboard.type('noon');
    await box.getByText('Not a time of day').waitFor();
    await cursorAt(window(), 13, 3);
    await box.locator('input').fill('晚上11点58');
    await press('Enter');
    await box.waitFor({ state: 'hidden' });
    await cursorAt(window(), 52);
  });

  it('goes to a time from the status bar', async () => {
    await open(LOG);
    await item().click();
    await window().locator('.quick-input-widget:visible', { hasText: 'Go to Time' }).waitFor();
    await press('Escape');
  });

  it('shows figures over the log, pauses in it, and links that end where they should', async () => {
    await open(DEFECTIVE);
    const lens = window().locator(`${editor} .codelens-decoration`);
    await lens.getByText(/^\d+ messages · \d+ people · \d\d:\d\d–\d\d:\d\d$/).waitFor();
    await lens.getByText(/^Fix all \(\d+\)$/).waitFor();
    await goTo(window(), 20);
    const link = window().locator(`${editor} .detected-link`, { hasText: 'test.example.org/cases' }).first();
    assert.equal(await link.textContent(), 'http://test.example.org/cases/38');
    await goTo(window(), 0);
    await screenshotInThemes(window(), 'navigation');
    await open(LOG);
    await goTo(window(), 52);
    const pause = window().getByText('13 h 36 min 55 s after the message before (10:22:04)').first();
    await withMorePatience('the hover of a pause', async timeout => {
      await window().mouse.move(0, 0);
      await window().locator(editor).getByText('+13 h 36 min').hover();
      await pause.waitFor({ timeout });
    });
    await screenshot(window(), 'navigation-hints');
    await window().setViewportSize({ width: 640, height: 600 });
    try {
      await status('Message 11 / 11');
      await screenshot(window(), 'navigation-narrow');
    } finally {
      await window().setViewportSize({ width: 1280, height: 800 });
    }
  });

  it('fixes all and opens the preview at a click on the code lens', async () => {
    await open(DEFECTIVE);
    const lens = window().locator(`${editor} .codelens-decoration a`);
    await lens.filter({ hasText: 'Fix all' }).click();
    await lens.filter({ hasText: 'Fix all' }).waitFor({ state: 'detached' });
    await window()
      .locator(`${editor} .view-line`, { hasText: />\s07:50:02/ })
      .waitFor();
    await focusEditor(window());
    await press('Control+z');
    await goTo(window(), 0);
    await lens.filter({ hasText: 'Fix all' }).waitFor();
    await lens.filter({ hasText: 'Preview' }).click();
    await window().locator('.tab.active', { hasText: 'Preview 2026-03-02' }).waitFor();
  });

  it('opens an address as it is written, without what follows it', async () => {
    await open(LOG);
    const browser = window().context();
    await browser.route(/^http:\/\/[cd]\.example\.org\//, route => route.fulfill({ body: 'opened' }));
    // Blank lines, so that none is wrapped.
    for (const [line, address, rest] of [
      [13, 'http://c.example.org/x?u=b%26c', '，然后'],
      [17, 'http://d.example.org/y', '然后'],
    ] as const) {
      await goTo(window(), line, 3);
      await window().keyboard.insertText(address + rest);
      const link = window().locator(`${editor} .detected-link`).filter({ hasText: address }).first();
      await link.waitFor();
      assert.equal(await link.textContent(), address);
      const opened = await withMorePatience('the opened page', async timeout => {
        // One that came too late for the attempt before.
        await closeOtherPages();
        const [page] = await Promise.all([browser.waitForEvent('page', { timeout }), follow(link)]);
        return page;
      });
      await opened.waitForURL(/^http/);
      assert.equal(opened.url(), address);
      await closeOtherPages();
    }
  });

  /** Clicks a link while Control is down. VS Code paints the line again for that, so the click goes to its place. */
  async function follow(link: Locator): Promise<void> {
    const box = await link.boundingBox();
    if (!box) return;
    const { keyboard, mouse } = window();
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await keyboard.down('Control');
    await mouse.down();
    await mouse.up();
    await keyboard.up('Control');
  }

  async function open(file: string): Promise<void> {
    await openFile(window(), file);
    await waitForColors(window());
    await goTo(window(), 0);
  }

  function item() {
    return window()
      .locator('.statusbar-item[id="chatlog.chatlog.chatlog.message"] a, [id$="chatlog.message"] a')
      .first();
  }

  async function status(text: string): Promise<void> {
    await window().locator('.statusbar-item', { hasText: text }).first().waitFor();
  }
});
