// The Problems view with the findings of logs that are not open.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folder, press, window } from './window';
import { screenshot, screenshotInThemes } from './workbench';

describe('The Problems view', () => {
  const settings = () => path.join(folder(), '.vscode');
  const rows = (text: string) => window().locator('.markers-panel .monaco-list-row', { hasText: text });

  afterEach(async () => {
    rmSync(settings(), { recursive: true, force: true });
    await rows('2026-03-02-chat.markdown').first().waitFor({ state: 'detached' });
    await press('Control+j');
  });

  it('lists the findings of the whole folder, and leads to Fix All in Folder', async () => {
    mkdirSync(settings(), { recursive: true });
    writeFileSync(
      path.join(settings(), 'settings.json'),
      JSON.stringify({ 'chatlog.diagnosticMode': 'workspace' }),
    );
    await press('Control+Shift+m');
    await rows('2026-03-02-chat.markdown').first().waitFor();
    await screenshotInThemes(window(), 'folder-findings');
    await window().locator('.part.panel .title .codicon-toolbar-more').first().click();
    await window().locator('.monaco-menu').getByText('Fix All in Folder…', { exact: true }).waitFor();
    await screenshot(window(), 'folder-findings-menu');
    await press('Escape');
  });
});
