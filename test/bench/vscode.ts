// `npm run bench:vscode`: the time from a key to the preview in the real VS Code. Prints figures and asserts nothing.
import type { FrameLocator, Page } from 'playwright-core';
import { ensureChromium, launchChromium } from '../../scripts/hosts/chromium';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { hostTitles, startHost } from '../e2e/hosts';
import { goTo, openFile, runCommand, waitForWorkbench, webview } from '../e2e/page/workbench';
import { eventually } from '../e2e/patience';

const LOG = '_posts/2026-03-01-chat.markdown';
/** A line of the body of its first message. */
const BODY_LINE = 10;
const KEYS = 'abcdefghijklmnopqrstuvwxyz';

async function main(): Promise<void> {
  ensureChromium();
  const host = await startHost('newest', { extension: repositoryRoot });
  const browser = await launchChromium();
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto((await host.window()).url);
    await waitForWorkbench(page);
    await openFile(page, LOG);
    await runCommand(page, 'Chat Log: Open Preview to the Side');
    const preview = webview(page);
    await preview.locator('article.message:not(.sketch)').first().waitFor();
    await page.keyboard.press('Control+1');
    await goTo(page, BODY_LINE);
    const delays = await keyDelays(page, preview);
    const at = (part: number): string => `${delays[Math.floor((delays.length - 1) * part)]!.toFixed(0)} ms`;
    console.log(hostTitles.newest);
    console.log(`From a key to the preview, ${delays.length} keys: median ${at(0.5)}, slowest ${at(1)}`);
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** Types, and returns the delay of each key until the preview shows it, in ms, sorted. */
async function keyDelays(page: Page, preview: FrameLocator): Promise<number[]> {
  await preview.locator('body').evaluate(body => {
    // It does not report changes of attributes. Both pages read the clock of the same machine.
    new MutationObserver(() => {
      body.dataset.changedAt = String(Date.now());
    }).observe(body, { subtree: true, childList: true, characterData: true });
  });
  const changedAt = async (): Promise<number> =>
    Number(await preview.locator('body').getAttribute('data-changed-at'));
  const delays: number[] = [];
  for (const key of KEYS) {
    await page.waitForTimeout(200);
    const pressedAt = Date.now();
    await page.keyboard.type(key);
    delays.push(
      (await eventually(`the preview with "${key}"`, async () => {
        const at = await changedAt();
        return at >= pressedAt && at;
      })) - pressedAt,
    );
  }
  return delays.sort((a, b) => a - b);
}

void main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
