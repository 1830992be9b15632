// Operating VS Code's window as a person does: keys, clicks, and what is to be seen.
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { artifactsFolder } from '../../../scripts/hosts/paths';

/** The default themes, by the names that the theme picker shows. */
const themes = { light: 'Light Modern', dark: 'Dark Modern', hc: 'Dark High Contrast' } as const;

/** Waits until the window is ready for use, and closes what it shows of itself. */
export async function waitForWorkbench(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  await closeNotifications(page);
}

/** Opens a file at the top of the opened folder by its name, and waits until its editor is there. */
export async function openFile(page: Page, name: string): Promise<void> {
  // Not with Go to File, which needs a search that the web host's file system does not have.
  await page.keyboard.press('Control+Shift+e');
  await page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
  await page.locator('.tab.active', { hasText: name }).waitFor();
  await page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
}

/** Runs a command by the title that the command palette shows, such as `Chat Log: Open Preview`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = await openQuickInput(page, 'F1');
  await input.fill(`>${title}`);
  const label = page
    .locator('.quick-input-list .monaco-list-row .label-name')
    .getByText(title, { exact: true });
  await label.first().click();
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
  const folder = path.join(artifactsFolder, process.env.E2E_HOST ?? 'window');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
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

async function openQuickInput(page: Page, key: string): ReturnType<typeof visibleInput> {
  // A press may be lost while the window is busy.
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press('Escape');
    await page.keyboard.press(key);
    const input = await visibleInput(page);
    const shown = await input.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
    if (shown) return input;
  }
  throw new Error(`${key} opens nothing.`);
}

async function visibleInput(page: Page): Promise<import('playwright-core').Locator> {
  return page.locator('.quick-input-widget:visible .quick-input-box input');
}
