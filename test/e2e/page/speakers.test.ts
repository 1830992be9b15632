// The Speakers view as a user operates it: clicks, keys, menus, and visible text.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { plainText } from '../../../client/src/support/plainText';
import { eventually } from '../patience';
import { alsoIn, everywhere } from '../whichHosts';
import { folder, press, window } from './window';
import {
  cursor,
  cursorAt,
  goTo,
  hostName,
  openFile,
  pick,
  runCommand,
  screenshot,
  screenshotInThemes,
  setTheme,
  waitForColors,
  wholeText,
} from './workbench';

/** Eleven messages; the first of 林小满-青禾科技-产品 at line 20, the second at line 28, each 12 characters in. */
const LOG = '_posts/2026-03-07-chat.markdown';
const LIN = '林小满-青禾科技-产品';

describe('The Speakers view', () => {
  before(async () => {
    await openFile(window(), LOG);
    await waitForColors(window());
    // The speaker at the cursor is revealed, in a list that is short at first.
    await goTo(window(), 20);
    await header().waitFor();
    if ((await header().getAttribute('aria-expanded')) === 'false') await header().click();
    await row(LIN).waitFor();
    // Room for all of them. Views that are opening move under the mouse.
    for (let attempt = 0; attempt < 3 && !(await row('🌙 夜航船').isVisible()); attempt++) {
      await window().waitForTimeout(500);
      const { x, y } = (await window().locator('.pane-header', { hasText: 'Outline' }).boundingBox())!;
      await drag([x + 40, y], [x + 40, y - 250]);
      await window().waitForTimeout(500);
    }
    await row('🌙 夜航船').waitFor();
  });

  beforeEach(async () => {
    await openFile(window(), LOG);
    await waitForColors(window());
    await goTo(window(), 0);
  });

  it(everywhere('lists who speaks, how often, and where'), async () => {
    assert.match((await row(LIN).textContent()) ?? '', /^林小满-青禾科技-产品11 · \d logs$/);
    assert.match((await row('我').textContent()) ?? '', /^我you · \d+ · \d logs$/);
    await screenshotInThemes(window(), 'speakers');
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
    await cursorAt(window(), 20, 12);
    await row(LIN).click();
    await cursorAt(window(), 28);
    await status(`${LIN}: message 10 of 11`);
    await row(LIN).locator('.action-label.codicon-arrow-up').click();
    await cursorAt(window(), 20);
    await row(LIN).click({ position: { x: 60, y: 10 } });
    await cursorAt(window(), 28);
    await press('Enter');
    await window().locator('.tab.active', { hasText: '2026-03-09' }).waitFor();
    await press('Enter');
    await status(`${LIN}: message 1 of 11, back at the first`);
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

  it(
    alsoIn(['web'], 'gives a person a color, which is written into the registry and undone there'),
    async () => {
      await choose('Ada Moreno', 'Set Color…');
      await window().locator('.quick-input-widget:visible', { hasText: 'Color of Ada Moreno' }).waitFor();
      await screenshot(window(), 'speakers-colors');
      await pick(window(), 'Orange');
      await colored('Ada Moreno', 'f76b15');
      await wrote('- name: Ada Moreno\n    color: "#f76b15"\n');
      await screenshot(window(), 'speakers-colored');
      await choose('Ada Moreno', 'Set Color…');
      await pick(window(), 'Other Color…');
      const box = window().locator('.quick-input-widget:visible');
      await box.locator('input').fill('url(x)');
      await box.getByText('"url(x)" is not a color').waitFor();
      await box.locator('input').fill('#ff1493');
      await press('Enter');
      await colored('Ada Moreno', 'ff1493');
      await wrote('color: "#ff1493"');
      await choose('Ada Moreno', 'Open Registry Entry');
      await window().locator('.tab.active', { hasText: 'speakers.yml' }).waitFor();
      await until(async () => (await cursor(window()))?.character === 10);
      await press('Control+z', 'Control+s');
      await colored('Ada Moreno', 'f76b15');
      await wrote('color: "#f76b15"');
    },
  );

  it('leaves the registry that it made to those who undo too much', async () => {
    await choose('Ada Moreno', 'Open Registry Entry');
    await window().locator('.tab.active', { hasText: 'speakers.yml' }).waitFor();
    await press('Control+z', 'Control+z', 'Control+z');
    await row('Ada Moreno').locator('[style*="f76b15"]').waitFor({ state: 'detached' });
    assert.equal((await wholeText(window())).trim(), '');
    await press('Control+y', 'Control+s');
    await colored('Ada Moreno', 'f76b15');
    await wrote('color: "#f76b15"');
  });

  it('says who oneself is, and takes it back', async () => {
    await choose('Ada Moreno', 'Mark as Me');
    await row('我').waitFor({ state: 'detached' });
    await row('Ada Moreno').getByText('you · ').waitFor();
    await screenshot(window(), 'speakers-me');
    await choose('Ada Moreno', 'Not Me');
    await row('我').waitFor();
    await row('Ada Moreno').getByText('you · ').waitFor({ state: 'detached' });
    await choose('Ada Moreno', 'Mark as Me');
    await row('我').waitFor({ state: 'detached' });
    await choose('Ada Moreno', 'Open Registry Entry');
    await window().locator('.tab.active', { hasText: 'speakers.yml' }).waitFor();
    await press('Control+z', 'Control+s');
    await row('我').waitFor();
  });

  it('brings two names together, and finds people by pinyin', async () => {
    await choose('🌙 夜航船', 'Unify with…');
    const box = window().locator('.quick-input-widget:visible');
    await box.getByText('Who is 🌙 夜航船?').waitFor();
    await box.locator('input').fill('laowei');
    await box.locator('.monaco-list-row', { hasText: '老魏' }).waitFor();
    await screenshot(window(), 'speakers-unify');
    await press('Enter');
    await wrote('aliases: ["🌙 夜航船"]');
    await row('🌙 夜航船').waitFor({ state: 'detached' });
    await row('老魏（运维）').locator('.monaco-tl-twistie').click();
    await row('🌙 夜航船').click();
    await cursorAt(window(), 8, 12);
    await screenshot(window(), 'speakers-names');
    await row('老魏（运维）').locator('.monaco-tl-twistie').click();
  });

  it('renames a person where the name stands', async () => {
    await choose('Priya N. | design', 'Rename…');
    const box = window().locator('.rename-box input:visible');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Priya N. | design');
    await screenshot(window(), 'speakers-rename');
    await press('Escape');
  });

  it('shows the speakers of one log alone, in any order', async () => {
    // The icons of a title are visible while the mouse is over it.
    await header().hover();
    await title('Show Speakers of This Log').click();
    await openFile(window(), '_posts/2026-03-09-chat.markdown');
    await header().getByText('this log').waitFor();
    await until(async () => (await rows().count()) < 8);
    await screenshot(window(), 'speakers-this-log');
    await header().hover();
    await title('Show Speakers of All Logs').click();
    await row('老魏（运维）').waitFor();
  });

  it('says so where no one has spoken', async () => {
    await header().hover();
    await title('Show Speakers of This Log').click();
    await header().getByText('this log').waitFor();
    await press('Control+1', 'Control+a', 'Delete');
    const view = window().locator('.pane', { has: header() });
    await view.getByText('No messages yet.').waitFor();
    await view.getByRole('button', { name: 'New Chat Log' }).waitFor();
    await screenshot(window(), 'speakers-none');
    await header().hover();
    await title('Show Speakers of All Logs').click();
    await row('老魏（运维）').waitFor();
  });

  it('sorts as its menu says', async () => {
    for (const [item, first] of [
      ['Sort by Name', '陈不易-测试-成都'],
      ['Sort by Last Seen', LIN],
      ['Sort by Number of Messages', LIN],
    ] as const) {
      await header().hover();
      await header().locator('.action-label.codicon-toolbar-more').click();
      await chooseFromMenu(item);
      await until(async () => ((await rows().first().textContent()) ?? '').startsWith(first));
      if (item === 'Sort by Name') await screenshot(window(), 'speakers-by-name');
    }
  });

  it('takes a name for nothing but text, whatever is in it', async () => {
    const name = '$(bug) [x](command:workbench.action.quit)';
    await press('Control+1', 'Control+End');
    await window().keyboard.insertText(`> 23:59:30  ${name}\n\nx\n\n> 23:59:40  שלום 123\n\nx\n`);
    const shown = plainText(name);
    await row(shown).waitFor();
    await row('שלום 123').waitFor();
    await row(shown).click();
    await status(plainText(`${name.slice(0, 23)}…: message 1 of 1`));
    await runCommand(window(), 'Chat Log: Go to Speaker…');
    const box = window().locator('.quick-input-widget:visible');
    await box.locator('input').fill('bug');
    await box.locator('.monaco-list-row').getByText(shown).first().waitFor();
    await screenshot(window(), 'speakers-odd-names');
    await press('Escape');
    await box.waitFor({ state: 'hidden' });
    await press('Control+1', 'Control+k', 'g');
    await box.locator('input:focus').waitFor();
    await box.locator('input').fill('235930');
    await box.getByText('message 12 of 13').waitFor();
    assert.equal(await box.locator('.quick-input-message a').count(), 0);
    assert.equal(
      await window().locator('.statusbar .codicon-bug, .quick-input-message .codicon-bug').count(),
      0,
    );
    await screenshot(window(), 'speakers-odd-name-at-a-time');
    await press('Escape');
  });

  it('can be read in a narrow side bar, and in high contrast', async () => {
    await press('Escape');
    const sash = window().locator('.monaco-sash.vertical:not(.disabled)').first();
    const edge = async (): Promise<[x: number, y: number]> => {
      const { x, y } = (await sash.boundingBox())!;
      return [x + 2, y + 200];
    };
    const [x, y] = await edge();
    await drag([x, y], [x - 120, y]);
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await setTheme(window(), theme);
      await screenshot(window(), `speakers-narrow-${theme}`);
    }
    await drag(await edge(), [x, y]);
  });

  it('finds a person as VS Code finds rows, and with Go to Speaker', async () => {
    await row(LIN).click();
    await press('Control+Alt+f');
    await window().keyboard.type('老魏');
    await window().locator('.customview-tree .monaco-highlighted-label .highlight').first().waitFor();
    await screenshot(window(), 'speakers-find');
    await press('Escape');
    await runCommand(window(), 'Chat Log: Go to Speaker…');
    await window().locator('.quick-input-widget:visible input').fill('zy');
    await pick(window(), '周砚');
    await status('周砚-木星支付-后端: message');
  });

  after(() => rmSync(path.join(folder(), '_data'), { recursive: true, force: true }));

  const registry = () => path.join(folder(), '_data/speakers.yml');
  const written = () => (existsSync(registry()) ? readFileSync(registry(), 'utf8') : '');

  async function drag(from: [x: number, y: number], to: [x: number, y: number]): Promise<void> {
    await window().mouse.move(...from);
    await window().mouse.down();
    await window().mouse.move(...to, { steps: 5 });
    await window().mouse.up();
  }

  /** Chooses from the menu of a row. */
  async function choose(name: string, item: string): Promise<void> {
    await row(name).click({ button: 'right' });
    await chooseFromMenu(item);
  }

  async function chooseFromMenu(item: string): Promise<void> {
    const menu = window().locator('.monaco-menu .action-label', { hasText: item }).first();
    await menu.waitFor();
    // A menu ignores clicks in the first moment, so that the click that opened it does not count.
    await window().waitForTimeout(300);
    await menu.click();
  }

  function title(name: string): Locator {
    return window().locator(`.pane-header .action-label[aria-label="${name}"]`);
  }

  function rows(): Locator {
    return window().locator('.customview-tree .monaco-list-row');
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    await eventually(() => `${holds}\n${written()}`, holds);
  }

  function header(): Locator {
    return window().locator('.pane-header', { hasText: 'Speakers' });
  }

  function row(name: string): Locator {
    const label = window().locator('.label-name').getByText(name, { exact: true });
    return window().locator('.customview-tree .monaco-list-row').filter({ has: label }).first();
  }

  /** Waits until a person's spot has a color, given as it is written in the address of the spot's picture. */
  async function colored(name: string, color: string): Promise<void> {
    const icon = row(name).locator(`.custom-view-tree-node-item-icon[style*="${color}"]`);
    await icon.waitFor();
  }

  /** Waits until the registry on the disk holds a text. The web host saves in memory only. */
  async function wrote(text: string): Promise<void> {
    if (hostName !== 'web') await until(() => written().includes(text));
  }

  async function selected(name: string): Promise<void> {
    await window().locator('.customview-tree .monaco-list-row.selected', { hasText: name }).waitFor();
  }

  async function status(text: string): Promise<void> {
    await window().locator('.statusbar', { hasText: text }).waitFor();
  }
});
