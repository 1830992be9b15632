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

  refuse('a reference', 'Kim Park, [22]\nA paper');
  refuse('a log file with seconds', '[2018-01-22 08:19:43] app: started');
});
