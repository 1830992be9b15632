// The preview's page in Chromium, without VS Code: this process replaces the extension host and the server.
import * as path from 'node:path';
import * as esbuild from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import type { FromPage, PageSettings, PageState, PageTexts, ToPage } from '../../client/src/preview/messages';
import { launchChromium } from '../../scripts/hosts/chromium';
import { repositoryRoot } from '../../scripts/hosts/paths';
import chineseTexts from '../../server/src/cli/chineseTexts';
import { ChatLog } from '../../server/src/document/chatLog';
import { previewWindow, toPreviewChanged } from '../../server/src/features/requests/preview';
import type { People } from '../../server/src/people/people';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { type Edit, range } from '../../server/src/text/span';
import { registeredPeople } from '../support/registeredPeople';
import { answerRequest } from './serve';
import { themes } from './themes';

const ORIGIN = 'https://preview.test';

/** A page with its log and its requests. */
export interface PreviewPage {
  readonly page: Page;
  readonly log: ChatLog;
  /** Everything that the page sent. */
  readonly sent: FromPage[];
  /** The web requests of the page, by address. */
  readonly fetched: string[];
  /** Waits until there are no open requests and everything visible is rendered. */
  settle(): Promise<void>;
  /** Errors of the page, and violations of its policy. */
  readonly complaints: string[];
  post(message: ToPage): Promise<void>;
  /** Applies an edit as the server does, and notifies the page. */
  edit(edit: Edit): Promise<void>;
  /** Restarts the server with this text. */
  restart(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface PreviewOptions {
  readonly theme?: keyof typeof themes;
  readonly width?: number;
  readonly height?: number;
  readonly state?: Omit<PageState, 'uri' | 'isLocked'>;
  readonly settings?: Partial<PageSettings>;
  readonly start?: Omit<Extract<ToPage, { type: 'start' }>, 'type'>;
  /** The delay of the server's answer to a request, in milliseconds. */
  readonly delay?: number;
  /** Other logs, by path in the workspace folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** The address of a picture that can be loaded the second time only. */
  readonly broken?: string;
  /** The text of the speaker registry. */
  readonly registry?: string;
  /** The texts of the page are Chinese. */
  readonly isChinese?: boolean;
}

let browser: Promise<BrowserContext> | undefined;
let bundle: Promise<{ script: string; styles: string }> | undefined;
let texts: Promise<Record<'english' | 'chinese', PageTexts>> | undefined;

/** Opens the page of a log, given as a text or as it is, and waits for the first messages. */
export async function openPreview(
  source: string | ChatLog,
  options: PreviewOptions = {},
): Promise<PreviewPage> {
  bundle ??= build();
  const { script, styles } = await bundle;
  const context = await sharedBrowser();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ORIGIN });
  const page = await context.newPage();
  page.setDefaultTimeout(0); // The test has a time limit.
  await page.setViewportSize({ width: options.width ?? 640, height: options.height ?? 800 });

  const people = registeredPeople(options.registry ?? '');
  let log = typeof source === 'string' ? toLog(source, people) : source;
  let version = 1;
  const sent: FromPage[] = [];
  const fetched: string[] = [];
  const complaints: string[] = [];
  let unanswered = 0;
  texts ??= translatedTexts();
  const settings: PageSettings = {
    ...pageSettings,
    ...(options.isChinese ? { language: 'zh-CN' } : {}),
    texts: (await texts)[options.isChinese ? 'chinese' : 'english'],
    ...options.settings,
  };
  const post = (message: ToPage) =>
    page.evaluate(data => window.postMessage(data, '*'), message as never).catch(() => undefined);

  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.exposeFunction('sendToHost', async (message: FromPage) => {
    sent.push(message);
    if (message.type === 'ready') await post({ type: 'start', ...options.start });
    if (message.type === 'request') {
      unanswered++;
      const result = await answerRequest({ uri: settings.uri, version, log }, message, options.files);
      await post({ type: 'response', id: message.id, result });
      unanswered--;
    }
    if (message.type !== 'window') return;
    unanswered++;
    if (options.delay !== undefined) await new Promise(resolve => setTimeout(resolve, options.delay));
    const params = { textDocument: { uri: settings.uri }, ...message };
    // With a clock that stands still, a window holds as much on a busy machine.
    const answer = await previewWindow(log, version, params, () => 0);
    await post({ type: 'window', id: message.id, window: answer });
    unanswered--;
  });
  const state = options.state && { uri: settings.uri, isLocked: false, ...options.state };
  // A string, because a function would refer to compiler helpers that the page lacks.
  // The page repeats a request after some seconds without an answer, which must not happen on a busy machine.
  await page.addInitScript(`
    const { setTimeout } = window;
    window.setTimeout = (work, delay, ...rest) => delay < 5000 ? setTimeout(work, delay, ...rest) : 0;
    let state = ${JSON.stringify(state)};
    window.acquireVsCodeApi = () => ({
      postMessage: message => window.sendToHost(message),
      getState: () => state,
      setState: next => { state = window.lastState = next; },
    });`);
  await page.route('**/*', async route => {
    const url = route.request().url();
    if (url === `${ORIGIN}/`) {
      return route.fulfill({
        contentType: 'text/html',
        body: html(settings, options.theme ?? 'dark'),
      });
    }
    if (url === `${ORIGIN}/preview.js`)
      return route.fulfill({ contentType: 'text/javascript', body: script });
    if (url === `${ORIGIN}/preview.css`) return route.fulfill({ contentType: 'text/css', body: styles });
    fetched.push(url);
    if (url === options.broken && fetched.indexOf(url) === fetched.length - 1) {
      return route.fulfill({ contentType: 'text/plain', body: 'no picture' });
    }
    return route.fulfill({ contentType: 'image/svg+xml', body: PICTURE });
  });
  await page.goto(`${ORIGIN}/`);
  await page.locator('body.loaded').waitFor();

  return {
    page,
    get log() {
      return log;
    },
    sent,
    fetched,
    complaints,
    post: async message => void (await post(message)),
    async settle() {
      // The page may send another request after an answer, so the frames must come after the last answer.
      for (let isQuiet = false; !isQuiet; ) {
        const [requested, wasAnswered] = [sent.length, unanswered === 0];
        await page.evaluate(quietFrames);
        isQuiet = wasAnswered && requested === sent.length;
      }
    },
    async edit(edit) {
      const change = log.edit(edit);
      version++;
      await post({ type: 'changed', change: toPreviewChanged(settings.uri, version, log, change) });
    },
    async restart(next) {
      log = toLog(next, people);
      version = 1;
      await post({ type: 'reset' });
    },
    close: () => page.close(),
  };
}

/** The Chromium that all pages of a run share. */
export function sharedBrowser(): Promise<BrowserContext> {
  browser ??= launchChromium({ thirdPartyCookies: false });
  return browser;
}

/** Closes it: in tests after all of them, by itself. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

// A benchmark has no hooks.
(globalThis as { after?: (close: () => Promise<void>) => void }).after?.(closeBrowser);

/** A script that waits some frames for scrolling, measuring and painting, and then for all pictures. */
const quietFrames = `(async () => {
  for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)));
})()`;

/** An edit that inserts a text at the beginning of a line. */
export function insertion(line: number, newText: string): Edit {
  return { range: range(line, 0, line, 0), newText };
}

function toLog(text: string, people: People): ChatLog {
  return new ChatLog(text, { fileName: '2018-01-22-chat.markdown', levels: ruleLevels(), people });
}

const pageSettings: Omit<PageSettings, 'texts'> = {
  uri: 'file:///site/_posts/2018-01-22-chat.markdown',
  isLocked: false,
  look: { theme: 'editor', density: 'normal', ownMessages: 'left', fontSize: 0 },
  language: 'en',
  remoteImages: 'ask',
  imageHosts: [],
  folder: `${ORIGIN}/logs`,
  root: ORIGIN,
};

function html(settings: PageSettings, theme: keyof typeof themes): string {
  const { bodyClass, variables } = themes[theme];
  const hosts = settings.imageHosts.map(host => ` http://${host} https://${host}`).join('');
  const data = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html lang="en" style="${variables}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src ${ORIGIN}; img-src ${ORIGIN} data:${hosts}">
<link rel="stylesheet" href="/preview.css"></head>
<body class="${bodyClass}" data-settings="${data}"><script nonce="n" src="/preview.js"></script></body></html>`;
}

/** The texts of the page as the extension host has them. */
async function translatedTexts(): Promise<Record<'english' | 'chinese', PageTexts>> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(repositoryRoot, 'client/src/preview/pageTexts.ts')],
    bundle: true,
    write: false,
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'silent',
  });
  const textsIn = (translations: Readonly<Record<string, string>>) => {
    const t = (text: string, ...values: unknown[]) =>
      (translations[text] ?? text).replace(/\{(\d)\}/g, (_place, index: string) =>
        String(values[Number(index)]),
      );
    const module = { exports: {} as { pageTexts(): PageTexts } };
    new Function('module', 'require', outputFiles[0]!.text)(module, () => ({ l10n: { t } }));
    return module.exports.pageTexts();
  };
  return { english: textsIn({}), chinese: textsIn(chineseTexts) };
}

async function build(): Promise<{ script: string; styles: string }> {
  const folder = path.join(repositoryRoot, 'client/webview/preview');
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(folder, 'preview.ts'), path.join(folder, 'preview.css')],
    bundle: true,
    write: false,
    outdir: '/',
    target: 'es2022',
    logLevel: 'silent',
  });
  const file = (extension: string) => outputFiles.find(({ path: name }) => name.endsWith(extension))!.text;
  return { script: file('.js'), styles: file('.css') };
}

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#7aa"/><circle cx="90" cy="70" r="36" fill="#fd8"/><path d="M0 200 120 90l70 60 50-40 80 90z" fill="#476"/></svg>`;
