import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../../server/src/cli/files/regularFile';
import { Changed, requireUnchanged } from '../../server/src/cli/files/unchanged';
import { Chatlog, cleanLog, fixedLog, log, logName, message, warningLog } from './chatlog';

const isRoot = process.getuid?.() === 0;

describe('chatlog lint --fix writes', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const fix = (path: string, options = {}) => chatlog.run(['lint', '--fix', path], options);
  const at = (name: string) => join(chatlog.folder, name);
  const contentOf = (name: string) => readFileSync(at(name), 'utf8');
  const names = () => readdirSync(chatlog.folder).sort();
  const backup = `.${logName}.before-fix`;

  describe('no file that changed meanwhile', () => {
    const changes: Record<string, string> = {
      'in size': `fs.appendFileSync(path, '你好');`,
      'in its text': `fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('好', '坏'));`,
      'in its text, with the time set back': `
        const { atime, mtime } = fs.statSync(path);
        fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace('好', '坏'));
        fs.utimesSync(path, atime, mtime);`,
      'to another of the same text': `fs.copyFileSync(path, 'new'); fs.renameSync('new', path);`,
      'in mode': 'fs.chmodSync(path, 0o640);',
      'to a link': `fs.renameSync(path, 'new'); fs.symlinkSync('new', path);`,
      'to a folder': 'fs.rmSync(path); fs.mkdirSync(path);',
      'to nothing': 'fs.rmSync(path);',
    };
    for (const [what, change] of Object.entries(changes)) {
      for (const isLinked of [false, true]) {
        it(`${what}${isLinked ? ', of two names' : ''}`, async () => {
          chatlog.write(logName, warningLog);
          if (isLinked) linkSync(at(logName), at('other.txt'));
          const hook = `
            const path = ${JSON.stringify(logName)};
            const { fsyncSync } = fs;
            // What is written is whole, and not in its place.
            fs.fsyncSync = file => {
              fs.fsyncSync = fsyncSync;
              ${change}
              fs.writeFileSync('hooked', '');
            };`;
          const { code, stderr } = await fix(logName, chatlog.hooked(hook));
          assert.deepEqual(
            { code, stderr },
            {
              code: 2,
              stderr: `chatlog: ${logName}: this file changed while it was being fixed; run again.\n`,
            },
          );
          assert.ok(names().includes('hooked'));
          for (const name of names()) {
            assert.doesNotMatch(name, /^\./);
            if (lstatSync(at(name)).isFile()) assert.notEqual(contentOf(name), fixedLog, name);
          }
        });
      }
    }

    it('in where its link leads', async () => {
      for (const name of ['a.txt', 'b.txt']) chatlog.write(name, warningLog);
      symlinkSync('a.txt', at(logName));
      const hook = `
        const { fsyncSync } = fs;
        fs.fsyncSync = file => {
          fs.fsyncSync = fsyncSync;
          fs.rmSync(${JSON.stringify(logName)});
          fs.symlinkSync('b.txt', ${JSON.stringify(logName)});
        };`;
      assert.equal((await fix(logName, chatlog.hooked(hook))).code, 2);
      assert.deepEqual([contentOf('a.txt'), contentOf('b.txt')], [warningLog, warningLog]);
    });

    it('in bytes alone, as happens within one step of the time', () => {
      const path = chatlog.write(logName, warningLog);
      const file = readRegularFile(path);
      requireUnchanged(path, file);
      const before = { ...file, bytes: Buffer.from(file.bytes).fill('x', 0, 1) };
      assert.throws(() => requireUnchanged(path, before), Changed);
    });
  });

  describe('the same file again', () => {
    it('under all its names', async () => {
      const path = chatlog.write(logName, warningLog);
      linkSync(path, at('other.txt'));
      const { ino } = statSync(path);
      assert.equal((await fix(logName)).code, 0);
      assert.deepEqual([contentOf(logName), contentOf('other.txt')], [fixedLog, fixedLog]);
      assert.deepEqual([statSync(path).ino, statSync(at('other.txt')).ino], [ino, ino]);
      assert.deepEqual(names(), [logName, 'other.txt']);
    });

    it('shorter than before, under all its names', async () => {
      const text = (body: string) => log(message('> 07:08:28  王小明', body));
      linkSync(chatlog.write(logName, text('&amp;amp; 好')), at('other.txt'));
      assert.equal((await fix(logName)).code, 0);
      assert.equal(contentOf('other.txt'), text('&amp; 好'));
    });

    it('through a link to it', async () => {
      chatlog.write('there.txt', warningLog);
      symlinkSync('there.txt', at(logName));
      assert.equal((await fix(logName)).code, 0);
      assert.ok(lstatSync(at(logName)).isSymbolicLink());
      assert.equal(contentOf('there.txt'), fixedLog);
      assert.deepEqual(names(), [logName, 'there.txt']);
    });

    it('with its extended attributes and mode', async function () {
      const path = chatlog.write(logName, warningLog);
      chmodSync(path, 0o640);
      const set = spawnSync('setfattr', ['-n', 'user.origin', '-v', 'QQ 群', path]);
      // Not on this system, or on none of its file systems.
      if (set.status !== 0) this.skip();
      const { ino } = statSync(path);
      assert.equal((await fix(logName)).code, 0);
      assert.equal(contentOf(logName), fixedLog);
      const read = ['--only-values', '-n', 'user.origin', path];
      assert.equal(execFileSync('getfattr', read, { encoding: 'utf8', stdio: 'pipe' }), 'QQ 群');
      assert.equal(statSync(path).mode & 0o777, 0o640);
      assert.notEqual(statSync(path).ino, ino);
    });

    it("with its owner, in place where another's can't be made", async function () {
      if (!isRoot) this.skip();
      const path = chatlog.write(logName, warningLog);
      chmodSync(path, 0o664);
      chmodSync(chatlog.folder, 0o777);
      chownSync(path, 65_534, 65_533);
      assert.equal((await fix(logName)).code, 0);
      assert.deepEqual([statSync(path).uid, statSync(path).gid], [65_534, 65_533]);
      writeFileSync(path, warningLog);
      const { ino } = statSync(path);
      assert.equal((await fix(logName, { uid: 65_532, gid: 65_533 })).code, 0);
      assert.equal(contentOf(logName), fixedLog);
      assert.deepEqual([statSync(path).ino, statSync(path).uid], [ino, 65_534]);
      assert.deepEqual(names(), [logName]);
    });
  });

  describe('whole, wherever it is killed', function () {
    this.timeout(300_000);

    /** Ends at the nth call that changes anything; of what is written then half arrives. */
    const killedAt = (nth: number) =>
      chatlog.hooked(`
        let calls = 0;
        const { writeSync, fsyncSync } = fs;
        const CALLS = ['openSync', 'writeFileSync', 'writeSync', 'ftruncateSync', 'fchownSync', 'fchmodSync', 'fsyncSync', 'renameSync', 'rmSync'];
        for (const name of CALLS) {
          const real = fs[name];
          fs[name] = (...args) => {
            if (++calls === ${nth}) {
              const [file, content] = args;
              const bytes = name.startsWith('write') ? Buffer.from(content) : Buffer.alloc(0);
              if (bytes.length > 0) writeSync(file, bytes, 0, bytes.length >> 1, 0);
              process.kill(process.pid, 'SIGKILL');
            }
            return real(...args);
          };
        }`);

    it('with a new file in the place of the old', async () => {
      const seen = new Set<string>();
      let kills = 0;
      for (; ; kills++) {
        chatlog.write(logName, warningLog);
        const { code } = await fix(logName, killedAt(kills + 1));
        const content = contentOf(logName);
        assert.ok([warningLog, fixedLog].includes(content), content);
        if (code !== null) break;
        seen.add(content);
      }
      assert.ok(kills > 5);
      assert.equal(seen.size, 2);
      // The last run was not killed, and took away what the others had left.
      assert.deepEqual(names(), [logName]);
      assert.equal(contentOf(logName), fixedLog);
    });

    it('or with its old content beside it, which the next run names', async () => {
      const times = ['07:08:28', '07:08:29', '07:08:30', '07:08:31'];
      const old = log(...times.map(time => message(`> ${time} 王小明`)));
      const fixed = log(...times.map(time => message(`> ${time}  王小明`)));
      let half = 0;
      for (let nth = 1; ; nth++) {
        chatlog.clear();
        chatlog.write(logName, old);
        linkSync(at(logName), at('other.txt'));
        const { code } = await fix(logName, killedAt(nth));
        if (code !== null) break;
        const content = contentOf(logName);
        const hasBackup = names().includes(backup);
        if (hasBackup) assert.equal(contentOf(backup), old);
        const again = await fix(logName);
        if (hasBackup && content !== old) {
          if (content !== fixed) half++;
          assert.equal(again.code, 2);
          assert.ok(again.stderr.includes(`Its old content is in ${join(chatlog.folder, backup)}: copy it`));
          assert.equal(contentOf(logName), content);
          writeFileSync(at(logName), old);
          rmSync(at(backup));
          assert.equal((await fix(logName)).code, 0);
        } else {
          assert.ok([old, fixed].includes(content), content);
          assert.equal(again.code, 0);
        }
        assert.deepEqual([contentOf(logName), contentOf('other.txt')], [fixed, fixed]);
        assert.deepEqual(names(), [logName, 'other.txt']);
      }
      assert.ok(half > 0);
    });
  });

  it('back what was there where the disk is full in the middle of it', async () => {
    linkSync(chatlog.write(logName, warningLog), at('other.txt'));
    const hook = `
      const { writeSync } = fs;
      fs.writeSync = (file, bytes, offset, length, at) => {
        fs.writeSync = writeSync;
        writeSync(file, Buffer.alloc(9, 'x'), 0, 9, at);
        throw Object.assign(new Error(), { code: 'ENOSPC' });
      };`;
    const { code, stderr } = await fix(logName, chatlog.hooked(hook));
    assert.equal(code, 2);
    assert.equal(stderr, `chatlog: ${logName}: this file cannot be written (ENOSPC).\n`);
    assert.equal(contentOf('other.txt'), warningLog);
    assert.deepEqual(names(), [logName, 'other.txt']);
  });

  it('nothing into a folder but removes what killed runs have left there, and only that', async () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    const staying = [
      `.chatlog-${process.pid}-k1.tmp`,
      `.chatlog-${dead}-k1.tmp.txt`,
      `.chatlog-0-k1.tmp`,
      '.chatlog-x.tmp',
    ];
    for (const name of [logName, `.chatlog-${dead}-k1.tmp`, ...staying]) chatlog.write(name, cleanLog);
    mkdirSync(at(`.chatlog-${dead}-k2.tmp`));
    const before = names();
    await chatlog.run(['lint', '.']);
    assert.deepEqual(names(), before);
    const hook = chatlog.hooked(`fs.writeFileSync('.chatlog-' + process.pid + '-k1.tmp', '');`);
    assert.deepEqual(await fix('.', hook), { code: 0, stdout: '', stderr: '' });
    assert.deepEqual(names(), [logName, `.chatlog-${dead}-k2.tmp`, ...staying].sort());
  });
});
