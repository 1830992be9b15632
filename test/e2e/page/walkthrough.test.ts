// The walkthrough: opened as a user opens it, and followed with its own buttons to the fixed log.
import * as assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { everywhere } from '../whichHosts';
import { window } from './window';
import { closeEditors, pick, runCommand, screenshot } from './workbench';

describe('The walkthrough', () => {
  let page: Page;
  before(() => {
    page = window();
  });
  beforeEach(async () => {
    await closeEditors(page);
    await runCommand(page, 'Welcome: Open Walkthrough...');
    await pick(page, 'Get Started with Chat Logs');
  });

  const step = (title: string): Locator => page.locator('.getting-started-step', { hasText: title });
  // Not by the mouse: VS Code reports the buttons as disabled, and moves them when a step opens.
  const press = (name: string) =>
    page.locator('.getting-started-step.expanded .monaco-button', { hasText: name }).dispatchEvent('click');
  const select = async (title: string) => {
    const found = step(title);
    if (!/\bexpanded\b/.test((await found.getAttribute('class')) ?? ''))
      await found.locator('.step-title').dispatchEvent('click');
    await page.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
  };
  const completed = (title: string) => step(title).locator('.codicon-getting-started-step-checked').waitFor();
  const lens = (text: string | RegExp) => page.locator('.codelens-decoration', { hasText: text });

  it(everywhere('ends with a fixed log and its preview'), async () => {
    await select('Fix it');
    await press('Open a Log with Mistakes');
    await page.locator('.tab.active.dirty', { hasText: '2026-03-05-chat.markdown' }).waitFor();
    await lens('Fix all (7)').waitFor();
    await screenshot(page, 'walkthrough');
    await press('Fix All');
    await completed('Fix it');
    await lens('Fix all').waitFor({ state: 'detached' });
    await screenshot(page, 'walkthrough-fixed');
    await select('Read it as others will');
    await press('Open Preview');
    await page.locator('.tab.active', { hasText: 'Preview 2026-03-05-chat.markdown' }).waitFor();
    await completed('Read it as others will');
    // The log is opened once, even if several buttons show it.
    const tabs = await page
      .locator('.editor-group-container')
      .evaluateAll(groups =>
        groups.map(group =>
          Array.from(group.querySelectorAll('.tab'), tab => tab.getAttribute('data-resource-name')),
        ),
      );
    assert.deepEqual(
      tabs.map(names => names.length),
      [1, 2],
      JSON.stringify(tabs),
    );
  });
});
