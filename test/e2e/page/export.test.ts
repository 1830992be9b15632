// Exporting as a user does it: from the preview to a file.
import * as assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { folder, window } from './window';
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
  webview,
} from './workbench';

describe('Exporting by hand', () => {
  const page = () => path.join(folder(), '_posts/2026-03-01-chat.html');
  const april = () => path.join(folder(), '_posts/2026-04-01-chat.markdown');
  const ofMonth = (month: string) => path.join(folder(), `_posts-${month}.html`);
  const input = () => window().locator('.quick-input-widget:visible .quick-input-box input');

  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
    for (const file of [page(), april(), ofMonth('2026-03'), ofMonth('2026-04')])
      rmSync(file, { force: true });
  });

  it('writes the log of the preview as a page', async () => {
    await openFile(window(), '_posts/2026-03-01-chat.markdown');
    // The command is listed while a log is active.
    await focusEditor(window());
    await runCommand(window(), 'Chat Log: Open Preview');
    await webview(window()).locator('article.message').first().waitFor();
    await runCommand(window(), 'Chat Log: Export…');
    let offered = '';
    await eventually(
      () => `the name of the page, not ${offered}`,
      async () => {
        offered = await input().inputValue();
        return offered.endsWith('/_posts/2026-03-01-chat.html');
      },
    );
    await screenshot(window(), 'export-file');
    await input().press('Enter');
    await notice(window(), /Exported: _posts\/2026-03-01-chat\.html/);
    await screenshot(window(), 'exported');
    const text = readFileSync(page(), 'utf8');
    assert.match(text, /^<!doctype html>/i);
    assert.match(text, /退款流程/);
    assert.ok(!existsSync(page().replace('.html', '.printing.html')));
  });

  it('writes the logs of a folder as a page for each month', async () => {
    const march = readFileSync(path.join(folder(), '_posts/2026-03-01-chat.markdown'), 'utf8');
    writeFileSync(april(), march.replaceAll('2026-03-01', '2026-04-01'));
    await openFile(window(), '_posts/2026-03-01-chat.markdown');
    await explorerRow(window(), '2026-04-01-chat.markdown').waitFor();
    const choice = window().locator('.quick-input-widget:visible .monaco-list-row', {
      hasText: 'each month',
    });
    await chooseInMenu(window(), explorerRow(window(), '_posts'), 'Export…', choice);
    await screenshot(window(), 'export-months');
    await pick(window(), 'each month');
    await eventually('the name of the pages', async () =>
      (await input().inputValue()).endsWith('/_posts.html'),
    );
    await input().press('Enter');
    await notice(window(), /Exported: 2 files in/);
    assert.match(readFileSync(ofMonth('2026-03'), 'utf8'), /<title>2026-03<\/title>/);
    assert.match(readFileSync(ofMonth('2026-04'), 'utf8'), /<title>2026-04<\/title>/);
  });
});
