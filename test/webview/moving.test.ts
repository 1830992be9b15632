// The ways through a log and from day to day, in the preview's page.
import * as assert from 'node:assert/strict';
import { until } from '../support/until';
import { openPreview, type PreviewOptions, type PreviewPage } from './page';

const two = (value: number) => String(value).padStart(2, '0');

/** A message a minute, from midnight on. */
const LOG = Array.from(
  { length: 1000 },
  (_, i) => `> ${two(Math.floor(i / 60))}:${two(i % 60)}:00  Kim\n\ntext ${i}\n\n`,
).join('');
const FILES = {
  '_posts/2018-01-20-chat.markdown': LOG,
  '_posts/2018-02-03-chat.markdown': '> 09:00:00  Kim\n\none\n',
  'elsewhere/2018-01-21-chat.markdown': LOG,
};

describe('Moving in the preview', () => {
  let preview: PreviewPage;

  const open = async (options: PreviewOptions = {}) => {
    preview = await openPreview(LOG, { files: FILES, ...options });
    await preview.settle();
  };
  const place = () => preview.page.locator('.bar-place').textContent();
  const opened = () => preview.sent.flatMap(sent => (sent.type === 'openLog' ? [sent.uri] : []));

  afterEach(async () => {
    assert.deepEqual(preview.complaints, []);
    await preview.close();
  });

  it('shows the day, the time and the position, wherever the window is', async () => {
    await open();
    assert.equal(await place(), '00:00 · message 1 of 1,000');
    assert.match((await preview.page.locator('.bar-day').innerText())!, /January 22, 2018/);
    await preview.post({ type: 'follow', top: { index: 700, fraction: 0 } });
    await preview.settle();
    assert.equal(await place(), '11:40 · message 701 of 1,000');
    await preview.page.getByRole('button', { name: 'To the top' }).click();
    await preview.settle();
    assert.equal(await place(), '00:00 · message 1 of 1,000');
  });

  it('leads to the days before and after of the same folder', async () => {
    await open();
    await preview.page.getByRole('button', { name: 'Day before: Saturday, January 20, 2018' }).click();
    await preview.page.getByRole('button', { name: 'Day after: Saturday, February 3, 2018' }).click();
    const folder = 'file:///site/_posts';
    const expected = [`${folder}/2018-01-20-chat.markdown`, `${folder}/2018-02-03-chat.markdown`];
    assert.deepEqual(opened(), expected);
  });

  it('goes from an answer to what it answers, wherever that is', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `> 07:00:00  Kim\n\nmessage ${i}\n\n`).join('');
    const answer = (text: string) => `> 08:00:00  Ada\n\n> **Kim**: ${text}\n\nYes\n\n`;
    preview = await openPreview(`${answer('message 321')}${many}${answer('message 3')}`, {
      start: { top: { index: 400, fraction: 0 } },
    });
    await preview.settle();
    await preview.page.locator('article[aria-posinset="402"] .reply').click();
    await preview.page.locator('article[aria-posinset="5"]:focus').waitFor();
    await preview.page.keyboard.press('Control+Home');
    await preview.page.locator('article[aria-posinset="1"] .reply').click();
    await preview.settle();
    // Nothing before it is meant.
    assert.equal(await preview.page.locator('article[aria-posinset="1"]:focus').count(), 1);
  });

  it('has a calendar of the days, also for the keyboard', async () => {
    await open();
    await preview.page.locator('.bar-day').click();
    const day = (name: RegExp) => preview.page.locator('.calendar').getByRole('button', { name });
    await day(/January 22, 2018, 1,000 messages/).focus();
    await preview.page.keyboard.press('ArrowDown');
    assert.equal(await preview.page.locator('.calendar-title').textContent(), 'February 2018');
    await preview.page.keyboard.press('Enter');
    assert.deepEqual(opened(), ['file:///site/_posts/2018-02-03-chat.markdown']);
    assert.equal(await preview.page.locator('.calendar').count(), 0);
  });

  it('goes to a time while it is typed, and back on Escape', async () => {
    await open();
    await preview.page.locator('.bar-place').click();
    await preview.page.keyboard.type('1230');
    await preview.settle();
    assert.equal(await place(), '12:30 · message 751 of 1,000');
    await preview.page.keyboard.press('Escape');
    await preview.settle();
    assert.equal(await place(), '00:00 · message 1 of 1,000');
    await preview.page.locator('.bar-place').click();
    await preview.page.keyboard.type('8pm?');
    await preview.page.locator('.time-hint', { hasText: 'Not a time of day' }).waitFor();
    await preview.page.locator('.time-input').fill('05:00');
    await preview.settle();
    await preview.page.keyboard.press('Enter');
    await preview.settle();
    assert.equal(
      await preview.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset')),
      '301',
    );
  });

  it('goes where the strip is pressed', async () => {
    await open();
    const { x, y, width, height } = (await preview.page.locator('.strip').boundingBox())!;
    await preview.page.mouse.click(x + width / 2, y + height / 2);
    // Without the number while the messages there are awaited.
    const positionNow = async () => Number(/· message (\d+) of/.exec((await place())!)?.[1]);
    await until(async () => Math.abs((await positionNow()) - 500) < 20);
    await preview.settle();
    const position = await positionNow();
    await until(async () => (await preview.page.locator('.strip-labels span').count()) > 10);
    // The line is reported a moment later.
    const isThere = (line: number) => Math.abs(line / 4 - position) < 3;
    await until(() => preview.sent.some(sent => sent.type === 'scrolled' && isThere(sent.line)));
  });

  it('has a strip for the keyboard, which says times', async () => {
    await open({ width: 400 });
    const strip = preview.page.getByRole('scrollbar', { name: 'Place in the log' });
    await until(async () => (await preview.page.locator('.strip').getAttribute('title')) !== null);
    const texts: Record<string, string> = {};
    await strip.focus();
    for (const key of [
      'ArrowDown',
      'ArrowUp',
      'PageDown',
      'PageDown',
      'ArrowRight',
      'PageUp',
      'PageUp',
      'End',
      'ArrowUp',
      'Home',
    ]) {
      await preview.page.keyboard.press(key);
      await preview.settle();
      texts[`${Object.keys(texts).length} ${key}`] = (await strip.getAttribute('aria-valuetext'))!;
    }
    const { '8 ArrowUp': up, ...others } = texts;
    assert.deepEqual(others, {
      '0 ArrowDown': '00:10, message 11 of 1,000',
      '1 ArrowUp': '00:00, message 1 of 1,000',
      '2 PageDown': '01:00, message 61 of 1,000',
      '3 PageDown': '02:00, message 121 of 1,000',
      '4 ArrowRight': '02:10, message 131 of 1,000',
      '5 PageUp': '02:00, message 121 of 1,000',
      '6 PageUp': '01:00, message 61 of 1,000',
      '7 End': '16:39, message 1,000 of 1,000',
      '9 Home': '00:00, message 1 of 1,000',
    });
    // From the message at the top of the window, not from the last one.
    assert.ok(Number(/message (\d+) of/.exec(up!)![1]) < 989);
    await preview.page.keyboard.press('End');
    await preview.settle();
    assert.equal(await strip.getAttribute('aria-valuenow'), '100');
    assert.equal(
      await strip.getAttribute('aria-controls'),
      await preview.page.locator('.feed').getAttribute('id'),
    );
  });
});
