import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ErrorCodes } from 'vscode-languageserver-protocol';
import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import {
  FILES_FIND,
  FILES_LIST,
  IMPORT_END,
  IMPORT_LOG,
  IMPORT_MEMORY,
  IMPORT_OPEN,
  IMPORT_PICTURE,
  IMPORT_READ,
  IMPORT_REGISTRY,
  IMPORT_REMEMBERED,
  type ImportLogResult,
  type ImportMemoryParams,
  type ImportMemoryResult,
  type ImportOpenResult,
  type ImportPictureResult,
  type ImportReading,
  type ImportReadParams,
  type ImportReadResult,
  type ImportRegistryResult,
  type ImportRememberedResult,
  type LogChoices,
} from '../../server/src/protocol';
import { applyEdits } from '../../server/src/text/pieces';
import { message } from '../support/logText';
import { ServerProcess } from '../support/serverProcess';

/** Two messages and a notice in the form of WeFlow. */
const EXPORT = JSON.stringify({
  weflow: { version: '1.0.3' },
  session: { wxid: 'x@chatroom', displayName: '退款小组' },
  messages: [
    exported('2026-03-01T08:02:11+08:00', 1, '早上好', '李雷'),
    exported('2026-03-01T08:03:40+08:00', 3, 'media/a.png', '韩梅'),
    exported('2026-03-01T08:04:00+08:00', 10000, '"韩梅" 撤回了一条消息', ''),
  ],
});

const CLIENT_FILES: ImportOpenResult['files'] = [
  { path: 'chat.json', base64: Buffer.from(EXPORT).toString('base64') },
  { path: 'media/a.png', base64: btoa('PNG') },
];

function exported(time: string, localType: number, content: string, name: string) {
  return {
    createTime: Date.parse(time) / 1000,
    localType,
    content,
    senderUsername: name && `wxid_${name}`,
    senderDisplayName: name,
  };
}

describe('importing, over the protocol', () => {
  let folder: string;
  let outside: string;
  let server: ServerProcess;
  const uri = (...names: string[]) => pathToFileURL(path.join(folder, ...names)).toString();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'chatlog-import-'));
    outside = await mkdtemp(path.join(tmpdir(), 'chatlog-export-'));
    await mkdir(path.join(folder, '_posts'));
    await mkdir(path.join(outside, 'media'));
    await writeFile(path.join(outside, 'chat.json'), EXPORT);
    await writeFile(path.join(outside, 'media/a.png'), 'PNG');
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
    await rm(outside, { recursive: true });
  });

  const start = async (options: object = {}, serve?: Parameters<typeof ServerProcess.start>[3]) => {
    server = await ServerProcess.start(undefined, options, [uri()], serve);
  };
  const read = (params: Partial<ImportReadParams> = {}) =>
    server.request<ImportReadResult>(IMPORT_READ, {
      exports: [pathToFileURL(path.join(outside, 'chat.json')).toString()],
      to: uri(),
      zone: 'Asia/Shanghai',
      ...params,
    });

  it('says what would be written, gives it, and writes nothing', async () => {
    await start();
    const reading = (await read()) as ImportReading;
    assert.deepEqual(reading, {
      files: [
        {
          file: path.join(outside, 'chat.json'),
          source: 'WeChat (WeFlow, JSON)',
          conversation: '退款小组',
          items: 3,
          messages: 2,
          omitted: ['1 recalled'],
          unreadable: [],
          unreadableCount: 0,
        },
      ],
      conversations: [
        { name: '退款小组', messages: 2, people: 2, firstDay: '2026-03-01', lastDay: '2026-03-01' },
      ],
      logs: [
        {
          uri: uri('_posts/2026-03-01-chat.markdown'),
          day: '2026-03-01',
          state: 'new',
          refusal: null,
          added: 2,
          alreadyThere: 0,
          uncertain: 0,
          offers: { seconds: 0, picture: 0 },
          existing: [],
        },
      ],
      pictures: 1,
      offeredPictures: 0,
      zone: 'Asia/Shanghai',
      needsStart: false,
      failures: [],
      candidate: null,
      missing: [],
    });
    const change = await server.request<ImportLogResult>(IMPORT_LOG, { index: 0 });
    assert.deepEqual([change?.before, change?.edits], [null, []]);
    const text = change?.after ?? '';
    assert.match(text, /^> 08:02:11 {2}李雷 {2}\n {3}\n早上好 {2}$/m);
    assert.match(text, /!\[[^\]]*\]\(\/img\/20260301_080340\.png\)/);
    assert.deepEqual(await server.request<ImportPictureResult>(IMPORT_PICTURE, { index: 0 }), {
      uri: uri('img/20260301_080340.png'),
      base64: btoa('PNG'),
    });
    const registry = await server.request<ImportRegistryResult>(IMPORT_REGISTRY, {});
    assert.equal(registry?.uri, uri('_data/speakers.yml'));
    assert.deepEqual([registry?.before, registry?.edits], [null, []]);
    assert.match(registry?.after ?? '', /- name: 李雷\n {4}accounts: \["wechat:wxid_李雷"\]/);
    assert.deepEqual(await readdir(folder, { recursive: true }), ['_posts']);
    await server.connection.sendNotification(IMPORT_END);
    assert.equal(await server.request(IMPORT_LOG, { index: 0 }), null);
  });

  it('remembers an import, and lists what is remembered', async () => {
    await start();
    await read();
    const memory = await server.request<ImportMemoryResult>(IMPORT_MEMORY, {});
    assert.deepEqual([memory?.uri, memory?.before], [uri('_data/imports.yml'), null]);
    const listed = () =>
      server.request<ImportRememberedResult>(IMPORT_REMEMBERED, {
        folders: [uri(), pathToFileURL(outside).toString()],
      });
    assert.deepEqual(await listed(), { imports: [], broken: [] });

    await mkdir(path.join(folder, '_data'));
    await writeFile(path.join(folder, '_data/imports.yml'), memory!.after);
    assert.deepEqual(await listed(), {
      imports: [
        {
          folder: uri(),
          conversation: '退款小组',
          format: 'wechat-weflow-json',
          source: 'WeChat (WeFlow, JSON)',
          from: path.join(outside, 'chat.json'),
          to: '_posts',
          zone: 'Asia/Shanghai',
          media: 'copy',
          last: '2026-03-01',
        },
      ],
      broken: [],
    });
    await read();
    assert.equal(await server.request(IMPORT_MEMORY, {}), null);
    await read({ since: '2026-03-01', zone: 'UTC' });
    assert.equal(await server.request(IMPORT_MEMORY, {}), null);

    await writeFile(path.join(folder, '_data/imports.yml'), 'imports: [');
    assert.deepEqual(await listed(), { imports: [], broken: [uri('_data/imports.yml')] });
    await read();
    assert.equal(await server.request(IMPORT_MEMORY, {}), null);
  });

  it('reads the first export that has the remembered conversation in its form', async () => {
    await writeFile(path.join(outside, 'other.json'), EXPORT.replace('退款小组', '别的群'));
    await writeFile(path.join(outside, 'notes.txt'), 'no export');
    await writeFile(path.join(outside, 'old.json'), EXPORT.replace('早上好', '旧的'));
    await start();
    const exports = ['missing.json', 'notes.txt', 'other.json', 'chat.json', 'old.json'].map(name =>
      pathToFileURL(path.join(outside, name)).toString(),
    );
    const sought = { conversation: '退款小组', format: 'wechat-weflow-json', title: 'chat' };
    const reading = (await read({ exports, sought: [sought], areCandidates: true })) as ImportReading;
    assert.deepEqual(
      reading.files.map(({ file }) => path.basename(file)),
      ['chat.json'],
    );
    assert.deepEqual(reading.failures, []);
    const none = (await read({
      exports,
      sought: [{ ...sought, format: 'qq-text' }],
      areCandidates: true,
    })) as ImportReading;
    assert.deepEqual([none.files, none.logs], [[], []]);
  });

  it('reads an export of several remembered conversations once, each into its folder', async () => {
    const exportOf = (...names: readonly string[]) =>
      JSON.stringify({
        chats: {
          list: names.map((name, id) => ({
            name,
            type: 'private_group',
            id,
            messages: [
              {
                id: 1,
                type: 'message',
                date: '2026-03-01T08:02:11',
                date_unixtime: String(Date.parse('2026-03-01T08:02:11+08:00') / 1000),
                from: '李雷',
                from_id: 'user1',
                text: name,
              },
            ],
          })),
        },
      });
    const names = ['甲群', '乙群', '丙群'];
    await writeFile(path.join(outside, 'new.json'), exportOf('别的群', '甲群', '乙群'));
    await writeFile(path.join(outside, 'old.json'), exportOf(...names));
    await start();
    const exports = ['chat.json', 'new.json', 'old.json'].map(name =>
      pathToFileURL(path.join(outside, name)).toString(),
    );
    const sought = names.map((conversation, index) => ({
      conversation,
      format: 'telegram-json',
      title: 'result',
      to: uri(`folder ${index}`),
    }));
    const reading = (await read({ exports, sought, areCandidates: true })) as ImportReading;
    assert.deepEqual([reading.candidate, reading.missing], [1, ['丙群']]);
    assert.deepEqual(
      reading.logs.map(log => log.uri),
      [0, 1].map(index => uri(`folder ${index}`, '2026-03-01-chat.markdown')),
    );
    const memory = await server.request<ImportMemoryResult>(IMPORT_MEMORY, {});
    assert.match(
      memory?.after ?? '',
      /甲群\n[\s\S]*to: "?folder 0"?\n[\s\S]*乙群\n[\s\S]*to: "?folder 1"?\n/,
    );
    const rest = (await read({
      exports: exports.slice(2),
      sought: sought.slice(2),
      areCandidates: true,
      conversation: '丙群',
    })) as ImportReading;
    assert.deepEqual([rest.candidate, rest.missing, rest.logs.length], [0, [], 1]);
  });

  it('adds to an open log as it is in the editor, by the names of the registry', async () => {
    const log = path.join(folder, '_posts/2026-03-01-chat.markdown');
    await writeFile(log, message('07:00:00', 'Kim'));
    await mkdir(path.join(folder, '_data'));
    await writeFile(
      path.join(folder, '_data/speakers.yml'),
      'people:\n  - name: 雷子\n    aliases: [李雷]\n',
    );
    await start();
    const open = message('08:02:11', '雷子', '早上好');
    const logUri = uri('_posts/2026-03-01-chat.markdown');
    await server.open(logUri, open);
    const reading = (await read()) as ImportReading;
    assert.deepEqual(
      reading.logs.map(({ state, added, alreadyThere }) => [state, added, alreadyThere]),
      [['merged', 1, 1]],
    );
    const change = await server.request<ImportLogResult>(IMPORT_LOG, { index: 0 });
    assert.equal(change?.before, open);
    assert.equal(applyEdits(open, change?.edits ?? []), change?.after);
    assert.match(change?.after ?? '', /^> 08:02:11 {2}雷子[\s\S]*^> 08:03:40 {2}韩梅/m);
  });

  it('adds to a log of another conversation on request only', async () => {
    const other = message('08:03:00', 'Kim', 'Lunch at noon?');
    await writeFile(path.join(folder, '_posts/2026-03-01-chat.markdown'), other);
    await start();
    const refused = (await read()) as ImportReading;
    assert.deepEqual(
      refused.logs.map(({ state, refusal }) => [state, refusal]),
      [['other', 'different']],
    );
    const reading = (await read({ anyway: true })) as ImportReading;
    assert.deepEqual(
      reading.logs.map(({ state, added }) => [state, added]),
      [['merged', 2]],
    );
    const change = await server.request<ImportLogResult>(IMPORT_LOG, { index: 0 });
    assert.match(
      change?.after ?? '',
      /^> 08:02:11 {2}李雷[\s\S]*^> 08:03:00 {2}Kim[\s\S]*^> 08:03:40 {2}韩梅/m,
    );
  });

  it('settles what may be in the log already, and takes what the export knows better', async () => {
    const later = exported('2026-03-01T08:05:45+08:00', 1, '我把那份方案带来了', '韩梅');
    await writeFile(
      path.join(outside, 'chat.json'),
      JSON.stringify({ ...JSON.parse(EXPORT), messages: [...JSON.parse(EXPORT).messages, later] }),
    );
    const log = message('08:02:11', '李雷', '早上好') + message('08:03:40', '韩梅', '[图片]');
    await writeFile(
      path.join(folder, '_posts/2026-03-01-chat.markdown'),
      log + message('08:05:05', '韩梅', '我把那份方案带来了'),
    );
    await start();
    const reading = (await read()) as ImportReading;
    assert.deepEqual(
      reading.logs.map(({ added, uncertain, offers }) => [added, uncertain, offers]),
      [[1, 1, { seconds: 0, picture: 1 }]],
    );
    assert.deepEqual([reading.pictures, reading.offeredPictures], [0, 1]);
    const picture = await server.request<ImportPictureResult>(IMPORT_PICTURE, { index: 0 });
    assert.equal(picture?.uri, uri('img/20260301_080340.png'));
    const change = (choices: LogChoices) =>
      server.request<ImportLogResult>(IMPORT_LOG, { index: 0, choices });
    const both = await change({});
    assert.deepEqual(
      both?.places.map(({ doubt, first, second }) => [doubt, first.header, second.header]),
      [['time', '08:05:05 韩梅', '08:05:45 韩梅']],
    );
    assert.deepEqual((await change({ kept: ['first'] }))?.edits, []);
    const second = await change({ kept: ['second'], taken: ['picture'] });
    assert.match(
      second?.after ?? '',
      /^> 08:02:11[\s\S]*^> 08:03:40 {2}韩梅 {2}\n {3}\n!\[.*\]\(.*\.png\)[\s\S]*^> 08:05:45/m,
    );
    assert.doesNotMatch(second?.after ?? '', /08:05:05/);
    assert.equal(applyEdits(second?.before ?? '', second?.edits ?? []), second?.after);
  });

  it('does not offer again what was left out, until something else is chosen', async () => {
    const [early, later] = ['08:05:05', '08:05:45'];
    const text = '我把那份方案带来了';
    const messages = [...JSON.parse(EXPORT).messages, exported(`2026-03-01T${later}+08:00`, 1, text, '韩梅')];
    await writeFile(path.join(outside, 'chat.json'), JSON.stringify({ ...JSON.parse(EXPORT), messages }));
    const log =
      message('08:02:11', '李雷', '早上好') +
      message('08:03:40', '韩梅', '[图片]') +
      message(early, '韩梅', text);
    await writeFile(path.join(folder, '_posts/2026-03-01-chat.markdown'), log);
    await start();
    await read();
    const params: ImportMemoryParams = { kept: [{ index: 0, kept: ['first'] }] };
    const memory = await server.request<ImportMemoryResult>(IMPORT_MEMORY, params);
    assert.match(memory!.after, /\n {4}left-out:\n {6}- "?2026-03-01 08:05:45 \w+"?\n/);
    assert.ok(!memory!.after.includes(text));
    await mkdir(path.join(folder, '_data'));
    await writeFile(path.join(folder, '_data/imports.yml'), memory!.after);

    const again = (await read()) as ImportReading;
    assert.deepEqual(
      again.logs.map(({ state, added, alreadyThere, uncertain }) => [state, added, alreadyThere, uncertain]),
      [['same', 0, 3, 0]],
    );
    const change = (choices: LogChoices) =>
      server.request<ImportLogResult>(IMPORT_LOG, { index: 0, choices });
    const first = await change({});
    assert.deepEqual([first?.after, first?.places.map(({ kept }) => kept)], [log, ['first']]);
    assert.equal((await change({ kept: ['both'] }))?.added, 1);
    assert.equal(await server.request(IMPORT_MEMORY, { kept: [{ index: 0, kept: ['first'] }] }), null);
    // Without the message in the log the one of the export is new.
    await writeFile(
      path.join(folder, '_posts/2026-03-01-chat.markdown'),
      log.replace(message(early, '韩梅', text), ''),
    );
    assert.deepEqual(
      ((await read()) as ImportReading).logs.map(({ state, added }) => [state, added]),
      [['merged', 1]],
    );
  });

  it('knows the logs and the registry of the folder', async () => {
    await writeFile(path.join(folder, '_posts/2026-03-01-chat.markdown'), message('07:00:00', 'Kim'));
    await mkdir(path.join(folder, '_data'));
    await writeFile(
      path.join(folder, '_data/speakers.yml'),
      'people:\n  - name: 李雷\n    aliases: [雷子]\n',
    );
    await start();
    const reading = (await read()) as ImportReading;
    assert.deepEqual(
      reading.logs.map(({ state, refusal, existing }) => [state, refusal, existing]),
      [['other', 'unknown', [uri('_posts/2026-03-01-chat.markdown')]]],
    );
    const registry = await server.request<ImportRegistryResult>(IMPORT_REGISTRY, {});
    assert.equal(registry?.before, 'people:\n  - name: 李雷\n    aliases: [雷子]\n');
    assert.equal(registry?.edits.length, 1);
    assert.match(
      registry?.after ?? '',
      /^people:\n {2}- name: 李雷\n {4}aliases: \[雷子\]\n {4}accounts: \["wechat:wxid_李雷"\]\n/,
    );
  });

  it('refuses what it cannot do, with the reason', async () => {
    await start();
    assert.deepEqual(await read({ zone: 'Mars' }), { reason: '"Mars" is not a time zone.' });
    assert.deepEqual(await read({ to: pathToFileURL(outside).toString() }), {
      reason: 'Logs are imported into a folder of the workspace: open that folder.',
    });
    const missing = (await read({ exports: [uri('nowhere.json')] })) as ImportReading;
    assert.equal(missing.logs.length, 0);
    assert.match(missing.failures[0] ?? '', /^nowhere\.json: ENOENT/);
  });

  it('says which picture can no longer be read', async () => {
    await start();
    assert.equal(((await read()) as ImportReading).pictures, 1);
    await rm(path.join(outside, 'media/a.png'));
    await assert.rejects(server.request(IMPORT_PICTURE, { index: 0 }), {
      code: ErrorCodes.InvalidParams,
      message: '20260301_080340.png: the file cannot be read',
    });
  });

  it('speaks the language of the client', async () => {
    await start({ l10nBundle: chinese });
    const reading = (await read()) as ImportReading;
    assert.deepEqual(reading.files[0]?.omitted, ['1 条已撤回']);
    await rm(path.join(outside, 'media/a.png'));
    await assert.rejects(server.request(IMPORT_PICTURE, { index: 0 }), { message: /无法读取此文件$/ });
  });

  it('is read in slices: other requests are answered meanwhile, and it can be cancelled', async () => {
    const messages = Array.from({ length: 100_000 }, (_, i) =>
      JSON.stringify(exported(new Date(1_772_323_331_000 + i * 1000).toISOString(), 1, '早上好', '李雷')),
    );
    await writeFile(path.join(outside, 'chat.json'), EXPORT.replace(/\[.*\]/s, `[${messages.join(',')}]`));
    await start();
    const order: string[] = [];
    const reading = read().then(() => order.push('import'));
    await server.request('workspace/symbol', { query: '' }).then(() => order.push('symbols'));
    await reading;
    assert.deepEqual(order, ['symbols', 'import']);
  });

  it('reads through the client where the server cannot', async () => {
    const opened = await startWithClientFiles({ isFolder: true, files: CLIENT_FILES });
    const reading = (await read({ exports: ['vscode-vfs://x/export'] })) as ImportReading;
    assert.deepEqual(opened, ['vscode-vfs://x/export']);
    assert.equal(reading.logs[0]?.added, 2);
    assert.equal(reading.pictures, 1);
  });

  it('reads a single file through the client with the pictures beside it, and not as further exports', async () => {
    await startWithClientFiles({ isFolder: false, files: CLIENT_FILES });
    const reading = (await read({ exports: ['vscode-vfs://x/export/chat.json'] })) as ImportReading;
    assert.equal(reading.files.length, 1);
    assert.equal(reading.pictures, 1);
    assert.deepEqual(reading.failures, []);
  });

  it('says that the client could not pass the files beside a single one', async () => {
    await startWithClientFiles({ isFolder: false, files: CLIENT_FILES.slice(0, 1), isAlone: true });
    const reading = (await read({ exports: ['vscode-vfs://x/export/chat.json'] })) as ImportReading;
    assert.equal(reading.logs[0]?.added, 2);
    assert.match(reading.failures[0] ?? '', /^chat\.json: pictures and files beside it are not copied/);
  });

  /** @returns the URIs that the client is to open, as they come */
  async function startWithClientFiles(result: ImportOpenResult): Promise<string[]> {
    const opened: string[] = [];
    await start({ fileSystem: 'client' }, connection => {
      connection.onRequest(FILES_FIND, () => []);
      connection.onRequest(FILES_LIST, () => ({ files: [], folders: ['_posts'], links: [] }));
      connection.onRequest(IMPORT_OPEN, ({ uri: export_ }: { uri: string }): ImportOpenResult => {
        opened.push(export_);
        return result;
      });
    });
    return opened;
  }
});
