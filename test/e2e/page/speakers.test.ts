// The Speakers view as a person uses it: clicks, keys, menus, and what is to be seen.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { folder, window } from './window';
import { closeNotifications, cursor, goTo, openFile, pick, screenshot, setTheme, waitForColours } from './workbench';

/** Eleven messages; the first of 林小满-青禾科技-产品 at line 20, the second at line 28, each 12 characters in. */
const LOG = '_posts/2026-03-07-chat.markdown';
const LIN = '林小满-青禾科技-产品';

describe('The Speakers view', () => {
  before(async () => {
    await openFile(window(), LOG);
    await waitForColours(window());
    await header().waitFor();
    if ((await header().getAttribute('aria-expanded')) === 'false') await header().click();
    await row(LIN).waitFor();
  });

  beforeEach(async () => {
    await openFile(window(), LOG);
    await waitForColours(window());
    await goTo(window(), 0);
  });

  it('lists who speaks, how often, and where', async () => {
    assert.match((await row(LIN).textContent()) ?? '', /^林小满-青禾科技-产品11 · \d logs$/);
    assert.match((await row('我').textContent()) ?? '', /^我you · \d+ · \d logs$/);
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await setTheme(window(), theme);
      await screenshot(window(), `speakers-${theme}`);
    }
  });

  it('selects who speaks at the cursor', async () => {
    await goTo(window(), 14);
    await selected('Ada Moreno');
    await goTo(window(), 22);
    await selected(LIN);
    await screenshot(window(), 'speakers-selected');
  });

  it('goes from message to message with each click, each Enter and the icons of a row', async () => {
    await row(LIN).click();
    await at(20, 12);
    await row(LIN).click();
    await at(28);
    await status(`${LIN}: message 9 of`);
    await row(LIN).locator('.action-label.codicon-arrow-up').click();
    await at(20);
    await row(LIN).click({ position: { x: 60, y: 10 } });
    await at(28);
    await screenshot(window(), 'speakers-walk');
  });

  it('has the names and days of a person below it, which lead to the logs', async () => {
    await row(LIN).locator('.monaco-tl-twistie').click();
    await row('2026-03-01').waitFor();
    await screenshot(window(), 'speakers-days');
    await row('2026-03-01').click();
    await window().locator('.tab.active', { hasText: '2026-03-01' }).waitFor();
    await row(LIN).locator('.monaco-tl-twistie').click();
    await row('2026-03-01').waitFor({ state: 'detached' });
  });

  const registry = () => path.join(folder(), '_data/speakers.yml');
  const written = () => (existsSync(registry()) ? readFileSync(registry(), 'utf8') : '');

  function header(): Locator {
    return window().locator('.pane-header', { hasText: 'Speakers' });
  }

  function row(name: string): Locator {
    const label = window().locator('.label-name').getByText(name, { exact: true });
    return window().locator('.customview-tree .monaco-list-row').filter({ has: label }).first();
  }

  async function selected(name: string): Promise<void> {
    await window().locator('.customview-tree .monaco-list-row.selected', { hasText: name }).waitFor();
  }

  async function at(line: number, character?: number): Promise<void> {
    let found: Awaited<ReturnType<typeof cursor>>;
    for (let attempt = 0; attempt < 100; attempt++) {
      found = await cursor(window());
      if (found?.line === line && (character === undefined || found.character === character)) return;
      await window().waitForTimeout(50);
    }
    assert.deepEqual(found, { line, character: character ?? found?.character });
  }

  async function status(text: string): Promise<void> {
    await window().locator('.statusbar', { hasText: text }).waitFor();
  }
});
