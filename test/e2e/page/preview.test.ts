import * as assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { contrast } from '../../support/contrast';
import { eventually } from '../patience';
import { alsoIn, everywhere } from '../whichHosts';
import { folder, press, sampleLogs, window } from './window';
import {
  chooseInMenu,
  closeEditors,
  cursorAt,
  focusEditor,
  goTo,
  openFile,
  runCommand,
  screenshot,
  setTheme,
  waitForWorkbench,
  webview,
  withMorePatience,
} from './workbench';

const MESSAGE = 'article.message:not(.sketch)';

describe('The preview', () => {
  let log: string;

  before(() => {
    log = sampleLogs()[0]!;
  });

  beforeEach(async () => {
    await openFile(window(), log);
    // VS Code restores the scroll position of a file, and the preview starts there.
    await goTo(window(), 0);
  });

  function textOf(name: string): string[] {
    return readFileSync(path.join(folder(), name), 'utf8').split('\n');
  }

  /** The zero-based line of a message's header; messages are counted from 1. */
  function lineOf(message: number): number {
    const headers = textOf(log).flatMap((line, index) => (/^> \d\d:\d\d:\d\d {2}/.test(line) ? [index] : []));
    return headers[message - 1]!;
  }

  /** Opens the preview beside the editor and waits for its messages. */
  async function openPreview(): Promise<FrameLocator> {
    await runCommand(window(), 'Chat Log: Open Preview to the Side');
    const preview = webview(window());
    await preview.locator(MESSAGE).first().waitFor();
    return preview;
  }

  /** Waits until only one message is marked, given by its number in the page. */
  async function marked(preview: FrameLocator, expected: number): Promise<void> {
    await eventually(`message ${expected} to be marked`, async () => {
      const numbers = await preview
        .locator('article.current')
        .evaluateAll(all => all.map(each => each.getAttribute('aria-posinset')));
      return numbers.join() === String(expected);
    });
  }

  it(everywhere('opens beside the editor, and a click leads to the line of a message'), async () => {
    const preview = await openPreview();
    await preview.locator(`${MESSAGE}[aria-posinset="3"] .body p`).click();
    await marked(preview, 3);
    // The cursor's line is known for the active editor only.
    await focusEditor(window());
    await cursorAt(window(), lineOf(3) + 2);
    await screenshot(window(), 'preview');
  });

  it('follows the cursor', async () => {
    const preview = await openPreview();
    await focusEditor(window());
    await goTo(window(), lineOf(15) + 1);
    await marked(preview, 15);
    await eventually('the message at the cursor to be in sight', () =>
      preview.locator('article.current').evaluate(article => {
        const { top, bottom } = article.getBoundingClientRect();
        return top >= -1 && bottom <= innerHeight + 1;
      }),
    );
  });

  it('is one that shows the active log, and stays with its log when it is locked', async () => {
    const tabs = window().locator('.tab', { hasText: 'review' });
    const titles = async (...expected: string[]) => {
      await eventually(`previews of ${expected.join(', ')}`, async () => {
        const found = (await tabs.allInnerTexts()).map(text => text.trim()).sort();
        return found.join() === expected.sort().join();
      });
    };
    const [, there] = sampleLogs();
    const [here, other] = [log, there!].map(name => path.basename(name));
    await openPreview();
    await focusEditor(window());
    await openFile(window(), there!);
    await titles(`Preview ${other}`);
    await focusEditor(window());
    await press('ControlOrMeta+k');
    await press('v');
    await titles(`Preview ${other}`);
    await tabs.first().click();
    await runCommand(window(), 'Chat Log: Toggle Preview Locking');
    await titles(`[Preview] ${other}`);
    await openFile(window(), log);
    await runCommand(window(), 'Chat Log: Open Preview to the Side');
    await titles(`[Preview] ${other}`, `Preview ${here}`);
  });

  it(everywhere('shows what is typed'), async () => {
    const preview = await openPreview();
    await focusEditor(window());
    await goTo(window(), lineOf(1) + 2);
    await marked(preview, 1);
    await press('Home');
    await window().keyboard.type('QX');
    await preview.locator(`${MESSAGE}[aria-posinset="1"]`, { hasText: 'QX' }).waitFor();
  });

  it(alsoIn(['web'], 'goes on after the server was restarted'), async () => {
    const preview = await openPreview();
    await focusEditor(window());
    await runCommand(window(), 'Chat Log: Restart Server');
    await goTo(window(), lineOf(2) + 2);
    await press('Home');
    await window().keyboard.type('restarted ');
    await preview.locator(MESSAGE, { hasText: 'restarted' }).waitFor();
    await marked(preview, 2);
  });

  it('stays when the editor is closed, and brings it back at a click', async () => {
    const preview = await openPreview();
    await focusEditor(window());
    await runCommand(window(), 'View: Close Editor');
    await window().locator('.editor-instance .monaco-editor').waitFor({ state: 'detached' });
    await preview.locator(`${MESSAGE}[aria-posinset="3"] .body`).dblclick();
    await window().locator('.editor-instance .monaco-editor .view-line').first().waitFor();
    const place = `Ln ${lineOf(3) + 3}, Col 1`;
    await window().locator('.statusbar-item', { hasText: place }).first().waitFor();
  });

  it(
    everywhere('shows images beside the log, also large, and those from elsewhere when the user allows it'),
    async () => {
      const image = (address: RegExp) => {
        const found = sampleLogs().flatMap(name => {
          const line = textOf(name).findIndex(text => address.test(text));
          return line === -1 ? [] : [{ name, line }];
        });
        return found[0]!;
      };
      const near = image(/!\[.*\]\(\.\.?\//);
      const far = image(/!\[.*\]\(http:/);
      await openFile(window(), near.name);
      const preview = await openPreview();
      await focusEditor(window());
      await goTo(window(), near.line);
      const picture = preview.locator('img.picture').first();
      await eventually('the image', () =>
        picture.evaluate(image => (image as HTMLImageElement).naturalWidth > 0),
      );
      await screenshot(window(), 'preview-image');
      await picture.click();
      await preview.locator('.lightbox[open] img').waitFor();
      await press('Escape');
      await preview.locator('.lightbox[open]').waitFor({ state: 'detached' });
      await closeEditors(window());

      await openFile(window(), far.name);
      await openPreview();
      await focusEditor(window());
      await goTo(window(), far.line);
      await preview.getByRole('button', { name: 'Load Images' }).click();
      // The page is created again, with a policy that allows them.
      await preview.locator('meta[content*="http://img.example.org"]').waitFor({ state: 'attached' });
      await preview.locator('img.picture, .image-card', { hasNotText: 'not loaded' }).first().waitFor();
      assert.equal(await preview.locator('.image-bar').count(), 0);
    },
  );

  it(alsoIn(['web'], 'comes back with the window'), async () => {
    await openPreview();
    // The page's own reload would not wait until the open editors are saved in the state.
    const loaded = window().waitForEvent('load');
    await runCommand(window(), 'Developer: Reload Window');
    await loaded;
    await waitForWorkbench(window());
    await webview(window()).locator(MESSAGE).first().waitFor();
  });

  it(
    alsoIn(['oldest'], 'finds in the whole log, filters it, and moves the editor as it is scrolled'),
    async () => {
      const preview = await openPreview();
      await preview.locator('.bar-place').click();
      await press('Escape');
      await press('ControlOrMeta+f');
      await preview.locator('.find-input').waitFor();
      await window().keyboard.type('the');
      await preview.locator('.find-count', { hasText: /1 of \d/ }).waitFor();
      await screenshot(window(), 'preview-find');
      await press('Escape');
      // The key is that of any other view with the focus, even beside an active preview.
      await withMorePatience('the filter of the problems', async timeout => {
        await runCommand(window(), 'Problems: Focus on Problems View');
        await press('ControlOrMeta+f');
        await window().locator('.part.panel input:focus').waitFor({ timeout });
      });
      await preview.locator('.find-input').waitFor({ state: 'hidden' });
      await press('Control+j');
      await preview.getByRole('button', { name: 'Filter' }).click();
      await preview.locator('.filter-person').first().click();
      await preview.locator('.filter-line', { hasText: / of \d+ messages/ }).waitFor();
      await press('Escape');
      await preview.getByRole('button', { name: 'Show all messages' }).click();
      await preview.locator('.filter-line').waitFor({ state: 'hidden' });
      await preview.locator('.strip').click();
      // The first line of the editor is now out of its window.
      const first = window().locator('.editor-instance .line-numbers', { hasText: /^1$/ });
      await first.waitFor({ state: 'detached' });
    },
  );

  it('copies everything, as text and as HTML', async () => {
    const preview = await openPreview();
    await preview.locator('.bar-place').click();
    await press('Escape');
    await preview.locator(`${MESSAGE} .meta .time`).first().click();
    // A press may be lost while the window is busy.
    await withMorePatience('all messages to be copied', async timeout => {
      await press('ControlOrMeta+a');
      await preview.locator('.all-selected').waitFor({ timeout });
      await press('ControlOrMeta+c');
      await preview.locator('.status', { hasText: /messages copied/ }).waitFor({ timeout });
    });
  });

  it('has a calendar, cards of people, and a strip for keys', async () => {
    const preview = await openPreview();
    await preview.locator('.bar-day').click();
    await preview.locator('.calendar').waitFor();
    await press('Escape');
    await preview.locator('.calendar').waitFor({ state: 'detached' });
    await preview.locator(`${MESSAGE} .meta .speaker`).first().click();
    await preview.locator('.person-card').waitFor();
    await press('Escape');
    await preview.locator('.person-card').waitFor({ state: 'detached' });
    await preview.locator('.strip').focus();
    await press('End');
    await preview.locator('.strip[aria-valuenow="100"]').waitFor();
  });

  it(alsoIn(['oldest'], 'has a menu for messages'), async () => {
    const preview = await openPreview();
    const filtered = preview.locator('.filter-line', { hasText: / of \d+ messages/ });
    const body = preview.locator(`${MESSAGE} .body`).first();
    await chooseInMenu(window(), body, 'Show Only the Messages of This Person', filtered);
    await screenshot(window(), 'preview-filter');
  });

  it('looks as its settings say, and as they are changed', async () => {
    const settings = path.join(folder(), '.vscode');
    const preview = await openPreview();
    const look = () =>
      preview.locator('body').evaluate(body => {
        const style = getComputedStyle(body);
        return {
          fontSize: style.fontSize,
          background: style.backgroundColor,
          isOwnOnTheRight:
            body.querySelector('.own .avatar')!.getBoundingClientRect().left >
            body.querySelector('.own .body')!.getBoundingClientRect().left,
          gap: Number.parseFloat(getComputedStyle(body.querySelector('.message.starts .row')!).marginTop),
        };
      });
    const before = await look();
    const isLight = before.background === 'rgb(255, 255, 255)';
    mkdirSync(settings);
    try {
      const values = {
        density: 'wide',
        fontSize: 19,
        theme: isLight ? 'dark' : 'light',
        ownMessages: 'right',
      };
      const prefixed = Object.entries(values).map(([name, value]) => [`chatlog.preview.${name}`, value]);
      writeFileSync(path.join(settings, 'settings.json'), JSON.stringify(Object.fromEntries(prefixed)));
      const [light, dark] = ['rgb(255, 255, 255)', 'rgb(31, 31, 31)'];
      let now = before;
      await eventually(
        () => `the look of the settings, not ${JSON.stringify(now)}`,
        async () => {
          now = await look();
          const { fontSize, background, isOwnOnTheRight, gap } = now;
          return (
            fontSize === '19px' &&
            background === (isLight ? dark : light) &&
            isOwnOnTheRight &&
            gap > before.gap
          );
        },
      );
      await screenshot(window(), 'preview-look');
    } finally {
      rmSync(settings, { recursive: true });
    }
    await eventually('the look of before', async () => (await look()).fontSize === before.fontSize);
    assert.deepEqual(await look(), before);
  });

  it('is to be read in every theme', async () => {
    const preview = await openPreview();
    for (const [theme, className] of [
      ['light', 'vscode-light'],
      ['hc', 'vscode-high-contrast'],
      ['dark', 'vscode-dark'],
    ] as const) {
      await setTheme(window(), theme);
      // The page changes a moment after the window.
      await preview.locator(`body.${className}`).waitFor();
      const found = await contrastOfText(preview);
      assert.ok(found >= 7, `${theme}: the contrast of text and page is ${found}`);
      await screenshot(window(), `preview-${theme}`);
    }
  });
});

/** The contrast of the text of a message with the page. */
async function contrastOfText(preview: FrameLocator): Promise<number> {
  const [text, page] = await preview
    .locator('article.message .body')
    .first()
    .evaluate(body => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      return [getComputedStyle(body).color, getComputedStyle(document.body).backgroundColor].map(color => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
      });
    });
  return contrast(text!, page!);
}
