import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, recognized } from '../exports';

const ID = 'line-text';
const DESKTOP = 'line-desktop-text';

describe('exports of LINE', () => {
  checkSample('line-en.txt', ID, [
    '# Refund Guild',
    '2026-03-01 08:02:00~ Nora Quill | Good morning',
    '2026-03-01 08:03:00~ Ben Okafor |  | image',
    '- recalled',
  ]);
  checkSample('line-ja.txt', ID, [
    '# 退款チーム',
    '2026-03-01 08:02:00~ 佐藤ゆい | おはよう',
    '2026-03-01 08:03:00~ Haru | 一行目\n二行目',
    '2026-03-01 08:04:00~ Haru |  | image',
    '- notice',
    '2026-03-01 13:05:00~ Aoi |  | sticker',
  ]);
  checkSample('line-zh-tw.txt', ID, [
    '# 退款小組',
    '2026-03-01 08:02:00~ 蘇小棠 | 早安',
    '2026-03-01 08:03:00~ 顧北辰 |  | image',
    '- notice',
  ]);

  checkText(
    'in the forms of several versions',
    ID,
    `[LINE] Chat history with Mr. Tanaka
Saved on: 2024/01/03 09:00

2024.01.02 Tuesday
03:04	Mr. Tanaka	good
3:05 PM	Noa	[File] report.pdf
03:06pm	Noa	[null] https://maps.example.org/1
24:53	Noa	☎ Call time 0:54

2024/01/03(Wed)
09:00	Noa	[Gift]
09:01	Noa unsent a message.
`,
    [
      '# Mr. Tanaka',
      '2024-01-02 03:04:00~ Mr. Tanaka | good',
      '2024-01-02 15:05:00~ Noa |  | file report.pdf',
      `2024-01-02 15:06:00~ Noa | ${escapeMarkdown('[null] https://maps.example.org/1')}`,
      '2024-01-02 00:53:00~ Noa | ☎ Call time 0:54',
      `2024-01-03 09:00:00~ Noa | ${escapeMarkdown('[Gift]')}`,
      '- recalled',
    ],
  );
  checkText(
    'with the day first or the month first, as the day of the week tells',
    ID,
    `[LINE] Chat history in Trip
Saved on: 05/04/2026, 09:00

Sun, 01/03/2026
09:00	Noa	a
Wed, 01/04/2026
09:00	Noa	b
Sun, 05/04/2026
09:00	Noa	c`,
    [
      '# Trip',
      '2026-03-01 09:00:00~ Noa | a',
      '2026-04-01 09:00:00~ Noa | b',
      '2026-04-05 09:00:00~ Noa | c',
    ],
  );
  checkText(
    'in Thai',
    ID,
    `[LINE] ประวัติการสนทนากับ สมชาย
บันทึกวันที่: 2569/03/02 09:00

2569/03/01(อาทิตย์)
09:15	สมชาย	สวัสดี
09:16	สมชาย	[สติกเกอร์]`,
    ['# สมชาย', '2026-03-01 09:15:00~ สมชาย | สวัสดี', '2026-03-01 09:16:00~ สมชาย |  | sticker'],
  );
  checkText(
    'with texts in quotation marks, which hold blank lines and days',
    ID,
    `2024/01/02（二）
下午03:04	小棠	"一

2024/01/03（三）
""二"""
下午03:05	小棠	"三
下午03:06	小棠	四

2024/01/04（四）
上午03:05	小棠	"五" 六`,
    [
      '2024-01-02 15:04:00~ 小棠 | 一\n\n2024/01/03（三）\n"二"',
      '2024-01-02 15:05:00~ 小棠 | "三',
      '2024-01-02 15:06:00~ 小棠 | 四',
      '2024-01-04 03:05:00~ 小棠 | "五" 六',
    ],
  );
  checkText(
    'with a quotation mark that a person wrote, on the last line of a day',
    ID,
    '2024/01/02（二）\n15:05\t小棠\t"三\n\n2024/01/03（三）\n08:00\t小棠\t四\n',
    ['2024-01-02 15:05:00~ 小棠 | "三\n\n2024/01/03（三）', '2024-01-03 08:00:00~ 小棠 | 四'],
  );
  checkText(
    'in Japanese, where 午前12時 after the morning is noon',
    ID,
    '[LINE] Aとのトーク履歴\n保存日時：2021/04/30 午後1:16\n\n2021/1/1(金)\n午前12:10\tA\tあ\n午前11:27\tB\tい\n午前12:03\tA\tう\n',
    ['# A', '2021-01-01 00:10:00~ A | あ', '2021-01-01 11:27:00~ B | い', '2021-01-01 12:03:00~ A | う'],
  );
  checkText(
    'without a day above a message',
    ID,
    '[LINE] Chat history with Noa\nSaved on: 2024/01/03 09:00\n\n09:00\tNoa\ta\n2024/01/03(Wed)\n09:00\tNoa\tb\n',
    ['# Noa', '! 4 no-time', '2024-01-03 09:00:00~ Noa | b'],
  );

  checkText(
    'of the desktop, where names have spaces',
    DESKTOP,
    `2017.09.03 Sunday
16:23 Kim Lee Today I found something:
in two lines
16:25 Ada Whaaat
16:25 Kim Lee Yeah, that one
16:26 Kim Lee Here is a screenshot
16:27 Kim Lee Photos
16:30 Ada Looks awesome!
16:31 Ada unsent a message.
16:32 Ada left the chat.
2017.09.04 Monday
00:01 Ada [Sticker]`,
    [
      '2017-09-03 16:23:00~ Kim Lee | Today I found something:\nin two lines',
      '2017-09-03 16:25:00~ Ada | Whaaat',
      '2017-09-03 16:25:00~ Kim Lee | Yeah, that one',
      '2017-09-03 16:26:00~ Kim Lee | Here is a screenshot',
      '2017-09-03 16:27:00~ Kim Lee |  | image',
      '2017-09-03 16:30:00~ Ada | Looks awesome!',
      '- recalled',
      '- notice',
      '2017-09-04 00:01:00~ Ada |  | sticker',
    ],
  );
  checkText(
    'of the desktop, in Chinese and Japanese',
    DESKTOP,
    `2021.01.01 金曜日
12:30 B [スタンプ]
12:30 Bがメッセージの送信を取り消しました
12:31 A あ
2021.01.02 星期六
12:30 小棠 貼圖
12:31 何一帆已加入群組
12:32 小棠 早`,
    [
      '2021-01-01 12:30:00~ B |  | sticker',
      '- recalled',
      '2021-01-01 12:31:00~ A | あ',
      '2021-01-02 12:30:00~ 小棠 |  | sticker',
      '- notice',
      '2021-01-02 12:32:00~ 小棠 | 早',
    ],
  );

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'a timetable': '08:02\tRome\tplatform 1\n08:05\tMilan\tplatform 2\n',
      'a diary': '2017.09.03\n16:23 coffee\n16:25 tea\n',
      'a table of a log': '2017-09-03 16:23\tINFO\tstarted\n2017-09-03 16:24\tINFO\tended\n',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });
});
