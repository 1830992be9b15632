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
    'with a time as all that somebody wrote',
    'slack',
    'Kim  20:19\nwhen?\nLi  20:20\n20:30\nKim  20:21\nor\n20:40',
    [
      ['20:19:00~', 'Kim', 'when?'],
      ['20:20:00~', 'Li', '20:30'],
      ['20:21:00~', 'Kim', 'or', '20:40'],
    ],
  );

  refuse('a menu', 'Breakfast  8:00 AM\nEggs\nLunch  12:00 PM\nSoup');
  refuse('a table', 'Kim Park  8:19 AM', { speakers: ['Kim Park'] });
});
