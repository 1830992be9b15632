import * as assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Chatlog, fixedLog, log, logName, message, warningLog } from './chatlog';

/** GBK of "> 07:08:28  王小明" and a line break, and of 你好. */
const GBK = Buffer.concat([Buffer.from('> 07:08:28  '), Buffer.from('cdf5d0a1c3f70ac4e3bac3', 'hex')]);

/** Root can read every file, so if the tests run as root, another user lints. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe('chatlog lint --fix', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const fix = (...paths: string[]) => chatlog.run(['lint', '--fix', ...paths]);
  const contentOf = (path: string) => readFileSync(path, 'utf8');

  it('fixes what has a fix, and reports the rest', async () => {
    const path = chatlog.write(logName, log(message('> 07:08:28 王小明'), message('> 25:00:00  Ann')));
    const run = await fix(logName);
    assert.equal(run.code, 1);
    assert.equal(contentOf(path), log(message('> 07:08:28  王小明'), message('> 25:00:00  Ann')));
    assert.match(run.stdout, /message\/invalid-time/);
    assert.doesNotMatch(run.stdout, /header-spacing/);
  });

  it('loses nothing, and says so of what it finds', async () => {
    const [answer, question] = [message('> 07:08:28  李雷', '好'), message('> 07:08:27  韩梅', '在吗')];
    const path = chatlog.write(logName, log(answer, question, answer));
    const five = chatlog.write('five.chatlog', log(...Array<string>(5).fill(answer)));
    const { stdout } = await fix('.');
    assert.equal(contentOf(path), log(answer, question, answer));
    assert.equal(contentOf(five), log(...Array<string>(5).fill(answer)));
    assert.doesNotMatch(stdout, /fixed/);
    assert.match(stdout, /message\/out-of-order/);
    assert.match(stdout, /\n5 findings/);
  });

  it('sorts with --unsafe, says so, and reports the duplicate that this made', async () => {
    const [answer, question] = [message('> 07:08:28  李雷', '好'), message('> 07:08:27  韩梅', '在吗')];
    const path = chatlog.write(logName, log(answer, question, answer));
    const { stdout } = await fix('--unsafe', logName);
    assert.equal(contentOf(path), log(question, answer, answer));
    assert.match(stdout, /^2020-02-02-chat\.markdown\n +1 fixed: 1 message out of order \(unsafe\)\n/);
    assert.match(stdout, /message\/duplicate\n\n1 finding \(/);
  });

  it('says what it did in each file and in all, in the language of the environment', async () => {
    for (const name of ['a.chatlog', 'b.chatlog']) {
      chatlog.write(name, log(message('> 07:08:28 李雷', '&amp;amp; &amp;amp;')));
    }
    const env = { LC_ALL: 'zh_CN.UTF-8' };
    const { stdout } = await chatlog.run(['lint', '--fix', '.'], { env });
    assert.equal(
      stdout,
      'a.chatlog\n           已修复 3 处：2 个实体、1 处空格\n\n' +
        'b.chatlog\n           已修复 3 处：2 个实体、1 处空格\n\n已修复 6 处：4 个实体、2 处空格\n',
    );
  });

  it('puts a new file in the place of the old one, with its mode, and leaves nothing else behind', async () => {
    const path = chatlog.write(logName, warningLog);
    chmodSync(path, 0o640);
    const before = statSync(path);
    assert.deepEqual(await fix(logName), {
      code: 0,
      stdout: `${logName}\n           1 fixed: 1 spacing\n\n`,
      stderr: '',
    });
    const after = statSync(path);
    assert.equal(contentOf(path), fixedLog);
    assert.notEqual(after.ino, before.ino);
    assert.equal(after.mode, before.mode);
    assert.deepEqual(readdirSync(chatlog.folder), [logName]);
  });

  it('touches no file that needs nothing', async () => {
    const path = chatlog.write(logName, fixedLog);
    const before = statSync(path);
    await fix(logName);
    assert.deepEqual([statSync(path).ino, statSync(path).mtimeMs], [before.ino, before.mtimeMs]);
  });

  it('keeps a byte order mark and CRLF', async () => {
    const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const path = chatlog.write(logName, windows(warningLog));
    assert.equal((await fix(logName)).code, 0);
    assert.equal(contentOf(path), windows(fixedLog));
  });

  it('writes what a link leads to, and leaves it a link', async () => {
    const path = chatlog.write(`elsewhere/${logName}`, warningLog);
    symlinkSync(path, `${chatlog.folder}/linked.chatlog`);
    await fix('linked.chatlog');
    assert.ok(lstatSync(`${chatlog.folder}/linked.chatlog`).isSymbolicLink());
    assert.equal(contentOf(path), fixedLog);
    assert.deepEqual(readdirSync(dirname(path)), [logName]);
  });

  it('leaves GBK as it was, and says how to convert it', async () => {
    const path = chatlog.write('export.chatlog', GBK);
    const other = chatlog.write(logName, warningLog);
    const run = await fix('.');
    assert.equal(run.code, 2);
    assert.match(run.stderr, /export\.chatlog: this file is not UTF-8 but, by its looks, GBK\./);
    assert.match(run.stderr, /iconv -f GBK -t UTF-8 export\.chatlog > export\.chatlog\.utf8\n$/);
    assert.deepEqual(readFileSync(path), GBK);
    assert.equal(contentOf(other), fixedLog);
  });

  it('leaves UTF-16 and what is no text as they were', async () => {
    const utf16 = Buffer.from(`\ufeff${warningLog}`, 'utf16le');
    const noise = Buffer.from([0x80, 0xff, 0xff, 0x00]);
    const paths = [chatlog.write("it's.chatlog", utf16), chatlog.write('noise.chatlog', noise)];
    const { code, stderr } = await fix('.');
    assert.equal(code, 2);
    assert.match(stderr, /UTF-16\. To convert it: iconv -f UTF-16 -t UTF-8 'it'\\''s\.chatlog' > /);
    assert.match(stderr, /noise\.chatlog: this file is not UTF-8\.\n/);
    assert.deepEqual(readFileSync(paths[0]!), utf16);
    assert.deepEqual(readFileSync(paths[1]!), noise);
  });

  it('says that a file cannot be read, and goes on', async () => {
    chmodSync(chatlog.write('secret.chatlog', warningLog), 0o000);
    chatlog.write(logName, warningLog);
    const run = await chatlog.run(['lint', '.'], unprivileged);
    assert.equal(run.code, 2);
    assert.equal(run.stderr, 'chatlog: secret.chatlog: this file cannot be read (EACCES).\n');
    assert.match(run.stdout, /header-spacing/);
  });

  it('says that a folder cannot be read, and goes on', async () => {
    chatlog.write(logName, warningLog);
    mkdirSync(`${chatlog.folder}/closed`, { mode: 0o000 });
    const run = await chatlog.run(['lint', '.'], unprivileged);
    chmodSync(`${chatlog.folder}/closed`, 0o755);
    assert.equal(run.code, 2);
    assert.equal(run.stderr, 'chatlog: closed: this folder cannot be read (EACCES).\n');
    assert.match(run.stdout, /header-spacing/);
  });

  it('leaves a read-only file as it was, though its folder would let it be replaced', async () => {
    const path = chatlog.write(logName, warningLog);
    chmodSync(path, 0o444);
    if (unprivileged.uid !== undefined) chownSync(chatlog.folder, unprivileged.uid, unprivileged.gid);
    const run = await chatlog.run(['lint', '--fix', logName], unprivileged);
    assert.equal(run.code, 2);
    assert.equal(run.stderr, `chatlog: ${logName}: this file cannot be written (EACCES).\n`);
    assert.equal(contentOf(path), warningLog);
    assert.deepEqual(readdirSync(chatlog.folder), [logName]);
  });

  it('leaves a file as it was where its folder takes no new one', async () => {
    const path = chatlog.write(`closed/${logName}`, warningLog);
    chmodSync(path, 0o666);
    chmodSync(dirname(path), 0o555);
    const run = await chatlog.run(['lint', '--fix', path], unprivileged);
    chmodSync(dirname(path), 0o755);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /this file cannot be written \(EACCES\)/);
    assert.equal(contentOf(path), warningLog);
  });
});
