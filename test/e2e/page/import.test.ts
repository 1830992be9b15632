// Importing an export as a user does it: from the menu in the Explorer to the logs, and back by one undo.
import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../patience';
import { alsoIn } from '../whichHosts';
import { folder, window } from './window';
import {
  chooseInMenu,
  closeEditors,
  explorerRow,
  focusEditor,
  hostName,
  notice,
  openFolderRow,
  pick,
  runCommand,
  screenshot,
  screenshotInThemes,
  wholeText,
} from './workbench';

const FILES = [
  '_posts/2026-03-20-chat.markdown',
  '_posts/2026-03-21-chat.markdown',
  'img/20260320_093000.png',
  '_data/speakers.yml',
  '_data/imports.yml',
];

describe('Importing by hand', () => {
  afterEach(async () => {
    await runCommand(window(), 'Notifications: Clear All Notifications');
    await closeEditors(window());
  });

  const row = (name: string) => explorerRow(window(), name);
  const list = () => window().locator('.quick-input-widget:visible');
  const isThere = (file: string) => existsSync(path.join(folder(), file));

  it(
    alsoIn(['web'], 'shows what was read and the changes, writes the logs, and takes them back'),
    async () => {
      await runCommand(window(), 'File: Focus on Files Explorer');
      await openFolderRow(window(), 'exports');
      const review = list().getByText('Review the Changes…');
      await chooseInMenu(window(), row('result.json'), 'Import Chat Here…', review);
      await list().getByText('10 messages · 4 people · 2026-03-20 – 2026-03-21').waitFor();
      await list()
        .getByRole('option', { name: /result\.json.*Left out: 1 notice/ })
        .waitFor();
      await screenshot(window(), 'import-choices');
      // The setting's, where the host has settings.
      if (hostName !== 'web') await list().getByText('Time Zone: Asia/Tokyo').waitFor();
      await pick(window(), 'Time Zone: ');
      const zone = list().locator('input');
      await zone.fill('Asia/Shanghai');
      await zone.press('Enter');
      await list().getByText('Time Zone: Asia/Shanghai').waitFor();
      await pick(window(), 'Review the Changes…');

      await window().locator('.tab.active', { hasText: 'Import: 2 logs' }).waitFor();
      await window().locator('.multiDiffEntry').first().waitFor();
      await screenshotInThemes(window(), 'import-changes');
      await window().getByRole('button', { name: 'Import These Logs' }).click();

      const done = await notice(window(), /Imported: 10 messages in 2 logs\./);
      await done.getByRole('button', { name: 'Open First Log' }).click();
      await window().locator('.tab.active', { hasText: '2026-03-20-chat.markdown' }).waitFor();
      const text = await wholeText(window());
      assert.match(text, /^> 09:02:11 {2}林小满-青禾科技-产品/m);
      assert.match(text, /\(\.\.\/img\/20260320_093000\.png\)/);
      // The web workbench writes to memory.
      const isOnDisk = hostName !== 'web';
      if (isOnDisk) assert.deepEqual(FILES.filter(isThere), FILES);

      await focusEditor(window());
      await window().keyboard.press('Control+z');
      await row('2026-03-20-chat.markdown').waitFor({ state: 'detached' });
      await row('2026-03-21-chat.markdown').waitFor({ state: 'detached' });
      if (isOnDisk) await eventually('the files to go', () => !FILES.some(isThere));
    },
  );

  it('adds to a log what is new, and takes that back', async () => {
    const texts = [
      '周三的稿子好了',
      '退款页我看了两遍',
      '按钮的字再大一点',
      '好，下午改',
      '改完了，请看',
      '可以发布了',
    ];
    const second = (index: number) => `${String(index * 7 + 3).padStart(2, '0')}`;
    const [name, other] = ['林小满', '陈不易'];
    const before =
      '---\nlayout:     source\ntitle:      "2026-06-10-WeChat"\ndate:       2026-06-10 12:00:00\nauthor:     夜航船\ntag:        [chat]\n---\n' +
      texts
        .map(
          (text, index) => `> 08:10:${second(index)}  ${index % 2 ? other : name}  \n   \n${text}  \n   \n`,
        )
        .filter((_, index) => index !== 3)
        .join('');
    const log = path.join(folder(), '_posts/2026-06-10-chat.markdown');
    const export_ = path.join(folder(), 'exports/week.json');
    writeFileSync(log, before);
    writeFileSync(
      export_,
      JSON.stringify({
        name: '设计组',
        type: 'private_group',
        id: 7,
        messages: texts.map((text, index) => {
          const time = Date.parse(`2026-06-10T08:10:${second(index)}+09:00`);
          return {
            id: index + 1,
            type: 'message',
            date: new Date(time).toISOString().slice(0, 19),
            date_unixtime: String(time / 1000),
            from: index % 2 ? other : name,
            from_id: `user${index % 2}`,
            text,
            text_entities: [{ type: 'plain', text }],
          };
        }),
      }),
    );
    try {
      await runCommand(window(), 'File: Focus on Files Explorer');
      await openFolderRow(window(), 'exports');
      const review = list().getByText('Review the Changes…');
      await chooseInMenu(window(), row('week.json'), 'Import Chat Here…', review);
      await list().getByText('already there: 5 messages').waitFor();
      await screenshot(window(), 'import-into-log-choices');
      await pick(window(), 'Review the Changes…');
      await window().locator('.multiDiffEntry .line-insert').first().waitFor();
      await screenshotInThemes(window(), 'import-into-log-changes');
      await window().getByRole('button', { name: 'Import These Logs' }).click();

      const done = await notice(window(), /Imported: 1 message in 1 log\./);
      await done.getByRole('button', { name: 'Open First Log' }).click();
      await window().locator('.tab.active', { hasText: '2026-06-10-chat.markdown' }).waitFor();
      await eventually('the log on the disk', () => readFileSync(log, 'utf8').includes('好，下午改'));
      assert.equal(
        readFileSync(log, 'utf8').replace(`> 08:10:24  ${other}  \n   \n好，下午改  \n   \n`, ''),
        before,
      );
      await focusEditor(window());
      await window().keyboard.press('Control+z');
      await eventually('the former log on the disk', () => readFileSync(log, 'utf8') === before);
    } finally {
      rmSync(log, { force: true });
      rmSync(export_, { force: true });
    }
  });

  it('settles in the review what may be in the log, and does not offer it again', async () => {
    const [name, other] = ['林小满', '陈不易'];
    const said = (time: string) =>
      [
        ['08:10:03', name, '周三的稿子好了'],
        ['08:11:10', other, '退款页我看了两遍'],
        [time, name, '画册的样张带来了，一共三本'],
        ['08:14:24', other, '好，下午见'],
      ] as const;
    const before = said('08:12:05')
      .map(([time, from, text]) => `> ${time}  ${from}  \n   \n${text}  \n   \n`)
      .join('');
    const log = path.join(folder(), '_posts/2026-06-24-chat.markdown');
    const export_ = path.join(folder(), 'exports/samples.json');
    const memory = path.join(folder(), '_data/imports.yml');
    mkdirSync(path.dirname(memory), { recursive: true });
    writeFileSync(log, before);
    writeFileSync(
      export_,
      JSON.stringify({
        name: '样张组',
        type: 'private_group',
        id: 9,
        messages: said('08:12:50').map(([time, from, text], index) => ({
          id: index + 1,
          type: 'message',
          date: `2026-06-24T${time}`,
          date_unixtime: String(Date.parse(`2026-06-24T${time}+09:00`) / 1000),
          from,
          from_id: `user${index % 2}`,
          text,
          text_entities: [{ type: 'plain', text }],
        })),
      }),
    );
    try {
      await runCommand(window(), 'File: Focus on Files Explorer');
      await openFolderRow(window(), 'exports');
      const review = list().getByText('Review the Changes…');
      await chooseInMenu(window(), row('samples.json'), 'Import Chat Here…', review);
      await list().getByText('uncertain, both stay: 1 message').waitFor();
      await pick(window(), 'Review the Changes…');
      const place = window().locator('.multiDiffEntry .review-widget').first();
      await place.getByText('The times differ.').waitFor();
      await screenshotInThemes(window(), 'import-places');
      await place.getByRole('link', { name: 'Keep the First' }).click();
      await window().getByText('The first stays').first().waitFor();
      await window().getByRole('button', { name: 'Import These Logs' }).click();
      await notice(window(), /Nothing was added: the logs stay as they are\./);
      await eventually(
        'the choice to be remembered',
        () => existsSync(memory) && readFileSync(memory, 'utf8').includes('2026-06-24 08:12:50'),
      );
      assert.equal(readFileSync(log, 'utf8'), before);

      await chooseInMenu(
        window(),
        row('samples.json'),
        'Import Chat Here…',
        list().getByText('Everything is there already'),
      );
      await window().keyboard.press('Escape');
    } finally {
      for (const file of [log, export_, memory]) rmSync(file, { force: true });
    }
  });

  it('imports again the newest export of a remembered conversation', async () => {
    const [name, other] = ['林小满', '陈不易'];
    const said = [
      ['2026-06-17T08:10:03', name, '新的稿子放在共享文件夹里了'],
      ['2026-06-17T08:12:10', other, '看到了，晚上回复'],
      ['2026-06-18T09:30:20', other, '改动都标出来了'],
    ] as const;
    const exported = (messages: readonly (typeof said)[number][]) =>
      JSON.stringify({
        name: '周报组',
        type: 'private_group',
        id: 8,
        messages: messages.map(([time, from, text], index) => ({
          id: index + 1,
          type: 'message',
          date: time,
          date_unixtime: String(Date.parse(`${time}+09:00`) / 1000),
          from,
          from_id: `user${from}`,
          text,
          text_entities: [{ type: 'plain', text }],
        })),
      });
    const place = (file: string) => path.join(folder(), file);
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(place(file)), { recursive: true });
      writeFileSync(place(file), text);
    };
    const [firstExport, nextExport] = ['2026-06-17', '2026-06-18'].map(
      day => `exports/ChatExport_${day}/result.json`,
    ) as [string, string];
    const [first, next] = ['2026-06-17', '2026-06-18'].map(day => `weekly/${day}-chat.markdown`) as [
      string,
      string,
    ];
    const remembered = `imports:
  - conversation: 周报组
    format: telegram-json
    from: "${firstExport}"
    to: weekly
    zone: "Asia/Tokyo"
    media: copy
    last: "2026-06-17"
`;
    const log = `> 08:10:03  ${name}  \n   \n${said[0][2]}  \n   \n`;
    write(firstExport, exported(said.slice(0, 1)));
    write(nextExport, exported(said));
    write(first, log);
    write('_data/imports.yml', remembered);
    try {
      await runCommand(window(), 'Chat Log: Import Again…');
      await list().getByText('周报组').waitFor();
      await screenshot(window(), 'import-again');
      await pick(window(), '周报组');
      await list().getByText('already there: 1 message').waitFor();
      await pick(window(), 'Review the Changes…');
      await window().locator('.tab.active', { hasText: 'Import: 2 logs' }).waitFor();
      await window().getByRole('button', { name: 'Import These Logs' }).click();
      await notice(window(), /Imported: 2 messages in 2 logs\./);
      await eventually('the new log', () => isThere(next));
      await eventually('the next export to be remembered', () =>
        readFileSync(place('_data/imports.yml'), 'utf8').includes(`from: "${nextExport}"`),
      );
      assert.ok(readFileSync(place(first), 'utf8').startsWith(log.trimEnd()));
      assert.match(readFileSync(place(first), 'utf8'), /08:12:10/);
    } finally {
      for (const file of ['weekly', path.dirname(firstExport), path.dirname(nextExport), '_data/imports.yml'])
        rmSync(place(file), { recursive: true, force: true });
    }
  });

  it('imports again all conversations of the next export at once, each into its folder', async () => {
    const name = '林小满';
    const chat = (id: number, title: string, days: readonly string[]) => ({
      name: title,
      type: 'private_group',
      id,
      messages: days.map((day, index) => ({
        id: index + 1,
        type: 'message',
        date: `${day}T08:10:03`,
        date_unixtime: String(Date.parse(`${day}T08:10:03+09:00`) / 1000),
        from: name,
        from_id: 'user1',
        text: `${title} ${day}`,
        text_entities: [{ type: 'plain', text: `${title} ${day}` }],
      })),
    });
    const titles = ['选题组', '校对组'];
    const exported = (...days: readonly string[]) =>
      JSON.stringify({ chats: { list: titles.map((title, index) => chat(31 + index, title, days)) } });
    const place = (file: string) => path.join(folder(), file);
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(place(file)), { recursive: true });
      writeFileSync(place(file), text);
    };
    const [first, next] = ['2026-06-25', '2026-06-26'] as const;
    const exportOf = (day: string) => `exports/DataExport_${day}/result.json`;
    const logOf = (title: string, day: string) => `groups/${title}/${day}-chat.markdown`;
    const remembered = titles.map(
      title =>
        `  - conversation: ${title}\n    format: telegram-json\n    from: "${exportOf(first)}"\n    to: "groups/${title}"\n    zone: "Asia/Tokyo"\n    media: copy\n    last: "${first}"\n`,
    );
    const said = (title: string) => `> 08:10:03  ${name}  \n   \n${title} ${first}  \n   \n`;
    write(exportOf(first), exported(first));
    write(exportOf(next), exported(first, next));
    for (const title of titles) write(logOf(title, first), said(title));
    write('_data/imports.yml', `imports:\n${remembered.join('')}`);
    try {
      await runCommand(window(), 'Chat Log: Import Again…');
      const all = list().getByText('All 2 Conversations of This Export');
      await all.waitFor();
      await list().getByText('选题组, 校对组').waitFor();
      await screenshot(window(), 'import-again-all');
      await pick(window(), 'All 2 Conversations of This Export');
      await list().getByText('already there: 2 messages').waitFor();
      await pick(window(), 'Review the Changes…');
      await window().locator('.tab.active', { hasText: 'Import: 2 logs' }).waitFor();
      await window().getByRole('button', { name: 'Import These Logs' }).click();
      await notice(window(), /Imported: 2 messages in 2 logs\./);
      for (const title of titles) {
        await eventually(`the new log of ${title}`, () => isThere(logOf(title, next)));
        assert.match(readFileSync(place(logOf(title, next)), 'utf8'), new RegExp(`${title} ${next}`));
        assert.equal(readFileSync(place(logOf(title, first)), 'utf8'), said(title));
      }
      const memory = () => readFileSync(place('_data/imports.yml'), 'utf8');
      await eventually('the next export to be remembered', () => !memory().includes(exportOf(first)));
      assert.equal(memory().split(`from: "${exportOf(next)}"`).length - 1, titles.length);
      // Once more, nothing is new.
      await runCommand(window(), 'Chat Log: Import Again…');
      await pick(window(), 'All 2 Conversations of This Export');
      await list().getByText('Everything is there already').waitFor();
      await window().keyboard.press('Escape');
    } finally {
      for (const file of [
        'groups',
        path.dirname(exportOf(first)),
        path.dirname(exportOf(next)),
        '_data/imports.yml',
      ])
        rmSync(place(file), { recursive: true, force: true });
    }
  });
});
