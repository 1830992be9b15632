// What axe finds in the preview's page, in four themes, with everything open that can be.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { contrast } from '../support/contrast';
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

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What a theme can break. The elements are the same in all: one theme shows that they are right. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/** What is open while axe looks. */
const states: Record<string, (preview: PreviewPage) => Promise<void>> = {
  'the transcript': async () => {},
  find: async ({ page }) => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('e');
  },
  'nothing found': async ({ page }) => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('nothing of this');
  },
  'the filter': async ({ page }) => {
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.locator('.filter-person').nth(1).click();
    await page.getByRole('button', { name: 'Images', exact: true }).click();
    await page.locator('.filter-line').waitFor();
  },
  'the calendar': async ({ page }) => {
    await page.locator('.bar-day').click();
    await page.locator('.calendar').waitFor();
  },
  'a time': async ({ page }) => {
    await page.locator('.bar-place').click();
    await page.keyboard.type('noon?');
  },
  'a person': async ({ page }) => {
    await page.locator('.meta .speaker').first().click();
    await page.locator('.person-card').waitFor();
  },
  'a picture': async ({ page }) => {
    await page.locator('img.picture').first().click();
    await page.locator('.lightbox[open]').waitFor();
  },
};

describe('Accessibility of the preview', () => {
  let axe: string;

  before(() => {
    axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  });

  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
    for (const [what, open] of Object.entries(states)) {
      it(`axe finds nothing: ${theme}, ${what}`, async () => {
        const preview = await openPreview(LOG, { theme, files: FILES, width: 900, height: 1600 });
        await preview.settle();
        await open(preview);
        await preview.settle();
        await preview.page.evaluate(axe);
        const options =
          theme === 'light' || what === 'the transcript'
            ? { rules: { 'document-title': { enabled: false } } }
            : { runOnly: OF_COLORS };
        const { violations } = (await preview.page.evaluate(
          `axe.run(document, ${JSON.stringify(options)})`,
        )) as { violations: Violation[] };
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)}\n${failureSummary}`),
        );
        await preview.close();
        assert.deepEqual(found, []);
      });
    }
  }

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
