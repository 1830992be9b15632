import assert from 'node:assert/strict';
import { readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { markOf } from '../../server/src/import/memory/leftOut';
import { parseTranscript } from '../../server/src/model/parse';
import { Chatlog } from './chatlog';

const SHANGHAI = ['--zone', 'Asia/Shanghai'];
const FIRST = '2026-03-01';
const SECOND = '2026-03-02';

/** An export of WeFlow with a message on each day. */
const weFlow = (name: string, ...days: readonly string[]) =>
  JSON.stringify({
    weflow: { version: '1.0.3' },
    session: { wxid: `${name}@chatroom`, displayName: name },
    messages: days.map(day => ({
      createTime: Date.parse(`${day}T08:02:11+08:00`) / 1000,
      localType: 1,
      content: `${name} ${day}`,
      senderUsername: 'wxid_li',
      senderDisplayName: '李雷',
    })),
  });

/** An export of all chats of Telegram with a message on each day. */
const telegram = (names: readonly string[], ...days: readonly string[]) =>
  JSON.stringify({
    about: 'Telegram',
    chats: {
      list: names.map((name, id) => ({
        name,
        type: 'private_group',
        id,
        messages: days.map((day, at) => ({
          id: at + 1,
          type: 'message',
          date: `${day}T08:02:11`,
          date_unixtime: String(Date.parse(`${day}T08:02:11+08:00`) / 1000),
          from: '李雷',
          from_id: 'user1',
          text: `${name} ${day}`,
        })),
      })),
    },
  });

describe('chatlog import --again', () => {
  let chatlog: Chatlog;
  before(() => {
    chatlog = new Chatlog();
  });
  beforeEach(() => {
    chatlog.clear();
    chatlog.write('site/_config.yml', '');
  });
  after(() => chatlog.dispose());

  /** @param age the place in the order of changes */
  const write = (path: string, content: string, age: number) =>
    utimesSync(chatlog.write(path, content), age, age);
  const read = (path: string) => readFileSync(join(chatlog.folder, path), 'utf8');
  const memory = () => read('site/_data/imports.yml');
  const importInto = (folder: string, ...args: readonly string[]) =>
    chatlog.run(['import', ...SHANGHAI, '--to', folder, ...args]);
  const again = (...args: readonly string[]) => chatlog.run(['import', '--again', '--to', 'site', ...args]);

  it('remembers an import as text, and changes no byte the second time', async () => {
    write('site/exports/w1.json', weFlow('退款小组', FIRST), 1);
    await importInto('site', 'site/exports/w1.json');
    const remembered = memory();
    assert.deepEqual(remembered.split('\n').slice(3), [
      'imports:',
      '  - conversation: 退款小组',
      '    format: wechat-weflow-json',
      '    from: "exports/w1.json"',
      '    to: "."',
      '    zone: "Asia/Shanghai"',
      '    media: copy',
      '    last: "2026-03-01"',
      '',
    ]);
    const log = read('site/2026-03-01-chat.markdown');
    await importInto('site', 'site/exports/w1.json');
    assert.deepEqual(await again().then(({ code, stderr }) => [code, stderr]), [0, '']);
    assert.equal(memory(), remembered);
    assert.equal(read('site/2026-03-01-chat.markdown'), log);
  });

  it('takes the newest export of the same form and conversation, and adds only what is new', async () => {
    write('exports/w1.json', weFlow('退款小组', FIRST), 1);
    await importInto('site', 'exports/w1.json');
    const first = read('site/2026-03-01-chat.markdown');
    chatlog.write('site/_data/imports.yml', memory().replace('    zone:', '    # of the phone\n    zone:'));
    write('exports/w2.json', weFlow('退款小组', FIRST, SECOND), 2);
    write('exports/other.json', weFlow('别的群', FIRST, SECOND), 3);
    write('exports/notes.txt', 'no export', 4);
    const run = await again();
    assert.deepEqual([run.code, run.stderr], [0, '']);
    assert.match(run.stdout, /w2\.json/);
    assert.match(run.stdout, /Written: 1 message in 1 log\./);
    assert.equal(read('site/2026-03-01-chat.markdown'), first);
    assert.match(read('site/2026-03-02-chat.markdown'), /退款小组 2026-03-02/);
    assert.match(memory(), /from: ".*\/exports\/w2\.json"/);
    assert.match(memory(), /last: "2026-03-02"/);
    assert.match(memory(), /# of the phone/);
  });

  it('does not add again what the user has left out', async () => {
    const said = ['谁带了钥匙？', '在门后的钩子上', '我把那份方案带来了', '中午一起吃饭吗？'];
    const export_ = JSON.parse(weFlow('退款小组', ...said.map(() => FIRST)));
    for (const [index, message] of export_.messages.entries()) {
      message.content = said[index];
      message.createTime += 67 * index;
    }
    write('exports/w1.json', JSON.stringify(export_), 1);
    await importInto('site', 'exports/w1.json');
    const log = read('site/2026-03-01-chat.markdown');
    const edited = log.replace('08:04:25', '08:03:55');
    assert.notEqual(edited, log);
    chatlog.write('site/2026-03-01-chat.markdown', edited);
    const uncertain = await again('--dry-run');
    assert.equal(uncertain.code, 1);
    // As the editor writes it.
    const mark = markOf(FIRST, parseTranscript(log).messages[2]!);
    chatlog.write('site/_data/imports.yml', `${memory()}    left-out:\n      - ${mark}\n`);
    const run = await again();
    assert.deepEqual([run.code, run.stderr], [0, '']);
    assert.equal(read('site/2026-03-01-chat.markdown'), edited);
  });

  it('repeats all conversations into their folders, or the one that is named', async () => {
    write('exports/a.json', weFlow('甲群', FIRST), 1);
    write('exports/b.json', weFlow('乙群', FIRST), 1);
    await importInto('site', 'exports/a.json', 'exports/b.json');
    assert.match(memory(), /conversation: 甲群\n.*\n.*\n {4}to: 甲群\n/);
    write('exports/a.json', weFlow('甲群', FIRST, SECOND), 2);
    write('exports/b.json', weFlow('乙群', FIRST, SECOND), 2);
    await again('--conversation', '甲群');
    read('site/甲群/2026-03-02-chat.markdown');
    assert.throws(() => read('site/乙群/2026-03-02-chat.markdown'));
    assert.equal((await again()).code, 0);
    read('site/乙群/2026-03-02-chat.markdown');
  });

  it('reads an export of several conversations once', async () => {
    // The folder's own list of files changes nothing.
    const opened = async (names: readonly string[]) => {
      chatlog.clear();
      chatlog.write('site/_config.yml', '');
      write('exports/1.json', telegram(names, FIRST), 1);
      await importInto('site', 'exports/1.json');
      write('exports/2.json', telegram(names, FIRST, SECOND), 2);
      const count = `
        const real = fs.openSync;
        fs.openSync = (path, ...rest) => {
          if (String(path).endsWith('2.json')) fs.appendFileSync('opened', 'x');
          return real(path, ...rest);
        };`;
      const run = await chatlog.run(['import', '--again', '--to', 'site'], chatlog.hooked(count));
      assert.deepEqual([run.code, run.stderr], [0, '']);
      for (const name of names) read(`site/${name}/2026-03-02-chat.markdown`);
      return read('opened').length;
    };
    const two = await opened(['甲群', '乙群']);
    assert.equal(await opened(['甲群', '乙群', '丙群', '丁群', '戊群']), two);
  });

  it('finds the next export of a conversation that only the name of the file names', async () => {
    const first = '01.03.26, 08:02 - Kim: morning\n01.03.26, 08:03 - Lena Vogt: hello there\n';
    const next = `${first}13.03.26, 09:00 - Kim: lunch?\n`;
    write('dl/Team 2026-03-01.txt', first, 1);
    await importInto('site', 'dl/Team 2026-03-01.txt');
    assert.match(memory(), /conversation: "?Team 2026-03-01"?\n/);
    write('dl/Team 2026-03-08.txt', next, 2);
    write('dl/Other 2026-03-09.txt', next, 3);
    const run = await again();
    assert.deepEqual([run.code, run.stderr], [0, '']);
    assert.match(run.stdout, /Team 2026-03-08\.txt/);
    assert.match(run.stdout, /Written: 1 message in 1 log\./);
    assert.equal(memory().match(/conversation:/g)?.length, 1);
    const given = await again('dl/Other 2026-03-09.txt');
    assert.deepEqual([given.code, given.stderr], [0, '']);
  });

  it('finds the next export of Telegram in the folder of a later day', async () => {
    const telegram = (name: string, ...days: readonly string[]) =>
      JSON.stringify({
        name,
        type: 'private_group',
        id: 7,
        messages: days.map((day, index) => ({
          id: index + 1,
          type: 'message',
          date: `${day}T00:02:11`,
          date_unixtime: String(Date.parse(`${day}T08:02:11+08:00`) / 1000),
          from: '李雷',
          from_id: 'user1',
          text: `早上好 ${day}`,
          text_entities: [],
        })),
      });
    for (const from of ['ChatExport_2026-03-01', 'ChatExport_2026-03-01/result.json']) {
      chatlog.clear();
      chatlog.write('site/_config.yml', '');
      write('dl/ChatExport_2026-03-01/result.json', telegram('退款小组', FIRST), 9);
      await importInto('site', `dl/${from}`);
      write('dl/ChatExport_2026-03-08/result.json', telegram('退款小组', FIRST, SECOND), 1);
      write('dl/ChatExport_2026-03-09/result.json', telegram('别的群', SECOND), 1);
      write('dl/ChatExport_2026-02-22/result.json', telegram('退款小组', FIRST), 10);
      const run = await again();
      assert.deepEqual([run.code, run.stderr], [0, ''], from);
      assert.match(run.stdout, /Written: 1 message in 1 log\./);
      assert.match(read('site/2026-03-02-chat.markdown'), /早上好 2026-03-02/);
      assert.match(memory(), new RegExp(`from: ".*/dl/${from.replace('-01', '-08')}"`));
    }
  });

  it('takes given files instead of the remembered ones', async () => {
    write('exports/a.json', weFlow('甲群', FIRST), 1);
    write('exports/b.json', weFlow('乙群', FIRST), 1);
    await importInto('site', 'exports/a.json', 'exports/b.json');
    write('new/a.json', weFlow('甲群', SECOND), 2);
    const run = await again('new/a.json');
    assert.deepEqual([run.code, run.stderr], [0, '']);
    read('site/甲群/2026-03-02-chat.markdown');
    write('new/c.json', weFlow('丙群', SECOND), 2);
    const none = await again('new/c.json');
    assert.deepEqual(
      [none.code, none.stderr],
      [2, 'chatlog: new/c.json: none of the remembered conversations is in it.\n'],
    );
  });

  it('says that nothing is remembered, that the file is broken, or that the export is gone', async () => {
    const none = await again();
    assert.equal(none.code, 2);
    assert.match(none.stderr, /^chatlog: No import is remembered: site\/_data\/imports\.yml /);

    write('exports/a.json', weFlow('甲群', FIRST), 1);
    await importInto('site', 'exports/a.json');
    rmSync(join(chatlog.folder, 'exports/a.json'));
    const gone = await again();
    assert.equal(gone.code, 2);
    assert.match(gone.stderr, /^chatlog: 甲群: its export exports\/a\.json is gone/);
    assert.match((await again('--conversation', '乙群')).stderr, /no such import is remembered/);

    for (const text of ['imports: [', 'imports:\n  - conversation: 甲群\n']) {
      chatlog.write('site/_data/imports.yml', text);
      const broken = await again();
      assert.equal(broken.code, 2);
      assert.match(broken.stderr, /site\/_data\/imports\.yml: this file is broken/);
      write('exports/a.json', weFlow('甲群', FIRST), 1);
      const once = await importInto('site', 'exports/a.json');
      assert.equal(once.code, 0);
      assert.match(once.stderr, /cannot be edited, so this import is not remembered/);
      assert.equal(memory(), text);
    }
  });

  it('refuses a folder for the logs outside of the workspace folder', async () => {
    write('exports/a.json', weFlow('甲群', FIRST), 1);
    await importInto('site', 'exports/a.json');
    chatlog.write('site/_data/imports.yml', memory().replace('to: "."', 'to: "../elsewhere"'));
    const run = await again();
    assert.equal(run.code, 2);
    assert.match(run.stderr, /甲群: its logs would be outside of site/);
    assert.throws(() => read('elsewhere/2026-03-01-chat.markdown'));
  });

  it('does not remember an import of some days, or one that writes nothing', async () => {
    write('exports/a.json', weFlow('甲群', FIRST, SECOND), 1);
    await importInto('site', '--dry-run', 'exports/a.json');
    await importInto('site', '--since', SECOND, 'exports/a.json');
    assert.throws(memory);
  });

  it('does not remember an import that is not to be', async () => {
    write('exports/a.json', weFlow('甲群', FIRST), 1);
    const run = await importInto('site', '--no-remember', 'exports/a.json');
    assert.deepEqual([run.code, run.stderr], [0, '']);
    assert.throws(memory);
  });
});
