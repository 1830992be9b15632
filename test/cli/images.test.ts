import assert from 'node:assert/strict';
import type { SpawnOptions } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Chatlog, log, logName, message } from './chatlog';

describe('the command line looks for images', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => {
    chatlog.clear();
    chatlog.write('_config.yml', '');
    chatlog.write('img/cat.png', '');
  });
  after(() => chatlog.dispose());

  const write = (path: string, ...addresses: readonly string[]) =>
    chatlog.write(path, log(...addresses.map((each, i) => message(`> 07:08:2${i}  Lee`, `![](${each})`))));

  /** The findings, each as `file rule text`. */
  const found = async (...paths: readonly string[]) => {
    const run = await chatlog.run(['lint', '--format', 'json', ...paths]);
    assert.equal(run.stderr, '');
    return (
      JSON.parse(run.stdout) as { file: string; rule: string; message: string; fixable: boolean }[]
    ).map(({ file, rule, message, fixable }) => {
      assert.equal(fixable, false);
      return `${file} ${rule} ${/"(.*?)"/.exec(message)![1]}`;
    });
  };

  it('in the folder of the site, whatever the path that is given and the folder that it runs in', async () => {
    write(`_posts/${logName}`, '/img/cat.png', '/img/cow.png', '../img/pig.png');
    const expected = ['img/cow.png', 'img/pig.png'];
    for (const path of ['.', '_posts', `_posts/${logName}`, '_posts/*', join(chatlog.folder, '_posts')]) {
      assert.deepEqual(
        (await found(path)).map(line => line.split(' ').at(-1)),
        expected,
        path,
      );
    }
  });

  it('of each of several sites', async () => {
    for (const site of ['one', 'two']) {
      chatlog.write(`${site}/_config.yml`, '');
      chatlog.write(`${site}/img/${site}.png`, '');
      write(`${site}/_posts/${logName}`, '/img/one.png', '/img/two.png');
    }
    assert.deepEqual(await found('one', 'two'), [
      `one/_posts/${logName} image/missing img/two.png`,
      `two/_posts/${logName} image/missing img/one.png`,
    ]);
  });

  it('if no rule needs people, too', async () => {
    write(`_posts/${logName}`, '/img/cow.png');
    const off = ['--rule', 'speaker/similar-name:off'];
    assert.deepEqual(await found(...off, '.'), [`_posts/${logName} image/missing img/cow.png`]);
    assert.deepEqual(await found(...off, '--rule', 'image/missing:off', '.'), []);
  });

  it('not outside the folder, nor behind links', async () => {
    chatlog.write('site/_config.yml', '');
    symlinkSync('../img', join(chatlog.folder, 'site/img'));
    write(
      `site/_posts/${logName}`,
      '/img/cat.png',
      '/img/cow.png',
      '../../img/cow.png',
      '%2e%2e/%2e%2e/img/cow.png',
    );
    assert.deepEqual(await found('site'), []);
  });

  it('once a folder, however many logs point to it', async () => {
    for (let day = 10; day < 30; day++)
      write(`_posts/2020-02-${day}-chat.markdown`, '/img/cow.png', '/img/cat.png');
    const count = `const {readdirSync} = fs; let count = 0;
      fs.readdirSync = (path, ...rest) => { if (String(path).endsWith('img')) count++; return readdirSync(path, ...rest); };
      process.on('exit', () => console.error('listed ' + count));`;
    const run = await chatlog.run(
      ['lint', '--rule', 'front-matter/date-mismatch:off', '_posts'],
      chatlog.hooked(count),
    );
    assert.equal(run.stderr, 'listed 1\n');
    assert.equal(run.stdout.match(/image\/missing/g)!.length, 20);
  });

  it('before it fixes a log: comments for the rule go where the image exists, and stay where it does not', async () => {
    const comment = '<!-- chatlog-disable-next-line image/missing -->\n';
    const path = chatlog.write(
      `_posts/${logName}`,
      log(
        message('> 07:08:28  Lee', `${comment}![](/img/cow.png)`),
        message('> 07:08:29  Lee', `${comment}![](/img/cat.png)`),
      ),
    );
    for (const unsafe of [[], ['--unsafe']]) {
      const run = await chatlog.run(['lint', '--fix', ...unsafe, '.']);
      assert.equal(run.stderr, '');
      assert.equal(
        readFileSync(path, 'utf8'),
        log(
          message('> 07:08:28  Lee', `${comment}![](/img/cow.png)`),
          message('> 07:08:29  Lee', '![](/img/cat.png)'),
        ),
      );
    }
  });

  it('and says so in Chinese', async () => {
    write(`_posts/${logName}`, '/img/cow.png', '/img/Cat.png');
    const chinese: SpawnOptions = { env: { LC_ALL: 'zh_CN.UTF-8' } };
    const { stdout } = await chatlog.run(['lint', '.'], chinese);
    assert.match(stdout, /工作区中没有图片“img\/cow\.png”。/);
    assert.match(stdout, /图片“img\/Cat\.png”的实际名称是“img\/cat\.png”：网页服务器区分大小写。/);
  });
});
