// `npm run pictures`: takes the pictures of README.md from the real VS Code, in English into images/ and in Chinese into
// images/zh-cn/. `npm run pictures -- merge` takes those that are named.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { ensureChromium, launchChromium } from '../../scripts/hosts/chromium';
import { chineseMessages } from '../../scripts/hosts/displayLanguage';
import { repositoryRoot } from '../../scripts/hosts/paths';
import { newestServerRoot } from '../../scripts/hosts/serverHost';
import { type Host, startHost } from './hosts';
import {
  chooseInMenu,
  closeEditors,
  explorerRow,
  focusEditor,
  goTo,
  openFile,
  openFolderRow,
  openQuickFixes,
  waitForColors,
  waitForWorkbench,
  webview,
} from './page/workbench';

/** How long the window needs to come to rest. */
const SETTLE = 1_200;
const WIDTH = 1_100;
/** The height of a line in an editor, and of a row in a list. */
const LINE = 19;
const ROW = 22;

/** The folder of the pictures, by the display language. */
const FOLDERS = { en: 'images', 'zh-cn': 'images/zh-cn' } as const;
type Language = keyof typeof FOLDERS;

/** The log of each picture. */
const LOGS = {
  defective: '_posts/2026-03-02-chat.markdown',
  long: '_posts/2026-03-01-chat.markdown',
  short: '_posts/2026-03-07-chat.markdown',
} as const;

/** Only what a picture is about. Sticky lines cover half a line below them. */
const settings = {
  'chatlog.import.zone': 'Asia/Shanghai',
  // A new log has nothing on the other side.
  'diffEditor.renderSideBySide': false,
  'breadcrumbs.filePath': 'off',
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.stickyScroll.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Light Modern',
};

/** Keys of commands without one, as the titles of commands depend on the language. */
const KEYS = { otherTheme: 'Control+Alt+Shift+F6' } as const;

/** The first visible line of each picture, by a key that scrolls to it: a whole line, at the top. */
const TOPS = {
  findings: { key: 'F7', line: 36 },
  completion: { key: 'F8', line: 106 },
  people: { key: 'F9', line: 12 },
  paste: { key: 'F10', line: 52 },
  preview: { key: 'F11', line: 60 },
} as const;

const keybindings = [
  { key: 'ctrl+alt+shift+f6', command: 'workbench.action.toggleLightDarkThemes' },
  ...Object.values(TOPS).map(({ key, line }) => ({
    key: `ctrl+alt+shift+${key.toLowerCase()}`,
    command: 'revealLine',
    args: { lineNumber: line, at: 'top' },
  })),
];

/** The names of the pictures to take; all if there is none. */
const chosen = process.argv.slice(2);

type TakePicture = (page: Page, language: Language, folder: string) => Promise<void>;

/** In the order in which they are taken: `preview` and `find` are dark, and show one preview. */
const PICTURES: Readonly<Record<string, TakePicture>> = {
  people,
  import: importing,
  merge: merging,
  findings,
  completion,
  paste,
  preview,
  find,
  page: exported,
};

async function main(): Promise<void> {
  ensureChromium();
  const host = await startHost('newest', {
    extension: repositoryRoot,
    registry: true,
    settings,
    keybindings,
  });
  try {
    for (const language of Object.keys(FOLDERS) as Language[]) await takeAll(host, language);
  } finally {
    await host.stop();
  }
}

async function takeAll(host: Host, language: Language): Promise<void> {
  mkdirSync(path.join(repositoryRoot, FOLDERS[language]), { recursive: true });
  const browser = await launchChromium({ viewport: { width: WIDTH, height: 760 } });
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    if (language === 'zh-cn') {
      const body = await chineseMessages(await newestServerRoot());
      await page.route('**/nls.messages.js', route =>
        route.fulfill({ body, contentType: 'text/javascript' }),
      );
    }
    const { url, folder } = await host.window();
    await page.goto(url);
    await waitForWorkbench(page);
    await hideHost(page);
    // The pictures of the language before have left a dark one.
    await useTheme(page, 'vs');
    for (const [name, take] of Object.entries(PICTURES))
      if (chosen.length === 0 || chosen.includes(name)) await take(page, language, folder);
  } finally {
    await browser.close();
  }
}

/** Hides what only a browser's window shows, and what lists of choices have below. */
async function hideHost(page: Page): Promise<void> {
  const items = ['status.host', 'status.forwardedPorts', 'status.workbench.keyboardLayout'];
  const hidden = [...items.map(id => `.statusbar-item[id="${id}"]`), '.action-widget-action-bar'];
  await page.addStyleTag({ content: `${hidden.join(', ')} { display: none !important; }` });
}

/** Switches to the light or the dark theme, which are named by a class of the window. */
async function useTheme(page: Page, theme: 'vs' | 'vs-dark'): Promise<void> {
  const shown = page.locator(`.monaco-workbench.${theme}`);
  if ((await shown.count()) === 0) await page.keyboard.press(KEYS.otherTheme);
  await shown.waitFor();
}

/** The Speakers view, and the card of a mentioned person. */
async function people(page: Page, language: Language): Promise<void> {
  await open(page, LOGS.short, 580);
  // The headers of the panes of the side bar: the folder, the outline, the timeline, the speakers.
  const headers = page.locator('.part.sidebar .pane-header');
  await headers.filter({ hasText: /Speakers|发言者/ }).waitFor();
  const last = (await headers.count()) - 1;
  for (let index = 0; index <= last; index++) {
    const header = headers.nth(index);
    const isOpen = (await header.getAttribute('aria-expanded')) === 'true';
    if (isOpen !== (index === last)) await header.click();
  }
  await page.locator('.part.sidebar .customview-tree .monaco-list-row').first().waitFor();
  // Room for whole names, and the buttons of a row.
  const sideBar = (await page.locator('.part.sidebar').boundingBox())!;
  await drag(page, { x: sideBar.x + sideBar.width + 2, y: 300 }, { x: 50, y: 0 });
  await goTo(page, 26, 3);
  await top(page, 'people');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  await page.locator('.monaco-hover:visible .hover-contents').first().waitFor();
  await take(page, 'people', language);
  await page.keyboard.press('Escape');
  await headers.first().click();
  await closeEditors(page);
}

/** The logs of an export, before they are written. */
async function importing(page: Page, language: Language): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height: 640 });
  await page.keyboard.press('Control+Shift+e');
  await openFolderRow(page, 'exports');
  const review = page
    .locator('.quick-input-widget:visible .monaco-list-row', { hasText: /Review the Changes|查看更改/ })
    .first();
  await chooseInMenu(page, explorerRow(page, 'result.json'), /Import Chat Here|将聊天导入到此处/, review);
  await review.click();
  await page.locator('.multiDiffEntry .line-insert').first().waitFor();
  await hideSideBar(page);
  await take(page, 'import', language);
  await closeEditors(page);
}

/** The review of a merge, with a place that is uncertain. */
async function merging(page: Page, language: Language, folder: string): Promise<void> {
  const said = (time: string, name: string, body: string) => `> ${time}  ${name}  \n   \n${body}  \n   \n`;
  const talk = (...messages: readonly string[]) =>
    said('09:02:11', '林小满', '早上好，今天定稿') +
    messages.join('') +
    said('09:08:36', '陈不易', '好，我来发');
  const name = '2026-03-24-chat.markdown';
  const logs = {
    phone: talk(said('09:05:10', '罗一', '按钮的颜色改成蓝色了，请看')),
    computer: talk(
      said('09:03:27', 'Ada Moreno', 'I have two comments.'),
      said('09:05:52', '罗一', '按钮的颜色改成蓝色了，请看'),
    ),
  };
  for (const [place, text] of Object.entries(logs)) {
    mkdirSync(path.join(folder, place), { recursive: true });
    writeFileSync(path.join(folder, place, name), text);
  }
  await page.setViewportSize({ width: WIDTH, height: 640 });
  // The Explorer lists new folders late.
  await page.reload();
  await waitForWorkbench(page);
  await hideHost(page);
  await page.keyboard.press('Control+Shift+e');
  await explorerRow(page, 'phone').waitFor();
  // The menu has the command once the server runs.
  await openFile(page, `computer/${name}`);
  await page
    .locator('.statusbar-item', { hasText: /Message 1|消息 1/ })
    .first()
    .waitFor();
  await page.keyboard.press('Control+Shift+e');
  await explorerRow(page, 'computer').click();
  await explorerRow(page, 'phone').click({ modifiers: ['Control'] });
  const input = page.locator('.quick-input-widget:visible input');
  await chooseInMenu(page, explorerRow(page, 'phone'), /Merge Logs…|合并记录…/, input);
  await input.fill('phone');
  await input.press('Enter');
  const review = page
    .locator('.quick-input-widget:visible .monaco-list-row', { hasText: /Review the Changes|查看更改/ })
    .first();
  await review.click();
  await page.locator('.multiDiffEntry .review-widget').first().waitFor();
  // The Comments view, which lists the same places.
  await page.keyboard.press('Control+j');
  await hideSideBar(page);
  await take(page, 'merge', language);
  await closeEditors(page);
  for (const place of Object.keys(logs)) rmSync(path.join(folder, place), { recursive: true });
}

/** A log with planted defects, its Problems view and the quick fixes for one of them. */
async function findings(page: Page, language: Language): Promise<void> {
  await open(page, LOGS.defective, 760);
  await hideSideBar(page);
  await page.keyboard.press('Control+Shift+m');
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  await resizePanel(page, await rows.count());
  await endWithWholeLine(page);
  await focusEditor(page);
  await goTo(page, 40, 6);
  await top(page, 'findings');
  await page.waitForTimeout(SETTLE);
  await openQuickFixes(page);
  await take(page, 'findings', language);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+j');
  await closeEditors(page);
}

/** A speaker found by the initials of a Chinese name. */
async function completion(page: Page, language: Language): Promise<void> {
  await open(page, LOGS.long, 560);
  await hideSideBar(page);
  await focusEditor(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n> 22:39:00  ', { delay: 30 });
  // First, so that there is room below for the list.
  await top(page, 'completion');
  await page.waitForTimeout(SETTLE);
  await page.keyboard.type('l', { delay: 60 });
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await take(page, 'completion', language);
  await page.keyboard.press('Escape');
  await closeEditors(page);
}

/** Messages copied from a chat application, just pasted, with the list of other ways. */
async function paste(page: Page, language: Language): Promise<void> {
  await open(page, LOGS.short, 620);
  await hideSideBar(page);
  const copied = [
    '林小满-青禾科技-产品 2026/3/7 23:59:02',
    '周一上线，别忘了。',
    '',
    '我 2026/3/7 23:59:20',
    '收到👌',
    '',
    '林小满-青禾科技-产品 2026/3/7 23:59:41',
    '谢谢！',
  ];
  await page.evaluate(text => navigator.clipboard.writeText(text), copied.join('\n'));
  await focusEditor(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await page.locator('.post-edit-widget').waitFor();
  await top(page, 'paste');
  await page.waitForTimeout(SETTLE);
  await openQuickFixes(page);
  await take(page, 'paste', language);
  await page.keyboard.press('Escape');
  await closeEditors(page);
}

/** A log beside its transcript, dark; the cursor's message is marked in both. */
async function preview(page: Page, language: Language): Promise<void> {
  await open(page, LOGS.long, 800);
  await hideSideBar(page);
  await useTheme(page, 'vs-dark');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('v');
  await webview(page).locator('.message').first().waitFor();
  await focusEditor(page);
  await goTo(page, 75, 3);
  await top(page, 'preview');
  await endPreviewWithWholeMessage(page);
  await top(page, 'preview');
  await take(page, 'preview', language);
}

/** The transcript that `preview` has opened: the messages of some people, and the places of a text in these. */
async function find(page: Page, language: Language): Promise<void> {
  const transcript = webview(page);
  const filter = transcript.locator('.bar .icon-button[aria-haspopup]');
  await filter.click();
  for (const person of [0, 1, 2]) await transcript.locator('.filter-person').nth(person).click();
  await transcript.locator('.filter-line').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('退款');
  await transcript.locator('.find-count', { hasText: '1' }).waitFor();
  await take(page, 'find', language);
}

/** The page of the sample logs, outside of VS Code: its calendar and people, the messages of some, and the places of a text in these. */
async function exported(window: Page, language: Language, folder: string): Promise<void> {
  const file = path.join(folder, 'page.html');
  const title = language === 'en' ? 'Refunds' : '退款';
  execFileSync(
    process.execPath,
    [
      path.join(repositoryRoot, 'dist/cli.js'),
      'export',
      ...['-o', file, '--title', title],
      path.join(folder, '_posts'),
    ],
    { env: { ...process.env, LC_ALL: language === 'en' ? 'C' : 'zh_CN.UTF-8' } },
  );
  const page = await window.context().newPage();
  await page.setViewportSize({ width: WIDTH, height: 720 });
  await page.goto(pathToFileURL(file).href);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page.locator('.tools [aria-haspopup]').last().click();
  for (const person of [0, 1, 2]) await page.locator('.filter-person').nth(person).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('退款');
  await take(page, 'page', language);
  await page.close();
  rmSync(file);
}

/** Opens a log in a window of a height. */
async function open(page: Page, log: string, height: number): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  await openFile(page, log);
  await waitForColors(page);
  await endWithWholeLine(page);
}

/** Hides the side bar, which is visible after a log was opened. */
async function hideSideBar(page: Page): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('Control+b');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

/** Makes the window smaller, so that the editor ends with a whole line. */
async function endWithWholeLine(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const editor = (await page.locator('.editor-instance .monaco-editor').first().boundingBox())!;
  await page.setViewportSize({ width, height: Math.round(height - (editor.height % LINE)) });
}

/** Gives the panel the height of a list of so many rows. */
async function resizePanel(page: Page, rows: number): Promise<void> {
  const panel = (await page.locator('.part.panel').boundingBox())!;
  const list = (await page.locator('.markers-panel .monaco-list').boundingBox())!;
  const edge = { x: panel.x + panel.width / 2, y: panel.y - 1 };
  await drag(page, edge, { x: 0, y: list.height - rows * ROW });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

async function drag(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 });
  await page.mouse.up();
}

/** Makes the window smaller, line by line, until nothing in the preview is cut at its end. */
async function endPreviewWithWholeMessage(page: Page): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    await page.waitForTimeout(SETTLE);
    const isCut = await webview(page)
      .locator('body')
      .evaluate(body =>
        [...body.querySelectorAll('.message, .message *')]
          .filter(
            ({ childElementCount, textContent, tagName }) =>
              tagName === 'IMG' || tagName === 'PRE' || (childElementCount === 0 && textContent !== ''),
          )
          .map(each => each.getBoundingClientRect())
          .some(({ top, bottom }) => top < innerHeight && bottom > innerHeight),
      );
    if (!isCut) return;
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width, height: height - LINE });
  }
}

/** Scrolls to the first line of a picture. */
async function top(page: Page, picture: keyof typeof TOPS): Promise<void> {
  await page.keyboard.press(`Control+Alt+Shift+${TOPS[picture].key}`);
}

/** Takes a picture of the window without its title bar, if it has one. */
async function take(page: Page, name: string, language: Language): Promise<void> {
  // Away from everything that shows a tooltip.
  await page.mouse.move(WIDTH - 4, 300);
  await page.waitForTimeout(SETTLE);
  const bar = page.locator('.part.titlebar');
  const title = (await bar.count()) === 0 ? null : await bar.boundingBox();
  const y = title === null ? 0 : title.y + title.height;
  const { width, height } = page.viewportSize()!;
  const file = `${FOLDERS[language]}/${name}.png`;
  await page.screenshot({
    path: path.join(repositoryRoot, file),
    clip: { x: 0, y, width, height: height - y },
  });
  console.log(file);
}

void main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
