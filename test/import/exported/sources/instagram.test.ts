import { checkSample, checkText } from '../exports';

/** UTF-8 whose bytes are written as characters, as Instagram does. */
const bytes = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

const thread = (...messages: readonly object[]) =>
  JSON.stringify({
    participants: [{ name: 'a' }],
    messages: messages.map(each => ({ sender_name: bytes('梅'), timestamp_ms: 1772323331000, ...each })),
    title: bytes('群'),
    thread_path: 'inbox/x_1',
  });
const start = '2026-03-01 08:02:11 梅';

describe('exports of Instagram and Messenger', () => {
  checkSample('instagram-message_1.json', 'instagram-json', [
    '# 退款小组 (x_1)',
    '2026-03-01 08:04:10 ben | ok',
    '2026-03-01 08:03:40 苏小棠 | 早上好 | image photos/1.jpg | 👍 1',
  ]);

  const check = (title: string, message: object, expected: string) =>
    checkText(title, 'instagram-json', thread(message), ['# 群 (x_1)', expected]);
  check(
    'files of all kinds',
    {
      content: 'You sent an attachment.',
      videos: [{ uri: 'your_instagram_activity/messages/inbox/x_1/videos/v.mp4' }],
      audio_files: [{ uri: 'messages/archived_threads/x_1/audio/a.wav' }],
      files: [{ uri: `messages/inbox/x_1/files/${bytes('计划')}.pdf` }],
      sticker: { uri: 'messages/stickers_used/1.png' },
    },
    `${start} |  | video videos/v.mp4 | voice audio/a.wav | file files/计划.pdf 计划.pdf | sticker ../../stickers_used/1.png`,
  );
  check(
    'what is shared',
    {
      content: 'mei sent an attachment.',
      share: { link: 'https://example.org/p_1', share_text: bytes('好看'), original_content_owner: 'noa' },
    },
    `${start} | https://example.org/p_1\n\n> noa: 好看`,
  );
  check(
    'several reactions',
    {
      content: 'a',
      reactions: [
        { reaction: bytes('❤'), actor: 'a' },
        { reaction: bytes('❤'), actor: 'b' },
      ],
    },
    `${start} | a | ❤ 2`,
  );
  check('files that were corrected', { sender_name: '苏é', content: 'é' }, '2026-03-01 08:02:11 苏é | é');
  check(
    'accounts that were deleted',
    { sender_name: '', content: 'a' },
    '2026-03-01 08:02:11 Facebook user | a',
  );
  check(
    'words that look like a notice',
    { content: 'she left the group of people there' },
    `${start} | she left the group of people there`,
  );
  for (const content of [
    'noa named the group trip: rome.',
    'You missed a video call',
    'Ben added Noa to the group.',
    'Noa started an audio call',
  ]) {
    check(content, { content }, '- notice');
  }
  for (const content of [
    'she turned off the lamp',
    'my mum called you',
    'Sorry I missed your call',
    'then Ben left the group',
  ]) {
    check(content, { content }, `${start} | ${content}`);
  }
  check('a call by a name of an account', { content: 'ben_.1 started a video chat' }, '- notice');
  checkText(
    'notices about a person by the nickname in the chat',
    'instagram-json',
    thread(
      { content: 'Big Boss joined the call.' },
      { content: 'Noa set the nickname for Ben Okafor to Big Boss.' },
      { content: 'a called you' },
    ),
    ['# 群 (x_1)', '- notice', '- notice', '- notice'],
  );
  checkText(
    'times in seconds, of before 2018',
    'instagram-json',
    JSON.stringify({
      participants: [{ name: 'noa' }],
      messages: [{ sender_name: 'noa', timestamp: 1772323331, content: 'a', type: 'Generic' }],
      title: 'noa',
    }),
    ['# noa', '2026-03-01 08:02:11 noa | a'],
  );
  checkText(
    'messages that were cut out',
    'instagram-json',
    JSON.stringify({ messages: [{ sender_name: 'noa', timestamp_ms: 1772323331000, content: 'a' }] }),
    ['# ?', '2026-03-01 08:02:11 noa | a'],
  );
  check('calls', { content: 'x', call_duration: 60 }, '- notice');
  check('reactions that are messages', { content: bytes('Reacted 😂 to your message ') }, '- event');
  check('messages that were taken back', { is_unsent: true }, '- recalled');
  check('nothing', { is_geoblocked_for_viewer: false }, '- empty');
  check('times that are none', { timestamp_ms: 'x' }, '! 1 bad-time');
});

describe('exports of encrypted chats of Messenger', () => {
  checkText(
    'with a number in the name',
    'messenger-secure-json',
    JSON.stringify({
      participants: ['梅', 'Noa'],
      threadName: 'Noa_12',
      messages: [
        {
          isUnsent: false,
          media: [{ uri: './media/a.jpeg' }],
          reactions: [{ actor: '梅', reaction: '😆' }],
          senderName: 'Noa',
          text: '',
          timestamp: 1772323331000,
          type: 'media',
        },
        {
          isUnsent: false,
          media: [],
          reactions: [],
          senderName: '梅',
          text: '好\né',
          timestamp: 1772323331000,
          type: 'text',
        },
        { isUnsent: true, media: [], senderName: '梅', text: '', timestamp: 1772323331000, type: 'text' },
      ],
    }),
    [
      '# Noa',
      '2026-03-01 08:02:11 Noa |  | image media/a.jpeg | 😆 1',
      '2026-03-01 08:02:11 梅 | 好\né',
      '- recalled',
    ],
  );

  checkSample('instagram-old-messages.json', 'instagram-old-json', [
    '# nora.quill, ben_okafor',
    '2019-03-01 08:05:00 ben_okafor | see https://docs.example/a',
    '2019-03-01 08:04:10 nora.quill | > kim.park: Sunrise \\*here\\*\n\nhttps://media.example/p/1.jpg',
    '2019-03-01 08:04:00 nora.quill | ❤️',
    '2019-03-01 08:03:40 ben_okafor |  | image direct/201903/a1b2.jpg',
    '- notice',
    '2019-03-01 08:02:11 nora.quill | morning, it’s\nlate | ❤️ 1',
    '# nora.quill, kim.park',
    '2019-03-02 08:02:11 kim.park |  | voice',
  ]);
  checkText(
    'of before 2020 are read as far as they can be',
    'instagram-old-json',
    JSON.stringify([
      {
        participants: ['a', 'b'],
        conversation: [
          { sender: 'a', created_at: 'x', text: 'x' },
          { sender: 'a', text: 'x' },
          { created_at: '2019-03-01T00:02:11+00:00', text: 'x' },
          { sender: 'a', created_at: '2019-03-01T00:02:11+00:00' },
        ],
      },
    ]),
    ['# a, b', '! 1 bad-time', '! 1 no-time', '! 1 no-sender', '- empty'],
  );
});
