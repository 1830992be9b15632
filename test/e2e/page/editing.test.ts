// The main tasks as a user does them: keys, lists, views.
import * as assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { alsoIn, everywhere } from '../whichHosts';
import { noSuggestions, suggestion, suggestions, type, typeHeader } from './typing';
import { folder, press, window } from './window';
import {
  cursorAt,
  focusEditor,
  goTo,
  openFile,
  openQuickFixes,
  runCommand,
  screenshot,
  waitForColors,
  wholeText,
  withMorePatience,
} from './workbench';

/** Without a defect; its last message is of 23:58:59. */
const SOUND = '_posts/2026-03-07-chat.markdown';
/** With planted defects. */
const DEFECTIVE = '_posts/2026-03-02-chat.markdown';

describe('Editing', () => {
  describe('a message at the end', () => {
    beforeEach(() => open(SOUND));

    it('goes on with the separator and the body after Enter', async () => {
      await typeHeader('23:59:30', 'Ada Moreno');
      await press('Enter');
      await type('Good night');
      assert.equal(await added(), '> 23:59:30  Ada Moreno\n   \nGood night');
      await screenshot(window(), 'enter');
    });

    it(
      everywhere('is written with three choices: time, speaker by initials, emoticon by pinyin'),
      async () => {
        await type('> ');
        await suggestion('23:58:59');
        await press('Tab');
        await suggestion('🌙 夜航船');
        await screenshot(window(), 'completion-speakers');
        await type('lxm');
        await suggestion('林小满-青禾科技-产品');
        await screenshot(window(), 'completion-initials');
        await press('Enter');
        await noSuggestions();
        await press('Enter');
        await type('[bao');
        await suggestion('[抱拳]');
        await screenshot(window(), 'completion-emoticons');
        await press('Enter');
        assert.equal(await added(), '> 23:58:59  林小满-青禾科技-产品\n   \n[抱拳]');
      },
    );

    it('offers who can be mentioned after `@`, with an input method too', async () => {
      await typeHeader('23:59:30', 'Ada Moreno');
      await press('Enter');
      await compose('nihao', '你好');
      await type('@');
      // The speaker who answered her before.
      await suggestion('周砚-木星支付-后端');
      await type('cby');
      await suggestion('陈不易-测试-成都');
      await screenshot(window(), 'completion-mention');
      await press('Enter');
      assert.equal(await added(), '> 23:59:30  Ada Moreno\n   \n你好@陈不易-测试-成都 ');
    });

    it(alsoIn(['oldest'], 'offers speakers for a Chinese character from an input method'), async () => {
      await type('> 23:59:30  ');
      await press('Escape');
      await compose('lao', '老');
      await suggestion('老魏（运维）');
      await screenshot(window(), 'completion-input-method');
      await press('Enter');
      assert.equal(await added(), '> 23:59:30  老魏（运维）');
    });

    it('comes from a snippet at Tab, and from none at Enter', async () => {
      await typeHeader('23:59:30', 'Ada Moreno');
      await press('Enter');
      await type('A message');
      await window().waitForTimeout(1000); // The time in which a list of snippets would open, which must not happen.
      await press('Enter');
      await type('message');
      await press('Tab');
      const block = /^> 23:59:30 {2}Ada Moreno\n {3}\nA message\n> \d\d:\d\d:\d\d {4}\n {3}\n {2}\n {3}\n$/;
      assert.match(await added(), block);
    });

    it('comes from Insert Message, by who speaks', async () => {
      await runCommand(window(), 'Chat Log: Insert Message');
      await window().locator('.quick-input-widget:visible', { hasText: 'Insert Message' }).waitFor();
      await screenshot(window(), 'insert-message');
      await type('lxm');
      await window().locator('.quick-input-widget .monaco-list-row.focused', { hasText: '林小满' }).waitFor();
      await screenshot(window(), 'insert-message-initials');
      await press('Enter');
      await window()
        .locator('.view-line', { hasText: /23:58:59\s+林小满/ })
        .waitFor();
      await type('Hello');
      assert.equal(await added(), '> 23:58:59  林小满-青禾科技-产品  \n   \nHello  \n   \n');
      await press('Control+z');
      await press('Control+z');
      assert.equal(await added(), '');
    });
  });

  it('replaces a speaker, and undo brings him back', async () => {
    await open(SOUND);
    const line = lines().indexOf('> 10:02:15  Ada Moreno  ');
    await goTo(window(), line, 12);
    // A press may be lost while the window is busy.
    await withMorePatience('the list of speakers', async timeout => {
      await press('Control+Space');
      await window().locator(suggestions).first().waitFor({ timeout });
    });
    await suggestion('林小满-青禾科技-产品');
    await type('lw');
    await suggestion('老魏（运维）');
    await press('Enter');
    assert.equal((await wholeText(window())).split('\n')[line], '> 10:02:15  老魏（运维）  ');
    await press('Control+z');
    await press('Control+z');
    assert.equal(await wholeText(window()), original);
  });

  it(everywhere('lists findings in the Problems view, and fixes one with its light bulb'), async () => {
    await open(DEFECTIVE);
    await runCommand(window(), 'Problems: Focus on Problems View');
    const problem = window().locator('.markers-panel .monaco-list-row', { hasText: 'malformed-header' });
    await problem.waitFor();
    await screenshot(window(), 'problems');
    await problem.click();
    await press('Enter');
    await cursorAt(window(), 40);
    await focusEditor(window());
    await openQuickFixes(window());
    await screenshot(window(), 'quick-fix');
    await press('Enter');
    await problem.waitFor({ state: 'detached' });
    assert.equal(await wholeText(window()), original.replace('> 08：20：00', '> 08:20:00'));
    await press('Control+z');
    await problem.waitFor();
    assert.equal(await wholeText(window()), original);
    await press('Control+j');
  });

  it('turns a rule off with a light bulb, and on again with Undo in the notification', async () => {
    await open(DEFECTIVE);
    await runCommand(window(), 'Problems: Focus on Problems View');
    const problem = (rule: string) => window().locator('.markers-panel .monaco-list-row', { hasText: rule });
    const turnedOff = problem('malformed-header');
    await turnedOff.click();
    await press('Enter');
    await cursorAt(window(), 40);
    await focusEditor(window());
    await openQuickFixes(window());
    const action = window().locator('.action-widget:visible .monaco-list-row.action', {
      hasText: 'Turn the rule "message/malformed-header" off',
    });
    await action.waitFor();
    await screenshot(window(), 'turn-rule-off');
    await action.click();
    await turnedOff.waitFor({ state: 'detached' });
    await problem('message/').first().waitFor();
    await runCommand(window(), 'Notifications: Show Notifications');
    const notification = window().locator('.notifications-center .notification-list-item', {
      hasText: 'The rule "message/malformed-header" is now off in this workspace.',
    });
    await notification.waitFor();
    await screenshot(window(), 'rule-is-off');
    await notification.getByRole('button', { name: 'Undo' }).click();
    await turnedOff.waitFor();
    assert.equal(await wholeText(window()), original);
    await press('Control+j');
    rmSync(path.join(folder(), '.vscode'), { recursive: true });
  });

  it('is led by breadcrumbs, Go to Symbol and sticky scroll', async () => {
    await open(SOUND);
    const line = lines().indexOf('> 10:20:47  Priya N. | design  ');
    await press('Control+Shift+o');
    const input = window().locator('.quick-input-widget:visible .quick-input-box input');
    await input.fill('@Priya');
    await window().locator('.quick-input-widget:visible .monaco-list-row', { hasText: '10:20:47' }).waitFor();
    await screenshot(window(), 'go-to-symbol');
    await press('Enter');
    await cursorAt(window(), line);
    for (const part of ['10:00', '10:20:47']) {
      await window()
        .locator('.breadcrumbs-control .monaco-breadcrumb-item', { hasText: part })
        .first()
        .waitFor();
    }
    await window().locator('.editor-instance .monaco-editor').hover();
    await window().mouse.wheel(0, 500);
    await window().locator('.sticky-widget .sticky-line-content', { hasText: '>' }).first().waitFor();
    await screenshot(window(), 'sticky-scroll');
  });

  it(alsoIn(['web'], 'begins the log of a new day with its front matter'), async () => {
    await open(SOUND);
    await runCommand(window(), 'Chat Log: New Chat Log…');
    const input = window().locator('.quick-input-widget:visible input');
    await input.fill('2026-03-32');
    await window().locator('.quick-input-widget', { hasText: 'Not a day' }).waitFor();
    await screenshot(window(), 'new-chat-log');
    await input.fill('2026-03-10');
    await press('Enter');
    await window().locator('.tab.active', { hasText: '2026-03-10-chat.markdown' }).waitFor();
    await window().locator('.view-line', { hasText: 'layout' }).waitFor();
    await type('Ref');
    await suggestion('RefundGuild');
    await press('Enter');
    await noSuggestions();
    await press('Tab');
    await type('> ');
    await window().locator(suggestions, { hasText: 'Now' }).waitFor();
    await screenshot(window(), 'new-log');
    await press('Tab');
    await suggestion('');
    await screenshot(window(), 'new-log-speakers');
    await press('Escape');
    assert.match(
      await wholeText(window()),
      /^---\nlayout: {5}source\ntitle: {6}"2026-03-10-WeChat"\n(?:.*\n)*author: {5}RefundGuild\n/,
    );
  });
});

/** Opens a log and puts the cursor at its end. */
async function open(log: string): Promise<void> {
  await openFile(window(), log);
  await waitForColors(window());
  await focusEditor(window());
  original = await wholeText(window());
}

/** The text of the log when it is opened. */
let original: string;

function lines(): string[] {
  return original.split('\n');
}

/** The text that was added at the end since `open`. */
async function added(): Promise<string> {
  const text = await wholeText(window());
  assert.ok(text.startsWith(original), `what was there has changed:\n${text}`);
  return text.slice(original.length);
}

/** Types as an input method does: a composition, then its result. */
async function compose(letters: string, text: string): Promise<void> {
  const session = await window().context().newCDPSession(window());
  for (let length = 1; length <= letters.length; length++) {
    const composed = letters.slice(0, length);
    await session.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: length,
      selectionEnd: length,
    });
    await window().waitForTimeout(40);
  }
  await session.send('Input.insertText', { text });
  await session.detach();
}
