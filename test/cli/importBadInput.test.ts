import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { Chatlog } from './chatlog';

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);
/** Bytes of resident memory: reading a hundred million bytes at once would take several hundred million. */
const MEMORY = 300e6;

/** A chat in the form of Telegram, with these messages. */
const telegram = (name: string, ...messages: readonly object[]) =>
  JSON.stringify({
    name,
    type: 'private_group',
    id: [...name].reduce((sum, sign) => sum * 31 + sign.codePointAt(0)!, 1),
    messages: messages.map((message, id) => ({
      id,
      type: 'message',
      date: '2026-03-01T08:02:11',
      from: 'Kim',
      from_id: 'user1',
      text: 'x',
      ...message,
    })),
  });

describe('chatlog import of bad input', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const files = () =>
    readdirSync(chatlog.folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(chatlog.folder, join(entry.parentPath, entry.name)))
      .sort();

  /** Imports files, and checks that the process never has more memory; Linux tells how much it had. */
  const importBounded = async (...paths: readonly string[]) => {
    const measure = `
      process.once('exit', () => {
        if (fs.existsSync('/proc/self/status')) fs.copyFileSync('/proc/self/status', '../status');
      });`;
    const run = await chatlog.run(
      ['import', '--zone', 'UTC', '--to', 'site', ...paths],
      chatlog.hooked(measure),
    );
    const status = join(chatlog.folder, '../status');
    const peak = existsSync(status)
      ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'latin1'))?.[1]
      : undefined;
    if (peak !== undefined) assert.ok(Number(peak) * 1024 < MEMORY, `${peak} kB`);
    return run;
  };

  it('refuses a table of one line of a hundred million bytes', async () => {
    const line = Buffer.alloc(100_000_000, 'a,');
    chatlog.write('line.csv', line);
    const head = Buffer.from('AuthorID,Author,Date,Content,Attachments,Reactions\n');
    chatlog.write('discord.csv', Buffer.concat([head, line]));
    const run = await importBounded('line.csv', 'discord.csv');
    assert.equal(run.code, 1);
    assert.match(run.stderr, /line\.csv: this is text/);
    assert.match(run.stdout + run.stderr, /discord\.csv.*\n?.*longer than/s);
    assert.deepEqual(files(), ['discord.csv', 'line.csv']);
  });

  it('refuses JSON of a depth of 100,000, and keeps the messages before it', async () => {
    chatlog.write('deep.json', '['.repeat(100_000));
    const whole = telegram('Team', {});
    chatlog.write('chat.json', whole.replace(/\}$/, `,"x":${'['.repeat(100_000)}`));
    chatlog.write(
      'inside.json',
      telegram('Other', {}).replace('"text":"x"', `"text":${'['.repeat(100_000)}`),
    );
    const run = await importBounded('deep.json', 'chat.json', 'inside.json');
    assert.equal(run.code, 1);
    assert.match(run.stderr, /deep\.json: this is JSON, but no export/);
    assert.match(run.stdout + run.stderr, /nested too deeply/);
    assert.deepEqual(
      files().filter(path => path.startsWith('site/') && path.endsWith('.markdown')),
      ['site/2026-03-01-chat.markdown'],
    );
  });

  it('refuses an archive with a path above it, and one that is a bomb', async () => {
    const zip = Buffer.from(zipSync({ 'a/bb/chat.json': Buffer.from(telegram('Team', {})) }));
    for (let at = zip.indexOf('a/bb/'); at !== -1; at = zip.indexOf('a/bb/')) zip.write('../..', at);
    chatlog.write('above.zip', zip);
    chatlog.write('bomb.zip', zipSync({ 'chat.json': Buffer.alloc(50_000_000) }));
    const run = await importBounded('above.zip', 'bomb.zip');
    assert.equal(run.code, 1);
    assert.match(run.stderr, /above\.zip: /);
    assert.match(run.stderr, /bomb\.zip: the archive unpacks to more than is read/);
    assert.deepEqual(files(), ['above.zip', 'bomb.zip']);
  });

  it('writes nothing outside of the folder, whatever names and paths say', async () => {
    const names = ['../../evil', '/etc/evil', 'C:\\evil', '..', '.', 'CON', 'a\u0000b', '  '];
    for (const [i, name] of names.entries()) {
      chatlog.write(
        `in/${i}.json`,
        telegram(
          name,
          { from: name, photo: '../../secret.png' },
          { from: '{{ site.x }}', photo: '/etc/passwd' },
        ),
      );
    }
    chatlog.write('secret.png', PICTURE);
    const run = await importBounded('in');
    assert.equal(run.code, 0, run.stderr);
    const logs = files().filter(path => path.endsWith('.markdown'));
    assert.equal(logs.length, names.length);
    for (const path of files()) {
      assert.match(
        path,
        /^(?:in\/\d\.json|secret\.png|site\/(?:[^/]+\/2026-03-01-chat\.markdown|_data\/\w+\.yml))$/,
      );
      if (path.endsWith('.markdown')) {
        const text = readFileSync(join(chatlog.folder, path), 'utf8');
        assert.doesNotMatch(text, /secret|passwd|\{\{/);
      }
    }
    assert.ok(!existsSync(join(chatlog.folder, '../evil')));
  });

  it('takes what is a script for text', async () => {
    const message =
      '<script>fs.writeFileSync("owned", "")</script><img src="x" onerror="owned()"><a href="javascript:owned()">go</a>&lt;script&gt;';
    chatlog.write(
      'messages.html',
      `<div class="page_header"><div class="text bold">Team</div></div>
       <div class="message default clearfix" id="message1"><div class="body">
       <div class="pull_right date details" title="01.03.2026 08:02:11 UTC+00:00">08:02</div>
       <div class="from_name">Kim</div><div class="text">hi ${message}</div></div></div>`,
    );
    const run = await importBounded('messages.html');
    assert.equal(run.code, 0, run.stderr);
    const text = readFileSync(join(chatlog.folder, 'site/2026-03-01-chat.markdown'), 'utf8');
    assert.match(text, /^hi go.*\\<script>/m);
    assert.doesNotMatch(text, /(?<!\\)<script|onerror|\]\(javascript/);
    assert.ok(!existsSync(join(chatlog.folder, 'owned')));
  });
});
