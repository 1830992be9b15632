// Names of files and people that VS Code could render as links and icons, in all places that show them.
import * as assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folder, window } from './window';
import { goTo, hostName, openFile, runCommand, screenshot, waitForColors } from './workbench';

const LINK = '[Reopen as UTF-8](command:workbench.action.quickOpen)';
/** In GB 18030, because its notice opens automatically. */
const UNREADABLE = `_posts/${LINK}-chat.md`;

describe('A name that looks like a link', () => {
  before(function () {
    // The web workbench reads the folder when it starts.
    if (hostName === 'web') this.skip();
    const chinese = Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0xc4, 0xe3, 0xba, 0xc3]);
    const log = ['---\nlayout: source\n---\n> 07:08:28  ', chinese, '  \n   \n', chinese, '  \n   \n'];
    writeFileSync(path.join(folder(), UNREADABLE), Buffer.concat(log.map(each => Buffer.from(each))));
  });

  after(() => rmSync(path.join(folder(), UNREADABLE), { force: true }));

  it('is no link in the notice of an encoding, and none where a rename is refused', async () => {
    await openFile(window(), UNREADABLE);
    await openFile(window(), '_posts/2026-03-07-chat.markdown');
    await waitForColors(window());
    await window().keyboard.press('Control+End');
    await window().keyboard.insertText(`> 23:59:30  ${LINK}\n\nx\n\n> 23:59:40  Kim\n\nx\n`);
    await window().locator('.statusbar-item', { hasText: '13 / 13' }).first().waitFor();
    const text = await window()
      .locator('.statusbar-item', { hasText: /Ln \d+/ })
      .first()
      .textContent();
    const line = Number(/Ln (\d+)/.exec(text ?? '')![1]) - 1;
    await goTo(window(), line - 3, 13);
    await window().keyboard.press('F2');
    const box = window().locator('.rename-box input');
    await box.waitFor();
    await box.fill(LINK);
    await box.press('Enter');
    await runCommand(window(), 'Notifications: Show Notifications');
    const center = window().locator('.notifications-center');
    await center.locator('.notification-list-item', { hasText: 'is not UTF-8' }).waitFor();
    await center.locator('.notification-list-item', { hasText: 'is another person' }).waitFor();
    await screenshot(window(), 'names-in-notifications');
    assert.equal(await center.locator('.notification-list-item-message a').count(), 0);
    await runCommand(window(), 'Notifications: Clear All Notifications');
  });
});
