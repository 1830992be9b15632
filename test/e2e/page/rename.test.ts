// Renames a person as a user does: F2, a name, the preview of uncertain places, and undo.
import * as assert from 'node:assert/strict';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { press, window } from './window';
import {
  focusEditor,
  goTo,
  openFile,
  runCommand,
  screenshot,
  setTheme,
  waitForColors,
  wholeText,
} from './workbench';

const LOG = '_posts/2026-03-01-chat.markdown';
const OTHER = '_posts/2026-03-07-chat.markdown';
const OLD = '老魏（运维）';
const NEW = '魏 Wei';

describe('Rename by hand', () => {
  let original: string;
  /** The line of the first header of the renamed person. */
  let line: number;

  beforeEach(async () => {
    await openFile(window(), LOG);
    await waitForColors(window());
    original = await wholeText(window());
    line = original.split('\n').findIndex(each => each.startsWith('> ') && each.includes(OLD));
    assert.ok(line > 0);
  });

  it('asks about mentions that go on after the name', async () => {
    await goTo(window(), line + 2);
    await window().keyboard.insertText(`@${OLD}-二组 `);
    await goTo(window(), line, 13);
    await rename(NEW);
    const apply = window().locator('.part.panel').getByText('Apply', { exact: true });
    await apply.waitFor();
    await screenshot(window(), 'rename-preview');
    const row = window().locator('.part.panel .monaco-list-row', { hasText: '二组' });
    assert.equal(await row.locator('.edit-checkbox').first().isChecked(), false);
    await window().locator('.part.panel').getByText('Discard', { exact: true }).click();
    await apply.waitFor({ state: 'hidden' });
    assert.equal((await wholeText(window())).replace(`@${OLD}-二组 `, ''), original);
  });

  it(alsoIn(['web'], 'renames in all logs by F2, and takes all of it back at once'), async () => {
    await goTo(window(), line, 13);
    await rename(NEW, 'rename-box');
    await window().locator('.view-line', { hasText: NEW }).first().waitFor();
    assert.equal(await wholeText(window()), original.replaceAll(OLD, NEW));
    await openFile(window(), OTHER);
    const other = await wholeText(window());
    assert.ok(other.includes(`  ${NEW}  \n`) && !other.includes(OLD), other);
    await openFile(window(), LOG);
    await takeBack();
    assert.equal(await wholeText(window()), original);
    await openFile(window(), OTHER);
    assert.equal(await wholeText(window()), other.replaceAll(NEW, OLD));
  });

  it('says why not', async () => {
    await goTo(window(), line, 13);
    await rename('Ada Moreno');
    await window()
      .getByText(/"Ada Moreno" is another person, with \d+ messages\. .*"Unify with…" in the Speakers view/)
      .first()
      .waitFor();
    await screenshot(window(), 'rename-refused');
    await press('Escape');
    await goTo(window(), line, 4);
    await press('F2');
    await window().getByText('Only names can be renamed').first().waitFor();
    await press('Escape');
  });

  it('colors who is known, and oneself', async () => {
    await goTo(window(), line + 2);
    await window().keyboard.insertText('@Ada Moreno @nobody @我 ');
    const colorOf = (text: string) =>
      window().evaluate(wanted => {
        const spans = document.querySelectorAll(
          '.editor-group-container.active .view-line span[class*="mtk"]',
        );
        const found = Array.from(spans).find(span =>
          span.textContent?.replaceAll('\u00a0', ' ').includes(wanted),
        );
        return found && getComputedStyle(found).color;
      }, text);
    const token = '.editor-group-container.active .view-line span[class*="mtk"]';
    await window().locator(token, { hasText: '@nobody' }).first().waitFor();
    for (const theme of ['light', 'dark', 'hc'] as const) {
      await setTheme(window(), theme);
      await goTo(window(), line + 2);
      // The server's colors follow a moment after the grammar's.
      let colors: (string | undefined)[] = [];
      await eventually(
        () => `three colors in ${theme}, not ${colors.join(', ')}`,
        async () => {
          colors = [await colorOf('@Ada'), await colorOf('@nobody'), await colorOf('@我')];
          return new Set(colors).size === 3;
        },
      );
      await screenshot(window(), `semantic-tokens-${theme}`);
    }
  });
});

/** Renames the symbol at the cursor with the keyboard. */
async function rename(name: string, picture?: string): Promise<void> {
  await press('F2');
  const input = window().locator('.rename-box input');
  await input.waitFor();
  assert.equal(await input.inputValue(), OLD);
  await input.fill(name);
  if (picture !== undefined) await screenshot(window(), picture);
  await press('Enter');
}

/** Undoes a renaming, in all files, and saves them: VS Code has saved what it renamed. */
async function takeBack(): Promise<void> {
  await focusEditor(window());
  await press('Control+z');
  await window().locator('.view-line', { hasText: OLD }).first().waitFor();
  await runCommand(window(), 'File: Save All Files');
}
