// Fix All in Folder as a user sees it: its choices, VS Code's preview, its report, and undo.
import * as assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { folder, press, window } from './window';
import {
  chooseInMenu,
  closeEditors,
  explorerRow,
  focusEditor,
  notice,
  openFile,
  pick,
  runCommand,
  screenshot,
  screenshotInThemes,
  wholeText,
  withMorePatience,
} from './workbench';

const head = (day: number) =>
  `---\nlayout:     source\ntitle:      "2026-06-0${day}-WeChat"\ndate:       2026-06-0${day} 12:00:00\nauthor:     青禾\ntag:        [chat]\n---\n`;
const said = (name: string) => `> 08:00:00  ${name}  \n   \n早上好\n   \n`;
const spaced = (name: string) => said(name).replace('  ', ' ');

const FIRST = '2026-06-01-chat.markdown';
const SECOND = '2026-06-02-chat.markdown';
const texts: Record<string, string> = {
  [FIRST]: head(1) + spaced('罗一'),
  [SECOND]: head(2) + spaced('祝好') + said('罗一') + said('罗一'),
  '2026-06-03-chat.markdown': head(3) + said('罗一'),
};
const fixed: Record<string, string> = {
  ...texts,
  [FIRST]: head(1) + said('罗一'),
  [SECOND]: head(2) + said('祝好') + said('罗一') + said('罗一'),
};

describe('Fix All in Folder by hand', () => {
  const drafts = () => path.join(folder(), 'drafts');
  const read = (name: string) => readFileSync(path.join(drafts(), name), 'utf8');
  const preview = () => window().locator('.part.panel .bulk-edit-panel');

  beforeEach(() => {
    mkdirSync(drafts(), { recursive: true });
    for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(drafts(), name), text);
  });
  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
    // VS Code puts its panel away a moment after a preview, and would take the next one with it.
    await preview().getByText('Apply', { exact: true }).waitFor({ state: 'hidden' });
    // It stays if it was open when the preview began.
    if (await preview().isVisible()) await runCommand(window(), 'View: Hide Panel');
    await preview().waitFor({ state: 'hidden' });
    // The folder stays: VS Code's watcher loses one that is removed and made again within a moment.
    for (const name of readdirSync(drafts())) rmSync(path.join(drafts(), name));
  });
  after(() => rmSync(drafts(), { recursive: true, force: true }));

  it(alsoIn(['oldest'], 'shows all changes first, and makes them as one edit'), async () => {
    await choose('Safe Fixes', SECOND, 'fix-folder-fixes');
    await preview().getByText('Apply', { exact: true }).waitFor();
    const boxes = preview().locator('.monaco-list-row .edit-checkbox');
    await eventually('the changed logs', async () => (await boxes.count()) >= 2);
    for (const box of await boxes.all()) assert.equal(await box.isChecked(), true);
    assert.deepEqual(
      (await preview().locator('.monaco-list-row .label-name').allTextContents()).filter(name =>
        name.includes('chat'),
      ),
      [FIRST, SECOND],
    );
    await preview().locator('.monaco-list-row', { hasText: SECOND }).first().click();
    await screenshotInThemes(window(), 'fix-folder-preview');
    await preview().getByText('Discard', { exact: true }).click();
    await preview().waitFor({ state: 'hidden' });
    for (const [name, text] of Object.entries(texts)) assert.equal(read(name), text);

    await apply(() => choose('Safe Fixes', SECOND));
    await notice(window(), /2 fixed in 2 logs: 2 spacings/);
    await screenshot(window(), 'fix-folder-said');
    // VS Code saves what is changed as a refactoring.
    await saved(fixed);

    await openFile(window(), `drafts/${FIRST}`);
    await focusEditor(window());
    await press('Control+z');
    for (const name of [FIRST, SECOND]) {
      await openFile(window(), `drafts/${name}`);
      await eventually(`the old text of ${name}`, async () => (await wholeText(window())) === texts[name]);
    }
  });

  it('undoes the changes by its button, and shows them', async () => {
    await apply(() => choose('Unsafe Fixes Too', SECOND));
    const said = await notice(window(), /3 fixed in 2 logs: 2 spacings, 1 duplicate \(unsafe\)/);
    await eventually('the fixed logs', () => read(SECOND) !== texts[SECOND]);
    await said.getByRole('button', { name: 'Undo' }).click();
    await saved(texts);

    // From the Explorer's menu, where the folder is known.
    const choices = window().locator('.quick-input-widget:visible .monaco-list-row', {
      hasText: 'Safe Fixes',
    });
    await apply(async () => {
      await press('Control+Shift+e');
      await chooseInMenu(window(), explorerRow(window(), 'drafts'), 'Fix All in Folder…', choices.first());
      await pick(window(), 'Safe Fixes');
    });
    const again = await notice(window(), /2 fixed in 2 logs: 2 spacings/);
    await again.getByRole('button', { name: 'Show Changes' }).click();
    await window().locator('.tab.active', { hasText: 'Before and after Fix All in Folder' }).waitFor();
    await window().locator('.multiDiffEntry .monaco-diff-editor .line-insert').first().waitFor();
    await screenshot(window(), 'fix-folder-changes');
  });

  it('names what it leaves out, and says which part of the changes was made', async () => {
    writeFileSync(
      path.join(drafts(), '2026-06-04-chat.markdown'),
      Buffer.from('> 08:00:00 \xc2\xde\n', 'latin1'),
    );
    const third = '2026-06-05-chat.markdown';
    writeFileSync(path.join(drafts(), third), head(5) + spaced('罗一'));
    await apply(async () => {
      await choose('Safe Fixes', third);
      await preview()
        .locator('.monaco-list-row', { hasText: SECOND })
        .first()
        .locator('.edit-checkbox')
        .click();
    });
    await notice(
      window(),
      /2 of 3 logs were changed\. Left unchanged, because they are not UTF-8: drafts\/2026-06-04-chat\.markdown\./,
    );
    await screenshot(window(), 'fix-folder-left-out');
    assert.equal(read(SECOND), texts[SECOND]);
    await saved({ [FIRST]: fixed[FIRST]! });
  });

  /**
   * Applies what is shown. VS Code refuses if a log has changed since, and learns of a log that was just saved a moment later: then it is
   * shown and applied once more.
   */
  async function apply(show: () => Promise<void>): Promise<void> {
    const button = preview().getByText('Apply', { exact: true });
    const refusal = window().locator('.monaco-dialog-box', { hasText: 'in the meantime' });
    await show();
    await button.click();
    await Promise.race([refusal.waitFor(), button.waitFor({ state: 'hidden' })]);
    if (!(await refusal.isVisible())) return;
    await press('Escape');
    await refusal.waitFor({ state: 'hidden' });
    await preview().waitFor({ state: 'hidden' });
    await apply(show);
  }

  /**
   * Runs the command for the drafts, and chooses the fixes; again until its preview shows a log, because the server learns of new
   * files a moment after they are written.
   */
  async function choose(fixes: string, log: string, pictures?: string): Promise<void> {
    await withMorePatience(`a change of ${log}`, async timeout => {
      const discard = preview().getByText('Discard', { exact: true });
      if (await discard.isVisible()) await discard.click();
      await preview().waitFor({ state: 'hidden' });
      await chooseOnce(fixes, pictures);
      await preview().locator('.monaco-list-row', { hasText: log }).first().waitFor({ timeout });
    });
  }

  async function chooseOnce(fixes: string, pictures?: string): Promise<void> {
    await runCommand(window(), 'Chat Log: Fix All in Folder…');
    await window().getByPlaceholder('The folder whose logs are fixed').waitFor();
    if (pictures !== undefined) await screenshot(window(), `${pictures}-folder`);
    await pick(window(), 'drafts');
    await window()
      .locator('.quick-input-widget:visible .monaco-list-row', { hasText: fixes })
      .first()
      .waitFor();
    if (pictures !== undefined) await screenshot(window(), pictures);
    await pick(window(), fixes);
  }

  async function saved(expected: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(expected)) {
      await eventually(
        () => `${name}, not ${JSON.stringify(read(name))}`,
        () => read(name) === text,
      );
    }
  }
});
