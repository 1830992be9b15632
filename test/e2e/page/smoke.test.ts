import * as assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { folder, window } from './window';
import { closeEditors, openFile, screenshot } from './workbench';

describe('The window', () => {
  afterEach(() => closeEditors(window()));

  it('shows a log of the sample folder as a chat log', async () => {
    const log = readdirSync(folder()).find(name => name.endsWith('-chat.markdown'));
    assert.ok(log, 'examples/ holds no log');
    await openFile(window(), log);
    await window().locator('.statusbar-item', { hasText: 'Chat Log' }).first().waitFor();
    await screenshot(window(), 'log');
  });
});
