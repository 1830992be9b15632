// Pasting from the clipboard with the usual key.
import * as assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { alsoIn, everywhere } from '../whichHosts';
import { typeHeader } from './typing';
import { folder, press, window } from './window';
import {
  cursorAt,
  explorerRow,
  focusEditor,
  goTo,
  openFile,
  openFolderRow,
  openQuickFixes,
  runCommand,
  screenshot,
  waitForColors,
  wholeText,
} from './workbench';

const LOG = '_posts/2026-03-07-chat.markdown';

const telegram = `Ada Moreno, [07.03.2026 23:59]
Good night
> 08:00:00  nobody

陈不易-测试-成都, [08.03.2026 00:01]
晚安[月亮]`;

const adas = '> 23:59:00  Ada Moreno  \n   \nGood night  \n> 08\\:00:00  nobody  \n   \n';
const chens = '> 00:01:00  陈不易-测试-成都  \n   \n晚安[月亮]  \n   \n';

describe('Paste', () => {
  beforeEach(async () => {
    removePastedImages();
    await openFile(window(), LOG);
    await waitForColors(window());
    await focusEditor(window());
    original = await wholeText(window());
  });

  it(
    everywhere('makes messages of a copied conversation, with plain text in the paste options'),
    async () => {
      await copy(telegram);
      await press('Control+End');
      await press('Control+v');
      const options = window().locator('.post-edit-widget');
      await options.waitFor();
      await cursorAt(window(), original.split('\n').length - 1 + 10 - 1);
      await screenshot(window(), 'paste');
      assert.equal(await wholeText(window()), original + adas + chens);
      await press('Control+z');
      assert.equal(await wholeText(window()), original);
    },
  );

  it(alsoIn(['oldest'], 'offers the messages of the log’s day, and plain text, one key away'), async () => {
    await copy(telegram);
    await press('Control+End');
    await press('Control+v');
    await window().locator('.post-edit-widget').waitFor();
    await openQuickFixes(window());
    const choices = window().locator('.action-widget:visible .monaco-list-row.action');
    await choices.first().waitFor();
    await screenshot(window(), 'paste-options');
    const titles = await choices.allTextContents();
    assert.deepEqual(titles, [
      'Paste 2 messages from Telegram, 1 of other days',
      'Paste only the messages of 2026-03-07 from Telegram (1)',
      'Insert Plain Text',
    ]);
    await press('ArrowDown');
    await press('Enter');
    await window().locator('.view-line', { hasText: '晚安[月亮]' }).waitFor({ state: 'detached' });
    assert.equal(await wholeText(window()), original + adas);
    await press('Control+z');
    assert.equal(await wholeText(window()), original);
  });

  it('goes after the message at the cursor', async () => {
    const line = original.split('\n').indexOf('Plain text. Always plain text.  ');
    await copy('Ada Moreno:\nYes\n\n林小满-青禾科技-产品:\n嗯');
    await goTo(window(), line, 5);
    await press('Control+v');
    await window().locator('.post-edit-widget').waitFor();
    await screenshot(window(), 'paste-between');
    const lines = original.split('\n');
    lines.splice(
      line + 2,
      0,
      ...['> 10:02:15  Ada Moreno  ', '   ', 'Yes  ', '   '],
      ...['> 10:02:15  林小满-青禾科技-产品  ', '   ', '嗯  ', '   '],
    );
    assert.equal(await wholeText(window()), lines.join('\n'));
    await press('Control+z');
  });

  it('indents nothing below a blank line without an end, and replaces what is selected', async () => {
    await copy('[07/03/2026, 23:59:30] Ada Moreno: $1 } \\ 🌙');
    const pasted = '> 23:59:30  Ada Moreno  \n   \n$1 } \\ 🌙  \n   \n';
    await press('Control+End');
    await press('Backspace');
    await press('Control+v');
    await window().locator('.post-edit-widget').waitFor();
    assert.equal(await wholeText(window()), original + pasted);
    for (let line = 0; line < 4; line++) await press('Shift+ArrowUp');
    await copy('Ada Moreno — 03/07/2026 11:59 PM\nNo');
    await press('Control+v');
    await window().locator('.view-line', { hasText: /^No/ }).waitFor();
    assert.equal(await wholeText(window()), `${original}> 23:59:00  Ada Moreno  \n   \nNo  \n   \n`);
  });

  it('leaves other text alone', async () => {
    await copy('At 8:19 we met.\nKim: Hi');
    await press('Control+End');
    await press('Control+v');
    await window().locator('.view-line', { hasText: 'Kim:' }).waitFor();
    assert.equal(await wholeText(window()), `${original}At 8:19 we met.\nKim: Hi`);
    await press('Control+z');
  });

  it(everywhere('saves an image beside the others, and links it'), async () => {
    await press('Control+End');
    await typeHeader('23:59:30', 'Ada Moreno');
    await press('Enter');
    await pasteImage('20260307_235930.png');
    // VS Code writes the file after the text, and its name is taken only then.
    await revealed('20260307_235930.png');
    await screenshot(window(), 'paste-image');
    await press('Enter');
    await pasteImage('20260307_235930_2.png');
    const [first, second] = ['', '_2'].map(
      suffix => `![2026-03-07 23:59:30](../img/20260307_235930${suffix}.png)`,
    );
    assert.equal(await wholeText(window()), `${original}> 23:59:30  Ada Moreno\n   \n${first}\n${second}`);
    await revealed('20260307_235930_2.png');
    await press('Control+z');
    await window().locator('.view-line', { hasText: '_2.png' }).waitFor({ state: 'detached' });
    await explorerRow(window(), '20260307_235930_2.png').waitFor({ state: 'detached' });
    // The line break, and then the first image.
    await press('Control+z');
    await press('Control+z');
    await explorerRow(window(), '20260307_235930.png').waitFor({ state: 'detached' });
  });

  it('gives each of several images its own name, and the same names again after undo', async () => {
    await press('Control+End');
    await typeHeader('23:59:32', 'Ada Moreno');
    await press('Enter');
    for (let round = 0; round < 2; round++) {
      const names = ['20260307_235932.png', '20260307_235932_2.png'];
      for (const name of names) await pasteImage(name);
      for (const name of names) await revealed(name);
      for (const name of names.reverse()) {
        await press('Control+z');
        await window().locator('.view-line', { hasText: name }).waitFor({ state: 'detached' });
        await explorerRow(window(), name).waitFor({ state: 'detached' });
      }
    }
  });

  it('puts an image that is pasted into a name into the body below, as one edit', async () => {
    const lines = original.split('\n');
    const body = lines.indexOf('Plain text. Always plain text.  ');
    await goTo(window(), body - 2, 16);
    await pasteImage('20260307_100215.png');
    const link = '![2026-03-07 10:02:15](../img/20260307_100215.png)';
    await cursorAt(window(), body, link.length);
    await screenshot(window(), 'paste-image-header');
    assert.equal(
      await wholeText(window()),
      [...lines.slice(0, body), `${link}  `, '   ', ...lines.slice(body)].join('\n'),
    );
    await revealed('20260307_100215.png');
    await press('Control+z');
    await explorerRow(window(), '20260307_100215.png').waitFor({ state: 'detached' });
    assert.equal(await wholeText(window()), original);
  });

  it('lets an image answer a header that was just typed', async () => {
    await press('Control+End');
    await typeHeader('23:59:31', 'Ada Moreno');
    await pasteImage('20260307_235931.png');
    const link = '![2026-03-07 23:59:31](../img/20260307_235931.png)';
    assert.equal(await wholeText(window()), `${original}> 23:59:31  Ada Moreno\n   \n${link}`);
    await press('Control+z');
    await window().locator('.view-line', { hasText: '_235931.png' }).waitFor({ state: 'detached' });
    assert.equal(await wholeText(window()), `${original}> 23:59:31  Ada Moreno`);
  });

  it('says why the front matter takes no image', async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await goTo(window(), 2, 14);
    await copyImage();
    await press('Control+v');
    // In tests, VS Code shows no notices; and Escape, with which a command starts, would cancel the paste.
    await window().locator('.statusbar .codicon-bell-dot').waitFor();
    await runCommand(window(), 'Notifications: Show Notifications');
    const notices = window().locator('.notifications-center .notification-list-item');
    await notices
      .filter({ hasText: 'The front matter cannot hold images: paste them into a message.' })
      .waitFor();
    await screenshot(window(), 'paste-image-front-matter');
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await goTo(window(), 2, 14);
    assert.equal(await wholeText(window()), original);
  });
});

/** A test that is tried once more finds none of what it pasted. */
function removePastedImages(): void {
  const images = path.join(folder(), 'img');
  for (const name of readdirSync(images)) {
    if (name.startsWith('20260307_')) rmSync(path.join(images, name));
  }
}

/** Pastes a picture, and waits until it is linked under this name. */
async function pasteImage(name: string): Promise<void> {
  await copyImage();
  await press('Control+v');
  await window().locator('.view-line', { hasText: name }).waitFor();
}

async function copyImage(): Promise<void> {
  await window().evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    canvas.getContext('2d')!.fillRect(0, 0, 8, 16);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob! })]);
  });
}

/** Waits until the explorer shows a file in the folder of images. */
async function revealed(name: string): Promise<void> {
  await openFolderRow(window(), 'img');
  await explorerRow(window(), name).waitFor();
  await screenshot(window(), 'paste-image-file');
  await focusEditor(window());
}

/** The text of the log when it is opened. */
let original: string;

function copy(text: string): Promise<void> {
  return window().evaluate(each => navigator.clipboard.writeText(each), text);
}
