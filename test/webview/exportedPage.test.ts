// An exported page in Chromium, opened as a file.
import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/hosts/chromium';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import { occurrences } from '../../server/src/find/textQuery';
import { accessibilityProblems } from '../support/accessibility';
import { type ExportedOptions, exportedPage } from '../support/exported';
import { pageAssets } from '../support/pageAssets';
import { registeredPeople } from '../support/registeredPeople';
import { until } from '../support/until';
import { closeBrowser, openPreview } from './page';

const DAY = '2018-01-22-chat.markdown';
const message = (time: string, speaker: string, body: string) => `> ${time}  ${speaker}\n\n${body}\n\n`;

/** All that a transcript shows, with people of the registry. */
const registry = 'people:\n  - {name: Ada, color: "#b00020"}\n  - {name: 李雷, aliases: [Lei]}\n';
const people = registeredPeople(registry);
const everything =
  '---\ntitle: Tea\n---\n' +
  [
    ['07:00:00', 'Kim Park', '早上好 @李雷 &amp;#160; **客户** `code`'],
    ['07:00:10', 'Kim Park', 'a https://example.org/x\n\n- [x] b\n- [ ] c'],
    ['07:01:00', 'Ada', '> **Kim Park**: 早上好 李雷\n\nYes @Ada'],
    ['08:00:00', '我', '[强] 👍'],
    ['08:00:05', '我', '[文件 a.pdf]\n[语音 0:07]'],
    ['08:01:00', 'Lei', '![一张图](https://pictures.test/a.png)'],
    ['08:02:00', '李雷', '```js\nconst a = "b"; // c\n```'],
    ['08:02:01', '李雷', '| a | b |\n|--|:-:|\n| 1 | 2 |'],
    ['08:03:00', '', 'no name'],
    ['08:03:05', 'Ada', ''],
    ['08:04:00', 'Ada', '"李雷"撤回了一条消息'],
    ['08:04:01', 'Ada', '撤回了一条消息'],
    ['25:99:00', 'R&amp;amp;D', 'מה שלומך <b>x</b>\n\n*(edited · 👍 2)*'],
  ]
    .map(([time, speaker, body]) => message(time!, speaker!, body!))
    .join('') +
  '> 09:00:00  Ada\nno blank line\n';

const manyMessages = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const time = [i / 3600, (i / 60) % 60, i % 60]
      .map(part => String(Math.floor(part)).padStart(2, '0'))
      .join(':');
    return message(
      time,
      ['Kim', 'Ada', '李雷'][(i * i) % 3]!,
      `message ${i} ${i % 1000 === 7 ? '客户' : '说'}`,
    );
  }).join('');

describe('An exported page in a browser', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let browser: BrowserContext;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  before(async () => {
    folder = await temporaryFolder('page');
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await folder.remove();
    await closeBrowser();
  });
  afterEach(async () => {
    if (!page.isClosed()) await page.close();
    assert.deepEqual(complaints, []);
  });

  async function open(
    log: string | Readonly<Record<string, string>>,
    {
      scheme = 'light',
      hash = '',
      ...options
    }: ExportedOptions & { scheme?: 'light' | 'dark'; hash?: string } = {},
  ): Promise<void> {
    const logs = typeof log === 'string' ? { [DAY]: log } : log;
    const file = path.join(folder.path, 'page.html');
    writeFileSync(file, await exportedPage(logs, { people, assets: pageAssets(), ...options }));
    page = await browser.newPage();
    page.setDefaultTimeout(0); // The test has a time limit.
    requests = [];
    complaints = [];
    page.on('request', request => {
      if (!/^(?:file|data):/.test(request.url())) requests.push(request.url());
    });
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('console', text => {
      if (text.type() === 'error') complaints.push(text.text());
    });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(pathToFileURL(file).href + hash);
  }

  const count = (selector: string) => page.locator(selector).count();
  const status = () => page.locator('.find-count').textContent();
  const isInWindow = (id: string) =>
    page.evaluate(each => {
      const { top, bottom } = document.getElementById(each)!.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    }, id);

  it('shows every message as the preview does', async () => {
    const preview = await openPreview(everything, { registry, height: 4000, theme: 'light' });
    await preview.settle();
    const shown = await preview.page.evaluate(readMessages);
    await preview.close();
    await open(everything);
    const exported = await page.evaluate(readMessages);
    assert.equal(exported.length, 14);
    assert.deepEqual(exported, shown);
    assert.deepEqual(requests, []);
  });

  it('has the colors of the preview', async () => {
    const colors = `[...document.querySelectorAll('.speaker, .mention, .avatar')]
      .filter(each => each.closest('[data-slot], [data-color]') !== null)
      .map(each => getComputedStyle(each).color)`;
    for (const scheme of ['light', 'dark'] as const) {
      const preview = await openPreview(everything, { registry, height: 4000, theme: scheme });
      await preview.settle();
      const shown = await preview.page.evaluate(colors);
      await preview.close();
      await open(everything, { scheme });
      assert.deepEqual(await page.evaluate(colors), shown);
      if (scheme === 'light') await page.close();
    }
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible: ${scheme}`, async () => {
      await open({ [DAY]: everything, '2018-01-23-chat.markdown': everything }, { scheme });
      await page.locator('.days summary').click();
      await page.locator('.people summary').click();
      await page.locator('.tools .icon-button').first().click();
      await page.locator('.people-list input').first().check();
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }

  it('executes and loads nothing of what a log holds', async () => {
    const attacks = [
      '<script>document.title = "x"</script><img src="https://evil.test/a" onerror="document.title = `x`">',
      '[a](javascript:document.title="x") <iframe src="https://evil.test/b"></iframe>',
      '![a" onerror="document.title=1](https://evil.test/c.png)',
      '<style>@import "https://evil.test/d";</style> <link rel=stylesheet href=https://evil.test/e>',
      '</noscript></article><script>document.title = "x"</script>',
    ];
    const log = attacks
      .map((attack, i) => message(`00:00:0${i}`, `<img src=https://evil.test/g>${i}`, attack))
      .join('');
    for (const text of [log, log.repeat(1000)]) {
      await open(text, { title: attacks[0]! });
      const title = await page.title();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.equal(await count('article'), text === log ? attacks.length : attacks.length * 1000);
      assert.deepEqual(requests, []);
      assert.equal(await page.title(), title);
      assert.equal(await count('main :is(script, iframe, style, link, img, [onerror])'), 0);
      if (text === log) await page.close();
    }
  });

  it('loads the pictures that are linked, if they are from where the log has them', async () => {
    await browser.route('https://*.test/**', route =>
      route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    );
    await open(everything, { media: 'link', pictureOf: async address => address });
    await page
      .locator('.picture')
      .evaluate(image => (image as HTMLImageElement).decode().catch(() => undefined));
    assert.deepEqual(requests, ['https://pictures.test/a.png']);
    await browser.unroute('https://*.test/**');
  });

  describe('without scripts', () => {
    it('shows every message, days and people', async () => {
      const file = path.join(folder.path, 'page.html');
      writeFileSync(
        file,
        await exportedPage(
          { [DAY]: manyMessages(4000), '2018-01-23-chat.markdown': everything },
          { people, assets: pageAssets() },
        ),
      );
      const plain = await browser.browser()!.newContext({ javaScriptEnabled: false });
      page = await plain.newPage();
      complaints = [];
      await page.goto(pathToFileURL(file).href);
      assert.equal(await count('article.message'), 4014);
      await page.locator('.days summary').click();
      assert.equal(await count('.month li a:visible'), 2);
      await page.locator('.people summary').click();
      assert.equal(await count('.people-list li:visible'), 6);
      await plain.close();
    });
  });

  describe('finds', () => {
    for (const [name, size] of [
      ['a short transcript', 300],
      ['a long one', 6000],
    ] as const) {
      it(`as many matches as there are in ${name}, and goes from one to the next`, async () => {
        const log = manyMessages(size);
        await open(log);
        await page.keyboard.press('/');
        await page.keyboard.type('客户');
        const total = Math.ceil((size - 7) / 1000);
        assert.equal(await status(), `? of ${total}`);
        for (let step = 1; step <= Math.min(total, 3); step++) {
          await page.keyboard.press('Enter');
          assert.equal(await status(), `${step} of ${total}`);
          const index = (step - 1) * 1000 + 7;
          const id = [index / 3600, (index / 60) % 60, index % 60]
            .map(part => String(Math.floor(part)).padStart(2, '0'))
            .join(':');
          await until(() => isInWindow(id));
          assert.equal(
            await page.evaluate(() => [...CSS.highlights.get('found-current')!].map(String).join()),
            '客户',
          );
        }
      });
    }

    it('in names, emoji, code and the names of pictures, as often as it marks them', async () => {
      await open(everything);
      const texts = await page.evaluate(() =>
        [...document.querySelectorAll('article')].map(each => each.textContent),
      );
      for (const text of ['a', '客户', '李', 'kim', '一张图', '&#160;', '<b>', 'ש', '👍', 'R&amp;D']) {
        await page.keyboard.press('/');
        await page.locator('.find-input').fill(text);
        const shown = await status();
        const marked = await page.evaluate(
          () => CSS.highlights.get('found')!.size + document.querySelectorAll('.found').length,
        );
        assert.equal(shown, marked === 0 ? 'No results' : `? of ${marked}`, text);
        assert.ok(marked > 0, text);
        const inTexts = texts.reduce((sum, each) => sum + occurrences(each, { text }).length, 0);
        assert.ok(marked <= inTexts + 1, text);
        await page.keyboard.press('Escape');
      }
    });
  });

  it('shows only some people or kinds, also in parts that are still to come', async () => {
    await open(manyMessages(6000) + message('23:00:00', 'Zoe', 'https://example.org'));
    await page.locator('.people summary').click();
    const boxes = page.locator('.people-list li');
    await boxes.filter({ hasText: 'Zoe' }).locator('input').check();
    assert.match((await page.locator('.filter-status').textContent())!, /^1 of 6,001 messages are shown/);
    await page.locator('article:visible').waitFor();
    assert.equal(await count('article:visible'), 1);
    await page.locator('.filter-status button').click();
    assert.equal(await count('.filter-status:visible'), 0);
    await page.locator('.kinds label', { hasText: 'Links' }).locator('input').check();
    assert.match((await page.locator('.filter-status').textContent())!, /^1 of 6,001/);
    await page.evaluate(() => {
      location.hash = '#00:00:30';
    });
    await page.locator('[id="00:00:30"]:visible').waitFor();
    assert.equal(await count('.filter-status:visible'), 0);
  });

  it('leads to the message of its address, also to one that is still to come', async () => {
    await open(manyMessages(6000), { hash: '#01:30:00' });
    await page.locator('[id="01:30:00"]:target').waitFor();
    await until(() => isInWindow('01:30:00'));
  });

  it('makes few elements of a long transcript, wherever the reader is', async () => {
    await open(manyMessages(20_000));
    for (const place of [0.3, 0.9, 0.1, 0.5]) {
      await page.evaluate(at => window.scrollTo(0, document.body.scrollHeight * at), place);
      await page.waitForFunction(() => {
        const found = document.elementFromPoint(300, window.innerHeight / 2);
        return found?.closest('article') !== null;
      });
      assert.ok((await count('article')) < 20_000 / 3);
    }
  });

  it('prints every message, and no control', async () => {
    await open(manyMessages(4000));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    assert.equal(await count('article:visible'), 4000);
    assert.equal(await count('button:visible, input:visible, .contents:visible'), 0);
  });

  for (const width of [320, 800, 1400]) {
    it(`fits into ${width} pixels`, async () => {
      const long = 'x'.repeat(400);
      await open(
        `---\ntitle: ${long}\n---\n${everything.slice(18)}${message('09:00:00', long, `${long} @${long} https://a.test/${long}\n\n\`\`\`\n${long}\n\`\`\`\n\n![${long}](http://a.test/b.png)\n\n| ${long} | b |\n|--|--|\n`)}`,
      );
      await page.setViewportSize({ width, height: 800 });
      for (const summary of await page.locator('summary').all()) await summary.click();
      const overflow = await page.evaluate(() =>
        document.documentElement.scrollWidth > window.innerWidth
          ? [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
              .map(element => element.outerHTML.slice(0, 80))
          : [],
      );
      assert.deepEqual(overflow, []);
    });
  }
});

/** The messages of a preview or a page, without what only one of them has: lines of the log, tooltips, addresses. */
const readMessages = `[...document.querySelectorAll('article.message')].map(message => {
  const copy = message.cloneNode(true);
  for (const only of copy.querySelectorAll('.problem, .answered')) only.remove();
  for (const picture of copy.querySelectorAll('.image')) picture.replaceWith('image');
  for (const each of copy.querySelectorAll('*')) {
    for (const name of ['title', 'data-line', 'style', 'href', 'tabindex']) {
      if (name !== 'title' || !each.matches('.emoticon')) each.removeAttribute(name);
    }
  }
  const html = copy.innerHTML
    .replace(/<(?:time|a) class="time"[^>]*>([^<]*)<\\/(?:time|a)>/g, '<time>$1</time>')
    .replace(/<h3 class="hour">(.*?)<\\/h3>/, '<div class="hour">$1</div>')
    .replace(/\\s+/g, ' ');
  const { slot, color } = message.dataset;
  return [message.className, slot, color, message.getAttribute('aria-label'), html.replace(/ (?=<)|(?<=>) /g, '')];
})` as unknown as () => unknown[];
