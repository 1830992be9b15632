import { check, refuse } from './read';

const log = { speakers: ['韩梅梅', 'Kim Park'] };

describe('text copied from WeChat', () => {
  check(
    'on the desktop: names above the texts',
    'weChat',
    '韩梅梅:\n早上好[强]\n\nKim Park: \nGood morning\nall\n\n  indented\n\n李雷：\n@韩梅梅 嗯',
    [
      ['', '韩梅梅', '早上好[强]'],
      ['', 'Kim Park', 'Good morning', 'all', '', '  indented'],
      ['', '李雷', '@韩梅梅 嗯'],
    ],
    log,
  );
  check(
    'on the desktop, on request for people whom the log does not know',
    'weChat',
    '王芳:\n在吗\n\n李雷:\n在',
    [
      ['', '王芳', '在吗'],
      ['', '李雷', '在'],
    ],
    { isExplicit: true },
  );
  check(
    'on the desktop with dates',
    'weChat',
    '李雷 2018/1/22 08:19\n早上好\n\n韩梅梅 2018/1/22 08:20\n「李雷: 早上好」\n- - - - - - - -\n好',
    [
      ['2018-01-22 08:19:00~', '李雷', '早上好'],
      ['2018-01-22 08:20:00~', '韩梅梅', '「李雷: 早上好」', '- - - - - - - -', '好'],
    ],
    log,
  );
  check(
    'with Chinese dates, and words for days',
    'weChat',
    '李雷 2024年3月1日 10:22\n一\n\n李雷 3月2日 下午3:05\n二\n\n李雷 昨天 23:59\n三\n\n李雷 星期二 00:05\n四',
    [
      ['2024-03-01 10:22:00~', '李雷', '一'],
      ['2024-03-02 15:05:00~', '李雷', '二'],
      ['2024-03-04 23:59:00~', '李雷', '三'],
      ['2024-02-27 00:05:00~', '李雷', '四'],
    ],
    { today: '2024-03-05' },
  );
  check(
    'with dates that lack their year, of people who speak once',
    'weChat',
    '李雷 2023年12月31日 10:22\n一\n\n韩梅梅 1月1日 下午3:05\n二\n\n王芳 昨天 23:59\n三',
    [
      ['2023-12-31 10:22:00~', '李雷', '一'],
      ['2024-01-01 15:05:00~', '韩梅梅', '二'],
      ['2024-01-02 23:59:00~', '王芳', '三'],
    ],
    { today: '2024-01-03', speakers: ['李雷'] },
  );
  check(
    'mailed from a phone',
    'weChat',
    `微信群“茶话会”的聊天记录如下:

—————  2018-01-22  —————


李雷  08:19

早上好

"王芳"加入了群聊

韩梅梅  08:20

[图片: 1.jpg(请在附件中查看)]

"王芳" 撤回了一条消息

—————  2018-01-23  —————


李雷  00:05

晚安 🌙`,
    [
      ['2018-01-22 08:19:00~', '李雷', '早上好'],
      ['2018-01-22 08:20:00~', '韩梅梅', '[图片: 1.jpg(请在附件中查看)]'],
      ['2018-01-23 00:05:00~', '李雷', '晚安 🌙'],
    ],
    { leftOut: 3 },
  );
  check(
    'without the notices between messages',
    'weChat',
    '韩梅梅:\n早\n\n"李雷" 撤回了一条消息\n\nKim Park:\n你撤回了一条消息',
    [
      ['', '韩梅梅', '早'],
      ['', 'Kim Park', '你撤回了一条消息'],
    ],
    { ...log, leftOut: 1 },
  );

  check(
    'mailed from a phone, with slashes and without blank lines',
    'weChat',
    `微信群“茶话会”的聊天记录如下:
—————  2018/01/22  —————
李雷  08:19
早上好
韩梅梅  08:20
在
—————  2018/01/23  —————
李雷  00:05
晚安`,
    [
      ['2018-01-22 08:19:00~', '李雷', '早上好'],
      ['2018-01-22 08:20:00~', '韩梅梅', '在'],
      ['2018-01-23 00:05:00~', '李雷', '晚安'],
    ],
    { leftOut: 1 },
  );
  check(
    'mailed from a phone, with some blank lines gone',
    'weChat',
    '—————  2018-01-22  —————\n\n\n李雷  08:19\n\n早上好\n韩梅梅  08:20\n在\n\n王芳  08:21\n\n好',
    [
      ['2018-01-22 08:19:00~', '李雷', '早上好'],
      ['2018-01-22 08:20:00~', '韩梅梅', '在'],
      ['2018-01-22 08:21:00~', '王芳', '好'],
    ],
  );
  check(
    'mailed from a phone, with days and times typed by a person',
    'weChat',
    '—————  2018-01-22  —————\n\n\n李雷  08:19\n\n开会\n\n2026-03-05 08:30\n\n2026-03-05  08:30\n\n周四 2026/3/5 08:30\n\n韩梅梅  08:20\n\n在',
    [
      [
        '2018-01-22 08:19:00~',
        '李雷',
        ...['开会', '', '2026-03-05 08:30', '', '2026-03-05  08:30', '', '周四 2026/3/5 08:30'],
      ],
      ['2018-01-22 08:20:00~', '韩梅梅', '在'],
    ],
  );
  check(
    'mailed from a phone, from within a message on',
    'weChat',
    '早上好\n\n韩梅梅  08:20\n\n在\n\n—————  2018-01-23  —————\n\n李雷  00:05\n\n晚安',
    [
      ['08:20:00~', '韩梅梅', '在'],
      ['2018-01-23 00:05:00~', '李雷', '晚安'],
    ],
    { stray: ['早上好'] },
  );
  check(
    'on the desktop with dates, without blank lines, and with days typed by a person',
    'weChat',
    '李雷 2018/1/22 08:19\n开会\n周四 2026/3/5 08:30\n2026-03-05 08:30\n韩梅梅 2018/1/22 08:20\n在\n李雷 2018/1/22 08:21\n好',
    [
      ['2018-01-22 08:19:00~', '李雷', '开会', '周四 2026/3/5 08:30', '2026-03-05 08:30'],
      ['2018-01-22 08:20:00~', '韩梅梅', '在'],
      ['2018-01-22 08:21:00~', '李雷', '好'],
    ],
  );
  check(
    'on the desktop with dates, and an appointment typed by a person',
    'weChat',
    '李雷 2018/1/22 08:19\n记得\n\n开会 2018/3/5 08:30\n\n韩梅梅 2018/1/22 08:20\n在\n\n李雷 2018/1/22 08:21\n好',
    [
      ['2018-01-22 08:19:00~', '李雷', '记得', '', '开会 2018/3/5 08:30'],
      ['2018-01-22 08:20:00~', '韩梅梅', '在'],
      ['2018-01-22 08:21:00~', '李雷', '好'],
    ],
  );
  check(
    'on the desktop with dates, from within a message on, and with marks of direction',
    'weChat',
    '的话\n\n\u2068李雷\u2069 2018/1/22 08:19\n开会\n\n\u200f韩梅梅 2018/1/22 08:20\n在',
    [
      ['2018-01-22 08:19:00~', '李雷', '开会'],
      ['2018-01-22 08:20:00~', '韩梅梅', '在'],
    ],
    { ...log, stray: ['的话'] },
  );
  check(
    'on the desktop, names above the texts, from within a message on',
    'weChat',
    '的话\n\n韩梅梅:\n早\n\n王芳:\n在',
    [
      ['', '韩梅梅', '早'],
      ['', '王芳', '在'],
    ],
    { ...log, stray: ['的话'] },
  );

  refuse('headings with colons', 'Ingredients:\nflour\n\nMethod:\nmix', log);
  refuse('headings of which one is a speaker', 'Kim Park:\n1\n\nNotes:\n2\n\nTodo:\n3', log);
  refuse('one name with a colon', 'Kim Park:\nHello', log);
  refuse(
    'the same appointment each week',
    'Standup 2018/1/22 08:00\nRoom 1\n\nStandup 2018/1/29 08:00\nRoom 2',
  );
  refuse('entries', '更新于 2018-01-22 08:19\n一\n\n更新于 2018-01-23 08:19\n二');
  refuse('an appointment', 'Standup 2018/1/22 08:00\nRoom 1\n\nReview 2018/1/22 09:00\nRoom 2', log);
});
