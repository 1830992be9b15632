import { check, refuse } from './read';

describe('text copied from Discord', () => {
  check(
    'with words for days and further messages',
    'discord',
    `Kim — Yesterday at 8:19 AM
Good — morning
[8:20 AM]
more
[8:21 AM]and more
Li Lei — Today at 8:19 AM
Hi`,
    [
      ['2018-01-22 08:19:00~', 'Kim', 'Good — morning'],
      ['2018-01-22 08:20:00~', 'Kim', 'more'],
      ['2018-01-22 08:21:00~', 'Kim', 'and more'],
      ['2018-01-23 08:19:00~', 'Li Lei', 'Hi'],
    ],
    { today: '2018-01-23' },
  );
  check(
    'with Chinese words for days',
    'discord',
    '金一 — 昨天08:19\n早\nKim — 今天 20:19\nHi',
    [
      ['2018-01-22 08:19:00~', '金一', '早'],
      ['2018-01-23 20:19:00~', 'Kim', 'Hi'],
    ],
    { today: '2018-01-23' },
  );
  check('with dates', 'discord', 'Kim — 01/22/2018 8:19 AM\nHi', [['2018-01-22 08:19:00~', 'Kim', 'Hi']]);
  check('with dates of Europe', 'discord', 'Kim — 22.01.2018 08:19\nHi', [
    ['2018-01-22 08:19:00~', 'Kim', 'Hi'],
  ]);
  check('in lines of their own', 'discord', 'Kim\n — \n1/22/18, 8:19 AM\nHi\n\nKim\n — 8:20 AM\nHo', [
    ['2018-01-22 08:19:00~', 'Kim', 'Hi'],
    ['08:20:00~', 'Kim', 'Ho'],
  ]);
  check('in compact mode', 'discord', '[8:19 AM]Kim: Hi\nmore\n[8:20 AM] Kim: Ho', [
    ['08:19:00~', 'Kim', 'Hi', 'more'],
    ['08:20:00~', 'Kim', 'Ho'],
  ]);

  for (const [language, today, yesterday] of [
    ['German', 'heute um 19:17 Uhr', 'gestern um 19:17 Uhr'],
    ['French', 'Aujourd’hui à 19:17', 'Hier à 19:17'],
    ['Spanish', 'hoy a las 19:17', 'ayer a las 19:17'],
    ['Portuguese', 'Hoje às 19:17', 'Ontem às 19:17'],
    ['Italian', 'Oggi alle 19:17', 'Ieri alle 19:17'],
    ['Dutch', 'vandaag om 19:17', 'gisteren om 19:17'],
    ['Polish', 'Dzisiaj o 19:17', 'Wczoraj o 19:17'],
    ['Russian', 'Сегодня, в 19:17', 'Вчера, в 19:17'],
    ['Ukrainian', 'Сьогодні о 19:17', 'Вчора о 19:17'],
    ['Turkish', 'bugün saat 19:17', 'dün saat 19:17'],
    ['Finnish', 'tänään klo 19.17', 'eilen klo 19.17'],
    ['Vietnamese', 'Hôm nay lúc 19:17', 'Hôm qua lúc 19:17'],
    ['Japanese', '今日 19:17', '昨日 19:17'],
    ['Korean', '오늘 오후 7:17', '어제 오후 7:17'],
    ['Chinese of Taiwan', '今天 下午 7:17', '昨天 下午 7:17'],
  ] as const) {
    check(
      `in ${language}`,
      'discord',
      `Noa — ${yesterday}\nHi\n[19:18]\nmore\nLee — ${today}\nHo`,
      [
        ['2018-01-22 19:17:00~', 'Noa', 'Hi'],
        ['2018-01-22 19:18:00~', 'Noa', 'more'],
        ['2018-01-23 19:17:00~', 'Lee', 'Ho'],
      ],
      { today: '2018-01-23' },
    );
  }
  check(
    'with lines and words between name and time',
    'discord',
    `Lee
 — Yesterday at 2:28 PM
a
Bot
APP
 — Yesterday at 2:29 PM
b
Noa
OP
 — Today at 2:29 PM
c
Ada
[:3]
 — Today at 2:30 PM
d
Ada [:3] — Today at 2:31 PM
e
Ada

 — Today at 2:32 PM
f`,
    [
      ['2018-01-22 14:28:00~', 'Lee', 'a'],
      ['2018-01-22 14:29:00~', 'Bot', 'b'],
      ['2018-01-23 14:29:00~', 'Noa', 'c'],
      ['2018-01-23 14:30:00~', 'Ada', 'd'],
      ['2018-01-23 14:31:00~', 'Ada', 'e'],
      ['2018-01-23 14:32:00~', 'Ada', 'f'],
    ],
    { today: '2018-01-23' },
  );
  check(
    'with what a screen reader gets behind the time',
    'discord',
    '小梦\nAPP\n — 07:232018年1月22日 星期一 07:23\n早\nLee — 2:29 PMMonday, January 22, 2018 at 2:29 PM\nHi',
    [
      ['2018-01-22 07:23:00~', '小梦', '早'],
      ['2018-01-22 14:29:00~', 'Lee', 'Hi'],
    ],
  );
  check(
    'without calls, pins and people who join',
    'discord',
    `Noa — Today at 7:40 PM
hi
Noa started a call. — Today at 7:45 PM
You missed a call from Noa that lasted a few seconds. — Today at 7:45 PM
Lee
 pinned a message to this channel. See all pinned messages. — Today at 7:46 PM
Lee
 ha iniciado una llamada.
 — hoy a las 19:50
Welcome, Ada. We hope you brought pizza. — Today at 7:57 PM
Ada just slid into the server. — Today at 7:57 PM
Noa hat einen Anruf gestartet. — heute um 19:58 Uhr
Noa heeft iets nieuws gedaan. — Today at 7:59 PM
v... — Today at 8:00 PM
end`,
    [
      ['2018-01-23 19:40:00~', 'Noa', 'hi'],
      ['2018-01-23 20:00:00~', 'v...', 'end'],
    ],
    { today: '2018-01-23', leftOut: 8 },
  );
  check(
    'past midnight',
    'discord',
    'Noa — Yesterday at 11:59 PM\na\n[12:01 AM]\nb\n[12:02 AM] c\nLee — 12:05 AM\nd',
    [
      ['2018-01-22 23:59:00~', 'Noa', 'a'],
      ['2018-01-23 00:01:00~', 'Noa', 'b'],
      ['2018-01-23 00:02:00~', 'Noa', 'c'],
      ['2018-01-23 00:05:00~', 'Lee', 'd'],
    ],
    { today: '2018-01-23', logDay: '2018-01-22' },
  );
  check(
    'past midnight, in compact mode',
    'discord',
    '[11:59 PM]Noa: a\n[12:01 AM]Noa: b',
    [
      ['23:59:00~', 'Noa', 'a'],
      ['2018-01-23 00:01:00~', 'Noa', 'b'],
    ],
    { logDay: '2018-01-22' },
  );
  check(
    'of old, with days alone',
    'discord',
    'Noa — 13/09/2021\na\nLee — Today at 8:19 AM\nb',
    [
      ['2021-09-13', 'Noa', 'a'],
      ['2018-01-23 08:19:00~', 'Lee', 'b'],
    ],
    { today: '2018-01-23' },
  );
  check(
    'with the end of a message above the first, and marks of direction',
    'discord',
    'and more\n\u2068Noa\u2069 — \u200fToday at 7:40 PM\nhi',
    [['2018-01-23 19:40:00~', 'Noa', 'hi']],
    { today: '2018-01-23', stray: ['and more'] },
  );

  refuse('IRC', '[10:15] <noa> lee: hi\n[10:16] <lee> noa: ho\n[10:17] <noa> lee: ok');
  refuse('quotations', 'Be kind.\n\nNoa — 13/09/2021\n\nStay.\n\nNoa — 14/09/2021');
  refuse('a programme', 'Welcome — 8:19 AM\nThe host\nLunch — 12:00 PM\nSoup');
  refuse('a log file', '[08:19:43] [Server thread/INFO]: a\n[08:19:44] [Server thread/INFO]: b');
  refuse('a dash', 'Kim — the best\n— Li');
});
