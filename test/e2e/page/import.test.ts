// Importing an export as a user does it: from the menu in the Explorer to the logs, and back by one undo.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { folder, window } from './window';
import {
  chooseInMenu,
  closeEditors,
  focusEditor,
  hostName,
  notice,
  pick,
  runCommand,
  screenshot,
  screenshotInThemes,
  wholeText,
} from './workbench';

const FILES = [
  '_posts/2026-03-20-chat.markdown',
  '_posts/2026-03-21-chat.markdown',
  'img/20260320_093000.png',
  '_data/speakers.yml',
  '_data/imports.yml',
];

describe('Importing by hand', () => {
  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
  });

  const row = (name: string) =>
    window().locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  const list = () => window().locator('.quick-input-widget:visible');
  const isThere = (file: string) => existsSync(path.join(folder(), file));

  it(
    alsoIn(['web'], 'shows what was read and the changes, writes the logs, and takes them back'),
    async () => {
      await runCommand(window(), 'File: Focus on Files Explorer');
      if (!(await row('result.json').isVisible())) await row('exports').click();
      const review = list().getByText('Review the Changes…');
      await chooseInMenu(window(), row('result.json'), 'Import Chat Here…', review);
      await list().getByText('10 messages · 4 people · 2026-03-20 – 2026-03-21').waitFor();
      await list()
        .getByRole('option', { name: /result\.json.*Left out: 1 notice/ })
        .waitFor();
      await screenshot(window(), 'import-choices');
      // The setting's, where the host has settings.
      if (hostName !== 'web') await list().getByText('Time Zone: Asia/Tokyo').waitFor();
      await pick(window(), 'Time Zone: ');
      const zone = list().locator('input');
      await zone.fill('Asia/Shanghai');
      await zone.press('Enter');
      await list().getByText('Time Zone: Asia/Shanghai').waitFor();
      await pick(window(), 'Review the Changes…');

      await window().locator('.tab.active', { hasText: 'Import: 2 logs' }).waitFor();
      await window().locator('.multiDiffEntry').first().waitFor();
      await screenshotInThemes(window(), 'import-changes');
      await window().getByRole('button', { name: 'Import These Logs' }).click();

      const done = await notice(window(), /Imported: 10 messages in 2 logs\./);
      await done.getByRole('button', { name: 'Open First Log' }).click();
      await window().locator('.tab.active', { hasText: '2026-03-20-chat.markdown' }).waitFor();
      const text = await wholeText(window());
      assert.match(text, /^> 09:02:11 {2}林小满-青禾科技-产品/m);
      assert.match(text, /\(\.\.\/img\/20260320_093000\.png\)/);
      // The web workbench writes to memory.
      const isOnDisk = hostName !== 'web';
      if (isOnDisk) assert.deepEqual(FILES.filter(isThere), FILES);

      await focusEditor(window());
      await window().keyboard.press('Control+z');
      await row('2026-03-20-chat.markdown').waitFor({ state: 'detached' });
      await row('2026-03-21-chat.markdown').waitFor({ state: 'detached' });
      if (isOnDisk) await eventually('the files to go', () => !FILES.some(isThere));
    },
  );
});
