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

  refuse('a programme', 'Welcome — 8:19 AM\nThe host\nLunch — 12:00 PM\nSoup');
  refuse('a log file', '[08:19:43] [Server thread/INFO]: a\n[08:19:44] [Server thread/INFO]: b');
  refuse('a dash', 'Kim — the best\n— Li');
});
