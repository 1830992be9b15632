import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, recognized, shown } from '../exports';

const start = { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } as const;

describe('chats of Zoom', () => {
  checkSample(
    'zoom-local.txt',
    'zoom-local',
    [
      '2026-03-01 08:02:11 Nora Quill | agenda is here | 👍 1',
      '2026-03-01 08:03:40 Ben Okafor | thanks | reply to ?: agenda is here',
      '2026-03-01 08:04:10 Yuki | hi',
      '- event',
    ],
    { start },
  );
  checkSample(
    'zoom-old.txt',
    'zoom-old',
    ['2026-03-01 08:02:11 Nora Quill | agenda is here', '2026-03-01 08:03:40 Ben Okafor | thanks'],
    { start },
  );
  checkSample(
    'zoom-cloud.txt',
    'zoom-cloud',
    ['2026-03-01 00:02:11 Nora Quill | agenda is here', '2026-03-01 00:03:40 Ben Okafor | thanks'],
    { start },
  );

  checkText(
    'saved with days, of Windows and the Mac',
    'zoom-local',
    `2026-03-01 23:58:00 From  Nora.Q  to  Everyone:
	one\r\ttwo\u000bthree
		four
2026-03-02 00:02:00 From Ben to be to Everyone(Direct Message):
	https://example.com : ok
2026-03-02 00:02:01 From Ben to Everyone:
	`,
    [
      `2026-03-01 23:58:00 Nora.Q | ${escapeMarkdown('one\ntwo\nthree\n\tfour')}`,
      '2026-03-02 00:02:00 Ben to be | https://example.com : ok',
      '- empty',
    ],
  );
  checkText(
    'saved in other languages',
    'zoom-local',
    `08:02:11 开始 梅 收件人 所有人:
	早
08:02:12 От Иван для Всех:
	привет
08:02:13 差出人 葵 宛先 全員:
	はい
`,
    ['2026-03-01 08:02:11 梅 | 早', '2026-03-01 08:02:12 Иван | привет', '2026-03-01 08:02:13 葵 | はい'],
    { start },
  );
  checkText(
    'saved without days, with a night, reactions to long texts and some that were taken back',
    'zoom-local',
    `23:58:00 From Nora to Everyone:
	a text that is longer than Zoom quotes
23:59:00 From Ben to Everyone:
	Reacted to "a text that is longe..." with 👍
23:59:01 From Ada to Everyone:
	Reacted to "a text that is longe..." with 👍
23:59:02 From Ada to Everyone:
	Reacted to "a text that is longe..." with 😂
23:59:03 From Ada to Everyone:
	Removed a 😂 reaction from "a text that is longe..."
00:01:00 From Nora to Everyone:
	a text that is longer than another
00:02:00 From Ben to Everyone:
	Replying to "a "quoted" text"

	yes
	no`,
    [
      '2026-03-01 23:58:00 Nora | a text that is longer than Zoom quotes | 👍 2',
      '- event',
      '- event',
      '- event',
      '- event',
      '2026-03-02 00:01:00 Nora | a text that is longer than another',
      '2026-03-02 00:02:00 Ben | yes\nno | reply to ?: a "quoted" text',
    ],
    { start },
  );
  checkText(
    'saved in Russian, Ukrainian and German',
    'zoom-local',
    '10:00:00 От Нора кому Все:\n\tпривет\n10:00:01 Від Ада до Всі:\n\tпривіт\n10:00:02 Von Ben an Alle:\n\thallo\n',
    [
      '2026-03-01 10:00:00 Нора | привет',
      '2026-03-01 10:00:01 Ада | привіт',
      '2026-03-01 10:00:02 Ben | hallo',
    ],
    { start },
  );
  checkText(
    'of old versions: several lines, recipients, colons',
    'zoom-old',
    `08:02:11	 From  Nora Quill : one : two
three
08:03:40	 From  Ben  to  Everyone : a
08:03:41	 From Luke to Mark (Privately) : b
08:03:42	 From  黑貓  To  鄭(privately) : 好`,
    [
      '2026-03-01 08:02:11 Nora Quill | one : two\nthree',
      '2026-03-01 08:03:40 Ben | a',
      '2026-03-01 08:03:41 Luke | b',
      '2026-03-01 08:03:42 黑貓 | 好',
    ],
    { start },
  );
  checkText(
    'of a cloud recording that begins in the evening',
    'zoom-cloud',
    '00:02:11\tNora:\tone\ntwo\n04:00:00\tBen: B:\tReplying to "one"\n\nthree\n04:00:01\tAda:\tReacted to "one" with 👍\n',
    [
      '2026-03-01 22:02:11 Nora | one\ntwo | 👍 1',
      '2026-03-02 02:00:00 Ben: B | three | reply to ?: one',
      '- event',
    ],
    { start: { ...start, timestamp: 22 * 3600 } },
  );

  it('have the day of their folder, as Zoom names it', () => {
    const path = "2026-03-01 10.00.00 Nora's Meeting/meeting_saved_chat.txt";
    const file = memoryFile(path, '10:00:00 From Nora to Everyone:\n\thi\n');
    assert.deepEqual(shown(read(file, { today: '2026-11-28' })), ['2026-03-01 10:00:00 Nora | hi']);
  });
  it('are refused if no day is known', () => {
    const file = memoryFile('x', '10:00:00 From Nora to Everyone:\n\thi\n');
    assert.throws(() => read(file), { reason: 'needs-start' });
  });

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'a log of a program': '10:00:00 From cache: 12 hits\n10:00:01 From disk: 3 hits\n',
      'a table': '10:00:00\tkitchen\t21\n10:00:01\tkitchen\t22\n',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });
});
