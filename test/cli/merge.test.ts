import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frontMatter, message } from '../support/logText';
import { Chatlog, killAtWrite } from './chatlog';

const DAY = '2026-03-01';

const hi = message('10:00:00', 'Kim', 'Hi all');
const lunch = message('10:01:10', 'Lee', 'Lunch at noon?');
const yes = message('10:02:20', 'Kim', 'Yes, the usual place');
const late = message('10:03:30', 'Noa', 'I am five minutes late');

function log(...messages: readonly string[]): string {
  return logOf(DAY, ...messages);
}

function logOf(day: string, ...messages: readonly string[]): string {
  return frontMatter(day, 'Kim') + messages.join('');
}

describe('chatlog merge', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const read = (path: string) => readFileSync(join(chatlog.folder, path), 'utf8');
  const files = () =>
    readdirSync(chatlog.folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(chatlog.folder.length + 1))
      .sort();
  const merge = (...args: readonly string[]) => chatlog.run(['merge', ...args]);

  it('prints the merge of two logs, and the report beside it', async () => {
    chatlog.write('a.md', log(hi, yes));
    chatlog.write('b.md', log(lunch, yes, late));
    const { code, stdout, stderr } = await merge('a.md', 'b.md');
    assert.equal(stdout, log(hi, lunch, yes, late));
    assert.match(stderr, /a\.md: 4 messages; only a\.md: 1, only b\.md: 2, in several: 1\n/);
    assert.equal(code, 0);
    assert.equal(read('a.md'), log(hi, yes));
  });

  it('writes into a new log, and nothing twice', async () => {
    chatlog.write('a.md', log(hi, yes));
    chatlog.write('b.md', log(lunch, yes));
    const first = await merge('-o', 'out/c.md', 'a.md', 'b.md');
    assert.equal(first.stderr, '');
    assert.match(first.stdout, /out\/c\.md: 3 messages.*\nWritten: 3 messages in 1 log\.\n$/);
    assert.equal(read('out/c.md'), log(hi, lunch, yes));
    const again = await merge('-o', 'out/c.md', 'a.md', 'b.md');
    assert.equal(again.stdout, '1 log is there already, unchanged.\n');
    assert.equal(again.code, 0);
  });

  it('writes into the first log if that is asked for, and keeps its byte order mark', async () => {
    chatlog.write('a.md', `\ufeff${log(hi, yes)}`);
    chatlog.write('b.md', log(lunch, yes));
    await merge('-o', 'a.md', 'a.md', 'b.md');
    assert.equal(read('a.md'), `\ufeff${log(hi, lunch, yes)}`);
    assert.equal(read('b.md'), log(lunch, yes));
    assert.deepEqual(files(), ['a.md', 'b.md']);
  });

  it('knows pictures by their bytes, whatever their names are', async () => {
    const picture = (address: string) => message('10:00:00', 'Kim', `![picture](${address})`);
    const before =
      message('09:58:00', 'Kim', 'Here are the two plans') +
      message('09:59:00', 'Lee', 'I look at both of them');
    // Times tell nothing in one minute.
    chatlog.write('a/x/2026-03-01-chat.md', log(before, picture('img/1.png')));
    chatlog.write(
      'b/x/2026-03-01-chat.md',
      log(before, picture('../media/IMG_8.png'), picture('../media/IMG_9.png')),
    );
    for (const same of ['IMG_8', 'IMG_9']) {
      chatlog.write('a/x/img/1.png', same);
      for (const name of ['IMG_8', 'IMG_9']) chatlog.write(`b/media/${name}.png`, name);
      await merge('-o', same, 'a', 'b');
      const other = same === 'IMG_8' ? 'IMG_9' : 'IMG_8';
      const merged = read(`${same}/x/2026-03-01-chat.md`);
      assert.match(merged, /img\/1\.png/);
      assert.ok(merged.includes(`${other}.png`), `the picture that only b has: ${other}`);
      assert.ok(!merged.includes(`${same}.png`), `the picture that both have: ${same}`);
    }
  });

  describe('and the files that messages name', () => {
    const pictured = (time: string, address: string) => message(time, 'Kim', `![picture](${address})`);

    it('are copied into the folder of the result, by the same addresses', async () => {
      chatlog.write('phone/2026-03-01-chat.md', log(hi, pictured('10:00:05', 'img/1.png')));
      chatlog.write('phone/img/1.png', 'one');
      chatlog.write(
        'computer/2026-03-01-chat.md',
        log(
          hi,
          yes,
          message(
            '10:03:00',
            'Lee',
            '[plan of May.pdf](files/plan%20of%20May.pdf) and <img src="img/3.png">',
          ),
        ),
      );
      chatlog.write('computer/files/plan of May.pdf', 'plan');
      chatlog.write('computer/img/3.png', 'three');
      chatlog.write('computer/img/unused.png', 'unused');
      const { stdout } = await merge('-o', 'all', 'phone', 'computer');
      assert.deepEqual(
        files().filter(file => file.startsWith('all/')),
        ['all/2026-03-01-chat.md', 'all/files/plan of May.pdf', 'all/img/1.png', 'all/img/3.png'],
      );
      assert.equal(read('all/files/plan of May.pdf'), 'plan');
      assert.match(stdout, /^Copied: phone\/img\/1\.png to all\/img\/1\.png$/m);
      const written = files();
      const again = await merge('-o', 'all', 'phone', 'computer');
      assert.doesNotMatch(again.stdout, /Copied/);
      assert.deepEqual(files(), written);
    });

    it('have another name where another file is, and the same where the same bytes are', async () => {
      chatlog.write('site/_posts/2026-03-01-chat.md', log(hi, pictured('10:00:05', '../img/1.png')));
      chatlog.write('site/img/1.png', 'one');
      chatlog.write('site/img/same.png', 'same');
      chatlog.write('site/img/2_2.png', 'another second');
      chatlog.write('site/img/2.png', 'other');
      chatlog.write(
        'new/_posts/2026-03-01-chat.md',
        log(
          hi,
          message('10:03:00', 'Lee', 'Two: ![a](../img/1.png) ![b](../img/same.png)'),
          pictured('10:04:00', '../img/2.png'),
          pictured('10:05:00', '../img/2.png'),
        ),
      );
      chatlog.write('new/img/1.png', 'another one');
      chatlog.write('new/img/same.png', 'same');
      chatlog.write('new/img/2.png', 'second');
      await merge('-o', 'site/_posts', 'site/_posts', 'new/_posts');
      const merged = read('site/_posts/2026-03-01-chat.md');
      assert.match(merged, /Kim {2}\n {3}\n!\[picture\]\(\.\.\/img\/1\.png\)/);
      assert.match(merged, /Two: !\[a\]\(\.\.\/img\/1_2\.png\) !\[b\]\(\.\.\/img\/same\.png\)/);
      assert.equal(merged.split('(../img/2_3.png)').length, 3);
      assert.equal(read('site/img/1.png'), 'one');
      assert.equal(read('site/img/1_2.png'), 'another one');
      assert.equal(read('site/img/2_3.png'), 'second');
      assert.equal(read('new/_posts/2026-03-01-chat.md').includes('1_2'), false);
      const written = files();
      const { stdout } = await merge('-o', 'site/_posts', 'site/_posts', 'new/_posts');
      assert.equal(stdout, '1 log is there already, unchanged.\n');
      assert.deepEqual(files(), written);
    });

    it('are copied beside the pictures if their address leads out of the result', async () => {
      chatlog.write('old/logs/2026-03-01-chat.md', log(hi, pictured('10:00:05', '../media/a b.png')));
      chatlog.write('old/media/a b.png', 'a');
      chatlog.write(
        'old/logs/2026-03-02-chat.md',
        logOf('2026-03-02', pictured('10:00:05', '../media/a%20b.png')),
      );
      chatlog.write('new/2026-03-02-chat.md', logOf('2026-03-02', hi));
      await merge('-o', 'out', 'old/logs', 'new');
      assert.deepEqual(
        files().filter(file => file.startsWith('out/')),
        ['out/2026-03-01-chat.md', 'out/2026-03-02-chat.md', 'out/img/a b.png'],
      );
      assert.match(read('out/2026-03-02-chat.md'), /\(img\/a%20b\.png\)/);
    });

    it('are there whole, and before the log that names them, when it is killed', async () => {
      const named = message('10:03:00', 'Lee', '![a](img/1.png)');
      chatlog.write('new/2026-03-01-chat.md', log(hi, named));
      chatlog.write('new/img/1.png', 'one');
      for (let at = 1; ; at++) {
        const base = `base-${at}`;
        chatlog.write(`${base}/2026-03-01-chat.md`, log(hi));
        const { code } = await chatlog.run(
          ['merge', '-o', base, base, 'new'],
          chatlog.hooked(killAtWrite(at)),
        );
        const written = files().filter(file => file.startsWith(`${base}/`) && !file.endsWith('.tmp'));
        const isMerged = read(`${base}/2026-03-01-chat.md`) === log(hi, named);
        if (!isMerged) assert.equal(read(`${base}/2026-03-01-chat.md`), log(hi), `killed at ${at}`);
        const hasPicture = written.includes(`${base}/img/1.png`);
        if (hasPicture) assert.equal(read(`${base}/img/1.png`), 'one');
        assert.ok(hasPicture || !isMerged, `killed at ${at}`);
        if (code === 0) break;
        if (at % 5 > 0) continue;
        await merge('-o', base, base, 'new');
        assert.deepEqual(
          files().filter(file => file.startsWith(`${base}/`)),
          [`${base}/2026-03-01-chat.md`, `${base}/img/1.png`],
        );
      }
    });

    it('stay where the address leads to them, and where they may be run or lead out of the paths', async () => {
      chatlog.write('secret.png', 'secret');
      chatlog.write('a/logs/2026-03-01-chat.md', log(hi));
      chatlog.write('a/img/near.png', 'near');
      chatlog.write(
        'a/more/2026-03-01-chat.md',
        log(
          hi,
          message(
            '10:03:00',
            'Lee',
            '![](../img/near.png) ![](../../secret.png) [run](run.html) [log](2026-03-01-chat.md)',
          ),
        ),
      );
      chatlog.write('a/more/run.html', '<script>');
      const before = files();
      const { stdout } = await merge('-o', 'a/logs', 'a/logs', 'a/more');
      assert.deepEqual(files(), before);
      assert.match(read('a/logs/2026-03-01-chat.md'), /\[run\]\(run\.html\)/);
      assert.match(stdout, /Not copied, as a browser or a desktop may run it: a\/more\/run\.html/);
    });
  });

  it('merges folders day by day', async () => {
    chatlog.write('a/2026-03-01-chat.markdown', log(hi, yes));
    chatlog.write(
      'a/2026-03-03-chat.markdown',
      logOf('2026-03-03', message('08:00:00', 'Kim', 'Monday again')),
    );
    chatlog.write('b/2026-03-01-chat.markdown', log(lunch, yes));
    chatlog.write(
      'b/2026-03-02-chat.markdown',
      logOf('2026-03-02', message('09:00:00', 'Lee', 'A day between')),
    );
    const { code, stdout } = await merge('--output', 'out', 'a', 'b');
    assert.equal(code, 0);
    assert.match(stdout, /Written: 5 messages in 3 logs/);
    assert.equal(read('out/2026-03-01-chat.markdown'), log(hi, lunch, yes));
    assert.equal(read('out/2026-03-02-chat.markdown'), read('b/2026-03-02-chat.markdown'));
    assert.equal(read('out/2026-03-03-chat.markdown'), read('a/2026-03-03-chat.markdown'));
  });

  it('adds to the folder that comes first', async () => {
    chatlog.write('a/2026-03-01-chat.markdown', log(hi, yes));
    chatlog.write('export.md', log(lunch, yes, late));
    await merge('-o', 'a', 'a', 'export.md');
    assert.equal(read('a/2026-03-01-chat.markdown'), log(hi, lunch, yes, late));
    const { stdout } = await merge('-o', 'a', 'a', 'export.md');
    assert.equal(stdout, '1 log is there already, unchanged.\n');
  });

  it('keeps conversations in folders of their own apart', async () => {
    for (const source of ['a', 'b']) {
      for (const name of ['dev', 'ops']) {
        const own = message('10:00:00', 'Kim', `This is ${name}`);
        const more = source === 'a' ? [] : [message('10:00:10', 'Lee', `More of ${name}`)];
        chatlog.write(`${source}/${name}/2026-03-01-chat.markdown`, log(own, ...more));
      }
    }
    await merge('-o', 'out', 'a', 'b');
    assert.equal(read('out/dev/2026-03-01-chat.markdown'), read('b/dev/2026-03-01-chat.markdown'));
    assert.equal(read('out/ops/2026-03-01-chat.markdown'), read('b/ops/2026-03-01-chat.markdown'));
    chatlog.write('c.md', log(hi));
    const { code, stderr } = await merge('-o', 'out2', 'a', 'c.md');
    assert.equal(code, 2);
    assert.match(stderr, /a has several conversations: to which of them does c\.md belong\?/);
  });

  it('knows the people of the registry', async () => {
    chatlog.write('_data/speakers.yml', 'people:\n  - name: Kim Park\n    aliases: [Kim]\n');
    chatlog.write('a.md', log(hi, message('10:02:20', 'Kim Park', '好的')));
    chatlog.write('b.md', log(hi, message('10:02:20', 'Kim', '好的')));
    const { stdout } = await merge('a.md', 'b.md');
    assert.equal(stdout, read('a.md'));
  });

  it('says what is not certain, and keeps both', async () => {
    chatlog.write('a.md', log(hi, lunch, message('10:02:20', 'Kim', 'Yes, at the usual place')));
    chatlog.write('b.md', log(hi, lunch, message('10:02:40', 'Kim', 'Yes, at the usual place')));
    const { code, stdout, stderr } = await merge('a.md', 'b.md');
    assert.equal(code, 1);
    assert.match(stderr, /uncertain: 1\nBoth stay: a\.md:16 and b\.md:16; the times differ\n/);
    assert.equal(stdout.split('the usual place').length, 3);
  });

  it('refuses two conversations, unless they are to be merged all the same', async () => {
    const of = (name: string, said: string) =>
      log(
        ...Array.from({ length: 12 }, (_, i) =>
          message(`10:${10 + i}:0${i % 7}`, name, `${said} number ${'abcdefghijkl'[i]}`),
        ),
      );
    chatlog.write('a.md', of('Kim', 'A thing'));
    chatlog.write('b.md', of('Kim', 'Another one'));
    const { code, stdout, stderr } = await merge('-o', 'out.md', 'a.md', 'b.md');
    assert.equal(code, 2);
    assert.match(
      stderr,
      /a\.md and b\.md look like two conversations: at the same time they have 12 and 12 messages, and 0 /,
    );
    assert.match(stdout, /Nothing was written: 24 messages in 1 log would be/);
    assert.deepEqual(files(), ['a.md', 'b.md']);
    const anyway = await merge('-o', 'out.md', '--anyway', 'a.md', 'b.md');
    assert.equal(anyway.code, 0);
    assert.equal(read('out.md').split('number').length, 25);
  });

  it('refuses a place where something else is', async () => {
    chatlog.write('a.md', log(hi));
    chatlog.write('b.md', log(hi, lunch));
    chatlog.write('c.md', log(late));
    for (const output of ['c.md', 'b.md']) {
      const { code, stderr } = await merge('-o', output, 'a.md', 'b.md', 'c.md');
      assert.equal(code, 2, output);
      assert.match(stderr, /something else is at the place of the result/);
    }
    assert.equal(read('c.md'), log(late));
  });

  it('needs a place for folders and for several days', async () => {
    chatlog.write('a/2026-03-01-chat.markdown', log(hi));
    chatlog.write('b/2026-03-01-chat.markdown', log(lunch));
    assert.match(
      (await merge('a', 'b')).stderr,
      /The merge of a folder needs a folder for the result: -o OUT/,
    );
    chatlog.write('c.md', log(hi));
    chatlog.write('d.md', logOf('2026-03-02', lunch));
    assert.match((await merge('c.md', 'd.md')).stderr, /The result is 2 logs, of as many days/);
    assert.match((await merge('c.md')).stderr, /A merge needs two logs or folders at least/);
    assert.match((await merge('c.md', 'no.md')).stderr, /no\.md: this file cannot be read/);
  });

  it('writes nothing in a dry run, and reports as JSON', async () => {
    chatlog.write('a.md', log(hi, yes));
    chatlog.write('b.md', log(lunch, yes));
    const { code, stdout } = await merge('--dry-run', '--report', 'json', '-o', 'out.md', 'a.md', 'b.md');
    assert.equal(code, 0);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.logs, [
      {
        file: 'out.md',
        day: DAY,
        state: 'new',
        total: 3,
        from: [
          { source: 'a.md', messages: 1 },
          { source: 'b.md', messages: 1 },
        ],
        inSeveral: 1,
        uncertain: 0,
      },
    ]);
    assert.equal(report.written, false);
    assert.deepEqual(files(), ['a.md', 'b.md']);
  });

  it('leaves each log old or new when it is killed', async () => {
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03']) {
      chatlog.write(`a/${day}-chat.markdown`, logOf(day, hi, yes));
      chatlog.write(`b/${day}-chat.markdown`, logOf(day, lunch, yes));
    }
    for (const call of ['renameSync', 'openSync', 'fsyncSync', 'closeSync']) {
      const killed = chatlog.hooked(`
        let calls = 0;
        const real = fs.${call};
        fs.${call} = (...args) => {
          if (String(args[0]).includes('.tmp') || typeof args[0] === 'number') {
            if (++calls === 2) process.kill(process.pid, 'SIGKILL');
          }
          return real(...args);
        };`);
      await chatlog.run(['merge', '-o', 'a', 'a', 'b'], killed);
      for (const day of ['2026-03-01', '2026-03-02', '2026-03-03']) {
        const text = read(`a/${day}-chat.markdown`);
        assert.ok(text === logOf(day, hi, yes) || text === logOf(day, hi, lunch, yes), `${call}: ${day}`);
      }
    }
    await merge('-o', 'a', 'a', 'b');
    assert.deepEqual(files().filter(file => file.startsWith('a/')).length, 3);
    assert.equal(read('a/2026-03-03-chat.markdown'), logOf('2026-03-03', hi, lunch, yes));
  });
});
