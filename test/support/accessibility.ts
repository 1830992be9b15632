import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What a theme can break: the elements are the same in all. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

export interface AccessibilityChoice {
  /** Looks at the colors of this part of the page alone, given by its selector. */
  readonly colorsOf?: string;
  /** Rules that are for other kinds of pages. */
  readonly without?: readonly string[];
}

/** What axe finds wrong with a page: rule, elements and what to do. Empty if there is nothing. */
export async function accessibilityProblems(
  page: Page,
  { colorsOf, without = [] }: AccessibilityChoice = {},
): Promise<string[]> {
  // Through the protocol of DevTools, which the policy of the page does not concern.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  }
  const options =
    colorsOf === undefined
      ? { rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])) }
      : { runOnly: OF_COLORS };
  const where = colorsOf === undefined ? 'document' : JSON.stringify(colorsOf);
  const { violations } = (await page.evaluate(`axe.run(${where}, ${JSON.stringify(options)})`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
  );
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}
