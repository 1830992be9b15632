import { check, refuse } from './read';

describe('text copied from Slack', () => {
  check(
    'with further messages of a speaker, reactions and a status',
    'slack',
    `Kim Park:palm_tree:  8:19 AM
Good morning
:+1:
2
:tada:
1
8:20
more
Li Lei  12:58 PM
\`code\`
1:02
12`,
    [
      ['08:19:00~', 'Kim Park', 'Good morning', '', ':+1: 2 :tada: 1'],
      ['08:20:00~', 'Kim Park', 'more'],
      ['12:58:00~', 'Li Lei', '`code`'],
      ['13:02:00~', 'Li Lei', '12'],
    ],
  );
  check(
    'with the time below the name',
    'slack',
    'Kim Park\n  8:19 AM\nHi\nBot APP\n  8:20 AM\nHo',
    [
      ['08:19:00~', 'Kim Park', 'Hi'],
      ['08:20:00~', 'Bot', 'Ho'],
    ],
    { speakers: ['Kim Park'] },
  );
  check(
    'with days between the messages',
    'slack',
    'kim [8:19 AM]\na\n\n[8:20]\nb\n\nTuesday, January 23rd\nli [9:00 AM]\nToday is good\nToday\n\nkim  9:01 AM\nc',
    [
      ['08:19:00~', 'kim', 'a'],
      ['08:20:00~', 'kim', 'b'],
      ['2018-01-23 09:00:00~', 'li', 'Today is good'],
      ['2018-01-24 09:01:00~', 'kim', 'c'],
    ],
    { logDay: '2018-01-22', today: '2018-01-24' },
  );
  check('with a clock of 24 hours', 'slack', 'Kim  20:19\nHi\n20:21\nHo\n19:00\nBye', [
    ['20:19:00~', 'Kim', 'Hi'],
    ['20:21:00~', 'Kim', 'Ho', '19:00', 'Bye'],
  ]);

  check(
    'with a time as the only text',
    'slack',
    'Kim  20:19\nwhen?\nLi  20:20\n20:30\nKim  20:21\nor\n20:40',
    [
      ['20:19:00~', 'Kim', 'when?'],
      ['20:20:00~', 'Li', '20:30'],
      ['20:21:00~', 'Kim', 'or', '20:40'],
    ],
  );

  check(
    'with pictures and words between name and time',
    'slack',
    `Kim
  3:10 PM
a
Lee
:sick:  3:14 PM
b
Bot
APP
  3:15 PM
c
Lee
🌴  3:16 PM
d
Arjun
New hire:wave:  3:17 PM
e
Kim:palm_tree:  3:18 PM
f
Arjun
  3:19 PM
g`,
    [
      ['15:10:00~', 'Kim', 'a'],
      ['15:14:00~', 'Lee', 'b'],
      ['15:15:00~', 'Bot', 'c'],
      ['15:16:00~', 'Lee', 'd'],
      ['15:17:00~', 'Arjun', 'e'],
      ['15:18:00~', 'Kim', 'f'],
      ['15:19:00~', 'Arjun', 'g'],
    ],
  );
  check(
    'with a status in words, where names stand above times',
    'slack',
    'Kim\n  3:10 PM\na\nLee\nIn a meeting:calendar:  3:17 PM\nb\nKim\n  3:18 PM\nc',
    [
      ['15:10:00~', 'Kim', 'a'],
      ['15:17:00~', 'Lee', 'b'],
      ['15:18:00~', 'Kim', 'c'],
    ],
  );
  check(
    'with days beside the times, as in a thread',
    'slack',
    `Lee
  Feb 25th at 10:39 AM
a
Kim
  Wednesday at 3:14 PM
b
Lee  Yesterday at 3:15 PM
c
Kim  Today at 11:00 AM
d
Lee
  Sep 3rd, 2024 at 10:39 AM
e
Kim
  Heute um 15:14 Uhr
f`,
    [
      ['2026-02-25 10:39:00~', 'Lee', 'a'],
      ['2026-02-25 15:14:00~', 'Kim', 'b'],
      ['2026-03-01 15:15:00~', 'Lee', 'c'],
      ['2026-03-02 11:00:00~', 'Kim', 'd'],
      ['2024-09-03 10:39:00~', 'Lee', 'e'],
      ['2026-03-02 15:14:00~', 'Kim', 'f'],
    ],
    { today: '2026-03-02' },
  );
  check(
    'past midnight',
    'slack',
    'Noa  11:58 PM\na\n11:59\nb\n12:01\nc\nLee  12:03 AM\nd',
    [
      ['23:58:00~', 'Noa', 'a'],
      ['23:59:00~', 'Noa', 'b'],
      ['2026-03-02 00:01:00~', 'Noa', 'c'],
      ['2026-03-02 00:03:00~', 'Lee', 'd'],
    ],
    { logDay: '2026-03-01' },
  );
  check(
    'past midnight, with a clock of 24 hours',
    'slack',
    'Noa  23:58\na\n0:01\nb\nLee  0:03\nc\nNoa  0:04\nd',
    [
      ['23:58:00~', 'Noa', 'a'],
      ['2026-03-02 00:01:00~', 'Noa', 'b'],
      ['2026-03-02 00:03:00~', 'Lee', 'c'],
      ['2026-03-02 00:04:00~', 'Noa', 'd'],
    ],
    { logDay: '2026-03-01' },
  );
  check('just past midnight', 'slack', 'Noa  12:28 AM\na\n12:29\nb\nLee  12:30 AM\nc', [
    ['00:28:00~', 'Noa', 'a'],
    ['00:29:00~', 'Noa', 'b'],
    ['00:30:00~', 'Lee', 'c'],
  ]);
  check('past noon', 'slack', 'Noa  11:58 AM\na\n12:01\nb\n1:00\nc', [
    ['11:58:00~', 'Noa', 'a'],
    ['12:01:00~', 'Noa', 'b'],
    ['13:00:00~', 'Noa', 'c'],
  ]);
  check(
    'without those who join and leave',
    'slack',
    `Kim
  3:10 PM
a
Ada
  3:11 PM
joined #general. Lee also joined.
Lee
  3:12 PM
was added to the conversation by Kim
.
Kim
  3:13 PM
b`,
    [
      ['15:10:00~', 'Kim', 'a'],
      ['15:13:00~', 'Kim', 'b'],
    ],
    { leftOut: 2 },
  );
  check(
    'with days and times typed by a person',
    'slack',
    'Kim  8:19 AM\nwhen\n\n2026-03-05  08:30\nThursday  8:30 AM\nLee  8:20 AM\nok\nKim  8:21 AM\nok',
    [
      ['08:19:00~', 'Kim', 'when', '', '2026-03-05  08:30', 'Thursday  8:30 AM'],
      ['08:20:00~', 'Lee', 'ok'],
      ['08:21:00~', 'Kim', 'ok'],
    ],
  );
  check(
    'with the end of a message above the first',
    'slack',
    'and more\nNoa\n  7:40 PM\nhi\nLee\n  7:41 PM\nho\nNoa\n  7:42 PM\nhi',
    [
      ['19:40:00~', 'Noa', 'hi'],
      ['19:41:00~', 'Lee', 'ho'],
      ['19:42:00~', 'Noa', 'hi'],
    ],
    { stray: ['and more'] },
  );

  refuse(
    'a menu of two days',
    'Breakfast  8:00 AM\nEggs\nLunch  12:00 PM\nSoup\nBreakfast  8:00 AM\nToast\nLunch  12:00 PM\nSalad',
  );
  refuse('a menu', 'Breakfast  8:00 AM\nEggs\nLunch  12:00 PM\nSoup');
  refuse('a table', 'Kim Park  8:19 AM', { speakers: ['Kim Park'] });
});
