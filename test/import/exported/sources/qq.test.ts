import { checkSample, checkText } from '../exports';

const BEGINNING = '消息记录（此消息记录为文本格式，不支持重新导入）';
const RULE = '='.repeat(64);
const head = (group: string, name: string) =>
  `${RULE}\n消息分组:${group}\n${RULE}\n消息对象:${name}\n${RULE}\n`;

describe('texts of QQ', () => {
  checkSample('qq-pc.txt', 'qq-text', [
    '# 退款小组',
    '2026-03-01 08:02:11 苏小棠 <10001> | 早上好\n第二行',
    '2026-03-01 08:03:40 顾北辰 <gu@example.org> |  | image',
    '- notice',
    '2026-03-01 08:05:00 何一帆 <10003> | @顾北辰 收到[表情]',
  ]);
  checkText(
    'of several conversations, with pictures in texts, rules in texts, and titles',
    'qq-text',
    `\ufeff${BEGINNING}\r\n\r\n${`${head('我的QQ群', '茶话会')}
2026-03-01 8:02:11 【群主】李雷(10001)
看[图片]这个
[图片]

2026-03-01 8:02:12 【潜水】韩梅梅(10002)
${RULE}
消息

${RULE}

2020-01-01 8:02:12 小王
以前的话

2026-03-01 8:02:13 【PL】老王(10003)
[语音]

2026-03-01 8:02:14 系统消息(1000000)
李雷撤回了一条消息

2026-03-01 8:02:15 10001(10001)
[图片]对方已成功接收了你发送的离线文件“a.rar”(1MB)。

2026-03-01 8:02:16 10001(10001)
早


2026-03-01 8:02:17 (10004)
谁

${head('我的好友', '小鹿(10005)')}
2026-03-01 7:00:00 小鹿
在吗

2026-03-01 7:00:01 我
在

2026-03-01 7:00:02 小鹿

`.replaceAll('\n', '\r\n')}`,
    [
      '# 茶话会',
      '2026-03-01 08:02:11 李雷 <10001> | 看这个 | image | image',
      `2026-03-01 08:02:12 韩梅梅 <10002> | ${RULE}\n消息\n\n${RULE}\n\n2020-01-01 8:02:12 小王\n以前的话`,
      '2026-03-01 08:02:13 【PL】老王 <10003> |  | voice',
      '- recalled',
      '- notice',
      '2026-03-01 08:02:16 李雷 <10001> | 早',
      '2026-03-01 08:02:17 10004 <10004> | 谁',
      '# 小鹿 (10005)',
      '2026-03-01 07:00:00 小鹿 | 在吗',
      '2026-03-01 07:00:01 我 | 在',
      '- empty',
    ],
  );
  checkText(
    'without blank lines between messages, and without a number',
    'qq-text',
    `${BEGINNING}
消息分组:我的群
消息对象:茶话会
2026-03-01 03:04:05 【管理员】Ann(10001)
first
second
2026-03-01 03:05:06 10001(10001)
[红包]
2026-03-01 03:06:07 Bob<bob@example.com>
[表情]
2026-03-01 03:07:08 Carol
discussion
`,
    [
      '# 茶话会',
      '2026-03-01 03:04:05 Ann <10001> | first\nsecond',
      '2026-03-01 03:05:06 Ann <10001> | [红包]',
      '2026-03-01 03:06:07 Bob <bob@example.com> |  | sticker',
      '2026-03-01 03:07:08 Carol | discussion',
    ],
  );
  checkText(
    'of a clock with two halves',
    'qq-text',
    `${BEGINNING}\n\n2026-03-01 8:43:38 PM 李雷(10001)\n早\n\n2026-03-01 下午 8:43:39 韩 梅梅(10002)\n好\n`,
    ['2026-03-01 20:43:38 李雷 <10001> | 早', '2026-03-01 20:43:39 韩 梅梅 <10002> | 好'],
  );
  checkText(
    'without accounts and without blank lines',
    'qq-text',
    `${BEGINNING}\n消息对象:李雷\n2026-03-01 08:43:38 李雷\n早\n2026-03-01 上午 8:43:39 Kim(1)\n好\n再见\n`,
    ['# 李雷', '2026-03-01 08:43:38 李雷 | 早', '2026-03-01 08:43:39 Kim(1) | 好\n再见'],
  );
  checkText('of dates with slashes', 'qq-text', `${BEGINNING}\n\n2026/3/1 8:43:38 李雷(10001)\n早\n`, [
    '2026-03-01 08:43:38 李雷 <10001> | 早',
  ]);
  checkText(
    'from the middle of a log, and broken',
    'qq-text',
    `2026-03-01 8:43:38 李雷(10001)\n早\n\n2026-02-30 8:43:39 韩梅梅(10002)\n好\n`,
    ['2026-03-01 08:43:38 李雷 <10001> | 早', '! 4 bad-time'],
  );
  checkText(
    'with text without a sender',
    'qq-text',
    `${BEGINNING}\n\n什么\n谁\n\n2026-03-01 8:43:38 李雷(10001)\n早\n`,
    ['! 3 no-start', '2026-03-01 08:43:38 李雷 <10001> | 早'],
  );
});

describe('mails of chats', () => {
  checkText(
    'of WeChat',
    'wechat-mail',
    `Dear:

     微信群"茶话会"的聊天记录如下:

—————  2026-03-01  —————


李雷  08:02

早上好

9:00 见

韩 梅梅  08:03

[图片: a1.jpg(请在附件中查看)]

"李雷" 撤回了一条消息

—————  2026-03-02  —————


李雷  23:59

`,
    [
      '# 茶话会',
      '2026-03-01 08:02:00~ 李雷 | 早上好\n\n9:00 见',
      '2026-03-01 08:03:00~ 韩 梅梅 |  | image a1.jpg a1.jpg',
      '- recalled',
      '- empty',
    ],
  );
  checkText(
    'of QQ',
    'qq-mail',
    `— —  2026-3-1  — —

李雷  23:50:12 
1

a dark idea  23:50:40 
2 12:00:00
`,
    ['2026-03-01 23:50:12 李雷 | 1', '2026-03-01 23:50:40 a dark idea | 2 12:00:00'],
  );
});
