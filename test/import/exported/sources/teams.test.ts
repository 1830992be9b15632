import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read } from '../exports';

const chat = (...messages: readonly object[]) =>
  `{"meta":{"title":"T","conversationId":"c","avatars":{"a":"data:image/png;base64,AAAA"}},"messages":[${messages
    .map(each =>
      JSON.stringify({
        id: '7',
        author: '梅',
        timestamp: '2026-03-01T00:02:11.000Z',
        messageType: 'RichText/Html',
        ...each,
      }),
    )
    .join(',\n')}]}`;
const start = '2026-03-01 08:02:11 梅';

describe('exports of Teams as JSON', () => {
  checkSample('teams-web-chat-exporter.json', 'teams-web-chat-exporter-json', [
    '# Refund Guild (19:sample@thread.v2)',
    '2026-03-01 16:03:40 Nora Quill | agenda | file https://example.org/plan.pdf plan.pdf | edited | 👍 1',
    '2026-03-01 16:04:10 Ben Okafor | ok | reply to Nora Quill: agenda',
  ]);
  const check = (title: string, message: object, expected: string) =>
    checkText(title, 'teams-web-chat-exporter-json', chat(message), ['# T (c)', expected]);
  check(
    'rich texts',
    {
      text: 'x',
      contentHtml:
        '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><b>Ben</b><p>old</p></blockquote><p>a <strong>b</strong> <span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Ben Okafor</span>&nbsp;<img itemtype="http://schema.skype.com/Emoji" alt="🙂"> <a href="https://example.org/">l</a></p><p>c</p><ul><li>d</li></ul>',
      replyTo: { author: 'Ben', timestamp: '', text: 'old', id: '1' },
    },
    `${start} | a **b** @Ben Okafor 🙂 [l](https://example.org/)\n\nc\n\n- d | reply to Ben: old`,
  );
  check(
    'plain texts',
    { text: 'a*b\r\nc', messageType: 'Text', contentHtml: 'a*b' },
    `${start} | ${escapeMarkdown('a*b\nc')}`,
  );
  check(
    'forwarded messages, and subjects',
    { text: 'see', subject: 'S', forwarded: { originalAuthor: 'Ext', originalText: 'a\nb' } },
    `${start} | **S**\n\nsee\n\nForwarded from Ext\n\n> a\n> b`,
  );
  check(
    'files',
    {
      text: '',
      attachments: [
        { label: 'image', href: 'images/a.png' },
        { label: 'b', type: 'mp4', href: 'https://example.org/b' },
        { kind: 'preview', href: 'https://example.org/c', label: 'c' },
        { href: 'https://eu-api.asm.skype.com/v1/objects/0/views/imgo' },
      ],
    },
    `${start} |  | image images/a.png | video https://example.org/b b | file https://example.org/c c | image https://eu-api.asm.skype.com/v1/objects/0/views/imgo`,
  );
  check('answers in channels', { text: 'a', threadId: '5' }, `${start} | a | reply to ?: ?`);
  check('calls', { messageType: 'Event/Call', text: 'Call ended' }, '- notice');
  check('notices', { system: true, text: 'joined' }, '- notice');
  check('deleted messages', { deleted: true, text: '[message deleted]' }, '- recalled');
  check('nothing', { text: '' }, '- empty');
  check('times and senders that are none', { timestamp: 'x', text: 'a' }, '! 1 bad-time');
  check('no author', { author: null, text: 'a' }, '! 1 no-sender');
});

describe('exports of Teams as CSV', () => {
  checkText(
    'with all columns',
    'teams-web-chat-exporter-csv',
    `# WARNING: This export may be incomplete (network).
id,author,timestamp,text,edited,deleted,system,subject,importance,mentions,reactions_json,attachments_json,forwarded,reply_to,reactions,is_own,message_type
"7","梅","2026-03-01T00:02:11.000Z","a ""b""
c","true","false","false","","","","[{""emoji"":""👍"",""count"":2}]","","","Ben: old","👍","false","Text"
"8","梅","2026-03-01T00:02:11.000Z","[file: x.pdf]","false","false","false","","","","","[{""label"":""x.pdf"",""href"":""https://example.org/x.pdf""}]","Ext: FYI","","","false","Text"
"9","","2026-03-01T00:02:11.000Z","joined","false","false","true","","","","","","","","","false","Event/Call"
`,
    [
      `${start} | a "b"\nc | reply to Ben: old | edited | 👍 2`,
      `${start} | Forwarded from Ext\n\n> FYI | file https://example.org/x.pdf x.pdf`,
      '- notice',
    ],
  );
});

describe('exports of Teams as text', () => {
  checkSample(
    'teams-web-chat-exporter.txt',
    'teams-web-chat-exporter-text',
    [
      '2026-03-01 10:01:00~ Nora Quill | agenda | 👍 1',
      '2026-03-01 10:03:00~ Ben Okafor | ok | reply to Nora Quill: agenda',
      '2026-03-01 10:09:00~ Nora Quill | see below\n\nForwarded from Ext\n\n> FYI',
    ],
    { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } },
  );
  checkText(
    'with all forms',
    'teams-web-chat-exporter-text',
    `======================================================================
  WARNING: This export may be incomplete. [network]
======================================================================

Participants (2): 梅, Ben (external)

[2026-03-01T00:02:11.000Z] 梅 [!URGENT]: a: b
    c (edited)  [👍 Ben, You · ❤️ ×2]
[2026-03-01T00:02:11.000Z] 梅: see  [image: a.png] (expired) [file]
[2026-03-01T00:02:11.000Z] Kim [forwarded from Ext]: FYI
[2026-03-01T00:02:11.000Z] [unknown]: x
[2026-03-01T00:02:11.000Z] 梅: [message deleted]
[2026-03-01T00:02:11.000Z] 梅: 
`,
    [
      `${start} | a: b\nc | edited | 👍 2 | ❤️ 2`,
      `${start} | see | image a.png | file`,
      '2026-03-01 08:02:11 Kim | Forwarded from Ext\n\n> FYI',
      '! 11 no-sender',
      '- recalled',
      '- empty',
    ],
  );
  checkText(
    'without days, over midnight',
    'teams-web-chat-exporter-text',
    '[23:59] A: a\n[00:01] B:\n  > A: a\n    b\n',
    ['2026-03-01 23:59:00~ A | a', '2026-03-02 00:01:00~ B | b | reply to A: a'],
    { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } },
  );
  it('without any day', () => {
    const file = memoryFile('x', '[10:01] A: a  [👍 B]\n');
    assert.throws(() => read(file), { reason: 'needs-start' });
  });
});
