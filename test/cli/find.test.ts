import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { message } from '../support/logText';
import { Chatlog } from './chatlog';

const FIRST = '_posts/2026-03-04-chat.markdown';
const SECOND = '_posts/2026-03-05-chat.markdown';

describe('chatlog find', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => {
    chatlog.clear();
    chatlog.write('_data/speakers.yml', 'me: 周砚\npeople:\n  - {name: 周砚, aliases: [Zoe]}\n');
    chatlog.write(
      FIRST,
      message('08:00:00', 'Zoe', '退款已到账') + message('08:00:01', 'Kim "K" Park', '@Zoe ok'),
    );
    chatlog.write(
      SECOND,
      message('09:00:00', '李雷', '我的退**款**呢') + message('09:00:01', '周砚', '發票'),
    );
  });
  after(() => chatlog.dispose());

  const run = (...args: readonly string[]) => chatlog.run(['find', ...args]);

  it('prints messages like grep, the newest first', async () => {
    assert.deepEqual(await run('退款', '.'), {
      code: 0,
      stdout: `${SECOND}:3: 09:00:00 李雷: 我的退款呢\n${FIRST}:3: 08:00:00 Zoe: 退款已到账\n`,
      stderr: '',
    });
    assert.deepEqual(await run('nowhere', '.'), { code: 1, stdout: '', stderr: '' });
    assert.match((await run('退款', '--limit', '1', FIRST, SECOND)).stdout, /^_posts\/2026-03-05[^\n]*\n$/);
  });

  it('knows people by their names, by the registry and by pinyin', async () => {
    const places = async (query: string, ...options: string[]) =>
      [...(await run(query, '.', ...options)).stdout.matchAll(/2026-03-0(\d)-chat.markdown:(\d+)/g)].map(
        ([, day, line]) => `${day}:${line}`,
      );
    assert.deepEqual(await places('from:me'), ['5:7', '4:3']);
    assert.deepEqual(await places('from:Zoe'), ['5:7', '4:3']);
    assert.deepEqual(await places('from:lilei'), ['5:3']);
    assert.deepEqual(await places('from:"Kim \\"K\\" Park"'), ['4:7']);
    assert.deepEqual(await places('mentions:me'), ['4:7']);
    assert.deepEqual(await places('发票'), ['5:7']);
    assert.deepEqual(await places('发票', '--match-forms'), []);
    assert.deepEqual(await places('in:2026-03-04 -from:me'), ['4:7']);
  });

  it('prints JSON, whole or a line for each message', async () => {
    const found = {
      file: FIRST,
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } },
      day: '2026-03-04',
      time: '08:00:00',
      speaker: 'Zoe',
      text: '退款已到账',
      marks: [[2, 3]],
    };
    const { stdout } = await run('已', '.', '--format', 'json');
    assert.deepEqual(JSON.parse(stdout), [found]);
    assert.deepEqual(JSON.parse((await run('nowhere', '.', '--format', 'json')).stdout), []);
    const lines = (await run('from:me', '.', '--format', 'jsonl')).stdout.trimEnd().split('\n');
    assert.deepEqual(
      lines.map(line => JSON.parse(line).speaker),
      ['周砚', 'Zoe'],
    );
    assert.deepEqual(JSON.parse((await run('已', '.', '--format', 'jsonl')).stdout), found);
  });

  it('says what is wrong, where, and exits with 2', async () => {
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stdout], [2, '']);
      return stderr;
    };
    assert.match(
      await refused('退款 from:nobody', '.'),
      /^chatlog: No one is called "nobody"\.\n {2}退款 from:nobody\n {7}\^{11}\n/,
    );
    assert.match(await refused('regex:/(/', '.'), /group is not closed\.\n {2}regex:\/\(\/\n {9}\^\n/);
    assert.match(await refused('a'), /No file, folder or glob is given/);
    assert.match(await refused(), /No query is given/);
    assert.match(await refused('a', '.', '--limit', '0'), /--limit needs a whole number from 1 on/);
    assert.match(await refused('a', '.', '--format', 'xml'), /--format needs one of text, json, jsonl/);
    assert.match(await refused('a', 'nowhere.chatlog'), /no such file or folder/);
  });

  it('searches the other files when one can not be read', async () => {
    chatlog.write('_posts/2026-03-06-chat.markdown', new Uint8Array([0x3e, 0xc3, 0x28]));
    const { code, stdout, stderr } = await run('到账', '.');
    assert.equal(code, 2);
    assert.match(stdout, /到账/);
    assert.match(stderr, /2026-03-06-chat\.markdown: this file is not UTF-8/);
  });

  it('prints nothing that a terminal would obey, and color on a terminal only', async () => {
    chatlog.write(FIRST, message('08:00:00', 'Kim', 'a\u001b[31mred'));
    assert.equal((await run('red', FIRST)).stdout, `${FIRST}:3: 08:00:00 Kim: a\\u001b[31mred\n`);
  });

  it('prints as it finds, and ends with who reads it', async () => {
    // Each log fills every pipe and buffer on the way to the reader.
    const said = message('08:00:00', 'Kim', `good ${'x'.repeat(100)}`).repeat(10_000);
    const days = ['01', '02', '03', '04'];
    for (const day of days) chatlog.write(`2026-02-${day}-chat.markdown`, said);
    const opened = chatlog.write('opened', '');
    const { env } = chatlog.hooked(`
      const { openSync } = fs;
      fs.openSync = (path, ...args) => {
        if (/2026-02/.test(path)) fs.appendFileSync(${JSON.stringify(opened)}, path + '\\n');
        return openSync(path, ...args);
      };`);
    const child = chatlog.start(['find', 'good', ...days.map(day => `2026-02-${day}-chat.markdown`)], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const first = await new Promise<Buffer>(resolve => child.stdout!.once('data', resolve));
    assert.match(first.toString(), /^2026-02-04-chat\.markdown:39999: 08:00:00 Kim: good/);
    child.stdout!.destroy();
    assert.equal(await new Promise(resolve => child.once('close', resolve)), 0);
    assert.equal(readFileSync(opened, 'utf8'), '2026-02-04-chat.markdown\n');
  });

  it('speaks Chinese', async () => {
    const { stderr } = await chatlog.run(['find', 'from:nobody', '.'], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    assert.match(stderr, /没有人叫“nobody”。/);
  });

  it('takes a log of one line of megabytes, and patterns that are written to be slow', async () => {
    chatlog.write('2026-01-01-chat.markdown', message('08:00:00', 'Kim', `${'a'.repeat(20_000_000)} b`));
    const file = '2026-01-01-chat.markdown';
    assert.equal((await run('regex:/(a+)+c/', file)).code, 1);
    assert.equal((await run('"a b"', file)).code, 0);
    chatlog.write('2026-01-02-chat.markdown', message('08:00:00', 'Kim', `x${' '.repeat(1_000_000)}y *z*`));
    assert.equal((await run('y', '2026-01-02-chat.markdown')).code, 0);
  });
});
