// Rearranging whole messages as a user does it: keys, menus, input boxes, and undo.
import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../../client/src/support/plainText';
import { eventually } from '../patience';
import { alsoIn, everywhere } from '../whichHosts';
import { folder, press, window } from './window';
import {
  atCursor,
  cursor,
  cursorAt,
  focusEditor,
  goTo,
  openFile,
  runCommand,
  screenshot,
  waitForColors,
  wholeText,
  withMorePatience,
} from './workbench';

const LOG = '_posts/2026-03-07-chat.markdown';
const NEXT = '_posts/2026-03-08-chat.markdown';
const LATER = '_posts/2026-03-09-chat.markdown';
const HEADER = '> 10:04:09';

describe('Refactoring by hand', () => {
  let original: string;
  /** The line of the header that begins with `HEADER`. */
  let line: number;
  /** The column of the cursor in its body. */
  let column: number;

  beforeEach(async () => {
    await openFile(window(), LOG);
    await waitForColors(window());
    original = await wholeText(window());
    line = original.split('\n').findIndex(each => each.startsWith(HEADER));
    // Newer versions of VS Code count a Chinese character as two columns.
    await goTo(window(), line + 2, 2);
    column = await eventually('the cursor in the body', async () => {
      const place = await cursor(window());
      return place?.line === line + 2 && place.character > 0 && place.character;
    });
  });

  it(everywhere('moves a message by keys, and takes it back'), async () => {
    await press('Control+k', 'Alt+ArrowUp');
    await cursorAt(window(), line - 2, column);
    await press('Control+k', 'Alt+ArrowUp');
    await cursorAt(window(), line - 6, column);
    assert.equal((await wholeText(window())).split('\n')[line - 8]!.slice(0, HEADER.length), HEADER);
    await press('Control+z');
    await press('Control+z');
    assert.equal(await wholeText(window()), original);
  });

  it('says why something can not be done, names as they are written, until something else is', async () => {
    await goTo(window(), line, HEADER.length + 2);
    await window().keyboard.insertText('$(bug)');
    await press('Control+k', 'Alt+j');
    const refusal = atCursor(window(), 'Only messages of one speaker can be merged');
    await refusal.getByText(plainText('$(bug)林小满')).waitFor();
    await screenshot(window(), 'merge-refused');
    await press('Control+k', 'Alt+ArrowUp');
    await cursorAt(window(), line - 4, HEADER.length + 8);
    await refusal.waitFor({ state: 'detached' });
    await press('Control+z');
    await press('Control+z');
    assert.equal(await wholeText(window()), original);
  });

  it('says so where there is nothing to fix', async () => {
    await runCommand(window(), 'Chat Log: Fix All');
    await atCursor(window(), 'Nothing can be fixed automatically.').waitFor();
    assert.equal(await wholeText(window()), original);
  });

  it('shows what comes of a shift while it is typed', async () => {
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await press('Control+k', 'Alt+t');
    const input = window().locator('.quick-input-widget:visible input');
    await input.fill('soon');
    await said('Expected a shift');
    await screenshot(window(), 'shift-times-unread');
    await input.fill('UTC+8 → UTC-5');
    await said('of the day before');
    await said('move to the log of 2026-03-06');
    await screenshot(window(), 'shift-times-midnight');
    await input.fill('+1h30m');
    await said('2 messages: 10:04:09 to 10:05:55 become 11:34:09 to 11:35:55');
    await screenshot(window(), 'shift-times');
    await press('Enter');
    await window().locator('.view-line', { hasText: '11:34:09' }).waitFor();
    assert.equal(
      await wholeText(window()),
      original.replace('> 10:04:09', '> 11:34:09').replace('> 10:05:55', '> 11:35:55'),
    );
    await press('Control+z');
    assert.equal(await wholeText(window()), original);
  });

  it('says where the messages are that a shift took past midnight, and opens it', async () => {
    await press('Control+k', 'Alt+t');
    await window().locator('.quick-input-widget:visible input').fill('-11h');
    await said('move to the log of 2026-03-06');
    await press('Enter');
    await window().locator('.tab.dirty', { hasText: '2026-03-06' }).waitFor();
    await runCommand(window(), 'Notifications: Show Notifications');
    const notified = window().locator('.notifications-center .notification-list-item', {
      hasText: '1 message is now in _posts/2026-03-06-chat.markdown',
    });
    await notified.waitFor();
    await screenshot(window(), 'shifted-past-midnight');
    await notified.getByRole('button', { name: 'Open' }).click();
    await window().locator('.tab.active', { hasText: '2026-03-06' }).waitFor();
    assert.match(await wholeText(window()), /^> 23:04:09/m);
    await window().locator('.tab', { hasText: '2026-03-07' }).click();
    await focusEditor(window());
    await press('Control+z');
    await window().locator('.view-line', { hasText: '10:04:09' }).first().waitFor();
    assert.equal(await wholeText(window()), original);
  });

  it('lists what can be done with a message, in the menu and among the refactorings', async () => {
    const list = window().locator('.action-widget:visible', { hasText: 'Move the message up' });
    // A press may be lost while the window is busy.
    await withMorePatience('the list of refactorings', async timeout => {
      if (!(await list.isVisible())) await press('Control+Shift+r');
      await list.waitFor({ timeout });
    });
    assert.equal(await list.getByText('Shift the time').count(), 0);
    await screenshot(window(), 'refactorings');
    await press('Escape');
    await window().locator('.view-line', { hasText: '10:04:09' }).click({ button: 'right' });
    const entry = window().locator('.monaco-menu .action-item', { hasText: 'Messages' }).last();
    await entry.hover();
    await window().locator('.monaco-menu').getByText('Split Message Here', { exact: true }).waitFor();
    await screenshot(window(), 'refactoring-menu');
    await press('Escape');
    await press('Escape');
  });

  it(
    alsoIn(['web'], 'moves a message into the log of the next day, which is made, and takes all of it back'),
    async () => {
      const message = original
        .split('\n')
        .slice(line, line + 4)
        .join('\n');
      await press('Control+k', 'Alt+d');
      const input = window().locator('.quick-input-widget:visible input');
      await said('The day of the target log');
      assert.equal(await input.inputValue(), '2026-03-08');
      await input.fill('2026-03-07');
      await said('the day of this log');
      await input.fill('2026-03-09');
      await said('exists: the messages');
      await screenshot(window(), 'move-to-day');
      await input.fill('2026-03-08');
      await said('2026-03-08-chat.markdown will be created');
      await press('Enter');
      // The changed target log is open and unsaved, behind the log that the message came from.
      await window().locator('.tab.dirty', { hasText: '2026-03-08' }).waitFor();
      await screenshot(window(), 'moved-to-day');
      const removed = original.replace(`${message}\n`, '').replace('lines:      11', 'lines:      10');
      assert.equal(await wholeText(window()), removed);
      await window().locator('.tab', { hasText: '2026-03-08' }).click();
      await window().locator('.tab.active', { hasText: '2026-03-08' }).waitFor();
      assert.match(
        await wholeText(window()),
        /^---\nlayout: {5}source\ntitle: {6}"2026-03-08-WeChat"\n[^>]*---\n> 10:04:09[^>]*$/,
      );
      await window().locator('.tab', { hasText: '2026-03-07' }).click();
      await focusEditor(window());
      await press('Control+z');
      await window().locator('.view-line', { hasText: '10:04:09' }).first().waitFor();
      assert.equal(await wholeText(window()), original);
      const made = window().locator('.explorer-folders-view .monaco-list-row', { hasText: '2026-03-08' });
      await made.waitFor({ state: 'detached' });
      assert.equal(existsSync(join(folder(), NEXT)), false);
    },
  );

  it('moves messages into a log that is open and changed, and takes them back from there', async () => {
    await openFile(window(), LATER);
    await waitForColors(window());
    await press('Control+End');
    await window().keyboard.type('unsaved');
    const later = await wholeText(window());
    await window().locator('.tab', { hasText: '2026-03-07' }).click();
    await goTo(window(), line + 2);
    for (let times = 0; times < 3; times++) await press('Shift+ArrowDown');
    await press('Control+k', 'Alt+d');
    await window().locator('.quick-input-widget:visible input').fill('2026-03-09');
    await said('exists: the messages');
    await press('Enter');
    await window().locator('.tab.dirty', { hasText: '2026-03-07' }).waitFor();
    assert.doesNotMatch(await wholeText(window()), /^> 10:0[45]/m);
    await window().locator('.tab', { hasText: '2026-03-09' }).click();
    const moved = await wholeText(window());
    assert.match(moved, /^> 10:04:09[\s\S]+^> 10:05:55[\s\S]+^> 12:00:01[\s\S]+unsaved$/m);
    await press('Control+z');
    await window().locator('.tab:not(.dirty)', { hasText: '2026-03-07' }).waitFor();
    assert.equal(await wholeText(window()), later);
    await window().locator('.tab', { hasText: '2026-03-07' }).click();
    assert.equal(await wholeText(window()), original);
  });
});

async function said(text: string): Promise<void> {
  await window().locator('.quick-input-widget:visible .quick-input-message', { hasText: text }).waitFor();
}
