import { checkSample, checkText } from '../exports';

const message = (fields: object) =>
  JSON.stringify({
    id: '7',
    type: 'Default',
    timestamp: '2026-03-01T08:02:11+08:00',
    content: '',
    author: { id: '5', name: 'noa', nickname: 'Noa' },
    ...fields,
  });
const channel = (...messages: readonly string[]) =>
  `{"guild":{"id":"1","name":"G"},"channel":{"id":"2","type":"GuildTextChat","name":"c"},"dateRange":{"after":null},"messages":[${messages.join(',\n')}],"messageCount":1}`;
const start = '2026-03-01 08:02:11 Noa <5>';

describe('exports of DiscordChatExporter as JSON', () => {
  checkSample('discord-dce.json', 'discord-dce-json', [
    '# refunds (2)',
    '2026-03-01 08:03:40 Nora Quill <100000000000000001> | agenda **refunds** @Ben Okafor | 👍 1',
    '2026-03-01 08:04:10 Ben Okafor <100000000000000002> | chart | reply to ?: ? | image refunds.json_Files/chart-1A2B3.png chart.png | edited',
    '- notice',
  ]);

  const check = (title: string, fields: object, expected: string) =>
    checkText(title, 'discord-dce-json', channel(message(fields)), ['# c (2)', expected]);
  check(
    'marks of text',
    {
      content:
        '**b** *i* _i_ __u__ ~~s~~ ||h|| `c*` \\*x\\* https://example.org/a_b_c) [l](https://example.org/x) <https://example.org/y> snake_case_name 2*3*4',
    },
    `${start} | **b** *i* *i* u ~~s~~ h \`c*\` \\*x\\* https://example.org/a_b_c) [l](https://example.org/x) https://example.org/y snake_case_name 2*3*4`,
  );
  check(
    'HTML and Liquid, which Discord shows as text',
    { content: '<script>{{ a }}</script> `{{ b }}` `<b>` {% raw %}\n```\n{{ c }}\n```' },
    `${start} | \\<script>{\\{ a }}\\</script> {\\{ b }} \`<b>\` {&#37; raw %}\n\n{% raw %}\n\`\`\`\n{{ c }}\n\`\`\`\n{% endraw %}`,
  );
  check(
    'quotes, headings and blocks of code',
    { content: '# T\n> q\n> r\na```js\nx\n```b\n>>> c\nd' },
    `${start} | **T**\n\n> q\n> r\n\na\n\n\`\`\`js\nx\n\`\`\`\n\nb\n\n> c\n> d`,
  );
  check(
    'identifiers that were not resolved',
    {
      content: '<@8> <@!9> <#3> <:wave:12> <a:x:13> <t:1772323331:R>',
      mentions: [{ id: '8', name: 'b', nickname: 'Ben' }],
    },
    `${start} | @Ben @9 #3 :wave: :x: 2026-03-01 00:02 UTC`,
  );
  check(
    'files, stickers and voice',
    {
      attachments: [
        { url: 'x_Files\\a b.mp4', fileName: 'a b.mp4' },
        { url: 'https://cdn.example.org/v.ogg?ex=1', fileName: 'voice-message.ogg' },
        { url: 'C:\\x\\y.png', fileName: 'y.png' },
      ],
      stickers: [{ name: 'Hi', sourceUrl: 'https://example.org/s.json' }],
    },
    `${start} |  | video x_Files/a b.mp4 a b.mp4 | voice https://cdn.example.org/v.ogg?ex=1 voice-message.ogg | image y.png | sticker https://example.org/s.json Hi`,
  );
  check(
    'what bots attach',
    {
      author: { id: '5', name: 'Noa', isBot: true },
      content: 'a',
      embeds: [
        {
          title: 'T',
          url: 'https://example.org/t',
          description: '**d**',
          fields: [{ name: 'n', value: 'v' }],
          footer: { text: 'f' },
        },
      ],
    },
    `${start} | a\n\n[T](https://example.org/t)\n**d**\nn: v\nf`,
  );
  check(
    'previews of links',
    { content: 'https://example.org/', embeds: [{ title: 'T', url: 'https://example.org/' }] },
    `${start} | https://example.org/`,
  );
  check(
    'forwarded messages',
    {
      reference: { type: 'Forward', messageId: '9', channelId: '2' },
      forwardedMessage: {
        content: 'a\nb',
        attachments: [{ url: 'https://example.org/a.png', fileName: 'a.png' }],
      },
    },
    `${start} | Forwarded\n\n> a\n> b | image https://example.org/a.png a.png`,
  );
  check(
    'reactions of the server',
    { content: 'a', reactions: [{ emoji: { id: '12', name: 'x' }, count: 3 }] },
    `${start} | a | :x: 3`,
  );
  check(
    'answers elsewhere',
    { type: 'Reply', content: 'a', reference: { messageId: '1', channelId: '99' } },
    `${start} | a`,
  );
  check('commands', { type: '20', content: 'pong' }, `${start} | pong`);
  check('boosts', { type: '8', content: '' }, '- notice');
  check('calls', { type: 'Call', content: 'Started a call that lasted 3 minutes.' }, '- notice');
  check(
    'old versions without nicknames',
    { author: { id: '5', name: 'Noa', discriminator: '1234' }, content: 'a' },
    `${start} | a`,
  );
  check('nothing', {}, '- empty');
  check('times that are none', { timestamp: 'x', content: 'a' }, '! 1 bad-time');
  check('no author', { author: null, content: 'a' }, '! 1 no-sender');
});

describe('exports of DiscordChatExporter as CSV', () => {
  checkSample('discord-dce.csv', 'discord-dce-csv', [
    '2026-03-01 08:03:40 nora.q <100000000000000001> | agenda refunds @Ben Okafor | 👍 1',
    '2026-03-01 08:04:10 beno <100000000000000002> | he said "chart" | image https://cdn.discordapp.com/attachments/2/5/chart.png chart.png',
  ]);
  checkText(
    'of old versions',
    'discord-dce-csv',
    `AuthorID,Author,Date,Content,Attachments,Reactions
"1","noa#1234","02-Mar-20 01:33 PM","Hello
World","https://example.org/a,b.png,x_Files/c.pdf","👍 (2),❤ (1)"
"1","noa#1234","2-Mär-20","x","",""
"2","ben","13/03/2020 13:35","Joined the server.","",""
"2","ben","04/03/2020 13:35","b","",""
"2","","","c","",""
"2","ben","04/03/2020 13:36","d`,
    [
      '2020-03-02 13:33:00~ noa <1> | Hello\nWorld | image https://example.org/a,b.png a,b.png | file x_Files/c.pdf | 👍 2 | ❤ 1',
      '! 4 bad-time',
      '- notice',
      '2020-03-04 13:35:00~ ben <2> | b',
      '! 7 no-time',
      '! 8 cut-off',
    ],
  );
});

describe('exports of DiscordChatExporter as text', () => {
  checkSample('discord-dce.txt', 'discord-dce-text', [
    '# refunds (Refund Guild / Text / refunds)',
    '2026-03-01 08:03:00~ nora.q | agenda refunds @Ben Okafor | 👍 1',
    '2026-03-01 08:04:00~ beno | chart | image https://cdn.discordapp.com/attachments/2/5/chart.png chart.png',
  ]);
  const RULE = '='.repeat(62);
  const text = (...messages: readonly string[]) =>
    `${RULE}\nGuild: G\nChannel: Text / c\nTopic: about: things\n${RULE}\n\n${messages.join('\n')}\n${RULE}\nExported ${messages.length} message(s)\n${RULE}\n`;
  checkText(
    'in other languages',
    'discord-dce-text',
    text(
      '[3/13/2026 8:03\u202fAM] noa#1234\na\n\n',
      '[3/4/2026 12:05\u202fAM] ben (pinned)\nb\n\n[x] c\n\n',
    ).replaceAll('\n', '\r\n'),
    ['# c (G / Text / c)', '2026-03-13 08:03:00~ noa | a', '2026-03-04 00:05:00~ ben | b\n\n[x] c'],
  );
  checkText(
    'with all sections',
    'discord-dce-text',
    text(
      '[01.03.2026 08:03] noa\nsee https://example.org/\n\n{Embed}\nhttps://example.org/\nExample\n\n{Stickers}\nhttps://example.org/s.png\n\n{Reactions}\n👍 (2) ❤\n',
      '[01.03.2026 08:04] bot\n\n\n{Embed}\nTitle\nText\n\n{Embed}\nOther\n\n',
      '[01.03.2026 08:05] noa\n\n\n{Forwarded Message}\na\nOriginally sent: 28.02.2026 07:00\n\n{Attachments}\nx_Files/a.png\n\n',
      '[01.03.2026 08:06] ben\nPinned a message.\n\n',
      '[31.02.2026 08:07] ben\na\n\n',
      '[01.03.2026 08:08] ben\n\n\n',
    ),
    [
      '# c (G / Text / c)',
      '2026-03-01 08:03:00~ noa | see https://example.org/ | sticker https://example.org/s.png s.png | 👍 2 | ❤ 1',
      '2026-03-01 08:04:00~ bot | Title\nText\n\nOther',
      '2026-03-01 08:05:00~ noa | Forwarded\n\n> a | image x_Files/a.png',
      '- notice',
      '! 46 bad-time',
      '- empty',
    ],
  );
});

describe('tables of old versions of DiscordChatExporter', () => {
  checkText(
    'with semicolons',
    'discord-dce-csv',
    `AuthorID;Author;Date;Content;Attachments;Reactions;
"5";"noa#0001";"01-Mar-19 08:03 AM";"a; ""b""
c, d";"";"";
"6";"ben#0002";"02-Mar-19 08:04 AM";"";"https://example.org/x.png";"👍 (2)";
"6";"ben#0002";"02-Mar-19 08:04 AM";"Pinned a message.";"";"";
`,
    [
      '2019-03-01 08:03:00~ noa <5> | a; "b"\nc, d',
      '2019-03-02 08:04:00~ ben <6> |  | image https://example.org/x.png x.png | 👍 2',
      '- notice',
    ],
  );
  checkText(
    'without accounts',
    'discord-dce-csv',
    '\ufeffAuthor;Date;Content;Attachments;\n"noa#0001";"01-Mar-18 08:03 AM";"a";"";\n',
    ['2018-03-01 08:03:00~ noa | a'],
  );
});

describe('exports of DiscordChatExporter as HTML', () => {
  checkSample('discord-dce.html', 'discord-dce-html', [
    '# refunds (Refund Desk / Work / refunds)',
    '2026-03-01 08:03:40 Nora Quill <100000000000000001> | agenda **refunds** @Ben Okafor\nsecond line & https://example.org/r\n\n> old rule\n\nthen `a*b` | 👍 2 | :wave: 1',
    '2026-03-01 08:04:10 Nora Quill <100000000000000001> | chart 🙂 | image refunds.html_Files/chart one-1A2B3.png chart one.png | file https://cdn.example.org/plan.pdf?ex=1 plan.pdf | edited',
    '2026-03-01 08:05:02 Ben Okafor <100000000000000002> | nice | reply to Nora Quill: chart | sticker https://cdn.example.org/s.png Hello',
    '- notice',
    '2026-03-01 08:07:15 Desk <100000000000000003> | [Ticket 7](https://example.org/t)\nopen\nsince today\nWho: Nora',
    '2026-03-01 08:09:00 Nora Quill <100000000000000001> | Forwarded\n\n> from elsewhere | image https://cdn.example.org/f.png f.png',
  ]);

  const group = (time: string, messages: string, reply = '') =>
    `<div class="chatlog__message-group">${reply}<div class="chatlog__author-avatar-container"></div>
      <div class="chatlog__messages">
        <span class="chatlog__author-name" title="noa#0001" data-user-id="5">Noa</span>
        <span class="chatlog__timestamp">${time}</span>
        ${messages}
      </div></div>`;
  const page = (...groups: readonly string[]) =>
    `<html><body><div class="preamble"><div class="preamble__entry">G</div><div class="preamble__entry">Work / c</div></div>${groups.join('\n')}</body></html>`;
  checkText(
    'of 2021: a message is below its name, and has its time in a title',
    'discord-dce-html',
    page(
      group(
        '01-Mar-26 08:03 AM',
        `<div class="chatlog__message " data-message-id="1477456250798080001" title="Message sent: 01-Mar-26 08:03 AM">
          <div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">a
b</span></div></div></div>
        <div class="chatlog__message " data-message-id="12" title="Message sent: 01-Mar-26 11:59 PM">
          <div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">Joined the server.</span></div></div></div>
        <div class="chatlog__message " data-message-id="13" title="Message sent: 02-Mar-26 12:01 AM">
          <div class="chatlog__attachment"><a href="https://example.org/x.png"><img class="chatlog__attachment-thumbnail" src="https://example.org/x.png"></a></div></div>`,
        `<div class="chatlog__reference"><span class="chatlog__reference-name">Ben</span><a class="chatlog__reference-link" href="#" onclick="scrollToMessage(event, '9')"><span class="chatlog__reference-content">why?</span></a></div>`,
      ),
    ),
    [
      '# c (G / Work / c)',
      '2026-03-01 08:03:40 Noa <5> | a\nb | reply to Ben: why?',
      '- notice',
      '2026-03-02 00:01:00~ Noa <5> |  | image https://example.org/x.png x.png',
    ],
  );
  checkText(
    'of 2018: messages have neither elements nor identifiers, and the order of day and month shows further on',
    'discord-dce-html',
    page(
      group(
        '01.03.2026 08:03',
        '<div class="chatlog__content">a<br />b <span class="pre pre--inline">x</span></div><div class="chatlog__attachment"><a href="https://example.org/a.txt"> Attachment: a.txt (1 KB) </a></div><div class="chatlog__content">c</div>',
      ),
      group('13.03.2026 08:03', '<div class="chatlog__content">d</div>'),
    ),
    [
      '# c (G / Work / c)',
      '2026-03-01 08:03:00~ Noa <5> | a\nb `x` | file https://example.org/a.txt a.txt',
      '2026-03-01 08:03:00~ Noa <5> | c',
      '2026-03-13 08:03:00~ Noa <5> | d',
    ],
  );
  const container = (id: string, head: string, content: string) =>
    `<div class="chatlog__message-container" data-message-id="${id}"><div class="chatlog__message">${head}<div class="chatlog__content chatlog__markdown">${content}</div></div></div>`;
  checkText(
    'whose identifiers are not of Discord: times below the first are without a day, and may be after midnight',
    'discord-dce-html',
    page(
      `<div class="chatlog__message-group">${container('1477456250798080001', '<div class="chatlog__header"><span class="chatlog__author-name" data-user-id="5">Noa</span><span class="chatlog__timestamp">3/1/2026 11:59 PM</span></div>', 'a')}
      ${container('2', '<div class="chatlog__short-timestamp" title="Foo">12:01 AM</div>', 'b<div class="chatlog__attachment"><a href="https://example.org/x.pdf">x</a></div>')}
      ${container('3', '<div class="chatlog__message-aside"><img class="chatlog__pin-avatar"></div>', 'Noa has pinned a message to this channel')}</div>`,
      `<div class="chatlog__message-group">${container('4', '<span class="chatlog__timestamp">3/2/2026 1:00 AM</span>', 'nobody')}${container('5', '<span class="chatlog__author"></span>', '')}</div>`,
    ),
    [
      '# c (G / Work / c)',
      '2026-03-01 23:59:00~ Noa <5> | a',
      '2026-03-02 00:01:00~ Noa <5> | b | file https://example.org/x.pdf x.pdf',
      '- notice',
      '! 4 no-sender',
      '! 4 no-sender',
    ],
  );
  checkText(
    'whose texts have spaces, and whose bots embed previews of links',
    'discord-dce-html',
    page(
      group(
        '3/1/2026 8:03 AM',
        `<span class="chatlog__bot-tag">BOT</span><div class="chatlog__message" data-message-id="1">
          <div class="chatlog__content"><div class="markdown"><span class="preserve-whitespace">a  b
 c https://example.org/x</span></div></div>
          <div class="chatlog__embed"><div class="chatlog__embed-title"><a href="https://example.org/x">X</a></div></div>
          <div class="chatlog__embed"><div class="chatlog__embed-title"><a href="https://example.com/y">Y</a></div></div></div>`,
      ),
    ),
    [
      '# c (G / Work / c)',
      '2026-03-01 08:03:00~ Noa <5> | a  b\n&nbsp;c https://example.org/x\n\n[Y](https://example.com/y)',
    ],
  );
  checkText(
    'of another program, with a welcome',
    'discord-dce-html',
    `<div class="info"><span class="info__title">Welcome to #c!</span></div>${group('3/1/2026 8:03 AM', '<div class="chatlog__content">a</div>')}`,
    ['# c', '2026-03-01 08:03:00~ Noa <5> | a'],
  );
  checkText(
    'without messages',
    'discord-dce-html',
    page(
      '<div class="chatlog"></div><div class="postamble"><div class="postamble__entry">Exported 0 message(s)</div></div>',
    ),
    ['# c (G / Work / c)'],
  );
  checkText(
    'that are cut off',
    'discord-dce-html',
    page(group('3/1/2026 8:03 AM', '<div class="chatlog__content">a</div>')) +
      '<div class="chatlog__message-group"><span class="chatlog__author">x',
    ['# c (G / Work / c)', '2026-03-01 08:03:00~ Noa <5> | a', '! 6 cut-off'],
  );
  checkSample('discord-dce-2018.html', 'discord-dce-html', [
    '# refunds (Shop / refunds)',
    '2018-03-01 08:03:00~ Nora Quill | Good morning & **agenda**:\n1\\. refunds\n`a_b` :wave: | edited',
    '2018-03-01 08:03:00~ Nora Quill | see https://docs.example/a @Ben Okafor | image https://cdn.example/attachments/1/chart.png chart.png',
    '2018-03-02 13:05:00~ Ben Okafor |  | file https://cdn.example/attachments/2/a.pdf a.pdf',
    '2018-03-02 13:05:00~ Ben Okafor | ```\nx = 1\ny = 2\n```',
  ]);
  checkText(
    'of 2017, in the form of the machine',
    'discord-dce-html',
    `<div id="info"><div class="guild-name">G</div><div class="channel-name">c</div></div><div id="log"><div class="msg"><div class="msg-avatar"><img class="msg-avatar" src="x" /></div><div class="msg-body"><span class="msg-user">Noa</span><span class="msg-date">3/13/2018 8:03 AM</span><div class="msg-content">a</div></div></div></div>`,
    ['# c (G / c)', '2018-03-13 08:03:00~ Noa | a'],
  );
  checkText(
    'of 2019, without messages',
    'discord-dce-html',
    '<body><div class="info"><div class="info__metadata"><div class="info__guild-name">G</div><div class="info__channel-name">c</div></div></div>\n<div class="chatlog">\n</div>\n</body>',
    ['# c (G / c)'],
  );
});
