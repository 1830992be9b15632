// An exported page in Chromium, opened as a file.
import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import type { BrowserContext, Page } from 'playwright-core';
import { temporaryFolder } from '../../scripts/hosts/temporaryFolder';
import chineseTexts from '../../server/src/cli/chineseTexts';
import { ChatLog } from '../../server/src/document/chatLog';
import { SearchedLog } from '../../server/src/find/searchedLog';
import { occurrences } from '../../server/src/find/textQuery';
import { MESSAGE_KINDS } from '../../server/src/protocol';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { accessibilityProblems } from '../support/accessibility';
import { attacks, imageAttacks } from '../support/attacks';
import { controlsWithoutChinese } from '../support/controls';
import { everything, people, registry } from '../support/everything';
import { type ExportedOptions, exportedPage } from '../support/exported';
import { pageAssets } from '../support/pageAssets';
import { until } from '../support/until';
import { openPreview, sharedBrowser } from './page';

const DAY = '2018-01-22-chat.markdown';
const message = (time: string, speaker: string, body: string) => `> ${time}  ${speaker}\n\n${body}\n\n`;

/** A picture of 2 by 2 pixels. */
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNgZGT8z8DAAAADDQEGA6BmAwAAAABJRU5ErkJggg==';

const leiAlone = async (address: string) => (address === '/img/lei.png' ? PICTURE : undefined);

/** So many messages wait in a page until the reader comes to them (`MAX_AT_ONCE` of `htmlWriter.ts`). */
const LONG = 3_200;

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

/** A log as the server has it for the preview. */
const previewed = (text: string) => new ChatLog(text, { fileName: DAY, levels: ruleLevels(), people });

describe('An exported page in a browser', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let browser: BrowserContext;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  before(async () => {
    folder = await temporaryFolder('page');
    browser = await sharedBrowser();
  });
  after(async () => {
    await folder.remove();
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

  const tool = (name: string) => page.locator('.tools').getByRole('button', { name, exact: true });
  const count = (selector: string) => page.locator(selector).count();
  const status = () => page.locator('.find-count').textContent();
  const isInWindow = (id: string) =>
    page.evaluate(each => {
      const { top, bottom } = document.getElementById(each)!.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    }, id);

  it('shows every message as the preview does, and so does the page that is printed', async () => {
    const preview = await openPreview(everything, { registry, height: 4000, theme: 'light' });
    await preview.settle();
    const shown = await preview.page.evaluate(readMessages);
    await preview.close();
    assert.equal(shown.length, 14);
    for (const isPaper of [false, true]) {
      await open(everything, { isPaper, pictureOf: leiAlone });
      await page.emulateMedia({ media: isPaper ? 'print' : 'screen' });
      assert.deepEqual(await page.evaluate(readMessages), shown);
      assert.deepEqual(await page.evaluate(strays), []);
      assert.deepEqual(requests, []);
      if (!isPaper) await page.close();
    }
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

  for (const theme of ['light', 'dark', 'forced light', 'forced dark'] as const) {
    it(`is accessible: ${theme}`, async () => {
      const find = async (part: string) =>
        assert.deepEqual(
          await accessibilityProblems(page, theme === 'light' ? {} : { colorsOf: part }),
          [],
          part,
        );
      await open(
        { [DAY]: everything, '2018-01-23-chat.markdown': everything },
        { scheme: theme.endsWith('dark') ? 'dark' : 'light', pictureOf: async () => PICTURE },
      );
      await page.emulateMedia({ forcedColors: theme.startsWith('forced') ? 'active' : 'none' });
      await page.locator('.days summary').click();
      await page.locator('.people summary').click();
      await tool('Find (/)').click();
      await find('body');
      await page.keyboard.press('Escape');
      await tool('Choose a day').click();
      await find('.popover');
      await page.keyboard.press('Escape');
      await page.locator('main .picture').first().press('Enter');
      await page.locator('.lightbox[open]').waitFor();
      await find('.lightbox');
      await page.keyboard.press('Escape');
      await tool('Filter').click();
      await page.locator('.filter-person input').first().check();
      await find('body');
    });
  }

  describe('in Chinese', () => {
    before(() => l10n.config({ contents: chineseTexts }));
    after(() => l10n.config({ contents: {} }));

    it('is for the keyboard: controls, days and people, and then the messages in order, each with a Chinese name', async () => {
      await open(
        { [DAY]: everything, '2018-01-23-chat.markdown': everything },
        { language: 'zh-CN', pictureOf: async () => PICTURE },
      );
      const reached: string[] = [];
      const name = () =>
        page.evaluate(() => {
          const { activeElement: at } = document;
          return at === null || at === document.body
            ? undefined
            : (at.getAttribute('aria-label') ?? at.getAttribute('alt') ?? at.textContent ?? '');
        });
      for (;;) {
        await page.keyboard.press('Tab');
        const now = await name();
        if (now === undefined) break;
        reached.push(now);
      }
      const messages = await page
        .locator('article')
        .evaluateAll(all =>
          all.flatMap(article =>
            [...article.querySelectorAll('a[href], .picture, pre')].map(
              each => each.getAttribute('aria-label') ?? each.getAttribute('alt') ?? each.textContent,
            ),
          ),
        );
      assert.deepEqual(reached, ['选择日期', '查找 (/)', '筛选', '回到顶部', '日期', '人员', ...messages]);

      const check = async (what: string) => assert.deepEqual(await controlsWithoutChinese(page), [], what);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.keyboard.press('/');
      await check('find');
      await page.keyboard.press('Escape');
      for (const tool of ['选择日期', '筛选']) {
        await page.getByRole('button', { name: tool, exact: true }).press('Enter');
        await page.locator('.popover').waitFor();
        await check(tool);
        await page.keyboard.press('Escape');
      }
      await page.locator('main .picture').first().press('Enter');
      await page.locator('.lightbox[open]').waitFor();
      await check('a picture');
    });
  });

  it('shows the pictures of people in their circles', async () => {
    await open(everything, {
      pictureOf: leiAlone,
    });
    const circles = await page
      .locator('.avatar')
      .evaluateAll(all =>
        all.map(each => [
          each.closest<HTMLElement>('article')!.getAttribute('aria-label')!.split(',')[0],
          getComputedStyle(each, '::after').backgroundImage !== 'none',
        ]),
      );
    assert.ok(circles.length > 5);
    for (const [name, hasPicture] of circles)
      assert.equal(hasPicture, name === 'Lei' || name === '李雷', String(name));
    assert.deepEqual(requests, []);
  });

  it('shows its pictures large, and goes through those that are shown, also in parts that are still to come', async () => {
    const at = (time: string, name: string) => message(time, name, `![${name}](a.png)`);
    await open(
      at('00:00:00', 'Zed') +
        manyMessages(LONG) +
        at('22:00:00', 'B') +
        at('22:00:01', 'C') +
        at('23:00:00', 'Zed'),
      { pictureOf: async () => PICTURE },
    );
    const caption = () => page.locator('.lightbox-caption').textContent();
    await page.locator('main .picture').first().click();
    assert.equal(await caption(), 'Zed · Zed, 00:00:00');
    for (const [key, shown] of [
      ['ArrowLeft', 'Zed · Zed, 00:00:00'],
      ['ArrowRight', 'B · B, 22:00:00'],
      ['ArrowRight', 'C · C, 22:00:01'],
      ['ArrowLeft', 'B · B, 22:00:00'],
    ] as const) {
      await page.keyboard.press(key);
      await until(async () => (await caption()) === shown);
    }
    await page.keyboard.press('+');
    assert.equal(await count('.lightbox-stage.zoomed'), 1);
    await page.keyboard.press('Escape');
    assert.equal(await count('.lightbox[open]'), 0);
    await tool('Filter').click();
    await page.locator('.filter-person', { hasText: 'Zed' }).locator('input').check();
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('main .picture:visible').first().click();
    await page.keyboard.press('ArrowRight');
    await until(async () => (await caption()) === 'Zed · Zed, 23:00:00');
  });

  it('goes to the beginning of a day, from its calendar', async () => {
    await open({ [DAY]: manyMessages(300), '2018-01-23-chat.markdown': manyMessages(300) });
    await tool('Choose a day').click();
    assert.equal(await page.locator('.calendar [aria-current]').textContent(), '22');
    await page.locator('.calendar button', { hasText: '23' }).click();
    await until(() =>
      page.evaluate(() => {
        const { top } = document.getElementById('2018-01-23')!.getBoundingClientRect();
        return top >= 0 && top < 100;
      }),
    );
  });

  it('executes and loads nothing of what a log holds', async () => {
    const bodies = [...attacks('https://evil.test'), ...imageAttacks('https://evil.test')];
    const log = bodies
      .map((attack, i) => message('00:00:00', `<img src=https://evil.test/g>${i}`, attack))
      .join('');
    const times = Math.ceil(LONG / bodies.length);
    for (const text of [log, log.repeat(times)]) {
      await open(text, { title: bodies[0]! });
      const title = await page.title();
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      assert.equal(await count('article'), bodies.length * (text === log ? 1 : times));
      assert.deepEqual(requests, []);
      assert.equal(await page.title(), title);
      assert.equal(await count('main :is(script, iframe, style, link, img, [onerror])'), 0);
      if (text === log) await page.close();
    }
  });

  it('loads the pictures that are linked, if they are from where the log has them, and shows a letter for a person whose picture is missing', async () => {
    await browser.route('https://*.test/**', route =>
      route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    );
    await open(everything, {
      media: 'link',
      pictureOf: async address => (address.startsWith('https:') ? address : 'gone.png'),
    });
    await page
      .locator('.picture')
      .evaluate(image => (image as HTMLImageElement).decode().catch(() => undefined));
    assert.deepEqual(requests, ['https://pictures.test/a.png']);
    const circle = await page.locator('.avatar', { hasText: /^L$/ }).evaluate(each => {
      const { color, backgroundColor } = getComputedStyle(each);
      return [getComputedStyle(each, '::after').backgroundImage, color, backgroundColor];
    });
    assert.match(circle[0]!, /gone\.png/);
    for (const color of circle.slice(1)) assert.notEqual(color, 'rgba(0, 0, 0, 0)');
    await until(() => complaints.length > 0);
    assert.match(complaints.pop()!, /ERR_FILE_NOT_FOUND/);
    await browser.unroute('https://*.test/**');
  });

  describe('without scripts', () => {
    it('shows every message, days and people', async () => {
      const file = path.join(folder.path, 'page.html');
      writeFileSync(
        file,
        await exportedPage(
          { [DAY]: manyMessages(LONG), '2018-01-23-chat.markdown': everything },
          { people, assets: pageAssets() },
        ),
      );
      const plain = await browser.browser()!.newContext({ javaScriptEnabled: false });
      page = await plain.newPage();
      complaints = [];
      await page.goto(pathToFileURL(file).href);
      assert.equal(await count('article.message'), LONG + 14);
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
      ['a long one', LONG],
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

    it('names by pinyin, in headers and mentions, as the preview does', async () => {
      const log =
        message('08:00:00', '曾小雷', 'a') +
        message('08:00:01', '曾小雷', 'zxl') +
        message('08:00:02', 'Kim', 'Hi @曾小雷, @曾小雷 and @Kim') +
        message('08:00:03', '李-曾公司', 'b');
      await open(log);
      for (const text of ['zxl', 'ceng', 'zeng', 'zxlx', 'gs', 'kim', 'xl']) {
        const { counts, names } = new SearchedLog().find(previewed(log), { text });
        const total = counts.reduce((sum, each) => sum + each, 0);
        if (text === 'zxl') assert.deepEqual([total, names], [4, ['曾小雷', '@曾小雷']]);
        await page.keyboard.press('/');
        await page.locator('.find-input').fill(text);
        assert.equal(await status(), total === 0 ? 'No results' : `? of ${total}`, text);
        assert.equal(await page.evaluate(() => CSS.highlights.get('found')!.size), total, text);
        await page.keyboard.press('Escape');
      }
    });

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
    await open(manyMessages(LONG) + message('23:00:00', 'Zoe', 'https://example.org'));
    await tool('Filter').click();
    await page.locator('.filter-person', { hasText: 'Zoe' }).locator('input').check();
    assert.equal(
      await page.locator('.filter-status').textContent(),
      `Zoe: 1 of ${(LONG + 1).toLocaleString('en')} messages`,
    );
    await page.locator('article:visible').waitFor();
    assert.equal(await count('article:visible'), 1);
    await page.keyboard.press('Escape');
    await page.locator('.gap', { hasText: `${LONG.toLocaleString('en')} messages left out` }).press('Enter');
    await page.locator('[id="00:00:00"] .time:focus').waitFor();
    assert.equal(await count('.gap'), 0);
    await page.locator('.filter-status button').click();
    assert.equal(await count('.filter-status:visible'), 0);
    await tool('Filter').click();
    await page.locator('.chip', { hasText: 'Links' }).click();
    assert.match((await page.locator('.filter-status').textContent())!, /^Links: 1 of 3,201/);
    await page.evaluate(() => {
      location.hash = '#00:00:30';
    });
    await page.locator('[id="00:00:30"]:visible').waitFor();
    assert.equal(await count('.filter-status:visible'), 0);
  });

  it('shows only what the preview shows, of each kind', async () => {
    const log = `${everything}${message('10:00:00', 'Ada', '@我 hi')}${message('10:00:01', 'Ada', '@所有人')}`;
    await open(log);
    const total = await count('article');
    await tool('Filter').click();
    for (const kind of MESSAGE_KINDS) {
      const runs = new SearchedLog().shown(previewed(log), { people: [], kinds: [kind] });
      const wanted = runs.flatMap((start, i) =>
        i % 2 === 0 ? Array.from({ length: runs[i + 1]! }, (_, j) => start + j) : [],
      );
      await page.locator(`.chip[data-kind=${kind}]`).click();
      assert.ok(wanted.length > 0, kind);
      assert.deepEqual(await page.evaluate(shownItems), itemsOf(wanted, total), kind);
      await page.locator(`.chip[data-kind=${kind}]`).click();
    }
  });

  it('leads to the message of its address, also to one that is still to come', async () => {
    await open(manyMessages(LONG), { hash: '#00:50:00' });
    await page.locator('[id="00:50:00"]:target').waitFor();
    await until(() => isInWindow('00:50:00'));
  });

  it('makes few elements of a long transcript, wherever the reader is', async () => {
    await open(manyMessages(2 * LONG));
    for (const place of [0.3, 0.9, 0.1, 0.5]) {
      await page.evaluate(at => window.scrollTo(0, document.body.scrollHeight * at), place);
      await page.waitForFunction(() => {
        const found = document.elementFromPoint(300, window.innerHeight / 2);
        return found?.closest('article') !== null;
      });
      assert.ok((await count('article')) < LONG);
    }
  });

  it('prints every message, and no control', async () => {
    await open(manyMessages(LONG));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    assert.equal(await count('article:visible'), LONG);
    assert.equal(await count('button:visible, input:visible, .contents:visible'), 0);
  });

  it('paints nothing of a message apart on paper, as a browser goes through all of that for each sheet', async () => {
    await open(`${everything}${message('09:00:00', '通知', 'Kim joined')}`, {
      isPaper: true,
      pictureOf: async address => (address.endsWith('lei.png') ? PICTURE : undefined),
    });
    await page.emulateMedia({ media: 'print' });
    const apart = await page.evaluate(() =>
      [...document.querySelectorAll('main *')].flatMap(element =>
        ['', '::before', '::after'].flatMap(part => {
          const style = getComputedStyle(element, part || null);
          if (part !== '' && (style.content === 'none' || style.content === 'normal')) return [];
          const isApart =
            style.position !== 'static' ||
            style.overflow !== 'visible' ||
            style.opacity !== '1' ||
            style.maskImage !== 'none' ||
            style.transform !== 'none' ||
            style.rotate !== 'none' ||
            style.filter !== 'none' ||
            style.contentVisibility !== 'visible';
          return isApart ? [`${element.className}${part}`] : [];
        }),
      ),
    );
    assert.deepEqual(apart, []);
    assert.ok(
      (await count('.card')) > 0 && (await count('.image-card')) > 0 && (await count('.task.done')) > 0,
    );
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

/** What a filtered page of one log shows: the numbers of messages, and how many the lines between them stand for. */
const shownItems = `(() => {
  const all = [...document.querySelectorAll('article')];
  return [...document.querySelectorAll('article:not([hidden]), .gap')].map(each =>
    each.matches('.gap') ? each.textContent.replace(/ messages?/, '') : all.indexOf(each));
})()` as unknown as () => (number | string)[];

/** The same, for the messages that a filter is to show. */
function itemsOf(shown: readonly number[], total: number): (number | string)[] {
  const ends = [...shown, total];
  return ends.flatMap((index, i) => {
    const leftOut = index - (ends[i - 1] ?? -1) - 1;
    return [...(leftOut > 0 ? [`${leftOut} left out`] : []), ...(index < total ? [index] : [])];
  });
}

/** What is positioned in a message, but not in relation to anything of it: it lies anywhere on the page. */
const strays = `[...document.querySelectorAll('article, article *')].flatMap(element => {
  const isIn = start => {
    for (let at = start; at !== null && at.closest('article') !== null; at = at.parentElement)
      if (getComputedStyle(at).position !== 'static') return true;
    return false;
  };
  const stray = (pseudo, from) => {
    const { position, content } = getComputedStyle(element, pseudo);
    return position === 'absolute' && content !== 'none' && !isIn(from);
  };
  return stray('::before', element) || stray('::after', element) || stray(null, element.parentElement)
    ? [element.outerHTML.slice(0, 200)]
    : [];
})` as unknown as () => string[];

/** The messages of a preview or a page, without what only one of them has: lines of the log, tooltips, addresses. */
const readMessages = `[...document.querySelectorAll('article.message')].map(message => {
  const copy = message.cloneNode(true);
  // The preview puts a picture into the circle, the page has it in its styles.
  const circle = message.querySelector('.avatar');
  if (circle?.querySelector('img') || (circle && getComputedStyle(circle, '::after').backgroundImage !== 'none')) {
    copy.querySelector('.avatar').textContent = 'picture';
  }
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
