import { check, refuse } from './read';

describe('text copied from Telegram', () => {
  check(
    'on the desktop',
    'telegram',
    `Kim Park, [22.01.2018 08:19]
[In reply to 李雷]
Good morning

all

李雷, [22.01.2018 08:20]
[ Photo ]
Kim Park, [22.01.2018 08:20]
`,
    [
      ['2018-01-22 08:19:00~', 'Kim Park', '[In reply to 李雷]', 'Good morning', '', 'all'],
      ['2018-01-22 08:20:00~', '李雷', '[ Photo ]'],
      ['2018-01-22 08:20:00~', 'Kim Park'],
    ],
  );
  check('with an American clock', 'telegram', 'Kim, [1/22/18 8:19 PM]\nHi', [
    ['2018-01-22 20:19:00~', 'Kim', 'Hi'],
  ]);
  check('with a Chinese clock', 'telegram', '李雷, [2018/1/22 8:19]\n你好', [
    ['2018-01-22 08:19:00~', '李雷', '你好'],
  ]);
  check('on a Mac', 'telegram', 'Kim, [Jan 22, 2018 at 8:19:43 AM]:\nHi', [
    ['2018-01-22 08:19:43', 'Kim', 'Hi'],
  ]);
  check('on a phone', 'telegram', '[1/22/2018 8:19 AM] Kim Park: Hi: you\nmore', [
    ['2018-01-22 08:19:00~', 'Kim Park', 'Hi: you', 'more'],
  ]);

  check('with dots in the time', 'telegram', 'Kim, [22.01.2018 20.19]\nHi\n\nLi, [22/01/2018 20.19.33]\nHo', [
    ['2018-01-22 20:19:00~', 'Kim', 'Hi'],
    ['2018-01-22 20:19:33', 'Li', 'Ho'],
  ]);
  check('with a Korean clock', 'telegram', '노아, [2018. 1. 22. 오후 8:19]\n안녕', [
    ['2018-01-22 20:19:00~', '노아', '안녕'],
  ]);
  check('with marks of direction', 'telegram', '\u2068נועה\u2069, [\u200f22.01.2018 20:19\u200f]\nשלום', [
    ['2018-01-22 20:19:00~', 'נועה', 'שלום'],
  ]);
  check(
    'with a colon and no space behind the name',
    'telegram',
    '[22.01.2018 20:19] Noa:Morning\n[22.01.2018 20:20] Noa:https://x.org',
    [
      ['2018-01-22 20:19:00~', 'Noa', 'Morning'],
      ['2018-01-22 20:20:00~', 'Noa', 'https://x.org'],
    ],
  );
  check(
    'with the end of a message above the first',
    'telegram',
    'end of it\nNoa, [22.01.2018 20:19]\nMorning',
    [['2018-01-22 20:19:00~', 'Noa', 'Morning']],
    { stray: ['end of it'] },
  );

  refuse(
    'the log of a package manager',
    '[2026-01-22 08:19] [PACMAN] synchronizing\n[2026-01-22 08:20] [ALPM] transaction: started\n[2026-01-22 08:20] [ALPM] transaction: ended',
  );
  refuse('a reference', 'Kim Park, [22]\nA paper');
  refuse('a log file with seconds', '[2018-01-22 08:19:43] app: started');
});
