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
    `${start} | ~~旧~~ a\\*b *「斜」*后 \`\`x\`y\`\` @小棠 https://example.org/a_b?c=*d 藏🙂`.replace(
      '*「斜」*',
      '*「斜*」',
    ),
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
    `${start} | [Poll] 吃？\n- 面: 1\n- 饭: 0`.replace('[Poll]', '\\[Poll\\]'),
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
    `${start} | \\[Location\\] 咖啡, 路 1 (31.2, 121.5)\n\\[Contact\\] 梅 +86 1`,
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
