// Pictures, people and looks in the preview's page.
import * as assert from 'node:assert/strict';
import type { FromPage, PageLook } from '../../client/src/preview/messages';
import { openPreview, type PreviewOptions, type PreviewPage } from './page';

const LOOK: PageLook = { theme: 'editor', density: 'normal', ownMessages: 'left', fontSize: 0 };
const REGISTRY =
  'people:\n  - {name: Kim Park, aliases: [Kim], note: "From sales"}\n  - {name: Bo}\nme: Bo\n';
const TALK =
  '> 09:00:00  Kim\n\none @Ada\n\n> 09:00:01  Bo\n\ntwo\n\n> 09:00:02  Kim Park\n\nthree\n\n> 09:00:03  Ada\n\nfour\n';

describe('The look of the preview', () => {
  let preview: PreviewPage;

  const open = async (text: string, options: PreviewOptions = {}) => {
    preview = await openPreview(text, {
      registry: REGISTRY,
      files: { '_data/speakers.yml': REGISTRY, '_posts/2018-01-20-chat.markdown': TALK },
      ...options,
    });
    await preview.settle();
  };
  const press = (key: string) => preview.page.keyboard.press(key);
  const card = () => preview.page.locator('.person-card').innerText();
  const sent = <Type extends FromPage['type']>(type: Type) =>
    preview.sent.filter((message): message is Extract<FromPage, { type: Type }> => message.type === type);
  const focused = () => preview.page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));

  afterEach(async () => {
    assert.deepEqual(preview.complaints, []);
    await preview.close();
  });

  it('shows pictures large, one after the other, also those that are far away', async () => {
    const far = 'text\n\n> 09:00:00  Bo\n\n'.repeat(300);
    await open(`> 09:00:00  Ada\n\n![one](a.png) ![two](b.png)\n\n> 09:00:00  Bo\n\n${far}![three](c.png)\n`);
    const caption = () => preview.page.locator('.lightbox-caption').textContent();
    await preview.page.locator('img.picture').first().focus();
    await press('Enter');
    assert.equal(await caption(), 'one · Ada, 09:00:00');
    await press('ArrowRight');
    await preview.page.locator('.lightbox-caption', { hasText: 'two' }).waitFor();
    await press('ArrowRight');
    await preview.page.locator('.lightbox-caption', { hasText: 'three · Bo' }).waitFor();
    await press('ArrowLeft');
    await preview.page.locator('.lightbox-caption', { hasText: 'two' }).waitFor();
    const height = () =>
      preview.page.locator('.lightbox-stage img').evaluate(image => image.getBoundingClientRect().height);
    const before = await height();
    await press('+');
    assert.ok((await height()) > 1.3 * before);
    await press('0');
    assert.equal(await height(), before);
    await press('Escape');
    assert.equal(await preview.page.locator('.lightbox[open]').count(), 0);
  });

  it('says which image is not there, as the log names it, and tries again', async () => {
    await open('> 09:00:00  Ada\n\n![cat](../img/none.png)\n', {
      broken: 'https://preview.test/img/none.png',
    });
    await preview.page.locator('.image-card', { hasText: '../img/none.png · not found' }).waitFor();
    await preview.page.getByRole('button', { name: 'Try again' }).click();
    await preview.page.locator('img.picture').waitFor();
  });

  it('loads the images of a host by a press, and asks again by the button in the bar', async () => {
    await open(
      '> 09:00:00  Ada\n\n![cat](http://a.test/cat.png)\n\n> 09:00:00  Ada\n\n![dog](http://b.test/dog.png)\n',
    );
    await preview.page.getByRole('button', { name: 'Load from b.test' }).click();
    await preview.page.getByRole('button', { name: 'Not Now' }).click();
    assert.equal(await preview.page.locator('.image-bar').count(), 0);
    await preview.page.locator('.bar').getByRole('button', { name: 'Load Images' }).click();
    await preview.page.locator('.image-bar').getByRole('button', { name: 'Load Images' }).click();
    const allowed = sent('allowImages').map(({ hosts }) => hosts);
    assert.deepEqual(allowed, [['b.test'], ['a.test', 'b.test']]);
  });

  it('shows who speaks and who is mentioned', async () => {
    await open(TALK);
    await preview.page.locator('.meta .speaker').first().click();
    await preview.page.locator('.person-card', { hasText: 'Also Kim' }).waitFor();
    assert.match(
      await card(),
      /Kim Park[\s\S]*Messages in this log: 2\n[\s\S]*Messages in all logs: 4 \(2 logs\)[\s\S]*From sales/,
    );
    await press('Escape');
    await preview.page.locator('.mention').click();
    await preview.page.locator('.person-card', { hasText: 'Ada' }).waitFor();
    await preview.page.getByRole('button', { name: 'Next message' }).click();
    await preview.settle();
    assert.equal(await focused(), '4');
    assert.deepEqual(sent('reveal'), []);
  });

  it('shows the messages of a person alone, from a card and by a command', async () => {
    await open(TALK);
    await preview.page.locator('article').first().focus();
    await press('Space');
    await preview.page.getByRole('button', { name: 'Show only these messages' }).click();
    await preview.page.locator('.filter-text', { hasText: 'Kim Park: 2 of 4 messages' }).waitFor();
    await preview.post({ type: 'showOnly', person: 'Bo' });
    await preview.page.locator('.filter-text', { hasText: 'Bo: 1 of 4 messages' }).waitFor();
  });

  it('does what the menu of a message offers', async () => {
    await open(TALK);
    await preview.page.locator('article', { hasText: 'three' }).click({ button: 'right' });
    const context = await preview.page
      .locator('article', { hasText: 'three' })
      .getAttribute('data-vscode-context');
    assert.deepEqual(JSON.parse(context!), { webviewSection: 'message', message: 2, hasSpeaker: true });
    for (const action of ['copyText', 'copyLink', 'rename', 'goToSource', 'previousOfSpeaker'] as const) {
      await preview.post({ type: 'message', action, index: 2 });
    }
    await preview.settle();
    assert.deepEqual(
      sent('copyText').map(({ text }) => text),
      ['three'],
    );
    assert.deepEqual(
      sent('copyLink').map(({ line }) => line),
      [8],
    );
    assert.deepEqual(
      sent('rename').map(({ line }) => line),
      [8],
    );
    assert.deepEqual(
      sent('reveal').map(({ line }) => line),
      [10],
    );
    assert.equal(await focused(), '1');
  });

  it('has the density, the font, the side of own messages and the theme that the user wants', async () => {
    await open(TALK);
    const state = () =>
      preview.page.evaluate(() => {
        const [own, body] = ['.own .body', 'body'].map(each => document.querySelector(each)!);
        return {
          right: own!.getBoundingClientRect().right,
          height: document.querySelector('article')!.getBoundingClientRect().height,
          font: getComputedStyle(body!).fontSize,
          background: getComputedStyle(body!).backgroundColor,
        };
      });
    const normal = await state();
    await preview.post({ type: 'look', look: { ...LOOK, density: 'compact' } });
    const compact = await state();
    await preview.post({ type: 'look', look: { ...LOOK, density: 'wide' } });
    const wide = await state();
    assert.ok(compact.height < normal.height && normal.height < wide.height);
    await preview.post({
      type: 'look',
      look: { ...LOOK, theme: 'light', fontSize: 21, ownMessages: 'right' },
    });
    const other = await state();
    assert.deepEqual([normal.font, other.font], ['14px', '21px']);
    assert.deepEqual([normal.background, other.background], ['rgb(31, 31, 31)', 'rgb(255, 255, 255)']);
    assert.ok(other.right > normal.right + 100);
    await preview.page.evaluate(() => document.body.classList.replace('vscode-light', 'vscode-dark'));
    await preview.settle();
    assert.equal((await state()).background, 'rgb(255, 255, 255)');
    await preview.post({ type: 'look', look: LOOK });
  });

  it('moves the editor as the user scrolls, and not when it follows', async () => {
    await open('> 09:00:00  Ada\n\ntext\n\n'.repeat(500));
    await preview.post({ type: 'follow', top: { index: 100, fraction: 0 }, cursor: 103 });
    await preview.settle();
    assert.deepEqual(sent('scrolled'), []);
    await preview.page.mouse.move(200, 300);
    await preview.page.mouse.wheel(0, 2000);
    await preview.page.waitForFunction(() => document.querySelector('.scroller')!.scrollTop > 3500);
    await preview.settle();
    const first = Number(/(\d+) of/.exec((await preview.page.locator('.bar-place').textContent())!)![1]) - 1;
    const line = sent('scrolled').at(-1)!.line;
    assert.ok(Math.abs(line - 4 * first) < 8, `${line} ${first}`);
  });
});
