import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The results that drive.lua writes. */
interface Result {
  readonly failure?: string;
  readonly filetype: string;
  readonly diagnostics: { code: string; line: number; column: number; severity: number }[];
  readonly symbols: { name: string; children: string[] }[];
  readonly speakers: string[];
  readonly mentions: string[];
  readonly actions: string[];
  readonly text: string;
  readonly moved: string;
  readonly cursor: string;
  readonly hover: string;
  readonly references: { file: string; line: number }[];
  readonly people: string[];
  readonly formatted: string;
  readonly renamed: string;
  readonly renamed_elsewhere: string;
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
> 09:00:00  Ann Lee
${'   '}
早
${'   '}
`;

describe('the server in Neovim', function () {
  // Neovim exits if an expected event does not come (drive.lua).
  this.timeout(0);
  let folder: string;
  let result: Result;

  before(function () {
    const version = neovimVersion();
    if (version === undefined) {
      if (process.env.CI) throw new Error('Neovim (nvim) is not installed.');
      console.log('    Neovim (nvim) is not installed; on Debian and Ubuntu: sudo apt-get install neovim');
      this.skip();
    }
    if (!existsSync(inRepository('dist/server.js'))) {
      throw new Error('dist/server.js is missing: run "npm run build" first.');
    }
    folder = mkdtempSync(join(tmpdir(), 'chatlog-neovim-'));
    result = drive(folder, documentedConfiguration(version));
    assert.equal(result.failure, undefined);
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('takes a log by its name', () => assert.equal(result.filetype, 'chatlog'));

  it('shows diagnostics, and obeys the settings', () => {
    // The empty body of the last message gives no hint, because the rule is turned off.
    assert.deepEqual(result.diagnostics, [
      { code: 'message/header-spacing', line: 11, column: 0, severity: 2 },
    ]);
  });

  it('lists the outline', () => {
    assert.deepEqual(
      result.symbols.map(({ name, children }) => [name, ...children]),
      [['Front matter'], ['07:00', '07:08:28 Ann Lee', '07:16:19 王小明'], ['08:00', '08:00:00 Ann Lee']],
    );
  });

  it('completes speakers and mentions', () => {
    for (const name of ['Ann Lee', '王小明']) {
      assert.ok(result.speakers.includes(name), `speakers: ${result.speakers}`);
      assert.ok(
        result.mentions.some(label => label.includes(name)),
        `mentions: ${result.mentions}`,
      );
    }
  });

  it('applies a quick fix', () => {
    assert.ok(result.actions.length > 0);
    assert.equal(result.text, log.replace('> 07:16:19 王小明', '> 07:16:19  王小明'));
  });

  it('shows who a person is, and finds them in all logs', () => {
    assert.match(result.hover, /Ann Lee/);
    assert.deepEqual(
      result.references.map(({ file }) => file),
      ['2020-02-02', '2020-02-02', '2020-02-03', '2020-02-03'].map(day => `${day}-chat.markdown`),
    );
    assert.ok(
      result.people.some(name => name.includes('Ann Lee')),
      `${result.people}`,
    );
  });

  it('formats', () => assert.equal(result.formatted, '> 07:08:28  Ann Lee  '));

  it('renames a person in all logs', () => {
    assert.doesNotMatch(result.renamed, /Ann Lee/);
    assert.equal(result.renamed.split('Ann Park').length, 3);
    assert.equal(result.renamed_elsewhere, otherLog.replaceAll('Ann Lee', 'Ann Park'));
  });

  it('refactors, and the cursor stays in its message', () => {
    const moved = result.text.replace(/(> 07:08:28[^>]*)(> 07:16:19[^>]*)/, '$2$1');
    assert.notEqual(moved, result.text);
    assert.equal(result.moved, moved);
    assert.match(result.cursor, /^> 07:16:19/);
  });
});

/** `[0, 7]`; `undefined` if there is no Neovim. */
function neovimVersion(): [major: number, minor: number] | undefined {
  const { stdout, error } = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
  const version = error ? null : /NVIM v(\d+)\.(\d+)/.exec(stdout);
  return version === null ? undefined : [Number(version[1]), Number(version[2])];
}

/** The configuration that docs/editors.md gives for a version: the latest that is for this version or an earlier one. */
function documentedConfiguration([major, minor]: [number, number]): string {
  const page = readFileSync(inRepository('docs/editors.md'), 'utf8');
  const blocks = [...page.matchAll(/^```lua\n-- Neovim 0\.(\d+)\n([^`]*)^```$/gm)].map(([, since, code]) => ({
    since: Number(since),
    code: code!,
  }));
  assert.deepEqual(
    blocks.map(({ since }) => since),
    [11, 8, 7],
  );
  const fitting = blocks.find(({ since }) => major > 0 || since <= minor);
  assert.ok(fitting, `docs/editors.md says nothing of Neovim ${major}.${minor}`);
  return fitting.code;
}

function drive(folder: string, configuration: string): Result {
  const write = (name: string, content: string, mode = 0o644) => {
    writeFileSync(join(folder, name), content, { mode });
    return join(folder, name);
  };
  mkdirSync(join(folder, 'bin'));
  write(
    'bin/chatlog-language-server',
    `#!/bin/sh\nexec '${process.execPath}' '${inRepository('dist/server.js')}' "$@"\n`,
    0o755,
  );
  const init = write('init.lua', configuration);
  const path = write('2020-02-02-chat.markdown', log);
  write('2020-02-03-chat.markdown', otherLog);
  const resultPath = join(folder, 'result.json');
  const { stderr, status } = spawnSync(
    'nvim',
    [
      '--headless',
      '-u',
      init,
      '-i',
      'NONE',
      '-n',
      path,
      '-c',
      `luafile ${inRepository('test/neovim/drive.lua')}`,
    ],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
        LC_ALL: 'C.UTF-8',
        CHATLOG_RESULT: resultPath,
        XDG_CONFIG_HOME: join(folder, 'config'),
        XDG_DATA_HOME: join(folder, 'data'),
        XDG_STATE_HOME: join(folder, 'state'),
        XDG_CACHE_HOME: join(folder, 'cache'),
      },
    },
  );
  if (!existsSync(resultPath)) throw new Error(`nvim ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(resultPath, 'utf8'));
}
