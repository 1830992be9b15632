import type { Page } from 'playwright-core';

const CONTROLS = 'button, input, summary, dialog, [role=slider], [role=toolbar]';

/** The visible controls that have no Chinese name for screen readers. Those of messages, and the boxes of people, are named by what is in the log. */
export async function controlsWithoutChinese(page: Page): Promise<string[]> {
  const controls = await page.locator(CONTROLS).evaluateAll(all =>
    all
      .filter(control => control.checkVisibility() && control.closest('.filter-person, article') === null)
      .map(control => ({
        name: control.getAttribute('aria-label') ?? control.textContent ?? '',
        html: control.outerHTML.slice(0, 200),
      })),
  );
  return controls.filter(({ name }) => !/\p{Script=Han}/u.test(name)).map(({ html }) => html);
}
