import * as assert from 'node:assert/strict';
import { findBrowser } from '../../server/src/node/print/findBrowser';

/** Looks for a browser on a machine that has these programs. */
const find = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, ...programs: readonly string[]) =>
  findBrowser(env, platform, path => programs.includes(path));

describe('The browser that prints', () => {
  it('is the one that the environment names, or none', () => {
    const env = { CHATLOG_BROWSER: '/opt/b', PATH: '/usr/bin' };
    assert.equal(find('linux', env, '/opt/b', '/usr/bin/chromium'), '/opt/b');
    assert.equal(find('linux', env, '/usr/bin/chromium'), undefined);
  });

  it('is found on Linux in the path, whose relative folders are left out', () => {
    const env = { PATH: '.:bin:/usr/local/bin:/usr/bin' };
    assert.equal(find('linux', env, '/usr/bin/chromium', '/usr/bin/microsoft-edge'), '/usr/bin/chromium');
    assert.equal(find('linux', env, 'chromium', 'bin/chromium'), undefined);
  });

  it('is found on Linux where packages, Snap and Flatpak put it, after those in the path', () => {
    const env = { PATH: '/usr/bin', HOME: '/home/kim' };
    const flatpak = '/home/kim/.local/share/flatpak/exports/bin/org.chromium.Chromium';
    assert.equal(find('linux', env, flatpak), flatpak);
    assert.equal(find('linux', env, flatpak, '/snap/bin/chromium'), '/snap/bin/chromium');
    assert.equal(
      find('linux', env, '/snap/bin/chromium', '/usr/bin/microsoft-edge'),
      '/usr/bin/microsoft-edge',
    );
    assert.equal(find('linux', {}, '/opt/google/chrome/chrome'), '/opt/google/chrome/chrome');
    assert.equal(find('linux', env), undefined);
  });

  it('is found on macOS among the applications of all users or one', () => {
    const edge = '/Users/kim/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    assert.equal(find('darwin', { HOME: '/Users/kim' }, edge), edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    assert.equal(find('darwin', {}, edge, chrome), chrome);
  });

  it('is found on Windows among the programs', () => {
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    assert.equal(find('win32', env, edge), edge);
    assert.equal(find('win32', {}, edge), undefined);
    const chrome = 'C:\\Users\\kim\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    assert.equal(
      find('win32', { ...env, LOCALAPPDATA: 'C:\\Users\\kim\\AppData\\Local' }, edge, chrome),
      chrome,
    );
  });
});
