// Merging two folders of logs as a user does it: selected in the Explorer, reviewed, written, and back by one undo.
import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { folder, press, window } from './window';
import {
  chooseInMenu,
  closeEditors,
  explorerRow,
  focusEditor,
  notice,
  openFile,
  pick,
  runCommand,
  screenshot,
  screenshotInThemes,
} from './workbench';

const said = (time: string, name: string, body: string) => `> ${time}  ${name}  \n   \n${body}  \n   \n`;
const OF_PHONE = said('08:00:05', '林小满', '早上好') + said('08:02:07', '罗一', '早');
const OF_COMPUTER =
  said('08:00:05', '林小满', '早上好') + said('08:01:11', '祝好', '到了') + said('08:02:07', '罗一', '早');
const NEXT_DAY =
  said('09:00:05', '祝好', '大家在哪里？') + said('09:01:05', '祝好', '![展位](img/20260612_090105.png)');
const FIRST = 'merge-phone/2026-06-11-chat.markdown';
const SECOND = 'merge-phone/2026-06-12-chat.md';
const PICTURE = 'img/20260612_090105.png';
/** A log with another name, as the Explorer finds it by its name. */
const OTHER = 'merge-computer/2026-06-12-chat.md';
const logs: Record<string, string> = {
  [FIRST]: OF_PHONE,
  'merge-computer/2026-06-11-chat.md': OF_COMPUTER,
  [OTHER]: NEXT_DAY,
};

describe('Merging by hand', () => {
  const read = (name: string) => readFileSync(path.join(folder(), name), 'utf8');
  const row = (name: string) => explorerRow(window(), name);
  const list = () => window().locator('.quick-input-widget:visible');

  beforeEach(() => {
    for (const [name, text] of Object.entries(logs)) {
      mkdirSync(path.join(folder(), path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder(), name), text);
    }
    mkdirSync(path.join(folder(), 'merge-computer/img'));
    writeFileSync(path.join(folder(), 'merge-computer', PICTURE), 'picture');
  });
  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
    for (const name of ['merge-phone', 'merge-computer'])
      rmSync(path.join(folder(), name), { recursive: true, force: true });
  });

  /** Selects the two folders in the Explorer, and merges them with the command of its menu. */
  async function openMergeList(): Promise<void> {
    await runCommand(window(), 'File: Focus on Files Explorer');
    await window().getByRole('button', { name: 'Refresh Explorer' }).first().click();
    await row('merge-phone').waitFor();
    // The menu has the command once the server runs.
    await openFile(window(), OTHER);
    await window()
      .getByText(/^Message 1 \/ 2/)
      .first()
      .waitFor();
    await runCommand(window(), 'File: Focus on Files Explorer');
    await row('merge-computer').click();
    await row('merge-phone').click({ modifiers: ['Control'] });
    const target = window().getByPlaceholder('To which are the messages of the others added?');
    await chooseInMenu(window(), row('merge-phone'), 'Merge Logs…', target);
    await target.fill('merge-phone');
    await list().getByRole('option', { name: 'merge-computer' }).waitFor({ state: 'detached' });
    await target.press('Enter');
    await window().getByPlaceholder('Review the changes of merge-phone').waitFor();
  }

  async function reviewMerge(): Promise<void> {
    await openMergeList();
    await pick(window(), 'Review the Changes…');
    await window().locator('.tab.active', { hasText: 'Merge: 2 logs' }).waitFor();
    await window().locator('.multiDiffEntry').first().waitFor();
  }

  it('shows where messages are from and the changes, writes the logs, and takes them back', async () => {
    await openMergeList();
    await list()
      .getByRole('option', {
        name: /2026-06-11.*only merge-phone: 0 · only merge-computer: 1 · in several: 2/,
      })
      .waitFor();
    await list().getByText('merge-phone and merge-computer look like one conversation').waitFor();
    await list().getByText('Copied Beside the Logs: 1 file').waitFor();
    await screenshot(window(), 'merge-list');
    await pick(window(), 'Review the Changes…');

    await window().locator('.tab.active', { hasText: 'Merge: 2 logs' }).waitFor();
    await window().locator('.multiDiffEntry').first().waitFor();
    await screenshotInThemes(window(), 'merge-changes');
    await window().getByRole('button', { name: 'Merge These Logs' }).click();

    await notice(window(), /Merged: 3 messages added to 2 logs\./);
    await eventually('the merged log', () => read(FIRST) === OF_COMPUTER);
    assert.equal(read(SECOND), NEXT_DAY);
    assert.equal(read(`merge-phone/${PICTURE}`), 'picture');
    assert.equal(read('merge-computer/2026-06-11-chat.md'), OF_COMPUTER);

    await openFile(window(), FIRST);
    await focusEditor(window());
    await press('Control+z');
    await eventually('the old log', () => read(FIRST) === OF_PHONE);
    await eventually('the new log to go', () => !existsSync(path.join(folder(), SECOND)));
    await eventually('the picture to go', () => !existsSync(path.join(folder(), 'merge-phone', PICTURE)));
  });

  it('settles in the review what may be one message', async () => {
    const talk = (time: string) =>
      said('08:00:05', '林小满', '早上好') +
      said('08:01:11', '祝好', '到了，在门口') +
      said(time, '罗一', '画册的样张带来了，一共三本') +
      said('08:04:07', '林小满', '马上下来');
    const before = talk('08:02:05');
    writeFileSync(path.join(folder(), FIRST), before);
    writeFileSync(path.join(folder(), 'merge-computer/2026-06-11-chat.md'), talk('08:02:50'));
    await reviewMerge();

    const place = window().locator('.multiDiffEntry .review-widget').first();
    await place.getByText('The times differ.').waitFor();
    await place.getByText('08:02:50 罗一').waitFor();
    await screenshotInThemes(window(), 'merge-places');
    await place.getByRole('link', { name: 'Keep the Second' }).click();
    // VS Code collapses what is resolved. Its list of comments has it.
    await window().getByText('The second stays').first().waitFor();
    const right = window().locator('.multiDiffEntry .editor.modified .view-line');
    await right.filter({ hasText: '08:02:50' }).first().waitFor();
    await right.filter({ hasText: '08:02:05' }).first().waitFor({ state: 'detached' });
    await screenshot(window(), 'merge-place-settled');
    await window().getByRole('button', { name: 'Merge These Logs' }).click();
    await notice(window(), /Merged: 3 messages added to 2 logs\./);
    await eventually('the settled log', () => read(FIRST) === talk('08:02:50'));

    await openFile(window(), FIRST);
    await focusEditor(window());
    await press('Control+z');
    await eventually('the old log', () => read(FIRST) === before);
  });
});
