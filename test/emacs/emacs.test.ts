import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The results that drive.el writes. */
interface Result {
  readonly failure?: string;
  readonly mode: string;
  readonly findings: string[];
  readonly speakers: string[];
  readonly fixed: string;
  readonly references: string[];
  readonly renamed: string;
  readonly elsewhere: string;
  readonly formatted: string;
  readonly warnings: string;
}

const log = `---
layout: source
title: "2020-02-02-WeChat"
date: 2020-02-02 12:00:00
author: 某某群
tag: [chat]
---
> 07:08:28  Ann Lee
${'   '}
早 😀
${'   '}
> 07:16:19 王小明
${'   '}
[强]
${'   '}
> 08:00:00  Ann Lee
${'   '}

${'   '}
`;

/** A log that the test does not open. */
const otherLog = `> 09:00:00  王小明
${'   '}
@Ann Lee 早
${'   '}
`;

describe('the server in Emacs, with eglot', function () {
  // Emacs ends by itself when something does not come (drive.el).
  this.timeout(0);
  let folder: string;
  let result: Result;

  before(function () {
    if (!hasEglot()) {
      if (process.env.CI) throw new Error('Emacs with eglot is not installed.');
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'chatlog-emacs-'));
    result = drive(folder);
    assert.equal(result.failure, undefined);
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('takes a log by its name', () => assert.equal(result.mode, 'chatlog-mode'));

  it('shows findings, and obeys the settings', () => {
    // The empty body of the last message gives no hint, because the rule is turned off.
    assert.equal(result.findings.length, 1);
    assert.match(result.findings[0]!, /message\/header-spacing/);
  });

  it('completes speakers', () => {
    for (const name of ['Ann Lee', '王小明']) assert.ok(result.speakers.includes(name), `${result.speakers}`);
  });

  it('applies a quick fix', () => assert.equal(result.fixed, log.replace('19 王', '19  王')));

  it('finds a person in all logs', () =>
    assert.deepEqual(result.references, [
      '2020-02-02-chat.markdown:10',
      '2020-02-02-chat.markdown:16',
      '2020-02-03-chat.markdown:3',
    ]));

  it('renames a person in all logs', () => {
    assert.equal(result.renamed, result.fixed.replaceAll('Ann Lee', 'Ann Park'));
    assert.equal(result.elsewhere, otherLog.replaceAll('Ann Lee', 'Ann Park'));
  });

  it('formats', () => assert.equal(result.formatted, '> 07:08:28  Ann Park  '));

  it('is never warned of what it does not know', () => assert.equal(result.warnings, ''));
});

/** Whether there is an Emacs with eglot, built in (29 and later) or as a package. */
function hasEglot(): boolean {
  return spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"], { encoding: 'utf8' }).status === 0;
}

/** The configuration that docs/editors.md gives for eglot. */
function documentedConfiguration(): string {
  const page = readFileSync(inRepository('docs/editors.md'), 'utf8');
  const block = /^```elisp\n;; eglot\n([^`]*(?:`[^`\n]+[^`]*)*?)^```$/m.exec(page)?.[1];
  assert.ok(block, 'docs/editors.md has no block for eglot');
  return block;
}

function drive(folder: string): Result {
  const write = (name: string, content: string, mode = 0o644) => {
    writeFileSync(join(folder, name), content, { mode });
    return join(folder, name);
  };
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, '.git'));
  write(
    'bin/chatlog-language-server',
    `#!/bin/sh\nexec '${process.execPath}' '${inRepository('dist/server.js')}' "$@"\n`,
    0o755,
  );
  const configuration = write('init.el', documentedConfiguration());
  const path = write('2020-02-02-chat.markdown', log);
  write('2020-02-03-chat.markdown', otherLog);
  const resultPath = join(folder, 'result.json');
  const { stderr, status } = spawnSync(
    'emacs',
    ['--batch', '-l', configuration, '-l', inRepository('test/emacs/drive.el')],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
        HOME: folder,
        LC_ALL: 'C.UTF-8',
        CHATLOG_LOG: path,
        CHATLOG_RESULT: resultPath,
      },
    },
  );
  if (!existsSync(resultPath)) throw new Error(`emacs ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(resultPath, 'utf8'));
}
