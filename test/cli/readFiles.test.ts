import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { MAX_BYTES, readRegularFile } from '../../server/src/cli/files/regularFile';
import { Chatlog, logName, warningLog } from './chatlog';

const hasPipes = spawnSync('mkfifo', ['--version']).error === undefined;

describe('chatlog lint reads', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const at = (name: string) => join(chatlog.folder, name);
  const refusalOf = async (args: string[], options = {}) => {
    const { code, stderr } = await chatlog.run(['lint', ...args], options);
    assert.equal(code, 2);
    return stderr.split('\n')[0];
  };

  describe('no pipe', () => {
    before(function () {
      if (!hasPipes) this.skip();
    });

    for (const args of [['pipe.chatlog'], ['*.chatlog'], ['--fix', 'pipe.chatlog']]) {
      it(`that ${args.join(' ')} leads to`, async () => {
        execFileSync('mkfifo', [at('pipe.chatlog')]);
        assert.equal(await refusalOf(args), 'chatlog: pipe.chatlog: this is not a regular file.');
        assert.ok(lstatSync(at('pipe.chatlog')).isFIFO());
        assert.deepEqual(readdirSync(chatlog.folder), ['pipe.chatlog']);
      });
    }

    it('behind a link, and none as configuration', async () => {
      execFileSync('mkfifo', [at('pipe')]);
      symlinkSync('pipe', at('link.chatlog'));
      assert.equal(await refusalOf(['link.chatlog']), 'chatlog: link.chatlog: this is not a regular file.');
      assert.equal(await refusalOf(['--config', 'pipe', '.']), 'chatlog: pipe: this is not a regular file.');
    });

    for (const [call, ...options] of [['lstatSync'], ['realpathSync', '--fix']]) {
      it(`that came in the place of a file while it was opened${options.map(each => ` to ${each}`)}`, async () => {
        chatlog.write(logName, warningLog);
        const hook = `
          const { ${call} } = fs;
          fs.${call} = (path, ...options) => {
            const found = ${call}(path, ...options);
            // Node resolves its own modules with it too.
            if (path !== ${JSON.stringify(logName)}) return found;
            fs.${call} = ${call};
            fs.rmSync(path);
            require('node:child_process').execFileSync('mkfifo', [path]);
            return found;
          };`;
        assert.equal(
          await refusalOf([...options, logName], chatlog.hooked(hook)),
          `chatlog: ${logName}: this is not a regular file.`,
        );
      });
    }
  });

  it('no device', async function () {
    if (!existsSync('/dev/zero')) this.skip();
    symlinkSync('/dev/zero', at('zero.chatlog'));
    for (const path of ['/dev/zero', 'zero.chatlog']) {
      assert.equal(await refusalOf([path]), `chatlog: ${path}: this is not a regular file.`);
    }
    assert.equal(
      await refusalOf(['--config', '/dev/zero', '.']),
      'chatlog: /dev/zero: this is not a regular file.',
    );
  });

  it('no file that is too large', async () => {
    truncateSync(chatlog.write('large.chatlog', ''), MAX_BYTES + 1);
    assert.equal(
      await refusalOf(['large.chatlog']),
      'chatlog: large.chatlog: this file has more than the 64 MB that are read.',
    );
  });

  it('no more of a file than that, when it grows', async () => {
    chatlog.write(logName, warningLog);
    // Sparse, so that nothing is written.
    const hook = `
      const { fstatSync } = fs;
      fs.fstatSync = (...args) => {
        const stats = fstatSync(...args);
        fs.truncateSync(${JSON.stringify(logName)}, ${2 ** 33});
        return stats;
      };`;
    assert.equal(
      await refusalOf([logName], chatlog.hooked(hook)),
      `chatlog: ${logName}: this file has more than the 64 MB that are read.`,
    );
  });

  it('all of a file that says it has no bytes', function () {
    if (!existsSync('/proc/version')) this.skip();
    assert.match(Buffer.from(readRegularFile('/proc/version').bytes).toString(), /^Linux .+\n$/);
  });

  describe('no file whose name is not UTF-8, and says which', () => {
    before(function () {
      if (process.platform !== 'linux') this.skip();
    });
    const bytes = (...parts: (string | number)[]) =>
      Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
    const message = (folder: string, name: string) =>
      `chatlog: ${folder}: a name in this folder is not UTF-8 and cannot be read: ${name}. Rename it.`;

    for (const path of ['.', '*.chatlog', "it's\ufffd.chatlog"]) {
      it(`for ${path}`, async () => {
        writeFileSync(bytes(chatlog.folder, "/it's", 0xc3, '.chatlog'), warningLog);
        chatlog.write(logName, warningLog);
        const { code, stdout, stderr } = await chatlog.run(['lint', path, logName]);
        assert.equal(code, 2);
        assert.equal(stderr, `${message('.', "$'it\\'s\\xc3.chatlog'")}\n`);
        assert.match(stdout, /header-spacing/);
      });
    }

    it('of a folder, and of files that look the same', async () => {
      mkdirSync(at('群'));
      mkdirSync(bytes(chatlog.folder, '/群/', 0xff));
      assert.equal(await refusalOf(['.']), message('群', "$'\\xff'"));
      assert.equal(await refusalOf([`${chatlog.folder}/群`]), message(`${chatlog.folder}/群`, "$'\\xff'"));
      for (const byte of [0xfe, 0xff])
        writeFileSync(bytes(chatlog.folder, '/群/', byte, '.chatlog'), warningLog);
      assert.match((await refusalOf(['群/*.chatlog']))!, /\$'\\xf[ef]\.chatlog', \$'\\xf[ef]\.chatlog'\./);
    });

    it('but one with the character for what cannot be decoded', async () => {
      chatlog.write('\ufffd.chatlog', warningLog);
      const { code, stderr } = await chatlog.run(['lint', '.']);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    });
  });
});
