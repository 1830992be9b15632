import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { Chatlog, killAtWrite, message } from './chatlog';

/** One conversation in the form of WeFlow: 3 messages in two days, and a notice. Instants are those of UTC+8. */
const weFlow = (name = '退款小组', content = '早上好') =>
  JSON.stringify({
    weflow: { version: '1.0.3' },
    session: { wxid: `${name}@chatroom`, displayName: name },
    messages: [
      weFlowMessage('2026-03-01T08:02:11+08:00', '李雷', content),
      weFlowMessage('2026-03-01T23:59:59+08:00', '韩梅', 'media/a.png', 3),
      { ...weFlowMessage('2026-03-01T23:59:59+08:00', '', '"韩梅" 撤回了一条消息', 10000) },
      weFlowMessage('2026-03-02T00:00:00+08:00', '李雷', '> 07:08:28  不是标题'),
    ],
  });

const weFlowMessage = (time: string, name: string, content: string, localType = 1) => ({
  createTime: Date.parse(time) / 1000,
  localType,
  content,
  senderUsername: name && `wxid_${name}`,
  senderDisplayName: name,
});

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]);
const SHANGHAI = ['--zone', 'Asia/Shanghai'];

interface JsonReport {
  files: {
    file: string;
    format: string;
    conversation: string;
    items: number;
    messages: number;
    omitted: { kind: string; count: number }[];
    unreadable: { line: number | null; reason: string }[];
  }[];
  logs: { file: string; day: string; state: string; added: number; alreadyThere: number; total: number }[];
  written: boolean;
}

describe('chatlog import', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => chatlog.clear());
  after(() => chatlog.dispose());

  const read = (path: string) => readFileSync(join(chatlog.folder, path), 'utf8');
  const files = (path = '.') =>
    readdirSync(join(chatlog.folder, path), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(chatlog.folder.length + 1))
      .sort();
  const importJson = async (args: readonly string[]) => {
    const run = await chatlog.run(['import', '--report', 'json', ...SHANGHAI, ...args]);
    return { ...run, report: JSON.parse(run.stdout) as JsonReport };
  };
  const contents = () =>
    Object.fromEntries(files().map(path => [path, readFileSync(join(chatlog.folder, path), 'latin1')]));

  it('makes a log of each day, copies pictures, and registers accounts', async () => {
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('export/media/a.png', PICTURE);
    const { code, stderr, report } = await importJson(['--to', 'site', 'export/chat.json']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.deepEqual(report, {
      files: [
        {
          file: 'export/chat.json',
          format: 'wechat-weflow-json',
          conversation: '退款小组',
          items: 4,
          messages: 3,
          omitted: [{ kind: 'recalled', count: 1 }],
          unreadable: [],
        },
      ],
      logs: [
        {
          file: 'site/2026-03-01-chat.markdown',
          day: '2026-03-01',
          state: 'new',
          added: 2,
          alreadyThere: 0,
          total: 2,
          uncertain: [],
          offers: { seconds: 0, pictures: 0 },
        },
        {
          file: 'site/2026-03-02-chat.markdown',
          day: '2026-03-02',
          state: 'new',
          added: 1,
          alreadyThere: 0,
          total: 1,
          uncertain: [],
          offers: { seconds: 0, pictures: 0 },
        },
      ],
      written: true,
    });
    assert.deepEqual(files('site'), [
      'site/2026-03-01-chat.markdown',
      'site/2026-03-02-chat.markdown',
      'site/_data/imports.yml',
      'site/_data/speakers.yml',
      'site/img/20260301_235959.png',
    ]);
    assert.deepEqual(readFileSync(join(chatlog.folder, 'site/img/20260301_235959.png')), PICTURE);
    assert.match(read('site/2026-03-01-chat.markdown'), /^> 08:02:11 {2}李雷 {2}\n {3}\n早上好 {2}\n/m);
    assert.match(read('site/2026-03-01-chat.markdown'), /!\[[^\]]*\]\(img\/20260301_235959\.png\)/);
    assert.match(read('site/_data/speakers.yml'), /- name: 李雷\n {4}accounts: \["wechat:wxid_李雷"\]/);
  });

  it('has logs without findings, whatever the texts are', async () => {
    chatlog.write('chat.json', weFlow());
    await chatlog.run(['import', ...SHANGHAI, '--to', 'site', 'chat.json']);
    const run = await chatlog.run(['lint', 'site']);
    assert.deepEqual(run, { code: 0, stdout: '', stderr: '' });
  });

  it('changes no byte when it runs a second time', async () => {
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('export/media/a.png', PICTURE);
    await chatlog.run(['import', ...SHANGHAI, '--to', 'site', 'export']);
    const before = contents();
    const { code, report } = await importJson(['--to', 'site', 'export']);
    assert.equal(code, 0);
    assert.deepEqual(
      report.logs.map(({ added, alreadyThere }) => [added, alreadyThere]),
      [
        [0, 2],
        [0, 1],
      ],
    );
    assert.deepEqual(contents(), before);
  });

  it('adds what the log of a day lacks, and changes nothing else of it', async () => {
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('export/media/a.png', PICTURE);
    const old = [
      '\ufeff---\r\nlayout: source\r\nauthor: 退款小组\r\nlines: 2\r\n---\r\n',
      message('> 08:02:11  李雷', '早上好'),
      message('> 09:00:00  李雷', '在群里改过的'),
    ].join('');
    const path = chatlog.write('site/2026-03-01-chat.md', old);
    const args = ['--to', 'site', 'export'];
    const { code, stderr, report } = await importJson(args);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.deepEqual(
      report.logs.map(({ file, state, added, alreadyThere, total }) => [
        file,
        state,
        added,
        alreadyThere,
        total,
      ]),
      [
        ['site/2026-03-01-chat.md', 'merged', 1, 1, 3],
        ['site/2026-03-02-chat.markdown', 'new', 1, 0, 1],
      ],
    );
    const now = readFileSync(path, 'utf8');
    assert.ok(now.startsWith(old.replace('lines: 2', 'lines: 3').trimEnd()), now);
    assert.match(now, /^> 23:59:59 {2}韩梅/m);
    const before = contents();
    const again = await importJson(args);
    assert.deepEqual(
      again.report.logs.map(({ added, alreadyThere }) => [added, alreadyThere]),
      [
        [0, 2],
        [0, 1],
      ],
    );
    assert.deepEqual(contents(), before);
  });

  it('copies no picture that no added message shows', async () => {
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('export/media/a.png', PICTURE);
    chatlog.write('site/2026-03-01-chat.md', message('> 23:59:59  韩梅', '![图片](../pictures/kept.png)'));
    const { report } = await importJson(['--to', 'site', '--until', '2026-03-01', 'export']);
    assert.deepEqual(
      report.logs.map(({ added, alreadyThere }) => [added, alreadyThere]),
      [[1, 1]],
    );
    assert.ok(files().every(path => !path.endsWith('20260301_235959.png')));
  });

  it('knows a picture of the log by its bytes, whatever its name is', async () => {
    const said = (time: string, file: string) =>
      weFlowMessage(`2026-03-01T${time}+08:00`, '韩梅', `media/${file}`, 3);
    const text = (time: string, body: string) => weFlowMessage(`2026-03-01T${time}+08:00`, '李雷', body);
    const messages = [
      text('10:00:00', '这是两张图'),
      said('10:01:00', 'a.png'),
      said('10:01:00', 'b.png'),
      text('10:02:00', '都看到了'),
    ];
    const session = { wxid: '1@chatroom', displayName: '退款小组' };
    chatlog.write('export/chat.json', JSON.stringify({ weflow: { version: '1.0.3' }, session, messages }));
    chatlog.write('export/media/a.png', 'picture a');
    chatlog.write('export/media/b.png', 'picture b');
    for (const [same, other] of ['ab', 'ba']) {
      const folder = `site-${same}`;
      chatlog.write(`${folder}/_config.yml`, '');
      chatlog.write(`${folder}/img/of phone.png`, `picture ${same}`);
      chatlog.write(
        `${folder}/2026-03-01-chat.md`,
        message('> 10:00:00  李雷', '这是两张图') +
          message('> 10:01:00  韩梅', '![](img/of%20phone.png)') +
          message('> 10:02:00  李雷', '都看到了'),
      );
      const { code, report } = await importJson(['export', '--to', folder]);
      assert.equal(code, 0);
      assert.deepEqual(
        report.logs.map(({ added, alreadyThere }) => [added, alreadyThere]),
        [[1, 3]],
      );
      assert.deepEqual(
        files(`${folder}/img`)
          .map(file => readFileSync(join(chatlog.folder, file), 'utf8'))
          .sort(),
        [`picture ${same}`, `picture ${other}`].sort(),
      );
      const [, address] = /\]\((img\/2026\S+)\)/.exec(read(`${folder}/2026-03-01-chat.md`))!;
      assert.equal(read(`${folder}/${address}`), `picture ${other}`);
    }
  });

  it('says in the text what is new, already there, and uncertain', async () => {
    chatlog.write('chat.json', weFlow('退款小组', '我们六点在车站前面见面'));
    const lines = [
      message('> 08:02:15  李雷', '我们六点整在车站门口见面'),
      message('> 23:59:59  韩梅', '[图片]'),
    ];
    chatlog.write('site/2026-03-01-chat.md', lines.join(''));
    const run = await chatlog.run(['import', ...SHANGHAI, '--to', 'site', '--media', 'skip', 'chat.json']);
    assert.match(run.stdout, /^site\/2026-03-01-chat\.md: new: 1, already there: 1, uncertain: 1$/m);
    const [, line] =
      /both stay: site\/2026-03-01-chat\.md:(\d+) and 08:02:11 {2}李雷$/m.exec(run.stdout) ?? [];
    assert.match(read('site/2026-03-01-chat.md').split('\n')[Number(line) - 1] ?? '', /^> 08:02:15/);
    assert.equal(run.code, 1);
  });

  it('refuses logs of another conversation, and writes nothing', async () => {
    chatlog.write('chat.json', weFlow());
    chatlog.write('site/2026-03-01-chat.md', message('> 12:00:00  Ann'));
    const before = contents();
    const { code, stderr, report } = await importJson(['--to', 'site', 'chat.json']);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /look like another conversation: [^:]*: site\/2026-03-01-chat\.md\. .* with --anyway\.\n$/,
    );
    assert.equal(report.written, false);
    assert.deepEqual(contents(), before);
    const since = await importJson(['--to', 'site', '--since', '2026-03-02', '--dry-run', 'chat.json']);
    assert.equal(since.code, 0);
    assert.deepEqual(since.report.files[0]?.omitted, [
      { kind: 'not-chosen', count: 2 },
      { kind: 'recalled', count: 1 },
    ]);
    const anyway = await importJson(['--to', 'site', '--anyway', 'chat.json']);
    assert.equal(anyway.code, 0);
    assert.match(read('site/2026-03-01-chat.md'), /> 08:02:11[\s\S]*> 12:00:00 {2}Ann[\s\S]*> 23:59:59/);
  });

  it('does not overwrite a log that changed meanwhile', async () => {
    chatlog.write('chat.json', weFlow());
    const path = chatlog.write('site/2026-03-01-chat.md', message('> 08:02:11  李雷', '早上好'));
    // `statSync` is the first call for a log that is about to be written; the plan is made by then.
    const change = `
      const real = fs.statSync;
      fs.statSync = (path, ...rest) => {
        if (String(path) === ${JSON.stringify(path)}) fs.writeFileSync(path, 'changed');
        return real(path, ...rest);
      };`;
    const args = ['import', ...SHANGHAI, '--to', 'site', 'chat.json'];
    const { code, stderr } = await chatlog.run(args, chatlog.hooked(change));
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^chatlog: site\/2026-03-01-chat\.md: this log changed while it was being imported to/m,
    );
    assert.equal(readFileSync(path, 'utf8'), 'changed');
  });

  it('adds accounts to the registry as it is when they are written', async () => {
    chatlog.write('chat.json', weFlow());
    const path = chatlog.write('site/_data/speakers.yml', 'people: []\n');
    // The log is written before the registry.
    const change = `
      const real = fs.linkSync;
      fs.linkSync = (from, to) => {
        if (String(to).endsWith('.markdown')) fs.writeFileSync(${JSON.stringify(path)}, 'people:\\n  - name: Ann\\n');
        return real(from, to);
      };`;
    const run = await chatlog.run(
      ['import', ...SHANGHAI, '--to', 'site', 'chat.json'],
      chatlog.hooked(change),
    );
    assert.deepEqual([run.code, run.stderr], [0, '']);
    assert.match(readFileSync(path, 'utf8'), /^people:\n {2}- name: Ann\n {2}- name: 李雷\n/);
  });

  it('leaves a registry that cannot be read, and says so', async () => {
    chatlog.write('chat.json', weFlow());
    const path = chatlog.write('site/_data/speakers.yml', Buffer.from([0xb0, 0xa1]));
    const run = await chatlog.run(['import', ...SHANGHAI, '--to', 'site', 'chat.json']);
    assert.match(
      run.stderr,
      /speakers\.yml: this file is not UTF-8.* So the accounts of the import are not written to it\./s,
    );
    assert.deepEqual([...readFileSync(path)], [0xb0, 0xa1]);
    read('site/2026-03-01-chat.markdown');
  });

  it('writes into _posts, in the style of the logs there, and leaves others as they are', async () => {
    chatlog.write('chat.json', weFlow());
    const old =
      '---\nlayout: post\ntitle: "2020-01-01-QQ"\ndate: 2020-01-01 09:00:00\nauthor: Old\ntag: [chat]\n---\n> 08:00:00  Ann\n\nHi\n\n';
    chatlog.write('_posts/2020-01-01-chat.md', old);
    const { report } = await importJson(['chat.json']);
    assert.deepEqual(
      report.logs.map(({ file }) => file),
      ['_posts/2026-03-01-chat.md', '_posts/2026-03-02-chat.md'],
    );
    assert.match(
      read('_posts/2026-03-02-chat.md'),
      /^---\nlayout: post\ntitle: "2026-03-02-QQ"\ndate: 2026-03-02 09:00:00\nauthor: Old\ntag: \[chat\]\n---\n> 00:00:00 {2}李雷\n\n/,
    );
    assert.equal(read('_posts/2020-01-01-chat.md'), old);
  });

  it('gives each of several conversations a folder', async () => {
    chatlog.write('export/a.json', weFlow('退款/小组'));
    chatlog.write('export/b.json', weFlow('../Team'));
    const { report } = await importJson(['--to', 'site', 'export']);
    assert.deepEqual(
      report.logs.map(({ file }) => file),
      ['退款 小组', 'Team'].flatMap(name => [
        `site/${name}/2026-03-01-chat.markdown`,
        `site/${name}/2026-03-02-chat.markdown`,
      ]),
    );
    const one = await importJson(['--to', 'one', '--conversation', '../Team', 'export']);
    assert.deepEqual(
      one.report.logs.map(({ file }) => file),
      ['one/2026-03-01-chat.markdown', 'one/2026-03-02-chat.markdown'],
    );
  });

  it('reads an archive with its pictures', async () => {
    chatlog.write('export.zip', zipSync({ 'x/chat.json': Buffer.from(weFlow()), 'x/media/a.png': PICTURE }));
    const { code, report } = await importJson(['--to', 'site', 'export.zip']);
    assert.equal(code, 0);
    assert.equal(report.files[0]?.file, 'export.zip/x/chat.json');
    assert.ok(files().includes('site/img/20260301_235959.png'));
  });

  it('copies the pictures that are within a file, under their form', async () => {
    chatlog.write('messages.mht', readFileSync(join(import.meta.dirname, '../fixtures/exports/qq.mht')));
    const { code } = await importJson(['--to', 'site', 'messages.mht']);
    assert.equal(code, 0);
    const copied = readFileSync(join(chatlog.folder, 'site/img/20260301_080340.jpg'));
    assert.equal(copied.toString('hex'), 'ffd8ffd9');
    assert.match(read('site/2026-03-01-chat.markdown'), /!\[图片\]\([^)]*img\/20260301_080340\.jpg\)/);
    await importJson(['--to', 'link', '--media', 'link', 'messages.mht']);
    assert.match(read('link/2026-03-01-chat.markdown'), /\[图片\]/);
    const again = await importJson(['--to', 'site', 'messages.mht']);
    assert.equal(again.report.logs[0]?.added, 0);
  });

  it('names or links pictures on request', async () => {
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('export/media/a.png', PICTURE);
    await importJson(['--to', 'skip', '--media', 'skip', 'export/chat.json']);
    assert.match(read('skip/2026-03-01-chat.markdown'), /\[图片\]/);
    assert.ok(!existsSync(join(chatlog.folder, 'skip/img')));
    await importJson(['--to', 'link', '--media', 'link', 'export/chat.json']);
    assert.match(read('link/2026-03-01-chat.markdown'), /!\[[^\]]*\]\(\.\.\/export\/media\/a\.png\)/);
    assert.ok(!existsSync(join(chatlog.folder, 'link/img')));
  });

  it('writes nothing in a dry run', async () => {
    chatlog.write('chat.json', weFlow());
    const before = files();
    const { code, report } = await importJson(['--dry-run', '--to', 'site', 'chat.json']);
    assert.equal(code, 0);
    assert.equal(report.written, false);
    assert.equal(report.logs.length, 2);
    assert.deepEqual(files(), before);
  });

  it('says what could not be read, and imports the rest', async () => {
    chatlog.write('chat.json', weFlow().slice(0, -40));
    const { code, report } = await importJson(['--to', 'site', 'chat.json']);
    assert.equal(code, 1);
    assert.deepEqual(report.files[0]?.unreadable, [
      { line: 1, reason: 'the file ends in the middle of this' },
    ]);
    assert.equal(report.files[0]?.items, 4);
    assert.ok(existsSync(join(chatlog.folder, 'site/2026-03-01-chat.markdown')));
  });

  it('says what a file is that is no export', async () => {
    chatlog.write('notes.txt', 'Milk\nEggs\n');
    chatlog.write('near.json', '{"weflow":{"version":"1"},"session":{"wxid":"a"},"rows":[]}');
    chatlog.write('a.png', PICTURE);
    chatlog.write('bomb.zip', zipSync({ a: Buffer.alloc(40_000_000) }));
    chatlog.write(
      'film.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nHi.\n\n2\n00:00:02,000 --> 00:00:03,000\nHo.\n',
    );
    chatlog.write('cut.txt', '<nora> hi\n<ben> ho\n<nora> bye\n');
    const paths = ['notes.txt', 'near.json', 'a.png', 'bomb.zip', 'nowhere', 'film.srt', 'cut.txt'];
    const run = await chatlog.run(['import', ...paths]);
    assert.equal(run.code, 1);
    assert.deepEqual(run.stderr.split('\n'), [
      'chatlog: notes.txt: this is text (utf-8), but no export that is known.',
      'chatlog: near.json: this is JSON, but no export that is known. It comes near WeChat (WeFlow, JSON).',
      'chatlog: a.png: this is no text, so no export that is known.',
      'chatlog: bomb.zip: the archive unpacks to more than is read',
      'chatlog: nowhere: ENOENT',
      'chatlog: film.srt: these are captions without names, and a message needs one. Write them before the texts, as in "Nora: Hello".',
      'chatlog: cut.txt: this is a conversation without times, and a message needs one. Export or copy it again with times.',
      '',
    ]);
  });

  it('is refused with the reason for a wrong call', async () => {
    for (const [args, reason] of [
      [[], 'No file, folder or glob is given.'],
      [['--zone', 'Mars', 'x'], '--zone needs a time zone such as Asia/Shanghai, UTC+8, not "Mars".'],
      [['--since', '2026-02-30', 'x'], '--since needs a day as YYYY-MM-DD, not "2026-02-30".'],
      [['--media', 'eat', 'x'], '--media needs one of copy, link, skip, not "eat".'],
      [['--fix', 'x'], 'Unknown option --fix.'],
    ] as const) {
      const run = await chatlog.run(['import', ...args]);
      assert.equal(run.code, 2);
      assert.equal(run.stderr.split('\n')[0], `chatlog: ${reason}`);
    }
  });

  it('leaves logs whole when it is killed', async () => {
    // One log and one picture: each file is written in the same steps.
    const args = ['import', ...SHANGHAI, '--until', '2026-03-01', 'export', '--to'];
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('export/media/a.png', PICTURE);
    await checkKilled(args, () => undefined);
  });

  it('leaves a log that it adds to the old or the new one when it is killed', async () => {
    const args = ['import', ...SHANGHAI, '--until', '2026-03-01', '--media', 'skip', 'chat.json', '--to'];
    chatlog.write('chat.json', weFlow());
    await checkKilled(args, to =>
      chatlog.write(`${to}/2026-03-01-chat.md`, message('> 08:02:11  李雷', '早上好')),
    );
  });

  it('leaves each log old or new when the export vanishes meanwhile, and says so', async () => {
    const old = message('> 08:02:11  李雷', '早上好');
    const codes = new Set<number | null>();
    // Before the first file is written, after its log was read, and after the folder was listed.
    for (const [call, moment] of [
      ['openSync', "args[1] === 'wx'"],
      ['readSync', 'true'],
      ['readdirSync', "String(args[0]).endsWith('export')"],
    ]) {
      chatlog.clear();
      chatlog.write('export/chat.json', weFlow());
      chatlog.write('export/media/a.png', PICTURE);
      chatlog.write('site/2026-03-01-chat.md', old);
      const vanishing = chatlog.hooked(`
        const real = fs.${call};
        let isGone = false;
        fs.${call} = (...args) => {
          const result = real(...args);
          if (isGone || !(${moment})) return result;
          isGone = true;
          fs.rmSync(${JSON.stringify(join(chatlog.folder, 'export'))}, { recursive: true, force: true });
          return result;
        };`);
      const { code, stderr } = await chatlog.run(
        ['import', ...SHANGHAI, '--to', 'site', 'export'],
        vanishing,
      );
      codes.add(code);
      const log = read('site/2026-03-01-chat.md');
      assert.ok(
        log === old || (log.startsWith(old) && log.endsWith('(media/a.png)  \n')) || code === 0,
        `${call}: ${log}`,
      );
      assert.deepEqual(
        files('site').filter(file => file.endsWith('.tmp')),
        [],
        call,
      );
      if (code !== 0) assert.match(stderr, /: (?:the file cannot be read|ENOENT)/, `${call}: ${stderr}`);
    }
    assert.ok(codes.has(2), 'in some of them it is missed');
  });

  it('writes nothing into a folder that is read-only, says why, and leaves the export as it is', async function () {
    if (process.platform === 'win32') this.skip();
    chatlog.write('export/chat.json', weFlow());
    chatlog.write('site/2026-03-01-chat.md', message('> 08:02:11  李雷', '早上好'));
    const before = contents();
    for (const path of ['export/chat.json', 'site/2026-03-01-chat.md'])
      chmodSync(join(chatlog.folder, path), 0o444);
    chmodSync(join(chatlog.folder, 'site'), 0o555);
    // Root may do everything, so another user runs.
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { code, stderr } = await chatlog.run(['import', ...SHANGHAI, '--to', 'site', 'export'], user);
    chmodSync(join(chatlog.folder, 'site'), 0o755);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /site.*EACCES|permission denied/s);
    assert.deepEqual(contents(), before);
  });

  /** Kills an import at each step. @param prepare writes what a folder has before the import */
  async function checkKilled(args: readonly string[], prepare: (to: string) => void): Promise<void> {
    prepare('whole');
    const old = contents();
    await chatlog.run([...args, 'whole']);
    const whole = contents();
    assert.notDeepEqual(whole, old);
    for (let at = 1; ; at++) {
      const to = `killed-${at}`;
      prepare(to);
      const { code } = await chatlog.run([...args, to], chatlog.hooked(killAtWrite(at)));
      const written = existsSync(join(chatlog.folder, to)) ? files(to) : [];
      for (const path of written.filter(each => !each.endsWith('.tmp'))) {
        const content = readFileSync(join(chatlog.folder, path), 'latin1');
        const before = old[path.replace(to, 'whole')];
        const after = whole[path.replace(to, 'whole')];
        assert.ok(content === after || content === before, `${path}, killed at ${at}`);
      }
      if (code === 0) break;
      if (at % 5 > 0) continue;
      // The next run completes it, and leaves nothing behind.
      await chatlog.run([...args, to]);
      assert.deepEqual(
        files(to).map(path => path.replace(to, 'whole')),
        files('whole'),
        `killed at ${at}`,
      );
    }
  }
});
