import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What axe finds wrong with a page: rule, and the elements. Empty if there is nothing. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Through the protocol of DevTools, which the policy of the page does not concern.
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('\n')}`,
    );
  });
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
