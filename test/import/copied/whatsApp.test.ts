import { check, refuse } from './read';

describe('text copied from WhatsApp', () => {
  check(
    'exported by an iPhone',
    'whatsApp',
    `[22/01/2018, 08:19:43] Tea Circle: \u200eMessages and calls are end-to-end encrypted.
[22/01/2018, 08:19:50] Kim Park: Good morning: all
second line

third
\u200e[22/01/2018, 08:20:01] \u202a+49 151 0000000\u202c: \u200eimage omitted
[22/01/2018, 08:21:00] Li Lei: @\u2068Kim Park\u2069 ok`,
    [
      ['2018-01-22 08:19:43', 'Tea Circle', 'Messages and calls are end-to-end encrypted.'],
      ['2018-01-22 08:19:50', 'Kim Park', 'Good morning: all', 'second line', '', 'third'],
      ['2018-01-22 08:20:01', '+49 151 0000000', 'image omitted'],
      ['2018-01-22 08:21:00', 'Li Lei', '@Kim Park ok'],
    ],
  );
  check(
    'exported by an Android phone, with notices',
    'whatsApp',
    `22/01/2018, 08:18 - Messages and calls are end-to-end encrypted.
Tap to learn more.
22/01/2018, 08:19 - Kim: Hi
22/01/2018, 08:19 - Li created group "Tea"
22/01/2018, 08:20 - Kim: <Media omitted>
22/01/2018, 08:21 - Li:`,
    [
      ['2018-01-22 08:19:00~', 'Kim', 'Hi'],
      ['2018-01-22 08:20:00~', 'Kim', '<Media omitted>'],
      ['2018-01-22 08:21:00~', 'Li'],
    ],
    { leftOut: 2 },
  );
  check(
    'with a clock of twelve hours and its narrow space',
    'whatsApp',
    '1/22/18, 12:05\u202fAM - Kim: a\n1/22/18, 12:05\u202fPM - Kim: b\n1/22/18, 8:19\u202fp.\u00a0m. - Kim: c',
    [
      ['2018-01-22 00:05:00~', 'Kim', 'a'],
      ['2018-01-22 12:05:00~', 'Kim', 'b'],
      ['2018-01-22 20:19:00~', 'Kim', 'c'],
    ],
  );
  check(
    'with a line separator of Unicode, which no line of ours ends at',
    'whatsApp',
    '[22/01/2018, 08:19:43] Kim: a\u2028b\n[22/01/2018, 08:19:44] Kim: c',
    [
      ['2018-01-22 08:19:43', 'Kim', 'a b'],
      ['2018-01-22 08:19:44', 'Kim', 'c'],
    ],
  );
  check('copied in the browser', 'whatsApp', '[8:19 AM, 1/22/2018] Kim Park: Hi\nthere', [
    ['2018-01-22 08:19:00~', 'Kim Park', 'Hi', 'there'],
  ]);
  check(
    'copied on a phone, without years',
    'whatsApp',
    '[22/01, 8:19 am] Kim: Hi\n[23/01, 8:20 am] Kim: Ho',
    [
      ['2018-01-22 08:19:00~', 'Kim', 'Hi'],
      ['2018-01-23 08:20:00~', 'Kim', 'Ho'],
    ],
    { logDay: '2018-01-22' },
  );
  check('with dots, and with Chinese halves', 'whatsApp', '[22.01.18, 08:19:43] Kim: Hi', [
    ['2018-01-22 08:19:43', 'Kim', 'Hi'],
  ]);
  check(
    'in Chinese, in an evening past midnight',
    'whatsApp',
    ['晚上11:05', '晚上12:05', '晚上1:05', '凌晨1:06'].map(time => `2018/1/22 ${time} - 李雷: 好`).join('\n'),
    ['23:05', '00:05', '01:05', '01:06'].map(time => [`2018-01-22 ${time}:00~`, '李雷', '好']),
  );
  check('in Chinese', 'whatsApp', '2018/1/22 下午8:19 - 李雷: 你好', [
    ['2018-01-22 20:19:00~', '李雷', '你好'],
  ]);

  check(
    'exported by an iPhone in Chinese, without a comma',
    'whatsApp',
    '[2018/1/22 上午8:19:43] 李雷: 你好\n二\n‎[2018/1/22 上午8:19:50] 李雷加入了群组\n[2018/1/22 下午8:20:01] 李雷: 在',
    [
      ['2018-01-22 08:19:43', '李雷', '你好', '二'],
      ['2018-01-22 20:20:01', '李雷', '在'],
    ],
    { leftOut: 1 },
  );
  check(
    'exported by an iPhone in Dutch',
    'whatsApp',
    '[22-01-18 08:19:43] Kim Park: Hoi\n[22-01-18 08:20:01] Kim Park: Dag',
    [
      ['2018-01-22 08:19:43', 'Kim Park', 'Hoi'],
      ['2018-01-22 08:20:01', 'Kim Park', 'Dag'],
    ],
  );
  check(
    'without a comma, and with a date as log files have it, by a speaker of the log',
    'whatsApp',
    '[2018-01-22 08:19:43] Kim: Hej\n[2018-01-22 08:20:01] Li: Ja',
    [
      ['2018-01-22 08:19:43', 'Kim', 'Hej'],
      ['2018-01-22 08:20:01', 'Li', 'Ja'],
    ],
    { speakers: ['Li'] },
  );
  check('in French', 'whatsApp', '22/01/2018 à 08:19 - Kim: Salut', [
    ['2018-01-22 08:19:00~', 'Kim', 'Salut'],
  ]);

  const asked = { logDay: '2018-05-01' };
  check(
    'with the day that the log has',
    'whatsApp',
    '[01/05/2018, 08:19:43] Kim: Hi',
    [['2018-05-01 08:19:43', 'Kim', 'Hi']],
    asked,
  );
  check(
    'with the month first where that is the log’s',
    'whatsApp',
    '[05/01/2018, 08:19:43] Kim: Hi',
    [['2018-05-01 08:19:43', 'Kim', 'Hi']],
    asked,
  );
  check(
    'with the order in which days go forward',
    'whatsApp',
    '[11/01/2018, 08:19:43] Kim: a\n[02/02/2018, 08:19:43] Kim: b\n[01/03/2018, 08:19:43] Kim: c',
    [
      ['2018-01-11 08:19:43', 'Kim', 'a'],
      ['2018-02-02 08:19:43', 'Kim', 'b'],
      ['2018-03-01 08:19:43', 'Kim', 'c'],
    ],
  );

  refuse('a log file', '[2018-01-22 08:19:43] local.ERROR: Undefined index');
  refuse(
    'a log file of one programme',
    '[2018-01-22 08:19:43] main: started\n[2018-01-22 08:19:44] main: stopped',
    { speakers: ['Kim'] },
  );
  refuse('a log file with commas', '[2018-01-22, 08:19:43] ERROR: Undefined index');
  refuse('a log file with dashes', '2018-01-22 08:19:43 - INFO: started');
  refuse('a list of dates', '22/01/2018, 08:19 - dentist\n23/01/2018, 09:00 - train');
});
