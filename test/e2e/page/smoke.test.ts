import * as assert from 'node:assert/strict';
import { everywhere } from '../whichHosts';
import { sampleLogs, window } from './window';
import { openFile, screenshot, waitForColors } from './workbench';

describe('The window', () => {
  it(everywhere('shows a log of the sample folder as a chat log'), async () => {
    const [log] = sampleLogs();
    assert.ok(log, 'examples/ holds no log');
    await openFile(window(), log);
    await window().locator('.statusbar-item', { hasText: 'Chat Log' }).first().waitFor();
    await waitForColors(window());
    await screenshot(window(), 'log');
  });
});
