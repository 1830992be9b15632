// Exporting as a user does it: from the preview to a file.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { folder, window } from './window';
import { closeEditors, notice, openFile, runCommand, screenshot, webview } from './workbench';

describe('Exporting by hand', () => {
  const page = () => path.join(folder(), '_posts/2026-03-01-chat.html');

  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
    rmSync(page(), { force: true });
  });

  it('writes the log of the preview as a page', async () => {
    await openFile(window(), '_posts/2026-03-01-chat.markdown');
    await runCommand(window(), 'Chat Log: Open Preview');
    await webview(window()).locator('article.message').first().waitFor();
    await runCommand(window(), 'Chat Log: Export…');
    const input = window().locator('.quick-input-widget:visible .quick-input-box input');
    let offered = '';
    await eventually(
      () => `the name of the page, not ${offered}`,
      async () => {
        offered = await input.inputValue();
        return offered.endsWith('/_posts/2026-03-01-chat.html');
      },
    );
    await screenshot(window(), 'export-file');
    await input.press('Enter');
    await notice(window(), /Exported: _posts\/2026-03-01-chat\.html/);
    await screenshot(window(), 'exported');
    const text = readFileSync(page(), 'utf8');
    assert.match(text, /^<!doctype html>/i);
    assert.match(text, /退款流程/);
    assert.ok(!existsSync(page().replace('.html', '.printing.html')));
  });
});
