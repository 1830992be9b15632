import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { launchChromium } from '../../../scripts/hosts/chromium';
import { temporaryFolder } from '../../../scripts/hosts/temporaryFolder';
import { exportedPage } from '../../support/exported';
import { pageAssets } from '../../support/pageAssets';
import { generateLog } from '../generateLog';
import { milliseconds, type Row } from '../row';
import { median } from '../statistics';

const DAYS = 340;
const MESSAGES = 100_300;
const SMALL = 100;
const ROUNDS = 5;
const QUERIES = ['上线', '，', 'the sandbox', 'zhao', '没有这样的话'];

/** The bars of the page: until it answers, its memory, a search. */
const READY_BAR = 2_000;
const MEMORY_BAR = 300;
const FIND_BAR = 50;

interface Opened {
  /** From the opening until the page's script has run, in ms. */
  readonly ready: number;
  /** The processor time of the page's script for the longest search, in ms: other load on the machine does not count. */
  readonly find: number;
  /** Of the tab, in MB, its share of shared memory included; `undefined` where the system does not tell. */
  readonly memory: number | undefined;
}

/** An exported page of 100,300 messages, against one of 100, in headless Chromium. */
export async function page(): Promise<Row[]> {
  const folder = await temporaryFolder('bench-page');
  mkdirSync(folder.path, { recursive: true });
  const browser = await launchChromium();
  try {
    const small = await pageOf(1, SMALL, folder.path);
    const large = await pageOf(DAYS, MESSAGES / DAYS, folder.path);
    await open(browser, small);
    const floors: Opened[] = [];
    const opened: Opened[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      floors.push(await open(browser, small));
      opened.push(await open(browser, large));
    }
    const all = (rows: readonly Opened[], of: (row: Opened) => number | undefined) =>
      rows.flatMap(row => of(row) ?? []);
    const row = (what: string, of: (row: Opened) => number | undefined, bar: number, unit: string): Row => {
      const [floor, measured] = [all(floors, of), all(opened, of)];
      if (measured.length === 0)
        return { what, floor: '', measured: 'not known here', ratio: '', bar: '', holds: undefined };
      // Other load only adds to a time.
      const [low, high] =
        unit === 'ms' ? [Math.min(...floor), Math.min(...measured)] : [median(floor), median(measured)];
      const text = (value: number) => (unit === 'ms' ? milliseconds(value) : `${value.toFixed(0)} ${unit}`);
      return {
        what: `${what} of ${MESSAGES.toLocaleString('en')} messages (floor: of ${SMALL})`,
        floor: text(low),
        measured: text(high),
        ratio: `${(high / low).toFixed(1)} ×`,
        bar: `${bar} ${unit}`,
        holds: high < bar,
      };
    };
    return [
      row('exported page, until it answers,', ({ ready }) => ready, READY_BAR, 'ms'),
      row('memory of its tab,', ({ memory }) => memory, MEMORY_BAR, 'MB'),
      row(
        `processor time of the slowest of ${QUERIES.length} searches in it,`,
        ({ find }) => find,
        FIND_BAR,
        'ms',
      ),
    ];
  } finally {
    await browser.close();
    await folder.remove();
  }
}

async function pageOf(days: number, messages: number, folder: string): Promise<string> {
  const logs = Array.from({ length: days }, (_, i) => {
    const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
    return [`${day}-chat.markdown`, generateLog({ messages, seed: i, day })] as const;
  });
  const file = path.join(folder, `${days}.html`);
  writeFileSync(file, await exportedPage(Object.fromEntries(logs), { assets: pageAssets() }));
  return pathToFileURL(file).href;
}

async function open(browser: BrowserContext, address: string): Promise<Opened> {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(0);
  await tab.goto(address);
  // The script is the last element of the page: when it has run, each control answers.
  const ready = await tab.evaluate(
    () => performance.getEntriesByType('navigation')[0]!.toJSON().domContentLoadedEventStart,
  );
  await tab.keyboard.press('/');
  // The texts are read once, before the first search.
  await tab.locator('.find-input').fill('x');
  const session = await browser.newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptTime = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')!.value * 1000;
  };
  const times: number[] = [];
  for (const text of QUERIES) {
    const before = await scriptTime();
    await tab.locator('.find-input').evaluate((input, query) => {
      (input as HTMLInputElement).value = query;
      input.dispatchEvent(new Event('input'));
    }, text);
    times.push((await scriptTime()) - before);
  }
  const memory = await memoryOf(browser);
  await tab.close();
  return { ready, find: Math.max(...times), memory };
}

/** The proportional memory of the largest renderer, in MB. */
async function memoryOf(browser: BrowserContext): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser
    .browser()
    ?.newBrowserCDPSession()
    .catch(() => undefined);
  const info = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
  await session?.detach();
  const sizes = info.processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) =>
      execFileSync('sh', ['-c', `grep ^Pss: /proc/${id}/smaps_rollup || echo Pss: 0`], { encoding: 'utf8' }),
    )
    .map(text => Number(/\d+/.exec(text)![0]) / 1024);
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}
