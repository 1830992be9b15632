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
      ['2018-01-22 08:19:50', 'Kim Park', 'Good morning: all', 'second line', '', 'third'],
      ['2018-01-22 08:20:01', '+49 151 0000000', 'image omitted'],
      ['2018-01-22 08:21:00', 'Li Lei', '@Kim Park ok'],
    ],
    { leftOut: 1 },
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

  const isExplicit = { logDay: '2018-05-01' };
  check(
    'with the day that the log has',
    'whatsApp',
    '[01/05/2018, 08:19:43] Kim: Hi',
    [['2018-05-01 08:19:43', 'Kim', 'Hi']],
    isExplicit,
  );
  check(
    'with the month first where that is the log’s',
    'whatsApp',
    '[05/01/2018, 08:19:43] Kim: Hi',
    [['2018-05-01 08:19:43', 'Kim', 'Hi']],
    isExplicit,
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

  const longName =
    'Noa who has the corner shop and calls herself by the longest name in all of the Tea Circle';
  check(
    'with a colon and no space, or another colon, behind the name',
    'whatsApp',
    `03/02/24, 07:10 - Lee: Hi
03/02/24, 07:11 - Noa:Morning
03/02/24, 07:12 - Noa:https://x.org
03/02/24, 07:13 - Noa:早
03/02/24, 07:14 - Noa：早
03/02/24, 07:15 - ${longName}: me too
03/02/24, 07:16 - Lee:10:30
03/02/24, 07:17 - +44 7700 900123:12
03/02/24, 07:18 - Team:A: one
03/02/24, 07:19 - Team:A: two
03/02/24, 07:20 - Lee: see a:b`,
    [
      ['2024-02-03 07:10:00~', 'Lee', 'Hi'],
      ['2024-02-03 07:11:00~', 'Noa', 'Morning'],
      ['2024-02-03 07:12:00~', 'Noa', 'https://x.org'],
      ['2024-02-03 07:13:00~', 'Noa', '早'],
      ['2024-02-03 07:14:00~', 'Noa', '早'],
      ['2024-02-03 07:15:00~', longName, 'me too'],
      ['2024-02-03 07:16:00~', 'Lee', '10:30'],
      ['2024-02-03 07:17:00~', '+44 7700 900123', '12'],
      ['2024-02-03 07:18:00~', 'Team:A', 'one'],
      ['2024-02-03 07:19:00~', 'Team:A', 'two'],
      ['2024-02-03 07:20:00~', 'Lee', 'see a:b'],
    ],
  );

  describe('without the notices that have a colon', () => {
    for (const notice of [
      'Noa created group "Trip: Rome"',
      'Noa changed the subject from "A: b" to "C"',
      'Noa changed the group name from “A” to “B: c”',
      'You changed the subject to "C: d"',
      'Noa changed their phone number to a new number. Tap to message: 123',
      'Tap to message: 123',
      'Noa hat die Gruppe „Reise: Rom“ erstellt',
      'Noa a créé le groupe « Voyage : Rome »',
      'Noa creó el grupo "Viaje: Roma"',
      'Noa cambió el asunto del grupo a: Viaje',
      'Noa criou o grupo "Viagem: Roma"',
      'Noa ha creato il gruppo "Viaggio: Roma"',
      'Noa skapade gruppen "Resa: Rom"',
      'Noa utworzył grupę „Podróż: Rzym”',
      'Ноа создала группу «Поездка: Рим»',
      '诺亚创建了群组“旅行: 罗马”',
      '諾亞建立了群組「旅行: 羅馬」',
      'ノアがグループ「旅行: ローマ」を作成しました',
      'נועה יצר/ה את הקבוצה "טיול: רומא"',
    ]) {
      check(
        notice,
        'whatsApp',
        `03/02/24, 07:10 - ${notice}\n03/02/24, 07:11 - Noa: hi\n03/02/24, 07:12 - ${notice}`,
        [['2024-02-03 07:11:00~', 'Noa', 'hi']],
        { leftOut: 2 },
      );
    }
    check(
      'but with people whose names have quotation marks, and with what they say of others',
      'whatsApp',
      `03/02/24, 07:10 - Noa "Nana" Lee: yes
03/02/24, 07:11 - מפק"צ 2: yes
03/02/24, 07:12 - Lee: Noa added you
03/02/24, 07:13 - Lee: Noa created group "Trip: Rome"`,
      [
        ['2024-02-03 07:10:00~', 'Noa "Nana" Lee', 'yes'],
        ['2024-02-03 07:11:00~', 'מפק"צ 2', 'yes'],
        ['2024-02-03 07:12:00~', 'Lee', 'Noa added you'],
        ['2024-02-03 07:13:00~', 'Lee', 'Noa created group "Trip: Rome"'],
      ],
    );
  });

  check(
    'exported by an iPhone: what it marks as its own is a file or a notice',
    'whatsApp',
    `\u200e[03/02/2024, 07:10:00] Our Group: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.
[03/02/2024, 07:10:01] Our Group: \u200eLee created this group
[03/02/2024, 07:10:02] Our Group: \u200eNoa added you
[03/02/2024, 07:10:03] Noa: Hi
\u200e[03/02/2024, 07:10:04] Noa: \u200eimage omitted
\u200e[03/02/2024, 07:10:05] Noa: \u200e<attached: 00000012-PHOTO.jpg>
\u200e[03/02/2024, 07:10:06] Lee: plan.pdf • \u200e3 pages \u200edocument omitted
[03/02/2024, 07:10:07] Noa: \u200eNoa changed the group name to “Trip: Rome”
\u200e[03/02/2024, 07:10:08] Noa: \u200eLocation: https://maps.example.org/?q=1,2
[03/02/2024, 07:10:09] Noa: \u200eMissed voice call
[03/02/2024, 07:10:10] Lee: \u200eThis message was deleted.
[03/02/2024, 07:10:11] ~\u202fAda: hello`,
    [
      ['2024-02-03 07:10:03', 'Noa', 'Hi'],
      ['2024-02-03 07:10:04', 'Noa', 'image omitted'],
      ['2024-02-03 07:10:05', 'Noa', '<attached: 00000012-PHOTO.jpg>'],
      ['2024-02-03 07:10:06', 'Lee', 'plan.pdf • \u200e3 pages \u200edocument omitted'],
      ['2024-02-03 07:10:08', 'Noa', 'Location: https://maps.example.org/?q=1,2'],
      ['2024-02-03 07:10:11', 'Ada', 'hello'],
    ],
    { leftOut: 6 },
  );
  check(
    'exported by an iPhone in Chinese and French, the same',
    'whatsApp',
    `[2026/3/1 08:02:11] 茶话会: \u200e消息和通话已进行端到端加密。只有此聊天中的成员可以查看、收听或分享。
[2026/3/1 08:03:40] 苏小棠: 早上好
\u200e[2026/3/1 08:03:52] 顾北辰: \u200e<附件：00000012-PHOTO.jpg>
\u200e[2026/3/1 08:04:10] 何一帆: \u200e图片已忽略
\u200e[2026/3/1 08:04:11] Noces: \u200eNoa vous a ajouté
\u200e[2026/3/1 08:04:12] 顾北辰: \u200e未接语音通话
\u200e[2026/3/1 08:06:00] 顾北辰: \u200e此消息已删除。`,
    [
      ['2026-03-01 08:03:40', '苏小棠', '早上好'],
      ['2026-03-01 08:03:52', '顾北辰', '<附件：00000012-PHOTO.jpg>'],
      ['2026-03-01 08:04:10', '何一帆', '图片已忽略'],
    ],
    { leftOut: 4 },
  );
  check(
    'without what stands in place of deleted messages',
    'whatsApp',
    [
      'This message was deleted',
      'You deleted this message',
      '此消息已删除',
      '這則訊息已刪除',
      'Diese Nachricht wurde gelöscht.',
      'Se eliminó este mensaje.',
    ]
      .map(deleted => `03/02/24, 07:10 - Lee: ${deleted}\n03/02/24, 07:11 - Noa: and?\n`)
      .join(''),
    new Array(6).fill(['2024-02-03 07:11:00~', 'Noa', 'and?']),
    { leftOut: 6 },
  );
  check(
    'in brackets without comma and seconds, with a notice, which Telegram’s never have',
    'whatsApp',
    '[06/20/20 00:07] Lee: hi\n[06/20/20 00:08] Noa added you\n[06/20/20 00:09] Noa: ho',
    [
      ['2020-06-20 00:07:00~', 'Lee', 'hi'],
      ['2020-06-20 00:09:00~', 'Noa', 'ho'],
    ],
    { leftOut: 1 },
  );
  check(
    'with marks of direction around names and dates, and kept in texts',
    'whatsApp',
    '[3\u200f.2\u200f.2024, 7:11:00] \u200fנועה: בוקר \u200f(טוב)\n[3.2.2024, 7:12:00] \u2068נועה\u2069: \u2067שלום\u2069',
    [
      ['2024-02-03 07:11:00', 'נועה', 'בוקר \u200f(טוב)'],
      ['2024-02-03 07:12:00', 'נועה', '\u2067שלום\u2069'],
    ],
  );
  check(
    'with names of Matrix, as Element writes them',
    'whatsApp',
    `3/1/2026, 8:03:40 AM - @noa:example.org: agenda
3/1/2026, 8:04:10 AM - @ben:example.org:fine
3/1/2026, 8:04:20 AM - Ada joined the room`,
    [
      ['2026-03-01 08:03:40', 'noa', 'agenda'],
      ['2026-03-01 08:04:10', 'ben', 'fine'],
    ],
    { leftOut: 1, logDay: '2026-03-01' },
  );
  check(
    'with the end of a message above the first',
    'whatsApp',
    'of this message.\n\nYours\n[03/02/2024, 07:10:02] Noa: Hi\n[03/02/2024, 07:10:05] Lee: Ho',
    [
      ['2024-02-03 07:10:02', 'Noa', 'Hi'],
      ['2024-02-03 07:10:05', 'Lee', 'Ho'],
    ],
    { stray: ['of this message.', '', 'Yours'] },
  );

  refuse('a log file', '[2018-01-22 08:19:43] local.ERROR: Undefined index');
  refuse(
    'a log file of one programme',
    '[2018-01-22 08:19:43] main: started\n[2018-01-22 08:19:44] main: stopped',
    { speakers: ['Kim'] },
  );
  refuse('a log file with commas', '[2018-01-22, 08:19:43] ERROR: Undefined index');
  refuse('a log file with dashes', '2018-01-22 08:19:43 - INFO: started');
  refuse(
    'a log file in brackets',
    '[22/01/2026 08:19:43] worker: started\n[22/01/2026 08:19:44] worker: ended',
  );
  refuse(
    'a log file without a year',
    '[10.30 16:49:06] app.exe - x.org:50 open\n[10.30 16:49:07] app.exe - x.org:50 close',
  );
  refuse('a changelog', '2026-01-22 08:19 - Fixed: a bug\n2026-01-23 08:19 - Added: a thing');
  refuse(
    'a document that shows one',
    '# Formats\n\n[03/02/2024, 07:10:02] Noa: Hi\n[03/02/2024, 07:10:05] Lee: Ho',
  );
  refuse('a conversation of KakaoTalk', '2026년 3월 1일 오전 8:02\n2026년 3월 1일 오전 8:02, 한별 : 안녕');
  refuse('a list of dates', '22/01/2018, 08:19 - dentist\n23/01/2018, 09:00 - train');
});
