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
    { asked: true },
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
    '李雷 2024年3月1日 10:22\n一\n\n李雷 3月2日 下午3:05\n二\n\n李雷 昨天 23:59\n三',
    [
      ['2024-03-01 10:22:00~', '李雷', '一'],
      ['2024-03-02 15:05:00~', '李雷', '二'],
      ['2024-03-04 23:59:00~', '李雷', '三'],
    ],
    { today: '2024-03-05' },
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

  refuse('headings with colons', 'Ingredients:\nflour\n\nMethod:\nmix', log);
  refuse('headings of which one is a speaker', 'Kim Park:\n1\n\nNotes:\n2\n\nTodo:\n3', log);
  refuse('one name with a colon', 'Kim Park:\nHello', log);
  refuse('an appointment', 'Standup 2018/1/22 08:00\nRoom 1\n\nReview 2018/1/22 09:00\nRoom 2', log);
});
