// The host that runs this trusts no folder (see ../../run.ts).
import { eventually } from '../../patience';
import { window } from '../window';
import { openFile, runCommand, screenshot, webview } from '../workbench';

describe('In Restricted Mode', () => {
  it('findings and the preview are there as ever', async () => {
    const page = window();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
    await openFile(page, '_posts/2026-03-02-chat.markdown');
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'malformed-header' }).waitFor();
    await runCommand(page, 'Chat Log: Open Preview to the Side');
    await webview(page).locator('article.message:not(.sketch)').first().waitFor();
    // In untrusted folders, VS Code frames characters that are not ASCII: here that would be every word.
    // It may start with that before it has the extension's defaults.
    const framed = page.locator('.unicode-highlight');
    await eventually('no framed characters', async () => (await framed.count()) === 0);
    await screenshot(page, 'restricted-mode');
  });
});
