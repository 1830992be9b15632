// The filter of the preview's page, with the real search of the server.
import * as assert from 'node:assert/strict';
import { insertion, openPreview, type PreviewOptions, type PreviewPage } from './page';

const REGISTRY = 'people:\n  - {name: Kim Park, aliases: [Kim]}\n  - {name: Bo}\nme: Bo\n';
const LOG = [
  ['Kim', 'one'],
  ['Ada', 'two'],
  ['Ada', '@Bo three'],
  ['Kim Park', '`four`'],
  ['Kim Park', 'five https://a.test'],
  ['Bo', '![six](img/a.png)'],
  ['Ada', 'seven'],
  ['Kim', '@所有人 eight'],
]
  .map(([name, text], i) => `> 09:00:0${i}  ${name}\n\n${text}\n\n`)
  .join('');

describe('The filter of the preview', () => {
  let preview: PreviewPage;

  const open = async (text: string, options: PreviewOptions = {}) => {
    preview = await openPreview(text, { registry: REGISTRY, ...options });
  };
  /** The numbers of the shown messages, from 0 on, and the lines for those left out. */
  const shown = async () => {
    await preview.settle();
    return preview.page
      .locator('article')
      .evaluateAll(all =>
        all.map(
          each => each.querySelector('.gap')?.textContent ?? Number(each.getAttribute('aria-posinset')) - 1,
        ),
      );
  };
  const choose = async (...names: string[]) => {
    await preview.page.getByRole('button', { name: 'Filter' }).click();
    for (const name of names) {
      const box = preview.page.locator('.popover').getByText(name, { exact: true });
      await box.click();
    }
    await preview.page.keyboard.press('Escape');
  };

  afterEach(async () => {
    assert.deepEqual(preview.complaints, []);
    await preview.close();
  });

  it('shows the messages of people under all their names, and a line for the others', async () => {
    await open(LOG);
    await choose('Kim Park');
    assert.deepEqual(await shown(), [0, '2 messages left out', 3, 4, '2 messages left out', 7]);
    assert.equal(await preview.page.locator('.filter-text').textContent(), 'Kim Park: 4 of 8 messages');
    await choose('Bo');
    assert.deepEqual(await shown(), [0, '2 messages left out', 3, 4, 5, '1 message left out', 7]);
    await preview.page.getByRole('button', { name: 'Show all messages' }).click();
    assert.deepEqual(await shown(), [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  const kinds: [string, (number | string)[]][] = [
    ['Images', ['5 messages left out', 5, '2 messages left out']],
    ['Links', ['4 messages left out', 4, '3 messages left out']],
    ['Code', ['3 messages left out', 3, '4 messages left out']],
    ['Mentions of me', ['2 messages left out', 2, '4 messages left out', 7]],
  ];
  for (const [kind, expected] of kinds) {
    it(`shows the messages of a kind: ${kind}`, async () => {
      await open(LOG);
      await choose(kind);
      assert.deepEqual(await shown(), expected);
    });
  }

  it('opens what is left out, and shows the name of who speaks after it', async () => {
    await open(LOG);
    await choose('Code', 'Links');
    assert.deepEqual(await shown(), ['3 messages left out', 3, 4, '3 messages left out']);
    await choose('Code');
    assert.deepEqual(await shown(), ['4 messages left out', 4, '3 messages left out']);
    assert.equal(await preview.page.locator('article .speaker').allTextContents().then(String), 'Kim Park');
    await preview.page.getByRole('button', { name: '4 messages left out' }).click();
    assert.deepEqual(await shown(), [0, 1, 2, 3, 4, '3 messages left out']);
  });

  it('finds and counts in what is shown', async () => {
    await open(LOG);
    await choose('Ada');
    await preview.page.keyboard.press('Control+f');
    await preview.page.keyboard.type('e');
    await preview.settle();
    assert.equal(await preview.page.locator('.find-count').textContent(), '1 of 4');
  });

  it('holds after an edit', async () => {
    await open(LOG);
    await choose('Ada');
    await preview.edit(insertion(0, '> 08:00:00  Bo\n\nnew\n\n> 08:00:01  Ada\n\nnew too\n\n'));
    await preview.page.locator('.filter-text', { hasText: '4 of 10' }).waitFor();
    assert.deepEqual(await shown(), [
      '1 message left out',
      1,
      '1 message left out',
      3,
      4,
      '3 messages left out',
      8,
      '1 message left out',
    ]);
  });

  it('requests only what it shows of a large log', async () => {
    const talk = Array.from(
      { length: 20_000 },
      (_, i) => `> 09:00:00  ${i % 500 === 0 ? 'Bo' : 'Ada'}\n\n${i}\n\n`,
    );
    await open(talk.join(''));
    await preview.settle();
    const before = preview.sent.length;
    await choose('Bo');
    await preview.page.keyboard.press('Control+End');
    await preview.settle();
    assert.equal(await preview.page.locator('.sketch').count(), 0);
    const windows = preview.sent.slice(before).flatMap(sent => (sent.type === 'window' ? [sent.count] : []));
    assert.ok(windows.reduce((sum, count) => sum + count, 0) < 200, windows.join());
  });
});
