// `npm run pictures`: takes the pictures of README.md from the real VS Code, into images/.
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { ensureChromium, launchChromium } from '../../scripts/hosts/chromium';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { startHost } from './hosts';
import {
  goTo,
  openFile,
  runCommand,
  setTheme,
  waitForColors,
  waitForWorkbench,
  webview,
} from './page/workbench';

const SETTLE = 1_200;

async function main(): Promise<void> {
  ensureChromium();
  const host = await startHost('newest', { extension: repositoryRoot, registry: true });
  const browser = await launchChromium();
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.setViewportSize({ width: 1200, height: 700 });
    await page.goto((await host.window()).url);
    await waitForWorkbench(page);
    // Away from everything that shows a tooltip.
    await page.mouse.move(20, 500);
    await people(page);
    await findings(page);
    await preview(page);
    await completion(page);
    await paste(page);
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** The Speakers view, and the card of a mentioned person. */
async function people(page: Page): Promise<void> {
  await openFile(page, '_posts/2026-03-07-chat.markdown');
  await waitForColors(page);
  await setTheme(page, 'light');
  const header = page.locator('.pane-header', { hasText: 'Speakers' });
  await header.waitFor();
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  await page.locator('.pane', { has: header }).locator('.monaco-list-row').first().waitFor();
  // Room for all of them.
  const outline = (await page.locator('.pane-header', { hasText: 'Outline' }).boundingBox())!;
  await page.mouse.move(outline.x + 40, outline.y);
  await page.mouse.down();
  await page.mouse.move(outline.x + 40, outline.y - 250, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(20, 500);
  await goTo(page, 26, 3);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
  // Below the text: the card would close if the mouse left the editor.
  await page.mouse.move(900, 600);
  await take(page, 'people');
  await page.keyboard.press('Escape');
  await page.mouse.move(20, 500);
}

/** Messages copied from a chat application, just pasted, with the list of other ways. */
async function paste(page: Page): Promise<void> {
  await setTheme(page, 'light');
  await openFile(page, '_posts/2026-03-07-chat.markdown');
  await waitForColors(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = [
    '林小满 2026/3/7 23:59:02',
    '周一上线，别忘了。',
    '',
    '我 2026/3/7 23:59:20',
    '收到👌',
    '',
    '林小满 2026/3/7 23:59:41',
    '谢谢！',
  ];
  await page.evaluate(text => navigator.clipboard.writeText(text), copied.join('\n'));
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  const widget = page.locator('.post-edit-widget');
  await widget.waitFor();
  await page.waitForTimeout(SETTLE);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget:visible').waitFor();
  await take(page, 'paste');
  await page.keyboard.press('Escape');
}

/** A log with planted defects, its Problems view and the quick fixes for one of them. */
async function findings(page: Page): Promise<void> {
  await openFile(page, '_posts/2026-03-02-chat.markdown');
  await waitForColors(page);
  await setTheme(page, 'light');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'Problems: Focus on Problems View');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await runCommand(page, 'View: Focus Active Editor Group');
  await goTo(page, 40, 6);
  await page.waitForTimeout(SETTLE);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget:visible').waitFor();
  await take(page, 'findings');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+j');
}

/** A speaker found by the initials of a Chinese name. */
async function completion(page: Page): Promise<void> {
  await setTheme(page, 'light');
  await openFile(page, '_posts/2026-03-01-chat.markdown');
  await waitForColors(page);
  await runCommand(page, 'View: Focus Active Editor Group');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n> 22:39:00  ', { delay: 30 });
  await page.keyboard.type('l', { delay: 60 });
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await take(page, 'completion');
  // VS Code in a browser saves automatically: typed text must be removed again.
  await page.keyboard.press('Escape');
  for (let i = 0; i < 16; i++) await page.keyboard.press('Control+z');
  await page.waitForTimeout(SETTLE);
}

/** A log beside its transcript, dark; the cursor's message is marked in both. */
async function preview(page: Page): Promise<void> {
  await openFile(page, '_posts/2026-03-01-chat.markdown');
  await waitForColors(page);
  await setTheme(page, 'dark');
  await runCommand(page, 'Chat Log: Open Preview to the Side');
  await webview(page).locator('.message').first().waitFor();
  await runCommand(page, 'View: Focus First Editor Group');
  await goTo(page, 75, 3);
  await take(page, 'preview');
  await runCommand(page, 'View: Close All Editors');
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE);
  await page.screenshot({ path: path.join(repositoryRoot, `images/${name}.png`) });
  console.log(`images/${name}.png`);
}

void main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
