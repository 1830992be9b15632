import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../scripts/hosts/chromium';
import { frontMatter, message } from '../support/logText';
import { pageAssets } from '../support/pageAssets';
import { until } from '../support/until';
import { Chatlog } from './chatlog';

const log = (day: string, ...messages: readonly string[]) => frontMatter(day, 'Kim') + messages.join('');
const hi = message('10:00:00', 'Kim', 'Hi all');
const picture = message('11:00:00', '李雷', '![早](img/a.png) ![w](http://a.example/w.png)');
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

describe('chatlog export', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
    const { script, styles } = pageAssets();
    writeFileSync(join(chatlog.folder, '../page.js'), script);
    writeFileSync(join(chatlog.folder, '../page.css'), styles);
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const read = (path: string) => readFileSync(join(chatlog.folder, path), 'utf8');
  const files = () => readdirSync(chatlog.folder).sort();
  const run = (...args: readonly string[]) => chatlog.run(['export', ...args]);

  it('writes one log as a page in the current folder', async () => {
    chatlog.write('2026-03-01-chat.markdown', log('2026-03-01', hi));
    assert.deepEqual(await run('2026-03-01-chat.markdown'), {
      code: 0,
      stdout: '2026-03-01-chat.html\n',
      stderr: '',
    });
    assert.match(read('2026-03-01-chat.html'), /<h1>Sunday, March 1, 2026<\/h1>/);
    assert.deepEqual(files(), ['2026-03-01-chat.html', '2026-03-01-chat.markdown']);
  });

  it('writes the logs of a folder by day, with its people, in the language of the user', async () => {
    chatlog.write('site/_data/speakers.yml', 'people:\n  - {name: 李雷, aliases: [Lei]}\n');
    chatlog.write('site/_posts/2026-03-02-chat.markdown', log('2026-03-02', hi));
    chatlog.write(
      'site/_posts/a/2026-03-01-chat.markdown',
      log('2026-03-01', message('09:00:00', 'Lei', 'a')),
    );
    const { code, stdout } = await chatlog.run(['export', '-o', 'out/', '--title', '三月', 'site'], {
      env: { LC_ALL: 'zh_CN.UTF-8' },
    });
    assert.deepEqual([code, stdout], [0, 'out/三月.html\n']);
    const html = read('out/三月.html');
    assert.match(html, /<html lang="zh-CN">/);
    assert.match(html, /<span>2 天<\/span> <span>2 条消息<\/span> <span>2 人<\/span>/);
    assert.ok(html.indexOf('id="2026-03-01"') < html.indexOf('id="2026-03-02"'));
    assert.match(html, /<span class="person">李雷<\/span>/);
  });

  it('writes a file for each month where that is asked', async () => {
    for (const day of ['2026-02-27', '2026-03-01', '2026-03-02'])
      chatlog.write(`l/${day}-chat.markdown`, log(day, hi));
    assert.equal(
      (await run('--split', 'month', '-o', 'tea.html', 'l')).stdout,
      'tea-2026-02.html\ntea-2026-03.html\n',
    );
    assert.equal(read('tea-2026-03.html').match(/<section class="log"/g)?.length, 2);
  });

  it('has the pictures of the logs in the page, or links them; those of the web are linked at most', async () => {
    chatlog.write('2026-03-01-chat.markdown', log('2026-03-01', picture));
    chatlog.write('img/a.png', PNG);
    await run('2026-03-01-chat.markdown', '-o', 'out/a.html');
    assert.match(read('out/a.html'), /src="data:image\/png;base64,iVBORw0KGgo="/);
    assert.doesNotMatch(read('out/a.html'), /src="http/);
    await run('--link-media', '2026-03-01-chat.markdown', '-o', 'out/a.html');
    assert.match(read('out/a.html'), /src="\.\.\/img\/a\.png"/);
    assert.match(read('out/a.html'), /src="http:\/\/a\.example\/w\.png"/);
  });

  it('takes no picture from outside the folder of the log', async () => {
    chatlog.write('secret.png', PNG);
    mkdirSync(join(chatlog.folder, 'site/_posts'), { recursive: true });
    const attack = message(
      '11:00:00',
      'A',
      '![a](../../secret.png) ![b](/../secret.png) ![c](file:///etc/passwd)',
    );
    chatlog.write('site/_posts/2026-03-01-chat.markdown', log('2026-03-01', attack));
    for (const media of ['--embed-media', '--link-media']) {
      await run(media, 'site', '-o', 'a.html');
      assert.doesNotMatch(read('a.html'), /<img class|base64,iVBOR/);
    }
  });

  it('leaves what is there when a log can’t be read, and nothing half written', async () => {
    chatlog.write('2026-03-01-chat.markdown', log('2026-03-01', hi));
    chatlog.write('2026-03-02-chat.markdown', Buffer.from([0xff, 0xfe, 0x41]));
    chatlog.write('a.html', 'old');
    const { code, stderr } = await run('.', '-o', 'a.html');
    assert.equal(code, 2);
    assert.match(stderr, /2026-03-02-chat\.markdown: this file is not UTF-8/);
    assert.equal(read('a.html'), 'old');
    assert.deepEqual(files(), ['2026-03-01-chat.markdown', '2026-03-02-chat.markdown', 'a.html']);
  });

  it('stays in the folder with any title', async () => {
    chatlog.write('l/2026-03-01-chat.markdown', log('2026-03-01', hi));
    const { stdout } = await run('--title', '../../etc/x', '-o', 'l', 'l');
    assert.equal(stdout.trim(), join('l', 'etc-x.html').replaceAll('\\', '/'));
    assert.ok(existsSync(join(chatlog.folder, stdout.trim())));
  });

  it('replaces an earlier export alone, never a log or another file', async () => {
    const text = log('2026-03-01', hi);
    chatlog.write('2026-03-01-a.markdown', text);
    chatlog.write('2026-03-01-b.markdown', text);
    chatlog.write('notes.txt', 'notes');
    for (const other of ['2026-03-01-a.markdown', '2026-03-01-b.markdown', 'notes.txt']) {
      const { code, stderr } = await run('2026-03-01-a.markdown', '-o', other);
      assert.equal(code, 2);
      assert.match(stderr, /: there is another file\. Give a name that ends in \.html/);
    }
    assert.equal(read('2026-03-01-a.markdown'), text);
    assert.equal(read('notes.txt'), 'notes');
    const both = await run('2026-03-01-a.markdown', '2026-03-01-b.markdown');
    assert.equal(both.stdout, '2026-03-01.html\n');
    assert.equal((await run('2026-03-01-a.markdown', '-o', '2026-03-01.html')).code, 0);
  });

  it('is refused with options that don’t go together', async () => {
    for (const [args, reason] of [
      [['--embed-media', '--link-media', 'a'], /exclude each other/],
      [['--format', 'doc', 'a'], /--format needs one of html, pdf, not "doc"/],
      [['--split', 'day', 'a'], /--split needs one of month/],
      [[], /No file, folder or glob/],
      [['none'], /none: no such file or folder/],
    ] as const) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 2);
      assert.match(stderr, reason);
    }
  });

  describe('--format pdf', () => {
    const withBrowser = (browser: string) => ({ env: { CHATLOG_BROWSER: browser } });

    it('writes the page to print where there is no browser, and says so', async () => {
      chatlog.write('2026-03-01-chat.markdown', log('2026-03-01', hi));
      const { code, stdout, stderr } = await chatlog.run(
        ['export', '--format', 'pdf', '2026-03-01-chat.markdown'],
        withBrowser('/none'),
      );
      assert.deepEqual([code, stdout], [1, '2026-03-01-chat.html\n']);
      assert.match(stderr, /No Chrome, Chromium or Edge was found/);
      assert.deepEqual(files(), ['2026-03-01-chat.html', '2026-03-01-chat.markdown']);
    });

    it('leaves nothing when the browser fails', async function () {
      if (process.platform === 'win32') this.skip();
      chatlog.write('2026-03-01-chat.markdown', log('2026-03-01', hi));
      const browser = chatlog.write('browser', '#!/bin/sh\necho no display >&2\nexit 3\n');
      chmodSync(browser, 0o755);
      const { code, stderr } = await chatlog.run(
        ['export', '--format', 'pdf', '2026-03-01-chat.markdown'],
        withBrowser(browser),
      );
      assert.equal(code, 2);
      assert.match(stderr, /2026-03-01-chat\.pdf: this file cannot be written \(.*no display/);
      assert.deepEqual(files(), ['2026-03-01-chat.markdown', 'browser']);
    });

    it('leaves nothing when it is ended while it prints', async function () {
      if (process.platform === 'win32') this.skip();
      chatlog.write('l/2026-03-01-chat.markdown', log('2026-03-01', hi));
      chatlog.write('a.pdf', 'old');
      const browser = chatlog.write('l/browser', '#!/bin/sh\ntouch started\nexec sleep 100000\n');
      chmodSync(browser, 0o755);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        const temporary = join(chatlog.folder, 'tmp');
        mkdirSync(temporary);
        const child = chatlog.start(['export', '--format', 'pdf', '-o', 'a.pdf', 'l'], {
          env: { CHATLOG_BROWSER: browser, TMPDIR: temporary },
        });
        const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
        await until(() => existsSync(join(chatlog.folder, 'started')));
        assert.equal(readdirSync(temporary).length, 1);
        child.kill(signal);
        assert.equal(await ended, signal === 'SIGINT' ? 130 : 143);
        assert.deepEqual(readdirSync(temporary), []);
        rmSync(temporary, { recursive: true });
        rmSync(join(chatlog.folder, 'started'));
        assert.deepEqual(files(), ['a.pdf', 'l']);
        assert.equal(read('a.pdf'), 'old');
      }
    });

    it('prints every message, with bookmarks by day and hour', async function () {
      const browser = findChromium();
      if (browser === undefined) this.skip();
      const many = Array.from({ length: 120 }, (_, i) =>
        message(`1${i % 10}:00:00`, 'Kim', `早上好 ${i}`),
      ).sort();
      chatlog.write('l/2026-03-01-chat.markdown', log('2026-03-01', ...many));
      chatlog.write('l/2026-03-02-chat.markdown', log('2026-03-02', hi));
      const { code, stdout } = await chatlog.run(
        ['export', '--format', 'pdf', '-o', 'a.pdf', 'l'],
        withBrowser(browser!),
      );
      assert.deepEqual([code, stdout], [0, 'a.pdf\n']);
      const pdf = readFileSync(join(chatlog.folder, 'a.pdf'), 'latin1');
      assert.match(pdf, /^%PDF-/);
      assert.match(pdf, /\/Outlines \d+ 0 R/);
      // A title, two days, and the hours of each.
      assert.equal(pdf.match(/\/Title[\s\S]{0,200}?\/Parent/g)?.length ?? pdf.match(/\/Dest/g)?.length, 14);
      assert.deepEqual(files(), ['a.pdf', 'l']);
    });
  });
});
