// What axe finds in the preview's page, in four themes, with everything open that can be.
import * as assert from 'node:assert/strict';
import { accessibilityProblems } from '../support/accessibility';
import { contrast } from '../support/contrast';
import { controlsWithoutChinese } from '../support/controls';
import { openPreview, type PreviewPage } from './page';
import { themes } from './themes';

const BODIES = [
  'Hello **there** @我 and @Nobody, see https://example.org [强] `code`',
  '![near](img/a.png) ![far](http://far.test/a.png) ![data](data:image/gif;base64,R0lGODlhAQABAAAAACw=)',
  '| a | b |\n|--|--|\n| 1 | 2 |',
  '```ts\nconst answer = 42; // yes\n```',
  '- [ ] task\n- [x] done\n\n1. one\n\n> a quote',
  '> **Kim**: what is this?\n\nAn answer',
  '[文件] report.pdf',
  '微信红包',
  'مرحبا، هذا نص',
  '',
  'A &amp;amp; B *(edited · 👍 2)*',
];
const SPEAKERS = ['Kim', '我', '李雄峰', 'Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal'];
const LOG = `---\ntitle: T\nauthor: Group\n---\nstray\n\n${BODIES.map((body, i) => `> ${String(9 + i).padStart(2, '0')}:00:00  ${SPEAKERS[i]}\n\n${body}\n\n`).join('')}> 25:00:00  Kim\n\nlate\n`;
const FILES = { '_posts/2018-01-20-chat.markdown': LOG };

/** What is open while axe looks, one after the other: how it is opened, and what of the page it is. */
const states: readonly {
  readonly what: string;
  readonly part: string;
  open(preview: PreviewPage): Promise<void>;
}[] = [
  { what: 'the transcript', part: 'body', open: async () => {} },
  {
    what: 'find',
    part: '.find-bar',
    open: async ({ page }) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('e');
    },
  },
  {
    what: 'nothing found',
    part: '.find-bar',
    open: async ({ page }) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('nothing of this');
    },
  },
  {
    what: 'the calendar',
    part: '.popover',
    open: async ({ page }) => {
      await page.locator('.bar-day').click();
      await page.locator('.calendar').waitFor();
    },
  },
  {
    what: 'a time',
    part: '.popover',
    open: async ({ page }) => {
      await page.locator('.bar-place').click();
      await page.keyboard.type('noon?');
    },
  },
  {
    what: 'a person',
    part: '.popover',
    open: async ({ page }) => {
      await page.locator('.meta .speaker').first().click();
      await page.locator('.person-card').waitFor();
    },
  },
  {
    what: 'a picture',
    part: '.lightbox',
    open: async ({ page }) => {
      await page.locator('img.picture').first().click();
      await page.locator('.lightbox[open]').waitFor();
    },
  },
  {
    what: 'the filter, and what it leaves out',
    part: 'body',
    open: async ({ page }) => {
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.locator('.filter-person').nth(1).click();
      await page.getByRole('button', { name: 'Images', exact: true }).click();
      await page.locator('.filter-line').waitFor();
    },
  },
];

describe('Accessibility of the preview', () => {
  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
    it(`axe finds nothing, whatever is open: ${theme}`, async () => {
      const preview = await openPreview(LOG, { theme, files: FILES, width: 900, height: 1600 });
      await preview.settle();
      for (const { what, part, open } of states) {
        await open(preview);
        await preview.settle();
        // One theme shows that the elements are right, the others that the colors are.
        const found = await accessibilityProblems(
          preview.page,
          theme === 'light' ? { without: ['document-title'] } : { colorsOf: part },
        );
        assert.deepEqual(found, [], what);
        await preview.page.keyboard.press('Escape');
      }
      await preview.close();
    });
  }

  it('has a Chinese name for every control', async () => {
    const preview = await openPreview(LOG, { files: FILES, width: 900, height: 1600, isChinese: true });
    await preview.settle();
    const check = async (what: string) =>
      assert.deepEqual(await controlsWithoutChinese(preview.page), [], what);
    const press = (key: string) => preview.page.keyboard.press(key);
    await check('the transcript');
    await press('Control+f');
    await check('find');
    await press('Escape');
    for (const [button, opened] of [
      ['.bar-day', '.calendar'],
      ['.bar-place', '.time-input'],
      ['.meta .speaker', '.person-card'],
      ['img.picture', '.lightbox[open]'],
      ['.bar .icon-button[aria-haspopup]', '.filter-person'],
    ] as const) {
      await preview.page.locator(button).first().click();
      await preview.page.locator(opened).first().waitFor();
      await check(opened);
      await press('Escape');
    }
    await preview.close();
  });

  for (const theme of ['highContrast', 'highContrastLight'] as const) {
    it(`marks of findings can be seen: ${theme}`, async () => {
      const preview = await openPreview(LOG, { theme, width: 900, height: 2400 });
      await preview.settle();
      const colors = await preview.page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
        const { backgroundColor } = getComputedStyle(document.body);
        return Array.from(document.querySelectorAll('.problem'), mark => {
          const style = getComputedStyle(mark);
          return [
            [backgroundColor, '1'],
            [style.backgroundColor, style.opacity],
          ].map(([color, opacity]) => {
            canvas.globalAlpha = Number(opacity);
            canvas.fillStyle = color!;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
          });
        });
      });
      await preview.close();
      assert.ok(colors.length > 1);
      for (const [background, mark] of colors) assert.ok(contrast(mark!, background!) >= 3, String(mark));
    });
  }
});
