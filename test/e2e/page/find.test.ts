// Finding messages as a user does: typing a query, reading the results, opening one.
import * as assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../patience';
import { everywhere } from '../whichHosts';
import { folder, press, window } from './window';
import { cursorAt, openFile, runCommand, screenshot, screenshotInThemes, waitForColors } from './workbench';

/** How long one try takes. */
const ONCE = { timeout: 10_000 };

const LOG = '_posts/2026-03-07-chat.markdown';

describe('The Messages view', () => {
  before(async () => {
    await openFile(window(), LOG);
    await waitForColors(window());
  });
  after(async () => {
    await window().keyboard.press('Control+Shift+e');
  });

  it(everywhere('shows what is found while a query is typed, and Enter opens it'), async () => {
    await ask('');
    await screenshot(window(), 'find-input');
    await input().fill('chatlog from:wei');
    await choice('老魏（运维）').waitFor();
    await screenshot(window(), 'find-names');
    await eventually('the name in the query', async () => {
      // Without focus for a moment, as while another window opens, the input closes.
      if (!(await input().isVisible())) await ask('chatlog from:wei');
      if (
        (await input()
          .inputValue(ONCE)
          .catch(() => '')) === 'chatlog from:老魏（运维） '
      )
        return true;
      await choice('老魏（运维）')
        .click(ONCE)
        .catch(() => undefined);
      return false;
    });
    await choice('Find: chatlog from:老魏（运维）').waitFor();
    await press('Enter');
    const found = row('chatlog lint');
    await found.waitFor();
    assert.equal(await found.locator('.highlight').first().textContent(), 'chatlog');
    await selected('chatlog lint');
    await screenshot(window(), 'find-found');
    await press('Enter');
    await window().locator('.tab.active', { hasText: '2026-03-07' }).waitFor();
    await cursorAt(window(), 45);
  });

  it('shows the messages around one, by day, in all themes', async () => {
    await find('记 -has:code');
    await row('什么记笔').waitFor();
    await row('Saturday, March 7, 2026').waitFor();
    await row('什么记笔').locator('.monaco-tl-twistie').click();
    await row('Plain text. Always plain text.').waitFor();
    await screenshotInThemes(window(), 'find-context');
  });

  it('shows the words that were found in a narrow side bar, behind long names', async () => {
    const sideBar = window().locator('.part.sidebar');
    const before = (await sideBar.boundingBox())!;
    await widen(250 - before.width);
    await find('regex:/聊天记录|记笔记/');
    await row('什么记笔').waitFor();
    await row('运维不').waitFor();
    await screenshotInThemes(window(), 'find-narrow');
    const rows = window().locator('.pane-body .monaco-list-row:has(.highlight)');
    for (const each of await rows.all()) {
      const label = (await each.locator('.monaco-icon-label-container').boundingBox())!;
      const marked = (await each.locator('.highlight').first().boundingBox())!;
      const text = await each.textContent();
      assert.ok(
        marked.x + marked.width <= label.x + label.width,
        `${text}: ${JSON.stringify({ label, marked })}`,
      );
    }
    assert.ok((await rows.count()) >= 2);
    await widen(before.width - 250);
  });

  it('tells apart what is alike, by choice', async () => {
    await find('CHATLOG from:老魏');
    await selected('chatlog lint');
    await ask('CHATLOG from:老魏');
    await choice('Upper and lower case are alike').click();
    await choice('Upper and lower case differ').waitFor();
    await choice('Find: CHATLOG from:老魏').click();
    await message(/No message is found/).waitFor();
    await ask('CHATLOG from:老魏');
    await choice('Upper and lower case differ').click();
    await choice('Upper and lower case are alike').waitFor();
    await choice('Find: CHATLOG from:老魏').click();
    await row('chatlog lint').waitFor();
  });

  it('shows some of 100,000 messages, and more on demand', async () => {
    const log = path.join(folder(), '_posts/2026-02-01-chat.markdown');
    writeFileSync(log, '> 08:00:00  Kim  \n   \ntally  \n   \n'.repeat(100_000));
    try {
      await find('tally');
      await eventually('the log to be found', async () => {
        await message(/messages|No message/).waitFor();
        if (await message(/The newest 500 messages · 1 log; there are more/).isVisible()) return true;
        await runCommand(window(), 'Chat Log: Find Again');
        return false;
      });
      const tree = window().locator('.pane-body .monaco-list', { hasText: 'tally' }).first();
      await selected('tally');
      await tree.press('End');
      await row('Show more messages').click();
      await message(/The newest 1,000 messages · 1 log; there are more/).waitFor();
    } finally {
      rmSync(log);
    }
  });

  it('says that nothing is found, and what is wrong', async () => {
    await find('no such words');
    await message(/No message is found/).waitFor();
    await screenshot(window(), 'find-nothing');
    await ask('from:nobody has:picture');
    await choice('has: takes image, link, code, file, not "picture".').waitFor();
    await screenshot(window(), 'find-problem');
    await press('Escape');
    await runCommand(window(), 'Chat Log: Clear Results');
    await window().locator('.welcome-view-content', { hasText: 'Find what was said' }).waitFor();
    await screenshot(window(), 'find-welcome');
  });
});

/** Makes the side bar so much wider. */
async function widen(by: number): Promise<void> {
  const { x, y, width, height } = (await window().locator('.part.sidebar').boundingBox())!;
  const middle = y + height / 2;
  await window().mouse.move(x + width, middle);
  await window().mouse.down();
  await window().mouse.move(x + width + by, middle, { steps: 5 });
  await window().mouse.up();
}

/** The input of a query, with a text in it. */
async function ask(query: string): Promise<void> {
  await runCommand(window(), 'Chat Log: Find Messages…');
  await input().waitFor();
  await eventually('the input of a query', async () => {
    await input().fill(query);
    return (await input().getAttribute('placeholder'))?.startsWith('Words');
  });
}

async function find(query: string): Promise<void> {
  await ask(query);
  await choice(`Find: ${query}`).waitFor();
  await press('Enter');
}

function input(): Locator {
  return window().locator('.quick-input-widget:visible .quick-input-box input');
}

function choice(text: string): Locator {
  return window().locator('.quick-input-widget:visible .monaco-list-row', { hasText: text }).first();
}

function row(text: string): Locator {
  return window().locator('.pane-body .monaco-list-row', { hasText: text }).first();
}

/** Waits until the first row, which has a text, is selected: until then the view takes the focus, and scrolls to it. */
async function selected(text: string): Promise<void> {
  await eventually(
    'the first result to be selected',
    async () => (await row(text).getAttribute('aria-selected')) === 'true',
  );
}

function message(text: RegExp): Locator {
  return window().locator('.tree-explorer-viewlet-tree-view .message', { hasText: text });
}
