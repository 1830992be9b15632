import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText } from '../exports';

const message = (fields: object) =>
  JSON.stringify({
    id: 7,
    type: 'message',
    date_unixtime: '1772323331',
    from: '李雷',
    from_id: 'user5',
    ...fields,
  });
const chat = (...messages: readonly string[]) =>
  `{"name":"群","type":"private_group","id":9,"messages":[${messages.join(',\n')}]}`;

describe('exports of Telegram as JSON', () => {
  checkSample('telegram-single-result.json', 'telegram-json', [
    '# 退款小组 (1234567890)',
    '- notice',
    '2026-03-01 08:03:40 苏小棠 <user700000001> | 议题 **退款**，见 [文档](https://example.org/r) | edited | 👍 2',
    '2026-03-01 08:04:10 顾北辰 <user700000002> | 图 | reply to ?: ? | image photos/photo_1@01-03-2026_08-04-10.jpg',
    '2026-03-01 08:04:30 Deleted Account <user700000009> | Forwarded from Nora Quill | file plan.pdf',
    '2026-03-01 08:05:00 顾北辰 <user700000002> |  | sticker stickers/sticker.webp 😂',
  ]);
  checkSample('telegram-full-result.json', 'telegram-json', [
    '# 退款小组 (1234567890)',
    '- notice',
    '2026-03-01 08:03:40 苏小棠 <user700000001> | 议题 **退款**，见 [文档](https://example.org/r) | edited | 👍 2',
  ]);
  checkSample('telegram-invalid-escape.json', 'telegram-json', [
    '# x (1)',
    '2026-03-01 08:02:11 Nora Quill <user1> | tdesktop writes control characters as : JSON.parse throws',
  ]);

  const cut = [
    { type: 'message', date_unixtime: '1772323331', from: '李雷', text: 'a' },
    { type: 'message', date_unixtime: '1772323332', from: 'Noa', text: [{ type: 'bold', text: 'b' }] },
  ];
  const cutItems = ['2026-03-01 08:02:11 李雷 | a', '2026-03-01 08:02:12 Noa | **b**'];
  checkText('messages that were cut out', 'telegram-json', JSON.stringify({ messages: cut }), [
    '# ?',
    ...cutItems,
  ]);
  checkText(
    'chats that were cut out',
    'telegram-json',
    JSON.stringify({ chats: { list: [{ name: '群', messages: cut }] } }),
    ['# 群', ...cutItems],
  );

  const check = (title: string, fields: object, expected: string) =>
    checkText(title, 'telegram-json', chat(message(fields)), ['# 群 (9)', expected]);
  const start = '2026-03-01 08:02:11 李雷 <user5>';
  const entities = (...text_entities: readonly (readonly [string, string, object?])[]) => ({
    text_entities: text_entities.map(([type, text, more]) => ({ type, text, ...more })),
  });
  check(
    'entities',
    entities(
      ['strikethrough', '旧'],
      ['plain', ' a*b '],
      ['italic', '「斜」'],
      ['plain', '后 '],
      ['code', 'x`y'],
      ['plain', ' '],
      ['mention_name', '小棠', { user_id: 5 }],
      ['plain', ' '],
      ['link', 'https://example.org/a_b?c=*d'],
      ['plain', ' '],
      ['spoiler', '藏'],
      ['custom_emoji', '🙂', { document_id: '1' }],
    ),
    `${start} | ~~旧~~ a\\*b *「斜*」后 \`\`x\`y\`\` @小棠 https://example.org/a_b?c=*d 藏🙂`,
  );
  check(
    'blocks of code, and quotes',
    entities(
      ['plain', '看：\n'],
      ['pre', 'a\n  b\n', { language: 'js' }],
      ['blockquote', '引\n用', { collapsed: false }],
      ['plain', '完'],
    ),
    `${start} | 看：\n\n\`\`\`js\na\n  b\n\`\`\`\n\n> 引\n> 用\n\n完`,
  );
  check(
    'parts without entities',
    { text: ['a ', { type: 'bold', text: ' b ' }, 'c'] },
    `${start} | a  **b** c`,
  );
  check(
    'polls',
    {
      text: '',
      poll: {
        question: '吃？',
        closed: false,
        total_voters: 1,
        answers: [
          { text: '面', voters: 1 },
          { text: [{ type: 'plain', text: '饭' }], voters: 0 },
        ],
      },
    },
    `${start} | [Poll] 吃？\n- 面: 1\n- 饭: 0`,
  );
  check(
    'places and people',
    {
      text: '',
      place_name: '咖啡',
      address: '路 1',
      location_information: { latitude: 31.2, longitude: 121.5 },
      contact_information: { first_name: '梅', last_name: '', phone_number: '+86 1' },
    },
    `${start} | [Location] 咖啡, 路 1 (31.2, 121.5)\n[Contact] 梅 +86 1`,
  );
  check(
    'voice, music and files',
    {
      text: '',
      file: 'voice_messages/a.ogg',
      media_type: 'voice_message',
      mime_type: 'audio/ogg',
      duration_seconds: 7,
    },
    `${start} |  | voice voice_messages/a.ogg 7 s`,
  );
  check(
    'music',
    {
      text: '',
      file: '(File exceeds maximum size. Change data exporting settings to download.)',
      media_type: 'audio_file',
      performer: '甲',
      title: '乙',
    },
    `${start} |  | audio 甲 - 乙`,
  );
  check(
    'answers to other chats, via bots',
    { text: 'gif', via_bot: '@gif', reply_to_message_id: 5, reply_to_peer_id: 'channel1' },
    `${start} | via @gif\ngif`,
  );
  check(
    'calls',
    { type: 'service', actor: '李雷', actor_id: 'user5', action: 'phone_call', discard_reason: 'missed' },
    '- notice',
  );
  check(
    'what Telegram could not export',
    { type: 'unsupported', from: undefined, date_unixtime: undefined },
    '- empty',
  );
  check('values of other types', { from: 5, from_id: 8, date_unixtime: 'x', date: 3 }, '! 1 bad-time');
  check('no time', { date_unixtime: undefined, text: 'a' }, '! 1 no-time');

  checkText(
    'of old versions: local times, numbers for accounts, 1970 as edited, posts of a channel without sender',
    'telegram-json',
    `{"name":"频道","type":"public_channel","id":9,"messages":[
      {"id":1,"type":"message","date":"2018-01-22T07:08:28","edited":"1970-01-01T03:00:00","text":"a"},
      {"id":2,"type":"message","date":"2017-01-01T06:20:09.248Z","edited":"2018-01-22T07:09:00","from":"李雷","from_id":19,"text":"b"}]}`,
    ['# 频道 (9)', '2018-01-22 07:08:28 频道 | a', '2017-01-01 14:20:09 李雷 <19> | b | edited'],
  );
  checkText(
    'of several chats, and of left ones',
    'telegram-json',
    `{"about":"x","personal_information":{"user_id":1},"contacts":{"about":"","list":[{"user_id":1,"first_name":"a"}]},
     "chats":{"about":"","list":[{"name":"甲","type":"personal_chat","id":1,"messages":[${message({ text: 'a' })}]},
     {"type":"saved_messages","id":2,"messages":[${message({ text: 'b' })}]},{"name":null,"type":"private_group","id":3,"messages":[${message({ text: 'c' })}]}]},
     "left_chats":{"about":"","list":[{"name":"乙","type":"public_supergroup","id":4,"messages":[${message({ text: 'd' })}]}]}}`,
    [
      '# 甲 (1)',
      `${start} | a`,
      '# Saved Messages (2)',
      `${start} | b`,
      '# ? (3)',
      `${start} | c`,
      '# 乙 (4)',
      `${start} | d`,
    ],
  );
  checkText(
    'whose head was cut away',
    'telegram-json',
    `{"messages":[${message({ text: 'a' })},{"id":8,"type":"mess`,
    ['# ?', `${start} | a`, '! 1 cut-off'],
  );
});

describe('exports of Telegram as HTML', () => {
  checkSample('telegram-messages.html', 'telegram-html', [
    '# 退款小组',
    '2026-03-01 08:03:40 苏小棠 | 议题 **退款**\n第二行',
    '2026-03-01 08:03:55 苏小棠 |  | reply to ?: ? | image photos/photo_1@01-03-2026_08-03-55.jpg',
  ]);

  const page = (...messages: readonly string[]) =>
    `<!DOCTYPE html><html><head><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap">
<div class="page_header"><a class="content block_link" href="lists/chats.html"><div class="text bold">
群 &amp; 组
</div></a></div><div class="page_body chat_page"><div class="history">
<a class="pagination block_link" href="messages.html">Previous messages</a>
${messages.join('\n')}
<a class="pagination block_link" href="messages3.html">Next messages</a></div></div></div></body></html>`;
  const div = (
    id: number,
    content: string,
    { name, title = '22.01.2018 07:08:28 UTC+08:00' }: { name?: string; title?: string } = {},
  ) =>
    `<div class="message default clearfix${name === undefined ? ' joined' : ''}" id="message${id}"><div class="body">
<div class="pull_right date details" title="${title}">
07:08
       </div>${name === undefined ? '' : `\n<div class="from_name">\n${name} \n</div>`}
${content}
</div></div>`;
  const text = (html: string) => `<div class="text">\n${html}\n</div>`;
  const media = (classes: string, title: string, status: string, link = '') =>
    `<div class="media_wrap clearfix"><${link === '' ? 'div' : 'a'} class="media clearfix pull_left ${classes}"${link && ` href="${link}"`}><div class="fill pull_left"></div><div class="body"><div class="title bold">\n${title}\n</div><div class="status details">\n${status}\n</div></div></${link === '' ? 'div' : 'a'}></div>`;
  const check = (title: string, messages: readonly string[], expected: readonly string[]) =>
    checkText(title, 'telegram-html', page(...messages), ['# 群 & 组', ...expected]);
  const start = '2018-01-22 07:08:28';

  check(
    'texts with all their forms',
    [
      div(
        1,
        text(
          'a &lt;b&gt; <em>i</em> <s>s</s> <u>u</u> <code>x &amp; y</code> <a href="https://example.org/a_b">https://example.org/a_b</a> <a href="https://example.org/">链</a> <a href="" onclick="return ShowMentionName()">小棠</a> <a href="https://t.me/noa">@noa</a> <span class="spoiler hidden" onclick="ShowSpoiler(this)"><span aria-hidden="true">藏</span></span><a href="stickers/a.tgs">🙂</a>',
        ),
        { name: '李雷' },
      ),
      div(2, text('看<pre>a\n  b</pre><blockquote>引<br>用</blockquote>完')),
    ],
    [
      `${start} 李雷 | a \\<b> *i* ~~s~~ u \`x & y\` https://example.org/a_b [链](https://example.org/) @小棠 @noa 藏🙂`,
      `${start} 李雷 | 看\n\n\`\`\`\na\n  b\n\`\`\`\n\n> 引\n> 用\n\n完`,
    ],
  );
  check(
    'forwarded, and via bots',
    [
      div(
        1,
        '<div class="pull_left forwarded userpic_wrap"></div><div class="forwarded body"><div class="from_name">\nNora Quill<span class="date details" title="01.01.2018 00:00:00 UTC+08:00"> 01.01.2018 00:00:00</span></div><div class="text">a</div></div>',
        { name: '李雷' },
      ),
      div(2, '<div class="forwarded body"><div class="text">b</div></div>'),
      div(3, text('c'), { name: '梅 via @gif' }),
    ],
    [
      `${start} 李雷 | Forwarded from Nora Quill\na`,
      `${start} 李雷 | Forwarded from Nora Quill\nb`,
      `${start} 梅 | via @gif\nc`,
    ],
  );
  check(
    'files of all kinds',
    [
      div(1, media('block_link media_voice_message', 'Voice message', '00:07', 'voice_messages/a.ogg'), {
        name: '李雷',
      }),
      div(2, media('media_video', 'Video message', '00:12, 1.2 MB')),
      div(3, media('block_link media_file', '计划.pdf', '47.1 KB', 'files/计划.pdf')),
      div(4, media('media_photo', 'Sticker', '😂, 12.0 KB')),
      div(
        5,
        '<div class="media_wrap clearfix"><a class="video_file_wrap clearfix pull_left" href="video_files/v.mp4"><div class="video_duration">\n01:02:03\n</div><img class="video_file" src="video_files/v.mp4_thumb.jpg"></a></div>',
      ),
      div(6, media('media_audio_file', '甲 – 乙', '03:00, 4 MB')),
      div(
        7,
        '<div class="media_wrap clearfix"><a class="sticker_wrap clearfix pull_left" href="stickers/s.webp"><img class="sticker" src="stickers/s.webp_thumb.png"></a></div>',
      ),
    ],
    [
      `${start} 李雷 |  | voice voice_messages/a.ogg 7 s`,
      `${start} 李雷 |  | video 12 s`,
      `${start} 李雷 |  | file files/计划.pdf 计划.pdf`,
      `${start} 李雷 |  | sticker 😂`,
      `${start} 李雷 |  | video video_files/v.mp4 3723 s`,
      `${start} 李雷 |  | audio 甲 – 乙 180 s`,
      `${start} 李雷 |  | sticker stickers/s.webp`,
    ],
  );
  check(
    'places, polls, calls and notices',
    [
      div(
        1,
        media(
          'block_link media_location',
          'Location',
          '31.2, 121.5',
          'https://maps.google.com/maps?q=31.2,121.5',
        ),
        { name: '李雷' },
      ),
      div(
        2,
        '<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">\n吃？\n</div><div class="details">\nAnonymous poll\n</div><div class="answer">\n- 面 <span class="details">\n2 votes, chosen vote\n</span></div><div class="answer">\n- 饭\n</div><div class="total details\t">\n2 votes\n</div></div></div>',
      ),
      div(3, media('media_call success', '李雷', 'Outgoing (12 seconds)')),
      '<div class="message service" id="message4"><div class="body details">\n李雷 pinned <a href="#go_to_message1">this message</a>\n</div></div>',
      '<div class="message service" id="message-7"><div class="body details">\n23 January 2018\n</div></div>',
      div(5, ''),
    ],
    [
      `${start} 李雷 | ${escapeMarkdown('[Location]')} 31.2, 121.5`,
      `${start} 李雷 | ${'[Poll] 吃？\n- 面: 2\n- 饭'}`,
      '- notice',
      '- notice',
      '- empty',
    ],
  );
  check(
    'answers in other files, and reactions',
    [
      div(
        9,
        '<div class="reply_to details">\nIn reply to <a href="messages.html#go_to_message5">this message</a>\n</div>' +
          text('好') +
          '<span class="reactions"><span class="reaction active"><span class="emoji">\n👍\n</span><span class="userpics"><div class="userpic userpic1"><div class="initials" title="a"></div></div><div class="userpic userpic2"></div></span></span><span class="reaction"><span class="emoji">\n❤\n</span><span class="count">\n12\n</span></span></span>',
        { name: '李雷' },
      ),
    ],
    [`${start} 李雷 | 好 | reply to ?: ? | 👍 2 | ❤ 12`],
  );
  check(
    'of old versions, without a zone, and broken ones',
    [
      div(1, text('a')),
      div(2, text('b'), { name: '李雷', title: '26.02.2020 20:48:53' }),
      div(3, text('c'), { title: '31.02.2020 20:48:53' }),
      '<div class="message default clearfix" id="message4"><div class="body"><div class="text">d</div></div></div>',
    ],
    ['! 6 no-sender', '2020-02-26 20:48:53 李雷 | b', '! 25 bad-time', '! 33 no-time'],
  );
  checkText(
    'that end in a message',
    'telegram-html',
    page(
      div(1, text('a'), { name: '李雷' }),
      '<div class="message default clearfix" id="message2"><div class="body">',
    )
      .slice(0, -80)
      .replace(/<a class="pagination block_link" href="messages3.*$/s, ''),
    ['# 群 & 组', `${start} 李雷 | a`, '! 17 cut-off'],
  );
});
