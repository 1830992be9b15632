// Fix All as a user sees it: its report, undo, its changes, and the question before unsafe fixes.
import * as assert from 'node:assert/strict';
import { window } from './window';
import { closeEditors, notice, openFile, runCommand, screenshot, wholeText } from './workbench';

const DEFECTIVE = '_posts/2026-03-02-chat.markdown';

describe('Fix All by hand', () => {
  let original: string;

  beforeEach(async () => {
    await openFile(window(), DEFECTIVE);
    original = await wholeText(window());
  });
  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
  });

  it('says what it did, shows it and takes it back', async () => {
    await runCommand(window(), 'Chat Log: Fix All');
    const said = await notice(window(), /\d+ fixed: 2 entities, .*1 spacing/);
    await screenshot(window(), 'fix-all-said');
    const fixed = await wholeText(window());
    assert.notEqual(fixed, original);
    assert.equal(fixed.split('07:52:45').length, original.split('07:52:45').length);
    await said.getByRole('button', { name: 'Undo' }).click();
    await waitForText(original);

    await runCommand(window(), 'Chat Log: Fix All');
    await (await notice(window(), /\d+ fixed: /)).getByRole('button', { name: 'Show Changes' }).click();
    await window().locator('.tab.active', { hasText: 'before and after Fix All' }).waitFor();
    await window().locator('.monaco-diff-editor .line-insert').first().waitFor();
    await screenshot(window(), 'fix-all-changes');
    await openFile(window(), DEFECTIVE);
    assert.equal(await wholeText(window()), fixed);
    await window().keyboard.press('Control+z');
    await waitForText(original);
  });

  it('says which fixes are unsafe, and applies them only then', async () => {
    const dialog = window().locator('.monaco-dialog-box');
    const question = dialog.getByText('Unsafe: 1 duplicate, 1 image address, 1 message out of order');
    await runCommand(window(), 'Chat Log: Fix All, Unsafe Ones Too…');
    await question.waitFor();
    await screenshot(window(), 'fix-all-unsafe');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await wholeText(window()), original);

    await runCommand(window(), 'Chat Log: Fix All, Unsafe Ones Too…');
    await dialog.getByRole('button', { name: 'Fix All' }).click();
    const said = await notice(window(), /1 duplicate \(unsafe\)/);
    assert.equal((await wholeText(window())).split('07:52:45').length, 2);
    await said.getByRole('button', { name: 'Undo' }).click();
    await waitForText(original);
  });
});

/** Waits until the editor holds a text: the click on a button of a notification returns before its action is done. */
async function waitForText(expected: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    if ((await wholeText(window())) === expected) return;
    await window().waitForTimeout(100);
  }
  assert.equal(await wholeText(window()), expected);
}
