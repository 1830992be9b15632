// Selections over many messages in the preview's page: the clipboard gets all of them.
import * as assert from 'node:assert/strict';
import { openPreview, type PreviewPage } from './page';

const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (i: number) => `00:${two(Math.floor(i / 60))}:${two(i % 60)}`;

function talk(count: number): string {
  return Array.from({ length: count }, (_, i) => `> ${timeOf(i)}  Kim\n\ntext **${i}** & more\n\n`).join('');
}

describe('Copying from the preview', () => {
  let preview: PreviewPage;

  const open = async (count: number) => {
    preview = await openPreview(talk(count));
    await preview.page.bringToFront();
  };
  const clipboard = (type: string) =>
    preview.page.evaluate(async type => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType(type)).text();
    }, type);
  const copied = async (count: string) => {
    await preview.page.keyboard.press('Control+c');
    await preview.page.locator('.status', { hasText: /copied/ }).waitFor();
    assert.equal(await preview.page.locator('.status').textContent(), `${count} messages copied`);
  };

  afterEach(async () => {
    assert.deepEqual(preview.complaints, []);
    await preview.close();
  });

  it('gives everything after everything is selected, as text and as HTML', async () => {
    await open(3000);
    await preview.page.locator('.scroller').click({ position: { x: 5, y: 5 } });
    await preview.page.keyboard.press('Control+a');
    await preview.page.mouse.wheel(0, 20_000);
    await preview.settle();
    await copied('3,000');
    const expected = Array.from({ length: 3000 }, (_, i) => `Kim  ${timeOf(i)}\ntext ${i} & more`);
    assert.equal(await clipboard('text/plain'), expected.join('\n\n'));
    const html = await clipboard('text/html');
    assert.equal(html.match(/<strong>Kim<\/strong>/g)!.length, 3000);
    assert.match(html, /text <strong>2999<\/strong> &amp; more/);
    assert.doesNotMatch(html, /data-|class=/);
  });

  it('gives what was passed by a drag over the edge of the window', async () => {
    await open(1000);
    const box = (await preview.page.getByText('text 3 & more').boundingBox())!;
    await preview.page.mouse.move(box.x + 1, box.y + 5);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + 40, 790);
    await preview.page.mouse.move(box.x + 40, 850, { steps: 5 });
    // The browser scrolls while the pointer is outside.
    await preview.page.waitForFunction(() => document.querySelector('.scroller')!.scrollTop > 4000);
    await preview.page.mouse.move(box.x + 40, 400);
    await preview.page.mouse.up();
    await preview.settle();
    await preview.page.keyboard.press('Control+c');
    await preview.page.locator('.status', { hasText: /./ }).waitFor();
    assert.match((await preview.page.locator('.status').textContent())!, /messages copied/);
    const text = await clipboard('text/plain');
    assert.match(text, /^text 3 & more\n\nKim {2}00:00:04\ntext 4 & more\n\n/);
    // Of the last one, a part is selected.
    const numbers = Array.from(text.matchAll(/text (\d+) &/g), ([, number]) => Number(number));
    assert.ok(numbers.length > 100, String(numbers.length));
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => 3 + i),
    );
  });

  it('leaves a selection inside a message to the browser', async () => {
    await open(5);
    await preview.page.getByText('text 2 & more').dblclick({ position: { x: 5, y: 8 } });
    await preview.page.keyboard.press('Control+c');
    assert.equal((await clipboard('text/plain')).trim(), 'text');
  });
});
