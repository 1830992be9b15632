// People as a user sees them: cards under the mouse, keys for navigation, and the list of symbols.
import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { alsoIn } from '../whichHosts';
import { folder, press, window } from './window';
import {
  cursorAt,
  goTo,
  hostName,
  openFile,
  screenshot,
  screenshotInThemes,
  waitForColors,
  withMorePatience,
} from './workbench';

/** Headers at the lines 8, 12 … 40, 48, 52; one of 林小满-青禾科技-产品 at 20, who is mentioned at line 26. */
const LOG = '_posts/2026-03-07-chat.markdown';
/** With an image of the folder at this line. */
const LOG_WITH_IMAGE = '_posts/2026-03-01-chat.markdown';
const IMAGE_LINE = 82;

describe('People', () => {
  const registry = () => path.join(folder(), '_data/speakers.yml');

  // A browser's folder does not follow the disk.
  before(() => {
    if (hostName === 'web') return;
    mkdirSync(path.dirname(registry()), { recursive: true });
    writeFileSync(
      registry(),
      'people:\n  - name: 林小满\n    aliases: [林小满-青禾科技-产品, Momo]\n    note: 产品经理\n    avatar: /img/20260301_150431.png\n',
    );
  });
  after(() => rmSync(registry(), { force: true }));

  const card = () => window().locator('.monaco-hover:visible .hover-contents').first();

  async function open(file: string): Promise<void> {
    await openFile(window(), file);
    await waitForColors(window());
    // VS Code restores the scroll position of a file; the code lens is above the first line.
    await goTo(window(), 0);
    // The server answers.
    await window().locator('.codelens-decoration').first().waitFor();
  }

  /** Shows the hover at the cursor with its keys. */
  async function hover(line: number, character: number): Promise<void> {
    await goTo(window(), line, character);
    await press('Control+k');
    await press('Control+i');
    await card().waitFor();
  }

  it('shows a card of a speaker, with a picture of the folder and a link to what they said last', async () => {
    await open(LOG);
    const picture = card().locator('img');
    // The server learns of the registry a moment after it is written.
    await withMorePatience('the picture in the hover', async timeout => {
      await press('Escape');
      await hover(26, 3);
      await picture.waitFor({ timeout });
    });
    await card().getByText('2 messages in this log, 18% of it').waitFor();
    assert.ok(
      await picture.evaluate(async (img: HTMLImageElement) => {
        await img.decode().catch(() => undefined);
        return img.naturalWidth > 0;
      }),
    );
    await screenshotInThemes(window(), 'people-hover');
    await press('Escape');
    await hover(28, 14);
    await card().getByText('10:04:09', { exact: true }).click();
    await cursorAt(window(), 20);
  });

  it(alsoIn(['web'], 'shows an image of the folder'), async () => {
    await open(LOG_WITH_IMAGE);
    await hover(IMAGE_LINE, 3);
    // VS Code shows no picture from a browser's virtual folder, but its name.
    const picture = hostName === 'web' ? card().getByText('20260301_150431.png') : card().locator('img');
    await picture.waitFor();
    await screenshot(window(), 'people-hover-image');
  });

  it('finds a person by the initials of a Chinese name', async () => {
    await open(LOG);
    await press('Control+t');
    const box = window().locator('.quick-input-widget:visible');
    await box.locator('input:focus').waitFor();
    for (const [typed, label] of [
      ['#chenby', '陈不易-测试-成都'],
      ['#cby', '陈不易-测试-成都'],
      ['#momo', '林小满 (Momo)'],
      ['#2026-03-07', '2026-03-07-WeChat'],
    ] as const) {
      await box.locator('input').fill(typed);
      await box.locator('.monaco-list-row', { hasText: label }).first().waitFor();
      await screenshot(window(), `people-symbols-${typed.slice(1)}`);
    }
    await press('Enter');
    await window().locator('.tab.active', { hasText: '2026-03-07' }).waitFor();
  });

  it('goes from a mention to what was said before with F12', async () => {
    await open(LOG);
    await goTo(window(), 26, 5);
    await press('F12');
    await cursorAt(window(), 20, 12);
  });
});
