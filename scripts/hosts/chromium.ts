// A Chromium to drive the workbench with, headless.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { cacheFolder, repositoryRoot } from './paths';
import { downloadLimitMs, startLimitMs, waitLimitMs } from './patience';
import { temporaryFolder } from './temporaryFolder';

/**
 * The path of a Chromium, Chrome or Edge of this machine: `CHROME_PATH` if set, otherwise the first one found
 * in the usual places; undefined if there is none.
 */
export function findChromium(): string | undefined {
  const { CHROME_PATH: chosen } = process.env;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, which does not exist.`);
    return chosen;
  }
  return [...usualPlaces(), downloadedChromium()].find(existsSync);
}

/**
 * `findChromium()`, or else the build that Playwright downloads into the cache folder.
 *
 * @throws Error that says what to do if there is none and none can be downloaded.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium, Chrome or Edge found: downloading one (once, into .cache) …');
  const cli = path.join(repositoryRoot, 'node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: browsersFolder },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: downloadLimitMs,
  });
  const downloaded = downloadedChromium();
  if (existsSync(downloaded)) return downloaded;
  throw new Error(
    'No Chromium was found, and none could be downloaded. Install Chromium, Chrome or Edge ' +
      '(on Debian and Ubuntu: sudo apt-get install chromium), or set CHROME_PATH to one.',
  );
}

/**
 * Starts Chromium, headless, with its own profile that is removed when it is closed.
 *
 * @param options.thirdPartyCookies Whether frames of other origins may keep cookies and service workers. Webviews
 *   of the web workbench have other origins (`*.localhost`) and need that; some builds refuse it by default.
 *   Default: true.
 */
export async function launchChromium(
  options: { thirdPartyCookies?: boolean; viewport?: { width: number; height: number } } = {},
): Promise<BrowserContext> {
  const executablePath = ensureChromium();
  const { chromium } = playwright();
  const profile = await temporaryFolder('chromium');
  if (options.thirdPartyCookies ?? true) {
    await fs.mkdir(path.join(profile.path, 'Default'));
    const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
    await fs.writeFile(path.join(profile.path, 'Default/Preferences'), JSON.stringify(preferences));
  }
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath,
    headless: true,
    timeout: startLimitMs,
    viewport: options.viewport ?? { width: 1280, height: 800 },
    // English, whatever the locale of the machine: the tests look for texts of the workbench.
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The shared-memory device of containers is small.
      '--disable-dev-shm-usage',
    ],
  });
  context.setDefaultTimeout(waitLimitMs);
  // Playwright itself ends Chromium when this process ends.
  context.once('close', () => void profile.remove());
  return context;
}

const browsersFolder = path.join(cacheFolder, 'browsers');

/** Playwright reads the folder of its browsers once, when it is loaded. So it is loaded after that folder is set. */
function playwright(): typeof import('playwright-core') {
  process.env.PLAYWRIGHT_BROWSERS_PATH = browsersFolder;
  return require('playwright-core');
}

function downloadedChromium(): string {
  return playwright().chromium.executablePath();
}

function usualPlaces(): string[] {
  const programs = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map(name => process.env[name])
    .filter(folder => folder !== undefined);
  switch (process.platform) {
    case 'win32':
      return ['Google/Chrome', 'Chromium', 'Microsoft/Edge'].flatMap(name =>
        programs.map(folder =>
          path.join(folder, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
        ),
      );
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap(name =>
        ['/Applications', path.join(process.env.HOME ?? '/', 'Applications')].map(folder =>
          path.join(folder, `${name}.app/Contents/MacOS/${name}`),
        ),
      );
    default:
      return [
        'chromium',
        'chromium-browser',
        'google-chrome-stable',
        'google-chrome',
        'microsoft-edge',
      ].flatMap(name =>
        (process.env.PATH ?? '').split(path.delimiter).map(folder => path.join(folder, name)),
      );
  }
}
