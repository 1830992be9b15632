// Importing an export as a user does it: from the menu in the Explorer to the logs.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { folder, window } from './window';
import { chooseInMenu, closeEditors, pick, runCommand, screenshot, screenshotInThemes } from './workbench';

const PICTURE = 'img/20260310_093000.png';
const REGISTRY = '_data/speakers.yml';
const LOGS = ['_posts/2026-03-10-chat.markdown', '_posts/2026-03-11-chat.markdown'];

describe('Importing by hand', () => {
  // Other tests move messages into a log of one of these days.
  const removeLogs = () => {
    for (const file of [...LOGS, PICTURE, REGISTRY]) rmSync(path.join(folder(), file), { force: true });
  };

  beforeEach(removeLogs);
  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
    removeLogs();
  });

  const row = (name: string) =>
    window().locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  const list = () => window().locator('.quick-input-widget:visible');
  const isThere = (file: string) => existsSync(path.join(folder(), file));

  it('shows what was read and the changes, and writes the logs', async () => {
    await runCommand(window(), 'File: Focus on Files Explorer');
    if (!(await row('result.json').isVisible())) await row('exports').click();
    const review = list().getByText('Review the Changes…');
    await chooseInMenu(window(), row('result.json'), 'Import Chat Here…', review);
    await list().getByText('10 messages · 4 people · 2026-03-10 – 2026-03-11').waitFor();
    await list()
      .getByRole('option', { name: /result\.json.*Left out: 1 notice/ })
      .waitFor();
    await screenshot(window(), 'import-choices');
    await pick(window(), 'Time Zone: ');
    const zone = list().locator('input');
    await zone.fill('Asia/Shanghai');
    await zone.press('Enter');
    await list().getByText('Time Zone: Asia/Shanghai').waitFor();
    await pick(window(), 'Review the Changes…');

    await window().locator('.tab.active', { hasText: 'Import: 2 logs' }).waitFor();
    await window().locator('.multiDiffEntry').first().waitFor();
    await screenshotInThemes(window(), 'import-changes');
    assert.ok(!isThere(LOGS[0]!));
    await window().getByRole('button', { name: 'Import These Logs' }).click();

    await eventually('the logs', () => [...LOGS, PICTURE, REGISTRY].every(isThere));
    const text = readFileSync(path.join(folder(), LOGS[0]!), 'utf8');
    assert.match(text, /^> 09:02:11 {2}林小满-青禾科技-产品/m);
    assert.match(text, /\(\.\.\/img\/20260310_093000\.png\)/);
  });
});
