// Operates VS Code's window as a user does: keys, clicks, and visible text.
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { startLimitMs, waitLimitMs } from '../../../scripts/hosts/patience';
import { artifact } from '../artifacts';
import { closeEditorKey, type HostName } from '../hosts';
import { eventually } from '../patience';
import { type Theme, themes } from '../themes';

/** The name of the host that the tests run in. */
export const hostName = (process.env.E2E_HOST ?? 'newest') as HostName;

const wantsPictures = Boolean(process.env.E2E_PICTURES);

/** The theme of all pictures, if one is requested: `npm run test:e2e -- --pictures --theme hc`. */
export const onlyTheme = (process.env.E2E_THEME || undefined) as Theme | undefined;

/** Waits until the window is ready for use, and closes what it opens at the start. */
export async function waitForWorkbench(page: Page): Promise<void> {
  const timeout = startLimitMs;
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout });
  await closeNotifications(page);
}

/** Opens a file by its path in the opened folder (`_posts/2026-03-01-chat.markdown`); waits until its editor is there. */
export async function openFile(page: Page, file: string): Promise<void> {
  const folders = file.split('/');
  const name = folders.pop()!;
  // Not with Go to File, which finds nothing in the web host until its search has started.
  await page.keyboard.press('Control+Shift+e');
  for (const folder of folders) {
    const row = explorerRow(page, folder);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }
  // A click is lost while the list of files is drawn again.
  await withMorePatience(`${name} to be opened`, async timeout => {
    await explorerRow(page, name).dblclick({ timeout });
    await page.locator('.tab.active', { hasText: name }).waitFor({ timeout });
  });
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

/** The Explorer's row of a file or folder. */
export function explorerRow(page: Page, name: string): Locator {
  const label = page.locator('.label-name').getByText(name, { exact: true });
  return page.locator('.explorer-folders-view .monaco-list-row').filter({ has: label }).first();
}

/** Waits until the active editor shows text in more than one color: the grammar is active. */
export async function waitForColors(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const tokens = document.querySelectorAll('.editor-group-container.active .view-line span[class*="mtk"]');
    return new Set(Array.from(tokens, token => token.className)).size > 1;
  });
}

/** Runs a command by the title that the command palette shows, such as `Chat Log: Open Preview`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // The palette lists the commands that exist when it is opened (an extension's commands come a moment after the window), and
  // closes if something else takes the focus. So it is retried, with a longer time limit each time.
  await withMorePatience(`the command palette to list "${title}"`, async timeout => {
    const input = await openQuickInput(page, 'F1');
    await input.fill(`>${title}`, { timeout });
    await page.locator(rowOf(title)).first().click({ timeout });
  });
}

/** The row of a command in the palette, alone or with its key behind a comma: the title of another command may begin with its own. */
function rowOf(title: string): string {
  const row = '.quick-input-list .monaco-list-row';
  return `${row}[aria-label=${JSON.stringify(title)}], ${row}[aria-label^=${JSON.stringify(`${title},`)}]`;
}

/** Picks the row that shows `text` in the open list of choices. */
export async function pick(page: Page, text: string): Promise<void> {
  await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: text }).first().click();
}

/** Puts the cursor into the active editor, at a zero-based line and UTF-16 column. */
export async function goTo(page: Page, line: number, character = 0): Promise<void> {
  const input = await openQuickInput(page, 'Control+g');
  await input.fill(`:${line + 1}:${character + 1}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
  // Keys go to the editor a moment later.
  await page.locator(focusedEditor).first().waitFor();
}

const focusedEditor = '.editor-group-container.active .monaco-editor.focused';

/** Lets the keys go to the first editor, from wherever they went. */
export async function focusEditor(page: Page): Promise<void> {
  await withMorePatience('the keys to go to the editor', async timeout => {
    await page.keyboard.press('Control+1');
    await page.locator(focusedEditor).first().waitFor({ timeout });
  });
}

export interface Place {
  line: number;
  character: number;
}

/** The zero-based line and UTF-16 column of the cursor, from the status bar; undefined if no editor is active. */
export async function cursor(page: Page): Promise<Place | undefined> {
  const items = await page.locator('.statusbar-item', { hasText: /Ln \d+, Col \d+/ }).allTextContents();
  const found = /Ln (\d+), Col (\d+)/.exec(items[0] ?? '');
  return found ? { line: Number(found[1]) - 1, character: Number(found[2]) - 1 } : undefined;
}

/** Waits until the cursor is on a zero-based line, at a UTF-16 column if one is given. */
export async function cursorAt(page: Page, line: number, character?: number): Promise<void> {
  let found: Place | undefined;
  await eventually(
    () => `the cursor at ${line}:${character ?? 'any'}; it is at ${found?.line}:${found?.character}`,
    async () => {
      found = await cursor(page);
      return found?.line === line && (character === undefined || found.character === character);
    },
  );
}

/** The text of the first editor, through the clipboard; the cursor is at its end then. */
export async function wholeText(page: Page): Promise<string> {
  const nothing = 'Nothing was copied yet.';
  await page.evaluate(text => navigator.clipboard.writeText(text), nothing);
  const { text } = await eventually('the copied text', async () => {
    for (const key of ['Control+1', 'Control+a', 'Control+c']) await page.keyboard.press(key);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    return text !== nothing && { text };
  });
  await page.keyboard.press('Control+End');
  return text;
}

/** Switches to VS Code's default light or dark theme, or that with high contrast. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  const wanted = { light: 'vs', dark: 'vs-dark', hc: 'hc-black', 'hc-light': 'hc-light' }[theme];
  // The list has no themes in the first moments of a window.
  await withMorePatience(`the theme ${theme}`, async timeout => {
    await runCommand(page, 'Preferences: Color Theme');
    const list = page.locator('.quick-input-widget:visible');
    await list.locator('input').fill(themes[theme]);
    await list.locator('.monaco-list-row', { hasText: themes[theme] }).first().click({ timeout });
    await page.locator(`.monaco-workbench.${wanted}`).waitFor({ timeout });
  });
}

/**
 * The document of the last opened webview. A webview is a frame within a frame, and both may be replaced while they
 * load. So no frame is kept: each call waits for the current one.
 */
export function webview(page: Page): FrameLocator {
  return page.locator('iframe.webview.ready').last().contentFrame().frameLocator('iframe#active-frame');
}

/** Writes a picture of the window to artifacts/<host>/<name>.png if pictures are requested: `npm run test:e2e -- --pictures`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!wantsPictures) return;
  // Fade animations end.
  await page.waitForTimeout(500);
  await picture(page, name);
}

/** Takes pictures in each default theme if pictures are requested, the dark theme last; or in the run's theme. */
export async function screenshotInThemes(page: Page, name: string): Promise<void> {
  if (!wantsPictures) return;
  if (onlyTheme !== undefined) return screenshot(page, name);
  for (const theme of ['light', 'hc-light', 'hc', 'dark'] as const) {
    await setTheme(page, theme);
    await screenshot(page, `${name}-${theme}`);
  }
}

/** Writes a picture of the window to artifacts/<host>/<name>.png. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: await artifact(hostName, `${name}.png`) });
}

/** The message that VS Code shows at the cursor, such as the reason of a refusal. */
export function atCursor(page: Page, text: string): Locator {
  return page.locator('.monaco-editor-overlaymessage', { hasText: text });
}

/** Closes all editors without asking; unsaved text is lost. */
export async function closeEditors(page: Page): Promise<void> {
  const tabs = page.locator('.tab');
  for (let left = await tabs.count(); left > 0; left = await tabs.count()) {
    await withMorePatience('an editor to be closed', async timeout => {
      if (hostName === 'web') await runCommand(page, 'View: Revert and Close Editor');
      else await page.keyboard.press(closeEditorKey);
      await tabs.nth(left - 1).waitFor({ state: 'detached', timeout });
    });
  }
}

/** A notice. In tests, VS Code shows none by itself, and its list of notices closes while it is empty. */
export async function notice(page: Page, text: RegExp): Promise<Locator> {
  const found = page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
  await withMorePatience(`the notice ${text}`, async timeout => {
    await runCommand(page, 'Notifications: Show Notifications');
    await found.waitFor({ timeout });
  });
  return found;
}

/** Closes all notifications, which would cover the content of a picture. */
export async function closeNotifications(page: Page): Promise<void> {
  if ((await page.locator('.notification-toast').count()) === 0) return;
  await runCommand(page, 'Notifications: Clear All Notifications');
}

/** Opens the list of code actions at the cursor, which must be in the editor. */
export async function openQuickFixes(page: Page): Promise<void> {
  const list = page.locator('.action-widget:visible');
  // A press may be lost while the window is busy.
  await withMorePatience('the list of code actions', async timeout => {
    if (!(await list.isVisible())) await page.keyboard.press('Control+.');
    await list.waitFor({ timeout });
  });
}

async function openQuickInput(page: Page, key: string): Promise<Locator> {
  const input = page.locator('.quick-input-widget:visible .quick-input-box input');
  // A press may be lost while the window is busy.
  await withMorePatience(`${key} to open a list or a box`, async timeout => {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    await input.waitFor({ timeout });
  });
  return input;
}

/** Retries a function until it does not time out; the time-out doubles each time. */
export async function withMorePatience<T>(
  what: string,
  attempt: (timeout: number) => Promise<T>,
): Promise<T> {
  for (let timeout = 2_000; timeout <= waitLimitMs; timeout *= 2) {
    try {
      return await attempt(timeout);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
    }
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/**
 * Chooses an entry of a row's menu. VS Code drops a click on a menu that it rebuilds in that moment, as when files have changed: then it is
 * chosen again.
 *
 * @param shown what the entry opens
 */
export async function chooseInMenu(
  page: Page,
  row: Locator,
  entry: string | RegExp,
  shown: Locator,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await row.click({ button: 'right' });
    const item = page.locator('.monaco-menu').getByText(entry, { exact: true });
    await item.waitFor();
    await item.hover();
    await item.click();
    try {
      await shown.waitFor({ timeout: 10_000 });
      return;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Opens a folder in the Explorer. A click on an open folder would close it, and rows appear some time after a click. */
export async function openFolderRow(page: Page, name: string): Promise<void> {
  const folder = explorerRow(page, name);
  await folder.waitFor();
  if ((await folder.getAttribute('aria-expanded')) !== 'true') await folder.click();
  await folder.and(page.locator('[aria-expanded=true]')).waitFor();
}
