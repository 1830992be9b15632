import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChatLog } from '../../server/src/document/chatLog';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { Chatlog, cleanLog, errorLog, log, logName, message, warningLog } from './chatlog';

describe('chatlog lint', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  describe('exits with', () => {
    it('0 and without a word when nothing is found', async () => {
      chatlog.write(logName, cleanLog);
      assert.deepEqual(await chatlog.run(['lint', logName]), { code: 0, stdout: '', stderr: '' });
    });

    it('0 when there are warnings only', async () => {
      chatlog.write(logName, warningLog);
      const run = await chatlog.run(['lint', logName]);
      assert.equal(run.code, 0);
      assert.match(run.stdout, /message\/header-spacing/);
    });

    it('1 when there is an error', async () => {
      chatlog.write(logName, errorLog);
      assert.equal((await chatlog.run(['lint', logName])).code, 1);
    });

    it('1 when there are more warnings than allowed', async () => {
      chatlog.write(logName, warningLog);
      assert.equal((await chatlog.run(['lint', '--max-warnings', '1', logName])).code, 0);
      const run = await chatlog.run(['lint', '--max-warnings=0', logName]);
      assert.equal(run.code, 1);
      assert.equal(run.stderr, 'chatlog: 1 warning, more than the 0 allowed.\n');
    });

    it('2 for a path that is not there, and lints the others', async () => {
      chatlog.write(logName, errorLog);
      const run = await chatlog.run(['lint', 'nowhere.chatlog', logName]);
      assert.equal(run.code, 2);
      assert.equal(run.stderr, 'chatlog: nowhere.chatlog: no such file or folder.\n');
      assert.match(run.stdout, /message\/invalid-time/);
    });

    it('2 for a folder or glob without a log', async () => {
      chatlog.write('empty/notes.txt', 'x');
      for (const path of ['empty', '*.chatlog']) {
        const run = await chatlog.run(['lint', path]);
        assert.deepEqual(run, {
          code: 2,
          stdout: '',
          stderr: `chatlog: ${path}: no chat log found.\n`,
        });
      }
    });

    const wrongCalls: [string[], string][] = [
      [[], 'No command is given.'],
      [['list'], 'Unknown command "list".'],
      [['lint'], 'No file, folder or glob is given.'],
      [['lint', '--quiet', '.'], 'Unknown option --quiet.'],
      [['lint', '-x', '.'], 'Unknown option -x.'],
      [['lint', '--__proto__', '.'], 'Unknown option --__proto__.'],
      [['lint', '.', '--format'], '--format needs a value.'],
      [['lint', '--fix=yes', '.'], '--fix takes no value.'],
      [['lint', '--unsafe', '.'], '--unsafe goes with --fix only.'],
      [['lint', '--format', 'xml', '.'], 'Unknown format "xml": expected stylish, json.'],
      [['lint', '--max-warnings', '-1', '.'], '--max-warnings needs a whole number, not "-1".'],
      [
        ['lint', '--registry', '../people.yml', '.'],
        '--registry needs a path inside a folder, with slashes, not "../people.yml".',
      ],
      [['lint', '--rule', 'x', '.'], '--rule needs ID:LEVEL, not "x".'],
      [['lint', '--rule', 'no/such:off', '.'], 'Unknown rule "no/such".'],
      [
        ['lint', '--rule', 'message/duplicate:loud', '.'],
        '"loud" is not a level for message/duplicate: expected error, warning, information, hint, off.',
      ],
    ];
    for (const [args, complaint] of wrongCalls) {
      it(`2 for "${['chatlog', ...args].join(' ')}"`, async () => {
        const stderr = `chatlog: ${complaint}\nRun "chatlog --help" for help.\n`;
        assert.deepEqual(await chatlog.run(args), { code: 2, stdout: '', stderr });
      });
    }
  });

  describe('finds', () => {
    const found = async (...paths: string[]) => {
      const { stdout, stderr } = await chatlog.run(['lint', '--format', 'json', ...paths]);
      assert.equal(stderr, '');
      return (JSON.parse(stdout) as { file: string }[]).map(finding => finding.file);
    };

    beforeEach(() => {
      for (const path of [
        '2020-02-02-chat.markdown',
        'a/2020-02-02-chat.md',
        'a/b.chatlog',
        'a/c/d.chatlog.md',
        'a/readme.md',
        'a/node_modules/x.chatlog',
        'a/.cache/x.chatlog',
        'a/_site/x.chatlog',
        'a/vendor/x.chatlog',
      ]) {
        chatlog.write(path, warningLog);
      }
    });

    it('the logs in a folder by name', async () => {
      assert.deepEqual(await found('a'), ['a/2020-02-02-chat.md', 'a/b.chatlog', 'a/c/d.chatlog.md']);
      assert.equal((await found('.')).length, 4);
    });

    it('a file that is named, whatever its name', async () => {
      assert.deepEqual(await found('a/readme.md'), ['a/readme.md']);
    });

    it('a file, and the logs of a folder, that are named where no others are looked for', async () => {
      assert.deepEqual(await found('a/vendor/x.chatlog'), ['a/vendor/x.chatlog']);
      assert.deepEqual(await found('a/_site'), ['a/_site/x.chatlog']);
      assert.deepEqual(await found('a/vendor/*.chatlog'), ['a/vendor/x.chatlog']);
      assert.deepEqual(await found('a/*/*.chatlog*'), ['a/c/d.chatlog.md']);
    });

    it('what a glob matches', async () => {
      assert.deepEqual(await found('**/*.chatlog*'), ['a/b.chatlog', 'a/c/d.chatlog.md']);
      assert.deepEqual(await found('a/{b.chatlog,[p-s]*.md}'), ['a/b.chatlog', 'a/readme.md']);
      assert.deepEqual(await found(`${chatlog.folder}/a/?.chatlog`), [`${chatlog.folder}/a/b.chatlog`]);
    });

    it('no pipe in a folder, which it would wait for', async () => {
      chatlog.write(`pipes/${logName}`, cleanLog);
      execFileSync('mkfifo', [join(chatlog.folder, 'pipes', 'pipe-chat.md')]);
      assert.deepEqual(await chatlog.run(['lint', 'pipes']), { code: 0, stdout: '', stderr: '' });
    });

    it('a file whose name looks like a glob', async () => {
      chatlog.write('[x].chatlog', warningLog);
      assert.deepEqual(await found('[x].chatlog'), ['[x].chatlog']);
    });

    it('each file once', async () => {
      assert.deepEqual(await found('a/b.chatlog', './a/b.chatlog', 'a/*.chatlog'), ['a/b.chatlog']);
    });
  });

  describe('reports', () => {
    const content = log(
      message('> 25:08:28  王小明'),
      message('> 07:08:30  Ann', '😀 &amp;#160;'),
      message('> 07:08:30  Ann', '😀 &amp;#160;'),
    );

    it('the findings of the editor, as JSON', async () => {
      chatlog.write(logName, content);
      const run = await chatlog.run(['lint', '--format', 'json', logName]);
      const own = new ChatLog(content, { fileName: logName, levels: ruleLevels() });
      const expected = [...own.findings.all()].map(finding => ({
        file: logName,
        range: finding.range,
        severity: finding.severity,
        rule: finding.rule.id,
        message: finding.message,
        fixable: finding.rule.id === 'text/double-escaped-entity',
        unsafe: finding.rule.id === 'message/duplicate',
      }));
      assert.deepEqual(JSON.parse(run.stdout), expected);
      assert.deepEqual(
        expected.map(({ rule, range }) => [rule, range.start]),
        [
          ['message/invalid-time', { line: 7, character: 2 }],
          ['text/double-escaped-entity', { line: 13, character: 3 }],
          ['message/duplicate', { line: 15, character: 0 }],
          ['text/double-escaped-entity', { line: 17, character: 3 }],
        ],
      );
    });

    it('an empty array when there is nothing', async () => {
      chatlog.write(logName, cleanLog);
      const run = await chatlog.run(['lint', '--format', 'json', logName]);
      assert.deepEqual(run, { code: 0, stdout: '[]\n', stderr: '' });
    });

    it('lines and columns from 1 to people, without colors in a pipe', async () => {
      chatlog.write(logName, content);
      const { stdout } = await chatlog.run(['lint', logName]);
      const lines = stdout.split('\n');
      assert.equal(lines[0], logName);
      assert.match(lines[1]!, /^ +8:3 {2}error +\S.* {2}message\/invalid-time$/);
      assert.match(lines[2]!, /^ +14:4 {2}warning +\S.* {2}text\/double-escaped-entity$/);
      assert.equal(lines[6], '4 findings (error: 1, warning: 3, information: 0, hint: 0)');
      assert.ok(!stdout.includes('\u001b'));
    });

    it('in Chinese where the environment is', async () => {
      chatlog.write(logName, errorLog);
      const { stdout } = await chatlog.run(['lint', logName], { env: { LC_ALL: '', LANG: 'zh_CN.UTF-8' } });
      assert.match(stdout, /8:3 {2}错误/);
      const { stderr } = await chatlog.run(['lint', '--nope'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
      assert.match(stderr, /未知选项 --nope/);
    });

    it('nothing that a terminal would obey', async () => {
      chatlog.write(logName, log(message('> 07:08:28 \u001b[31mAnn\u202e\u0007')));
      const { stdout } = await chatlog.run(['lint', logName]);
      assert.match(stdout, /\\u001b\[31mAnn\\u202e\\u0007/);
      assert.ok(!/[\u0007\u001b\u202e]/.test(stdout));
    });

    describe('to a pipe', () => {
      /** Lets writing to stdout do something else, once. */
      const hooked = (code: string) =>
        chatlog.hooked(`
          const { writeSync } = fs;
          fs.writeSync = (file, bytes, from) => {
            if (file !== 1) return writeSync(file, bytes, from);
            fs.writeSync = writeSync;
            ${code}
          };`);
      const error = (code: string) => `throw Object.assign(new Error(), { code: '${code}' });`;
      let findings: string;
      beforeEach(async () => {
        chatlog.write(logName, errorLog);
        findings = (await chatlog.run(['lint', '.'])).stdout;
        assert.match(findings, /1 finding /);
      });

      it('that takes it in parts', async () => {
        const run = await chatlog.run(['lint', '.'], hooked('return writeSync(file, bytes, from, 10);'));
        assert.deepEqual(run, { code: 1, stdout: findings, stderr: '' });
      });

      it('that is full and does not wait', async () => {
        const run = await chatlog.run(['lint', '.'], hooked(error('EAGAIN')));
        assert.deepEqual(run, { code: 1, stdout: findings, stderr: '' });
      });

      it('that is no longer read', async () => {
        const run = await chatlog.run(['lint', '.'], hooked(error('EPIPE')));
        assert.deepEqual(run, { code: 1, stdout: '', stderr: '' });
      });

      it('that breaks, and says so', async () => {
        const run = await chatlog.run(['lint', '.'], hooked(error('EIO')));
        const stderr = 'chatlog: The output cannot be written (EIO).\n';
        assert.deepEqual(run, { code: 2, stdout: '', stderr });
      });
    });

    it('a word to stderr where the output has no room', async function () {
      if (!existsSync('/dev/full')) this.skip();
      chatlog.write(logName, log(message('> 07:08:28 Ann')));
      const full = openSync('/dev/full', 'w');
      try {
        const child = chatlog.start(['lint', logName], { stdio: ['ignore', full, 'pipe'] });
        let stderr = '';
        child.stderr!.on('data', chunk => {
          stderr += chunk;
        });
        const code = await new Promise(resolve => child.once('close', resolve));
        assert.deepEqual(
          { code, stderr },
          { code: 2, stderr: 'chatlog: The output cannot be written (ENOSPC).\n' },
        );
      } finally {
        closeSync(full);
      }
    });

    it('quietly to a reader that leaves', async () => {
      chatlog.write(logName, log(message('> 07:08:28 王小明').repeat(20_000)));
      const child = chatlog.start(['lint', logName]);
      let stderr = '';
      child.stderr!.on('data', chunk => {
        stderr += chunk;
      });
      child.stdout!.once('data', () => child.stdout!.destroy());
      const code = await new Promise(resolve => child.once('close', resolve));
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    });
  });

  describe('sets rules', () => {
    beforeEach(() => chatlog.write(logName, warningLog));

    it('from the command line', async () => {
      assert.equal((await chatlog.run(['lint', '--rule', 'message/header-spacing:error', logName])).code, 1);
      const off = await chatlog.run(['lint', '--rule', 'message/header-spacing:off', logName]);
      assert.deepEqual(off, { code: 0, stdout: '', stderr: '' });
    });

    it('from a file, and the command line has the last word', async () => {
      chatlog.write('levels.json', '{"rules": {"message/header-spacing": "error"}}');
      assert.equal((await chatlog.run(['lint', '--config', 'levels.json', logName])).code, 1);
      const args = ['lint', '--config', 'levels.json', '--rule', 'message/header-spacing:hint', logName];
      assert.equal((await chatlog.run(args)).code, 0);
    });

    for (const [what, content] of [
      ['broken JSON', '{'],
      ['another form', '{"rules": 1}'],
      ['an unknown rule', '{"rules": {"toString": "off"}}'],
    ] as const) {
      it(`and refuses a file with ${what}`, async () => {
        chatlog.write('levels.json', content);
        const run = await chatlog.run(['lint', '--config', 'levels.json', logName]);
        assert.equal(run.code, 2);
        assert.match(run.stderr, /^chatlog: .+\nRun "chatlog --help" for help/);
      });
    }
  });

  it('prints its version and how to call it', async () => {
    const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    assert.deepEqual(await chatlog.run(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await chatlog.run(['lint', '--help']);
    assert.equal(help.code, 0);
    for (const option of [
      '--format',
      '--fix',
      '--unsafe',
      '--max-warnings',
      '--rule',
      '--config',
      '--registry',
    ]) {
      assert.ok(help.stdout.includes(option), option);
    }
  });
});
