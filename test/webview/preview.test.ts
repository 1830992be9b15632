// The preview's page in Chromium, with the real parser and renderer.
import * as assert from 'node:assert/strict';
import type { FromPage } from '../../client/src/preview/messages';
import { range } from '../../server/src/text/span';
import { contrast } from '../support/contrast';
import { until } from '../support/until';
import { insertion, openPreview, type PreviewOptions, type PreviewPage } from './page';

const HEAD = '---\nlayout: source\ntitle: "2018-01-22-WeChat"\n---\n';
const SPEAKERS = ['Kim Park', '李雷-某某-产品', 'Ada', '韩梅梅', 'Bo_Acme'];

/** A log with this number of messages, each of five lines, of different heights. */
function logOf(count: number): string {
  const messages = Array.from({ length: count }, (_, i) => {
    const seconds = Math.floor((i / count) * 86_400);
    const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
    const time = parts.map(part => String(Math.floor(part)).padStart(2, '0')).join(':');
    const body = `message ${i} ${'说一说'.repeat((i * 7) % 40)}`;
    return `> ${time}  ${SPEAKERS[(i * i) % SPEAKERS.length]}  \n   \n${body}  \n   \n`;
  });
  return HEAD + messages.join('');
}

/** The line of a message's header in `logOf`. */
const lineOf = (index: number) => 4 + index * 4;

describe('The page of the preview', () => {
  let preview: PreviewPage;

  async function open(text: string, options?: PreviewOptions): Promise<void> {
    preview = await openPreview(text, options);
  }

  async function settle(): Promise<void> {
    await preview.settle();
    assert.equal(await preview.page.locator('.sketch').count(), 0);
  }

  /** The messages in the window by their numbers, counted from 0, with the place of each. */
  const visible = () =>
    preview.page.evaluate(() => {
      const view = document.querySelector('.scroller')!.getBoundingClientRect();
      return [...document.querySelectorAll('article')].flatMap(article => {
        const { top, bottom } = article.getBoundingClientRect();
        const index = Number(article.getAttribute('aria-posinset')) - 1;
        return bottom > view.top + 1 && top < view.bottom - 1
          ? [{ index, top, text: article.textContent ?? '' }]
          : [];
      });
    });

  const scrollTo = (top: number) =>
    preview.page.evaluate(value => {
      document.querySelector('.scroller')!.scrollTop = value;
    }, top);

  const windows = () => preview.sent.filter(message => message.type === 'window').length;
  /** The last message of a kind that the page sent. */
  const lastSent = async (type: FromPage['type']) => {
    await preview.settle();
    return preview.sent.filter(message => message.type === type).at(-1);
  };
  const row = (index: number) => preview.page.locator(`article[aria-posinset="${index + 1}"]`);

  afterEach(async () => {
    const { complaints } = preview;
    await preview.close();
    assert.deepEqual(complaints, []);
  });

  it('shows a log from its beginning, with what stands above it', async () => {
    await open(logOf(100));
    assert.equal(await preview.page.locator('h1').textContent(), 'Monday, January 22, 2018');
    assert.match((await preview.page.locator('.details').textContent())!, /100 messages3 people$/);
    assert.match((await row(0).textContent())!, /00:00.*Kim Park00:00:00message 0/);
  });

  it('requests and holds as little of 100,000 messages as of 100, anywhere', async () => {
    const measure = async (count: number) => {
      await open(logOf(count));
      await settle();
      return { rows: await preview.page.locator('article').count(), windowCount: windows() };
    };
    const small = await measure(100);
    await preview.close();
    const large = await measure(100_000);
    assert.ok(large.rows < small.rows + 10, `${large.rows} and ${small.rows} messages in the document`);
    assert.equal(large.windowCount, small.windowCount);

    const height = await preview.page.evaluate(() => document.querySelector('.scroller')!.scrollHeight);
    for (const place of [0.5, 0.9, 1, 0.25]) {
      const before = windows();
      await scrollTo(height * place);
      await settle();
      const shown = await visible();
      assert.ok(shown.length > 5);
      for (const { index, text } of shown) assert.match(text, new RegExp(`message ${index}(?!\\d)`));
      assert.ok(Math.abs(shown[0]!.index - 100_000 * place) < 5000, `${shown[0]!.index} at ${place}`);
      if (place === 1) assert.equal(shown.at(-1)!.index, 99_999);
      assert.ok(windows() - before <= 4, `${windows() - before} windows at ${place}`);
    }
  });

  it('is never blank while it is scrolled fast', async () => {
    await open(logOf(20_000), { delay: 60 });
    for (let top = 0; top < 400_000; top += 9_000) {
      await scrollTo(top);
      const covered = await preview.page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        const view = document.querySelector('.scroller')!.getBoundingClientRect();
        return [0.05, 0.5, 0.95].every(part =>
          document.elementFromPoint(view.width / 2, view.top + view.height * part)?.closest('article, .head'),
        );
      });
      assert.ok(covered, `blank at ${top}`);
    }
    await settle();
  });

  it('keeps its place when something changes above, also when much does', async () => {
    await open(logOf(2000));
    await scrollTo(30_000);
    await settle();
    const before = (await visible())[1]!;
    await preview.edit(insertion(lineOf(10), '> 00:00:00  Ada  \n   \nnew  \n   \n'.repeat(50)));
    await settle();
    const after = (await visible()).find(({ text }) => text === before.text);
    assert.ok(after !== undefined && Math.abs(after.top - before.top) < 2, JSON.stringify([before, after]));
    assert.equal(after.index, before.index + 50);

    await preview.edit({ range: range(lineOf(0), 0, lineOf(40), 0), newText: '' });
    await settle();
    const last = (await visible()).find(({ text }) => text === before.text);
    assert.ok(last !== undefined && Math.abs(last.top - before.top) < 2);
    assert.equal(last.index, before.index + 10);
  });

  it('keeps its place at another width', async () => {
    await open(logOf(2000));
    await scrollTo(30_000);
    await settle();
    const before = (await visible())[0]!.index;
    await preview.page.setViewportSize({ width: 300, height: 700 });
    await settle();
    assert.equal((await visible())[0]!.index, before);
  });

  it('keeps its place while images above arrive', async () => {
    const pictures = `> 00:00:00  Ada\n\n![a](http://a.test/b.png)\n\n`.repeat(30);
    await open(pictures + logOf(100), { settings: { imageHosts: ['a.test'] } });
    await preview.post({ type: 'follow', top: { index: 20, fraction: 0 } });
    await settle();
    const [first] = await visible();
    assert.equal(first!.index, 20);
    assert.ok(preview.fetched.length > 0);
  });

  it('requests again after an edit in sight only, and changes nothing else', async () => {
    await open(logOf(2000));
    await settle();
    const windowCount = windows();
    await preview.edit(insertion(lineOf(1500) + 2, 'far '));
    await settle();
    assert.equal(windows(), windowCount);

    await preview.page.evaluate(() => {
      for (const part of document.querySelectorAll('article > *')) part.setAttribute('data-old', '');
    });
    await preview.edit(insertion(lineOf(3) + 2, 'near '));
    await row(3).getByText('near message 3').waitFor();
    await settle();
    assert.equal(windows(), windowCount + 1);
    assert.equal(await preview.page.locator('article:has(> :not([data-old]))').count(), 1);
  });

  it('leads to the line of what is clicked, as it is after edits above', async () => {
    await open(`${HEAD}${logOf(3).slice(HEAD.length)}> 23:59:59  Ada\n\none\n\n- two\n- three\n`);
    await preview.edit(insertion(4, '> 00:00:00  Bo\n\nnew\n\n'));
    await settle();
    const lines = () =>
      preview.sent.flatMap(message => (message.type === 'reveal' ? [[message.line, message.focus]] : []));
    await row(4).locator('.meta .time').click();
    await row(4).getByText('one').click();
    await row(4).getByText('three').click();
    await settle();
    assert.deepEqual(lines(), [
      [20, false],
      [22, false],
      [24, false],
    ]);
    await row(1)
      .locator('.body')
      .dblclick({ position: { x: 2, y: 2 } });
    await settle();
    assert.deepEqual(lines().at(-1), [10, true]);
  });

  it('goes nowhere when a link is clicked or text is selected', async () => {
    await open('> 00:00:00  Ada\n\nsome [link](https://a.test) and some more text\n');
    await preview.page.evaluate(() => {
      document.querySelector('a')!.addEventListener('click', event => event.preventDefault());
    });
    await preview.page.locator('a').click();
    const box = (await row(0).getByText('some more').boundingBox())!;
    await preview.page.mouse.move(box.x + 60, box.y + 8);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + 160, box.y + 8);
    await preview.page.mouse.up();
    await settle();
    assert.ok(!preview.sent.some(({ type }) => type === 'reveal'));
  });

  it('marks the message at the cursor and shows it, wherever it is', async () => {
    await open(logOf(5000));
    for (const cursor of [3, 4000, 3999, 0]) {
      await preview.post({ type: 'follow', cursor });
      await settle();
      assert.equal(
        await preview.page.locator('article.current').getAttribute('aria-posinset'),
        String(cursor + 1),
      );
      const mark = (await visible()).find(({ index }) => index === cursor);
      assert.ok(mark !== undefined && mark.top >= 0, JSON.stringify(mark));
    }
  });

  it('begins where the editor is, or where it was when it was hidden', async () => {
    await open(logOf(3000), { start: { top: { index: 1200, fraction: 0 }, cursor: 1203 } });
    await settle();
    assert.equal((await visible())[0]!.index, 1200);
    assert.equal(await preview.page.locator('article.current').getAttribute('aria-posinset'), '1204');
    await preview.close();

    await open(logOf(3000), { state: { index: 700, offset: 10 }, start: { top: { index: 3, fraction: 0 } } });
    await settle();
    assert.equal((await visible())[0]!.index, 700);
    const lastState = () => (window as unknown as { lastState?: { index: number } }).lastState;
    // It is kept for a moment after the page has stopped scrolling.
    await until(async () => (await preview.page.evaluate(lastState))?.index === 700);
    assert.deepEqual(await preview.page.evaluate(lastState), {
      uri: 'file:///site/_posts/2018-01-22-chat.markdown',
      isLocked: false,
      index: 700,
      offset: 10,
    });
  });

  it('goes on with another server', async () => {
    await open(logOf(50));
    await preview.edit(insertion(lineOf(0), '> 00:00:00  Ada\n\nold\n\n'));
    await row(0).getByText('old').waitFor();
    await preview.restart(logOf(60).replace('message 0 ', 'another '));
    await row(0).getByText('another').waitFor();
    await preview.edit(insertion(lineOf(0) + 2, 'yet '));
    await row(0).getByText('yet another').waitFor();
    assert.match((await preview.page.locator('.details').textContent())!, /60 messages/);
  });

  it('can be read with the keyboard, and says how many there are', async () => {
    await open(logOf(500));
    await row(0).focus();
    for (let i = 0; i < 30; i++) await preview.page.keyboard.press('ArrowDown');
    const focused = () => preview.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));
    assert.equal(await focused(), '31');
    await preview.page.keyboard.press('Enter');
    assert.deepEqual(await lastSent('reveal'), { type: 'reveal', line: lineOf(30), focus: true });
    await preview.page.keyboard.press('Control+End');
    assert.equal(await focused(), '500');
    await preview.page.keyboard.press('Control+Home');
    assert.equal(await focused(), '1');
    assert.equal(await row(0).getAttribute('aria-setsize'), '500');
    assert.equal(await row(0).getAttribute('aria-label'), 'Kim Park, 00:00:00');
  });

  describe('with images', () => {
    const log = `${HEAD}> 00:00:00  Ada\n\n![cat](http://a.test/cat.png)\n\n> 00:00:01  Ada\n\n![dog](//b.test/dog.png) ![near](img/near.png)\n\n> 00:00:02  Ada\n\n![data](data:image/gif;base64,R0lGODlhAQABAAAAACw=)\n`;

    it('loads none from elsewhere before the user allows it', async () => {
      await open(log);
      await settle();
      assert.deepEqual(preview.fetched, ['https://preview.test/logs/img/near.png']);
      assert.match((await row(0).textContent())!, /cata\.test · not loaded/);
      assert.equal(
        await preview.page.locator('.image-bar-text').textContent(),
        'This log has images from a.test, b.test.',
      );
      await preview.page.getByRole('button', { name: 'Load Images' }).click();
      assert.deepEqual(await lastSent('allowImages'), { type: 'allowImages', hosts: ['a.test', 'b.test'] });
    });

    it('loads those of allowed hosts, and asks for the others', async () => {
      await open(log, { settings: { imageHosts: ['a.test'] } });
      await settle();
      // On a secure page, the browser upgrades http to https.
      assert.deepEqual(preview.fetched.map(url => url.replace(/^https?:/, '')).sort(), [
        '//a.test/cat.png',
        '//preview.test/logs/img/near.png',
      ]);
      assert.match((await preview.page.locator('.image-bar-text').textContent())!, /b\.test/);
      await preview.page.getByRole('button', { name: 'Not Now' }).click();
      assert.equal(await preview.page.locator('.image-bar').count(), 0);
    });

    it('does not even ask when none are wanted', async () => {
      await open(log, { settings: { remoteImages: 'never', imageHosts: ['a.test'] } });
      await settle();
      assert.equal(preview.fetched.length, 1);
      assert.equal(await preview.page.locator('.image-bar').count(), 0);
    });
  });

  it('says that there is nothing yet, and shows the first message', async () => {
    await open('');
    assert.match((await preview.page.locator('.no-messages').textContent())!, /No messages yet/);
    await preview.edit(insertion(0, '> 00:00:00  Ada\n\nfirst\n'));
    await row(0).getByText('first').waitFor();
    assert.equal(await preview.page.locator('.no-messages').count(), 0);
  });

  it('says where text stands before the first message', async () => {
    await open(`---\n---\nstray\n${logOf(3).slice(HEAD.length)}`);
    await preview.page.locator('.stray').click();
    assert.deepEqual(await lastSent('reveal'), { type: 'reveal', line: 2, focus: false });
  });

  it('executes and fetches nothing of what a log holds', async () => {
    const attacks = [
      '<script>document.title = "x"</script><img src="https://evil.test/a" onerror="document.title = `x`">',
      '[a](javascript:document.title="x") <iframe src="https://evil.test/b"></iframe>',
      '![a" onerror="document.title=1](https://evil.test/c.png)',
      '<style>@import "https://evil.test/d";</style> <link rel=stylesheet href=https://evil.test/e>',
      '&amp;lt;script src=https://evil.test/f&amp;gt;&amp;lt;/script&amp;gt;',
    ];
    const log = attacks.map(attack => `> 00:00:00  <img src=https://evil.test/g>\n\n${attack}\n\n`).join('');
    await open(log);
    await settle();
    assert.deepEqual(preview.fetched, []);
    assert.equal(await preview.page.title(), '');
    assert.equal(
      await preview.page.locator('.feed :is(script, iframe, style, link, img, [onerror])').count(),
      0,
    );
    assert.match((await row(0).locator('.speaker').textContent())!, /^<img/);
  });

  describe('with a registry', () => {
    const colors = ['#ffff00', '#0000ff', 'black', 'white', 'hsl(120 100% 25%)', '#d99a00', '#8b8d98'];
    const registry = `people:\n${colors.map((color, i) => `  - {name: P${i}, color: "${color}", avatar: img/p.png}\n`).join('')}me: P0\n`;
    const log = colors
      .map((_, i) => `> 07:00:0${i}  P${i}\n\n> **P${i}**: Hi\n\nHello @P${(i + 1) % colors.length}\n\n`)
      .join('');

    for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
      it(`paints names in their own colors, such that they can be read: ${theme}`, async () => {
        await open(log, { theme, registry });
        await settle();
        const [background, ...names] = await preview.page.evaluate(() => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
          return [document.body, ...document.querySelectorAll('.speaker')].map(shown => {
            canvas.fillStyle = getComputedStyle(shown)[shown === document.body ? 'backgroundColor' : 'color'];
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
          });
        });
        const quoted = await preview.page
          .locator('.reply strong')
          .evaluateAll(strong => strong.map(each => getComputedStyle(each).color));
        const spoken = await preview.page
          .locator('.speaker')
          .evaluateAll(speakers => speakers.map(each => getComputedStyle(each).color));
        // The first is the reader's own name, which is not always in its color.
        assert.deepEqual(quoted.slice(1), spoken.slice(1));
        // Black, white and gray are equal if a theme has only one of them.
        assert.ok(new Set(names.map(String)).size >= colors.length - 2, names.join(' '));
        for (const name of names) {
          assert.ok(contrast(name, background!) >= 4.5, `${name} on ${background}`);
        }
      });
    }

    it('shows the pictures of the site that it names', async () => {
      await open(log, { registry });
      await settle();
      await preview.page.locator('.avatar .portrait').first().waitFor();
      assert.deepEqual([...new Set(preview.fetched)], ['https://preview.test/img/p.png']);
    });
  });

  for (const width of [200, 320, 900, 1600]) {
    it(`fits into ${width} pixels`, async () => {
      const long = 'x'.repeat(400);
      await open(
        `---\ntitle: ${long}\n---\n> 00:00:00  ${long}\n\n${long} @${long} https://a.test/${long}\n\n\`\`\`\n${long}\n\`\`\`\n\n![${long}](http://a.test/b.png)\n\n| ${long} | b |\n|--|--|\n`,
        { width },
      );
      await settle();
      const overflow = await preview.page.evaluate(() => {
        const right = document.querySelector('.scroller')!.getBoundingClientRect().right;
        const inList = [...document.querySelectorAll('.head, .head *, .row, .row > *, .body > *')].filter(
          element => element.getBoundingClientRect().right > right + 1,
        );
        const others = [
          ...document.querySelectorAll('.bar, .bar *, .strip, .image-bar, .image-bar *'),
        ].filter(element => element.getBoundingClientRect().right > innerWidth + 1);
        return [...inList, ...others].map(element => element.outerHTML.slice(0, 80));
      });
      assert.deepEqual(overflow, []);
      const widest = await preview.page.evaluate(() => document.querySelector('.row')!.clientWidth);
      assert.ok(widest <= 880);
    });
  }
});
