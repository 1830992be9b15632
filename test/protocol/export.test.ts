import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { findChromium } from '../../scripts/hosts/chromium';
import {
  EXPORT_BEGIN,
  EXPORT_END,
  EXPORT_MONTHS,
  EXPORT_NEXT,
  EXPORT_PRINT,
  type ExportBeginParams,
  type ExportBeginResult,
  type ExportNextResult,
  type ExportPrintResult,
} from '../../server/src/protocol';
import { frontMatter, message } from '../support/logText';
import { ServerProcess } from '../support/serverProcess';
import { until } from '../support/until';

const FIRST = frontMatter('2026-03-01', 'Team') + message('08:00:05', 'Kim', '![a](img/a.png)');
const SECOND = frontMatter('2026-03-02', 'Team') + message('08:00:05', 'Lee', 'Hi');

describe('exporting, over the protocol', () => {
  let folder: string;
  let server: ServerProcess;
  const uri = (name: string) => pathToFileURL(path.join(folder, name)).toString();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chatlog-export-'));
    await mkdir(path.join(folder, 'img'));
    await writeFile(path.join(folder, 'img/a.png'), 'picture');
    await writeFile(path.join(folder, '2026-03-02-chat.markdown'), SECOND);
    await writeFile(path.join(folder, '2026-03-01-chat.markdown'), FIRST);
    server = await ServerProcess.start(undefined, {}, [uri('')]);
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const begin = (...sources: string[]) => beginWith({}, ...sources);
  const beginWith = (options: Partial<ExportBeginParams>, ...sources: string[]) =>
    server.request<ExportBeginResult>(EXPORT_BEGIN, {
      sources,
      language: 'en',
      version: '1.2.3',
      script: '/* script */',
      styles: '/* styles */',
      isPaper: false,
      media: 'embed',
      target: uri('out/a.html'),
      ...options,
    });
  const next = (id: number) => server.request<ExportNextResult | null>(EXPORT_NEXT, { id });

  it('makes a page of the logs of a folder by day, with their pictures, and writes nothing', async () => {
    const before = await readdir(folder);
    assert.deepEqual(await begin(`${uri('')}/`), { id: 1, canPrint: true });
    const piece = await next(1);
    assert.ok(piece !== null && 'text' in piece);
    assert.deepEqual({ ...piece, text: '' }, { text: '', written: 2, total: 2, isEnd: true });
    const { text } = piece;
    assert.ok(text.indexOf('id="2026-03-01"') < text.indexOf('id="2026-03-02"'));
    assert.ok(text.includes(`src="data:image/png;base64,${Buffer.from('picture').toString('base64')}"`));
    assert.equal(await next(1), null);
    assert.deepEqual(await readdir(folder), before);
  });

  it('links pictures where that is asked: seen from the file, and from a page to print wherever it is', async () => {
    const remote = FIRST.replace('img/a.png)', 'img/a.png) ![b](http://a.example/b.png) ![c](img/none.png)');
    await writeFile(path.join(folder, '2026-03-01-chat.markdown'), remote);
    for (const [isPaper, address] of [
      [false, '../img/a.png'],
      [true, uri('img/a.png')],
    ] as const) {
      const begun = await beginWith({ media: 'link', isPaper }, uri('2026-03-01-chat.markdown'));
      const piece = await next('id' in begun ? begun.id : 0);
      assert.ok(piece !== null && 'text' in piece);
      const shown = [...piece.text.matchAll(/<img class="picture" src="([^"]*)"/g)].map(([, each]) => each);
      assert.deepEqual(shown, [address, 'http://a.example/b.png']);
      assert.match(piece.text, /img-src data: file: 'self' http:\/\/a\.example;/);
    }
  });

  it('writes an open log as it was typed when it began', async () => {
    const log = uri('2026-03-02-chat.markdown');
    const typed = SECOND.replace('Hi', 'Hello');
    await server.open(log, typed);
    const begun = await begin(log);
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: log, version: 2 },
      contentChanges: [{ text: '' }],
    });
    const piece = await next('id' in begun ? begun.id : 0);
    assert.ok(piece !== null && 'text' in piece);
    assert.match(piece.text, /<p>Hello<\/p>/);
  });

  it('forgets an export that has ended, and is refused where there is no log', async () => {
    await begin(`${uri('')}/`);
    await server.connection.sendNotification(EXPORT_END, { id: 1 });
    assert.equal(await next(1), null);
    assert.deepEqual(await begin(`${uri('none')}/`), { reason: 'There are no chat logs to export.' });
  });

  it('makes a page of each month of the logs', async () => {
    await writeFile(
      path.join(folder, '2026-04-01-chat.markdown'),
      SECOND.replaceAll('2026-03-02', '2026-04-01'),
    );
    const days = ['2026-03-01', '2026-03-02', '2026-04-01'];
    const sources = days.map(day => uri(`${day}-chat.markdown`));
    assert.deepEqual(await server.request(EXPORT_MONTHS, { sources }), ['2026-03', '2026-04']);
    for (const [month, logs] of [
      ['2026-03', ['2026-03-01', '2026-03-02']],
      ['2026-04', []],
    ] as const) {
      const begun = await beginWith({ month }, ...sources);
      const piece = await next('id' in begun ? begun.id : 0);
      assert.ok(piece !== null && 'text' in piece);
      assert.deepEqual(
        [...piece.text.matchAll(/<section class="log" id="([^"]*)"/g)].map(([, id]) => id),
        logs,
      );
      assert.ok(piece.text.includes(`<title>${month}</title>`));
    }
  });

  it('says which log could not be read', async () => {
    const begun = await begin(uri('gone.chatlog'));
    const piece = await next('id' in begun ? begun.id : 0);
    assert.ok(piece !== null && 'reason' in piece);
    assert.match(piece.reason, /^A log could not be read: .*gone\.chatlog/);
  });

  it('ends the browser when printing is cancelled, and leaves nothing of it', async function () {
    if (process.platform === 'win32') this.skip();
    await server.stop();
    const browser = path.join(folder, 'browser');
    const started = path.join(folder, 'started');
    await writeFile(browser, `#!/bin/sh\necho $$ > ${started}\nexec sleep 100000\n`, { mode: 0o755 });
    const { CHATLOG_BROWSER } = process.env;
    process.env.CHATLOG_BROWSER = browser;
    server = await ServerProcess.start(undefined, {}, [uri('')]);
    if (CHATLOG_BROWSER === undefined) delete process.env.CHATLOG_BROWSER;
    else process.env.CHATLOG_BROWSER = CHATLOG_BROWSER;
    await writeFile(path.join(folder, 'a.html'), '<h1>Tea</h1>');
    const cancel = new CancellationTokenSource();
    const printed = server.connection
      .sendRequest(EXPORT_PRINT, { page: uri('a.html'), pdf: uri('a.pdf') }, cancel.token)
      .then(undefined, () => 'cancelled');
    await until(() => existsSync(started) && readFileSync(started, 'utf8').endsWith('\n'));
    const id = Number(readFileSync(started, 'utf8'));
    cancel.cancel();
    await printed;
    await until(() => !isRunning(id));
    assert.ok(!existsSync(path.join(folder, 'a.pdf')));
  });

  it('prints a page that the client has written', async function () {
    if (findChromium() === undefined) this.skip();
    await writeFile(path.join(folder, 'a.html'), '<h1>Tea</h1>');
    const printed = await server.request<ExportPrintResult>(EXPORT_PRINT, {
      page: uri('a.html'),
      pdf: uri('a.pdf'),
    });
    assert.deepEqual(printed, { isPrinted: true });
    assert.ok(existsSync(path.join(folder, 'a.pdf')));
    assert.match(await readFile(path.join(folder, 'a.pdf'), 'latin1'), /^%PDF-/);
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
