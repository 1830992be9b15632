import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, recognized, shown } from '../exports';

const ID = 'whatsapp-text';

describe('exports of WhatsApp', () => {
  checkSample('whatsapp-android-en-us.txt', ID, [
    '- notice',
    '- notice',
    `2026-03-01 08:03:00~ Nora Quill | ${escapeMarkdown('Good morning, agenda:\n1. refunds\n2. tests')}`,
    '2026-03-01 08:04:00~ +44 7700 900123 | the chart | image IMG-20260301-WA0001.jpg',
    '2026-03-01 08:05:00~ Ben Okafor |  | file',
    '2026-03-01 08:06:00~ Ben Okafor | see page 4 | edited',
    '- recalled',
    '- notice',
  ]);
  checkSample('whatsapp-android-zh-tw.txt', ID, [
    '- notice',
    '2026-03-01 08:03:00~ 蘇小棠 | 早安',
    '2026-03-01 13:05:00~ 顧北辰 |  | file',
    '2026-03-01 23:05:00~ 顧北辰 |  | image IMG-20260301-WA0002.jpg',
    '- notice',
  ]);
  checkSample('whatsapp-ios-zh-cn.txt', ID, [
    '# 退款小组',
    '- notice',
    '2026-03-01 08:03:40 苏小棠 | 早上好，今天议题：\n退款流程',
    '2026-03-01 08:03:52 顾北辰 |  | image 00000012-PHOTO-2026-03-01-08-03-52.jpg',
    '2026-03-01 08:04:10 何一帆 |  | image',
    '2026-03-01 08:05:00 何一帆 | @顾北辰 收到 | edited',
    '- recalled',
  ]);
  checkSample('whatsapp-variants.txt', ID, [
    '! 1 no-start',
    '2026-03-01 08:02:11 Lena Vogt | de iOS',
    '2026-03-01 08:02:00~ Lena Vogt | de Android',
    '2026-03-01 08:02:00~ Chloé Remy | fr Android (no comma)',
    '2026-03-01 08:02:11 Chloé Remy | fr iOS',
    '2026-03-01 08:02:00~ Inés Paz | es-MX (NBSP inside a.\u202fm.)',
    '2026-03-01 08:02:00~ Inés Paz | es-ES',
    '2026-03-01 08:02:11 Aino Salo | fi iOS',
    '2026-03-01 08:02:00~ Bram Post | nl',
    '2026-03-01 08:02:00~ 佐藤ゆい | ja Android',
    '2026-03-01 08:02:11 佐藤ゆい | ja iOS',
    '2026-03-01 08:02:00~ 한별 | ko Android (Kakao-like)',
    '2026-03-01 08:02:11 Nora Quill | en iOS 12h, U+202F before AM',
    '2026-03-01 08:02:00~ Rui Lima |  | file',
    '2026-03-01 08:02:00~ Ира Белова |  | file',
    '2026-03-01 08:02:00~ मीरा | hi-IN native digits',
  ]);

  describe('read the order of day and month from the whole file', () => {
    const dates = (title: string, lines: readonly string[], days: readonly string[], today?: string) =>
      it(title, () => {
        const text = lines.map(line => `${line} - Kim: a\n${line} - Li: b`).join('\n');
        const items = shown(read(memoryFile('x', text), { today })).filter((_, i) => i % 2 === 0);
        assert.deepEqual(
          items.map(item => item.slice(0, 10)),
          days,
        );
      });
    dates('that the calendar has', ['1/2/26, 08:02', '1/13/26, 08:02'], ['2026-01-02', '2026-01-13']);
    dates(
      'in which days go forward, apart from a few',
      ['1/2/26, 08:02', '3/2/26, 08:02', '2/2/26, 08:02', '5/2/26, 08:02', '1/3/26, 08:02', '2/3/26, 08:02'],
      ['2026-02-01', '2026-02-03', '2026-02-02', '2026-02-05', '2026-03-01', '2026-03-02'],
    );
    dates('in which none is after today', ['5/12/26, 08:02'], ['2026-05-12'], '2026-11-28');
    dates(
      'in which days change more than months',
      ['2/3/26, 08:02', '2/4/26, 08:02', '2/5/26, 08:02'],
      ['2026-02-03', '2026-02-04', '2026-02-05'],
    );
    dates(
      'in which the year is first, as days are years apart otherwise',
      ['20-01-13, 08:02', '20-01-14, 08:02', '20-02-01, 08:02'],
      ['2020-01-13', '2020-01-14', '2020-02-01'],
    );
    dates(
      'in which the year is last, though a day goes back',
      ['12.09.16, 08:02', '20.08.16, 08:02', '13.09.16, 08:02'],
      ['2016-09-12', '2016-08-20', '2016-09-13'],
    );
    dates('of the United States with AM', ['1/2/26, 8:02\u202fAM'], ['2026-01-02']);
    dates('of other countries with AM', ['01/02/26, 08:02 am'], ['2026-02-01']);
    dates('that is usual', ['1/2/26, 08:02'], ['2026-02-01']);
    it('that names of files have', () => {
      const text = '1/2/26, 08:02 - Kim: IMG-20260102-WA0001.jpg (file attached)\n1/2/26, 08:02 - Li: a';
      assert.deepEqual(
        shown(read(memoryFile('x', text))).map(item => item.slice(0, 10)),
        ['2026-01-02', '2026-01-02'],
      );
    });
  });

  checkText(
    'without seconds, a colon after the time',
    ID,
    '12/05/14, 10:39: Lena Vogt: morning\n12/05/14, 10:40: Ben Okafor: hi: all\n13/05/14, 9:02: Lena Vogt: again\n',
    [
      '2014-05-12 10:39:00~ Lena Vogt | morning',
      '2014-05-12 10:40:00~ Ben Okafor | hi: all',
      '2014-05-13 09:02:00~ Lena Vogt | again',
    ],
  );
  checkText(
    'with the year first and the month last',
    ID,
    '2014/12/05, 10:39 - Lena Vogt: morning\n2014/13/05, 10:40 - Ben Okafor: hi\n',
    ['2014-05-12 10:39:00~ Lena Vogt | morning', '2014-05-13 10:40:00~ Ben Okafor | hi'],
  );
  checkText(
    'of an Android phone: files and captions, in other languages',
    ID,
    `01.03.26, 08:02 - Kim: \u200ePTT-20260301-WA0001.opus (Datei angehängt)
01.03.26, 08:03 - Kim: STK-20260301-WA0002.webp (Datei angehängt)
01.03.26, 08:04 - Kim: Plan für März.pdf (Datei angehängt)
Bitte lesen
01.03.26, 08:05 - Li: <Medien ausgeschlossen>
01.03.26, 08:06 - Li: <Без медиафайлов>
01.03.26, 08:07 - Li: <メディアは含まれていません>
01.03.26, 08:08 - Li: VID-20260301-WA0003.mp4 (आवाज़ संलग्न)
01.03.26, 08:09 - Li: Plan.pdf (final)
01.03.26, 08:10 - Li: <b>
01.03.26, 08:11 - Li: <3 you`,
    [
      '2026-03-01 08:02:00~ Kim |  | voice PTT-20260301-WA0001.opus',
      '2026-03-01 08:03:00~ Kim |  | sticker STK-20260301-WA0002.webp',
      '2026-03-01 08:04:00~ Kim | Bitte lesen | file Plan für März.pdf',
      '2026-03-01 08:05:00~ Li |  | file',
      '2026-03-01 08:06:00~ Li |  | file',
      '2026-03-01 08:07:00~ Li |  | file',
      '2026-03-01 08:08:00~ Li |  | video VID-20260301-WA0003.mp4',
      '2026-03-01 08:09:00~ Li | Plan.pdf (final)',
      `2026-03-01 08:10:00~ Li | ${escapeMarkdown('<b>')}`,
      `2026-03-01 08:11:00~ Li | ${escapeMarkdown('<3 you')}`,
    ],
  );
  checkText(
    'of an iPhone: files, captions and what is left out, in other languages',
    ID,
    `\u200e[01.03.26, 08:02:11] Kim: \u200e<Anhang: 00000012-AUDIO-2026-03-01-08-02-11.opus>
[01.03.26, 08:03:11] Kim: Look at this \u200e<attached: 00000013-PHOTO-2026-03-01-08-03-11.jpg>
\u200e[01.03.26, 08:04:11] Kim: plan.pdf • \u200e3 Seiten \u200e<Anhang: 00000014-plan.pdf>
\u200e[01.03.26, 08:05:11] Kim: 2015-08-04-PHOTO-00004762.jpg <\u200eattached>
\u200e[01.03.26, 08:06:11] Li: \u200eBild weggelassen
\u200e[01.03.26, 08:07:11] Li: \u200evidéo absente
\u200e[01.03.26, 08:08:11] Li: \u200eсоздано: стикер пропущен
\u200e[01.03.26, 08:09:11] Li: \u200eGIF omitted
\u200e[01.03.26, 08:10:11] Li: \u200eaudio omitted
\u200e[01.03.26, 08:11:11] Li: plan.pdf • \u200e3 pages \u200edocument omitted
[01.03.26, 08:11:12] Li: מצגת (5).zip \u200edocument omitted
[01.03.26, 08:11:13] Li: Look at @\u2068~Kim\u2069 \u200eBild weggelassen
[01.03.26, 08:11:14] Li: two
lines \u200evideo omitted
[01.03.26, 08:12:11] Li: image omitted
[01.03.26, 08:13:11] Li: I omitted the second image of the whole series`,
    [
      '2026-03-01 08:02:11 Kim |  | voice 00000012-AUDIO-2026-03-01-08-02-11.opus',
      '2026-03-01 08:03:11 Kim | Look at this | image 00000013-PHOTO-2026-03-01-08-03-11.jpg',
      '2026-03-01 08:04:11 Kim |  | file 00000014-plan.pdf plan.pdf',
      '2026-03-01 08:05:11 Kim |  | image 2015-08-04-PHOTO-00004762.jpg',
      '2026-03-01 08:06:11 Li |  | image',
      '2026-03-01 08:07:11 Li |  | video',
      '2026-03-01 08:08:11 Li |  | sticker',
      '2026-03-01 08:09:11 Li |  | image',
      '2026-03-01 08:10:11 Li |  | audio',
      '2026-03-01 08:11:11 Li |  | file plan.pdf',
      '2026-03-01 08:11:12 Li |  | file מצגת (5).zip',
      '2026-03-01 08:11:13 Li | Look at @Kim | image',
      '2026-03-01 08:11:14 Li | two\nlines | video',
      '2026-03-01 08:12:11 Li |  | image',
      '2026-03-01 08:13:11 Li | I omitted the second image of the whole series',
    ],
  );
  const people = [
    'André da Silva',
    'Maria Lima',
    'Zé',
    'Bea Costa',
    'Ana Dias',
    'Rui Reis',
    'Eva Luz',
    'Ivo Sá',
    'Lia Melo',
    'Gil Rosa',
  ];
  checkText(
    'whose dates are as in log files, of many people with an odd name among them',
    ID,
    [...people, 'dr.lee'].map((name, i) => `[01/05/2024 09:25:${10 + i}] ${name}: ok`).join('\n'),
    [...people, 'dr.lee'].map((name, i) => `2024-05-01 09:25:${10 + i} ${name} | ok`),
  );
  checkText(
    'of an iPhone: what it marks as its own is a notice, or something that a person sent',
    ID,
    `\u200e[03/02/2024, 07:10:00] Our Group: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.
[03/02/2024, 07:10:01] Our Group: \u200eLee created this group
[03/02/2024, 07:10:02] Our Group: \u200eNoa added you
[03/02/2024, 07:10:03] Noa: Hi
[03/02/2024, 07:10:04] Noa: \u200eNoa changed the group name to “Trip: Rome”
\u200e[03/02/2024, 07:10:05] Noa: \u200eLocation: https://maps.example.org/?q=1,2
[03/02/2024, 07:10:06] Noa: \u200eMissed voice call. \u200eTap to call back
\u200e[03/02/2024, 07:10:07] Noa: \u200ePOLL:
Where?
\u200eOPTION: Rome (\u200e2 votes)
[03/02/2024, 07:10:08] Noa: \u200eNo idea, let us try it
[03/02/2024, 07:10:09] Lee: \u200eThis message was deleted.
[03/02/2024, 07:10:10] ~\u202fAda: hello @\u2068Noa\u2069
[03/02/2024, 07:10:11] Lee: `,
    [
      '# Our Group',
      '- notice',
      '- notice',
      '- notice',
      '2024-02-03 07:10:03 Noa | Hi',
      '- notice',
      '2024-02-03 07:10:05 Noa | Location: https://maps.example.org/?q=1,2',
      '2024-02-03 07:10:06 Noa | Missed voice call. Tap to call back',
      '2024-02-03 07:10:07 Noa | POLL:\nWhere?\nOPTION: Rome (2 votes)',
      '2024-02-03 07:10:08 Noa | No idea, let us try it',
      '- recalled',
      '2024-02-03 07:10:10 Ada | hello @Noa',
      '- empty',
    ],
  );
  checkText(
    'with marks of edits, in other languages',
    ID,
    `2026/3/1 08:02 - 小棠: 好 <这条消息已经过编辑>
2026/3/1 08:03 - 小棠: va <Se editó este mensaje.>
2026/3/1 08:04 - 小棠: ja <Diese Nachricht wurde bearbeitet.>
2026/3/1 08:05 - 小棠: 6070 \u200e<Diese Nachricht wurde bearbeitet.>
2026/3/1 08:06 - 小棠: <Se editó este mensaje.> no`,
    [
      '2026-03-01 08:02:00~ 小棠 | 好 | edited',
      '2026-03-01 08:03:00~ 小棠 | va | edited',
      '2026-03-01 08:04:00~ 小棠 | ja | edited',
      '2026-03-01 08:05:00~ 小棠 | 6070 | edited',
      `2026-03-01 08:06:00~ 小棠 | ${escapeMarkdown('<Se editó este mensaje.> no')}`,
    ],
  );
  checkText(
    'with names that have colons, and texts without a space before them',
    ID,
    `03/02/24, 07:10 - Team: A: one
03/02/24, 07:11 - Team: A: two
03/02/24, 07:12 - Noa:Morning
03/02/24, 07:13 - Noa changed the subject from "A: b" to "C"
03/02/24, 07:14 - Noa: 10:30`,
    [
      '2024-02-03 07:10:00~ Team | A: one',
      '2024-02-03 07:11:00~ Team | A: two',
      '2024-02-03 07:12:00~ Noa | Morning',
      '- notice',
      '2024-02-03 07:14:00~ Noa | 10:30',
    ],
  );
  checkText(
    'whose end is cut off, and with days that the calendar does not have',
    ID,
    '13/02/24, 07:10 - Noa: a\n31/02/24, 07:11 - Noa: b\n14/02/24, 07:12 - Noa: c',
    ['2024-02-13 07:10:00~ Noa | a', '! 2 bad-time', '2024-02-14 07:12:00~ Noa | c'],
  );
  checkText(
    'with lines of another chat, which a person has quoted',
    ID,
    `${Array.from({ length: 60 }, (_, i) => `13/02/24, 07:${String(i).padStart(2, '0')} - Noa: a`).join('\n')}
[22/01/2018, 08:19:43] Kim: Hi`,
    [
      ...Array.from({ length: 59 }, (_, i) => `2024-02-13 07:${String(i).padStart(2, '0')}:00~ Noa | a`),
      `2024-02-13 07:59:00~ Noa | ${escapeMarkdown('a\n[22/01/2018, 08:19:43] Kim: Hi')}`,
    ],
  );
  checkText(
    'of old phones, with seconds and a long dash',
    ID,
    '09/17/19, 8:30:52 AM – Noa: a\n09/18/19, 4:50:32 pm – Noa: b',
    ['2019-09-17 08:30:52 Noa | a', '2019-09-18 16:50:32 Noa | b'],
  );
  checkText(
    'above whose first message is the end of another',
    ID,
    'the end\n\n13/02/24, 07:10 - Noa: a\n13/02/24, 07:11 - Lee: b\n13/02/24, 07:12 - Noa: c',
    [
      '! 1 no-start',
      '2024-02-13 07:10:00~ Noa | a',
      '2024-02-13 07:11:00~ Lee | b',
      '2024-02-13 07:12:00~ Noa | c',
    ],
  );

  describe('are not', () => {
    for (const [title, text] of Object.entries({
      'a list of dates': '22/01/2018, 08:19 - dentist\n23/01/2018, 09:00 - train',
      'a changelog': '2026-01-22 08:19 - Fixed: a bug\n2026-01-23 08:19 - Added: a thing',
      'a log in brackets': '[22/01/2026 08:19:43] worker: started\n[22/01/2026 08:19:44] worker: ended',
      'a log with the year first': '[2018-01-22 08:19:43] main: started\n[2018-01-22 08:19:44] main: stopped',
      'a log with levels': '[2018-01-22, 08:19:43] ERROR: a\n[2018-01-22, 08:19:44] ERROR: b',
      'a log of Python':
        '2026-01-22 08:19:43 - root - INFO - started: ok\n2026-01-22 08:19:44 - root - INFO - ended: ok',
      'a document that shows a chat':
        '# Formats\n\n[03/02/2024, 07:10:02] Noa: Hi\n[03/02/2024, 07:10:05] Lee: Ho',
      'meetings of a calendar': '03/02/2024, 07:10 - Meeting: a\n04/02/2024, 07:10 - Meeting: b',
      'one line': '03/02/2024, 07:10 - Noa: a',
    })) {
      it(title, () => assert.equal(typeof recognized(memoryFile('x', text)), 'object'));
    }
  });
});
