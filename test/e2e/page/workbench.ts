// Operating VS Code's window as a person does: keys, clicks, and what is to be seen.
import type { Frame, Locator, Page } from 'playwright-core';
import { artifact } from '../artifacts';
import type { HostName } from '../hosts';

/** The name of the host that the tests run in. */
export const hostName = (process.env.E2E_HOST ?? 'newest') as HostName;

/** The default themes, by the names that the theme picker shows. */
const themes = { light: 'Light Modern', dark: 'Dark Modern', hc: 'Dark High Contrast' } as const;

/** Waits until the window is ready for use, and closes what it shows of itself. */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  await closeNotifications(page);
}

/** Opens a file by its path in the opened folder (`_posts/2026-03-01-chat.markdown`); waits until its editor is there. */
export async function openFile(page: Page, file: string): Promise<void> {
  const folders = file.split('/');
  const name = folders.pop()!;
  // Not with Go to File, which finds nothing in the web host until its search has come up.
  await page.keyboard.press('Control+Shift+e');
  for (const folder of folders) {
    const row = explorerRow(page, folder);
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
  }
  await explorerRow(page, name).dblclick();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

function explorerRow(page: Page, name: string): Locator {
  const label = page.locator('.label-name').getByText(name, { exact: true });
  return page.locator('.explorer-folders-view .monaco-list-row').filter({ has: label }).first();
}

/** Waits until the active editor shows text in more than one colour: the grammar is at work. */
export async function waitForColours(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const tokens = document.querySelectorAll('.editor-group-container.active .view-line span[class*="mtk"]');
    return new Set(Array.from(tokens, token => token.className)).size > 1;
  });
}

/** Runs a command by the title that the command palette shows, such as `Chat Log: Open Preview`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  // The palette lists what is there when it is opened (an extension's commands come a moment after the window), and
  // closes when something else takes the focus: so it is tried again.
  for (let attempt = 0; attempt < 10; attempt++) {
    const input = await openQuickInput(page, 'F1');
    const row = page
      .locator(`.quick-input-list .monaco-list-row[aria-label^=${JSON.stringify(title)}]`)
      .first();
    try {
      await input.fill(`>${title}`, { timeout: 2000 });
      await row.click({ timeout: 2000 });
      return;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
    }
  }
  throw new Error(`The command palette does not list "${title}".`);
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
}

/** The zero-based line and UTF-16 column of the cursor, as the status bar has it; undefined: no editor is active. */
export async function cursor(page: Page): Promise<{ line: number; character: number } | undefined> {
  const text = await page
    .locator('.statusbar-item', { hasText: /Ln \d+, Col \d+/ })
    .first()
    .textContent({ timeout: 5000 })
    .catch(() => null);
  const found = /Ln (\d+), Col (\d+)/.exec(text ?? '');
  return found ? { line: Number(found[1]) - 1, character: Number(found[2]) - 1 } : undefined;
}

/** The text of the first editor, through the clipboard; the cursor is at its end then. */
export async function wholeText(page: Page): Promise<string> {
  for (const key of ['Control+1', 'Control+a', 'Control+c']) await page.keyboard.press(key);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Control+End');
  return text;
}

/** Switches to VS Code's default light, dark or high-contrast theme. */
export async function setTheme(page: Page, theme: keyof typeof themes): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  const input = page.locator('.quick-input-widget:visible input');
  await input.fill(themes[theme]);
  await pick(page, themes[theme]);
  const wanted = { light: 'vs', dark: 'vs-dark', hc: 'hc-black' }[theme];
  await page.locator(`.monaco-workbench.${wanted}`).waitFor();
}

/**
 * The document of a webview that holds an element that fits `selector`. A webview is a frame within a frame, and
 * comes up late.
 *
 * @throws Error when there is none within `timeoutMs`.
 */
export async function webviewFrame(page: Page, selector: string, timeoutMs = 20_000): Promise<Frame> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      // A frame may be replaced while it is asked.
      const found = await frame.$(selector).catch(() => null);
      if (found) return frame;
    }
    if (Date.now() > deadline) {
      const frames = page.frames().map(frame => frame.url().slice(0, 120));
      throw new Error(
        `No webview shows ${selector} within ${timeoutMs / 1000} s. Frames:\n${frames.join('\n')}`,
      );
    }
    await page.waitForTimeout(100);
  }
}

/** Writes a picture of the window to artifacts/<host>/<name>.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: await artifact(hostName, `${name}.png`) });
}

/** What VS Code itself says at the cursor, such as why something can't be done. */
export function atCursor(page: Page, text: string): Locator {
  return page.locator('.monaco-editor-overlaymessage', { hasText: text });
}

/** Closes all editors without asking; unsaved text is lost. */
export async function closeEditors(page: Page): Promise<void> {
  for (let tabs = await page.locator('.tab').count(); tabs > 0; tabs--) {
    await runCommand(page, 'View: Revert and Close Editor');
  }
}

/** Closes all notifications, which would cover what a picture is to show. */
export async function closeNotifications(page: Page): Promise<void> {
  if ((await page.locator('.notification-toast').count()) === 0) return;
  await runCommand(page, 'Notifications: Clear All Notifications');
}

async function openQuickInput(page: Page, key: string): Promise<Locator> {
  // A press may be lost while the window is busy.
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    const input = page.locator('.quick-input-widget:visible .quick-input-box input');
    const shown = await input.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (shown) return input;
  }
  throw new Error(`${key} opens nothing.`);
}
