// Find in the preview's page, with the real search of the server.
import * as assert from 'node:assert/strict';
import { openPreview, type PreviewOptions, type PreviewPage } from './page';

const pad = (value: number) => String(value).padStart(2, '0');

/** Messages of two people; every hundredth has 客户. */
function talk(count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const time = `${pad(Math.floor(i / 3600))}:${pad(Math.floor(i / 60) % 60)}:${pad(i % 60)}`;
    return `> ${time}  ${i % 7 === 0 ? '李雄峰' : 'Kim'}\n\n${i % 100 === 50 ? `客**户** ${i}` : `text ${i}`}\n\n`;
  }).join('');
}

describe('Find in the preview', () => {
  let preview: PreviewPage;

  const open = async (text: string, options?: PreviewOptions) => {
    preview = await openPreview(text, options);
  };
  const press = (key: string) => preview.page.keyboard.press(key);
  const count = () => preview.page.locator('.find-count').textContent();
  /** The marked texts; the current one is in brackets. */
  const marks = () =>
    preview.page.evaluate(() => {
      const [all, current] = ['found', 'found-current'].map(name =>
        Array.from((CSS.highlights.get(name) ?? []) as Iterable<Range>, range => range.toString()),
      );
      const pictures = Array.from(
        document.querySelectorAll<HTMLElement>('.image.found'),
        image => image.dataset.alt,
      );
      return { all: [...all!, ...pictures.map(alt => `image ${alt}`)], current };
    });
  const visibleText = async (text: string) => {
    const box = (await preview.page.locator('article', { hasText: text }).first().boundingBox())!;
    return box.y >= 0 && box.y + box.height <= 800;
  };
  const find = async (text: string) => {
    await press('Control+f');
    await preview.page.keyboard.type(text);
    await preview.settle();
  };

  afterEach(async () => {
    assert.deepEqual(preview.complaints, []);
    await preview.close();
  });

  it('finds in all messages, and goes to the next and the one before, round and round', async () => {
    await open(talk(1000));
    await find('客户');
    assert.equal(await count(), '1 of 10');
    assert.deepEqual(await marks(), { all: ['客户'], current: ['客户'] });
    assert.ok(await visibleText('客户 50'));
    await press('Enter');
    await press('Enter');
    await preview.settle();
    assert.equal(await count(), '3 of 10');
    assert.ok(await visibleText('客户 250'));
    for (let i = 0; i < 3; i++) await press('Shift+Enter');
    await preview.settle();
    assert.equal(await count(), '10 of 10');
    assert.ok(await visibleText('客户 950'));
    await press('F3');
    await preview.settle();
    assert.equal(await count(), '1 of 10');
  });

  it('finds names by pinyin, where they are shown and where they are mentioned', async () => {
    await open('> 09:00:00  李雄峰\n\none\n\n> 09:00:01  李雄峰\n\ntwo\n\n> 09:00:02  Kim\n\n@李雄峰 lxf\n');
    await find('lxf');
    assert.equal(await count(), '1 of 3');
    const { all, current } = await marks();
    assert.deepEqual([all.sort(), current], [['@李雄峰', 'lxf', '李雄峰'], ['李雄峰']]);
  });

  it('tells apart case and width when asked', async () => {
    await open('> 09:00:00  Kim\n\nOK ok ＯＫ\n');
    await find('ok');
    assert.equal(await count(), '1 of 3');
    await preview.page.getByRole('button', { name: 'Match Case' }).click();
    await preview.settle();
    assert.equal(await count(), '1 of 1');
    await preview.page.getByRole('button', { name: 'Match Case' }).click();
    await preview.page.getByRole('button', { name: 'Match Width' }).click();
    await preview.settle();
    assert.equal(await count(), '1 of 2');
  });

  it('marks pictures by their text, and says when there is nothing', async () => {
    await open('> 09:00:00  Kim\n\n![cat](img/a.png) and cat\n');
    await find('cat');
    assert.deepEqual((await marks()).all, ['cat', 'image cat']);
    await find('dog');
    assert.equal(await count(), 'No results');
    await press('Escape');
    assert.deepEqual(await marks(), { all: [], current: [] });
    assert.equal(await preview.page.locator('.find-bar').isVisible(), false);
    assert.ok(await preview.page.evaluate(() => document.activeElement?.matches('article')));
  });

  it('keeps its place while the log is edited', async () => {
    await open(talk(400));
    await find('客户');
    await press('Enter');
    await preview.settle();
    assert.equal(await count(), '2 of 4');
    await preview.edit({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      newText: '> 00:00:00  A\n\n客户\n\n',
    });
    await preview.page.locator('.find-count', { hasText: '3 of 5' }).waitFor();
  });
});
