import assert from 'node:assert/strict';
import { checkSample, checkText, memoryFile, read, recognized, sampleFile, shown } from '../exports';

const users = memoryFile(
  'export/users.json',
  JSON.stringify([
    {
      id: 'U1',
      name: 'nora',
      real_name: 'Nora Quill',
      profile: { display_name: 'nora', real_name: 'Nora Quill', image_72: 'x' },
    },
    { id: 'U2', name: 'ben', profile: { display_name: '', real_name: 'Ben Okafor' } },
  ]),
);
const channels = memoryFile(
  'export/channels.json',
  JSON.stringify([{ id: 'C01', name: 'refunds', creator: 'U1', is_archived: false, members: ['U1'] }]),
);
const dms = memoryFile('export/dms.json', JSON.stringify([{ id: 'D01', created: 1, members: ['U1', 'U2'] }]));
const beside = [users, channels, dms];

const day = (...messages: readonly object[]) =>
  `[\n${messages.map(each => JSON.stringify({ type: 'message', user: 'U1', ts: '1772323331.000200', ...each })).join(',\n')}\n]`;

function check(title: string, message: object, expected: string): void {
  it(title, () => {
    const file = memoryFile('export/refunds/2026-03-01.json', day(message));
    assert.equal(recognized(file), 'slack-json');
    assert.deepEqual(shown(read(file, { beside })), ['# refunds (C01)', expected]);
  });
}
const start = '2026-03-01 08:02:11 nora <U1>';
const rich = (...elements: readonly object[]) => ({ text: 'x', blocks: [{ type: 'rich_text', elements }] });
const section = (...elements: readonly object[]) => ({ type: 'rich_text_section', elements });

describe('exports of Slack', () => {
  checkSample('slack-refunds-2026-03-01.json', 'slack-json', [
    '# ?',
    '- notice',
    '2026-03-01 08:03:40 U01SAMPLE1 <U01SAMPLE1> | **Agenda**👋 | edited | 👍🏻 1',
    '2026-03-01 08:04:10 U01SAMPLE2 <U01SAMPLE2> | here | reply to U01SAMPLE1: ? | image https://files.slack.com/files-pri/T01-F01/chart.png chart.png',
    '2026-03-01 08:05:00 CI <B01> | build green',
  ]);
  it('find the names of people and channels in the files above', () => {
    const samples = [sampleFile('slack-users.json'), sampleFile('slack-channels.json')];
    const above = samples.map(file => ({ ...file, path: file.path.replace('slack-', 'export/') }));
    const file = { ...sampleFile('slack-refunds-2026-03-01.json'), path: 'export/refunds/2026-03-01.json' };
    assert.deepEqual(shown(read(file, { beside: above })), [
      '# refunds (C01)',
      '- notice',
      '2026-03-01 08:03:40 nora <U01SAMPLE1> | **Agenda**👋 | edited | 👍🏻 1',
      '2026-03-01 08:04:10 Ben Okafor <U01SAMPLE2> | here | reply to nora: ? | image https://files.slack.com/files-pri/T01-F01/chart.png chart.png',
      '2026-03-01 08:05:00 CI <B01> | build green',
    ]);
  });
  it('name direct conversations after their people', () => {
    const file = memoryFile('export/D01/2026-03-01.json', day({ text: 'a' }));
    assert.deepEqual(shown(read(file, { beside })), ['# nora, Ben Okafor (D01)', `${start} | a`]);
  });
  it('of several people, too', () => {
    const file = memoryFile('export/mpdm-nora--ben-1/2026-03-01.json', day({ text: 'a' }));
    const mpims = memoryFile(
      'export/mpims.json',
      '[{"id":"G1","name":"mpdm-nora--ben-1","members":["U1","U2"]}]',
    );
    assert.deepEqual(shown(read(file, { beside: [users, mpims] })), [
      '# nora, Ben Okafor (G1)',
      `${start} | a`,
    ]);
  });
  it('read the lists beside many days once', () => {
    let reads = 0;
    const counted = {
      ...users,
      *bytes() {
        reads++;
        yield* users.bytes();
      },
    };
    const memory = new Map<string, unknown>();
    for (const name of ['2026-03-01', '2026-03-02', '2026-03-03']) {
      const file = memoryFile(`export/refunds/${name}.json`, day({ text: 'a' }));
      read(file, { beside: [counted, channels], memory });
    }
    // Once for its encoding, once for its content.
    assert.equal(reads, 2);
  });
  for (const name of ['slack-users.json', 'slack-channels.json']) {
    it(`${name} is a companion`, () => {
      assert.equal(recognized({ ...sampleFile(name), path: 'x' }), 'slack-lists');
      assert.deepEqual(read(sampleFile(name)), []);
    });
  }
  it('lists of integrations are companions', () => {
    const logs =
      '[{"user_id":"U1","user_name":"a","date":"1458969700","change_type":"added","service_type":"CI"}]';
    assert.equal(recognized(memoryFile('x', logs)), 'slack-lists');
  });

  check(
    'marks of text',
    {
      text: '*Agenda* for <#C01|refunds>, <#C01|>: <https://example.org/r_x|doc> &amp;&lt;&gt; <@U2> _i_ ~s~ `a &lt;b&gt;` :wave::skin-tone-2: :nope: <!here> <!subteam^S1|@team> a_b_c 2*3*4',
    },
    `${start} | **Agenda** for #refunds, #refunds: [doc](https://example.org/r_x) &<> @Ben Okafor *i* ~~s~~ \`a <b>\` 👋🏻 :nope: @here @team a_b_c 2\\*3\\*4`,
  );
  check(
    'quotes and blocks of code',
    { text: 'a\n&gt; b *c*\n&gt; d\ne\n```\nx &lt; <https://example.org>\n```\nf' },
    `${start} | a\n\n> b **c**\n> d\n\ne\n\n\`\`\`\nx < https://example.org\n\`\`\`\n\nf`,
  );
  check(
    'emphasis in emphasis, links in emphasis',
    { text: '*a _b_ <https://example.org/|c>* :tada:' },
    `${start} | **a** ***b*** **[c](https://example.org/)** 🎉`,
  );
  check(
    'addresses alone',
    { text: 'see <https://example.org/a?b=1&amp;c=2> <mailto:noa@example.org|noa@example.org>' },
    `${start} | see https://example.org/a?b=1&c=2 noa@example.org`,
  );
  check(
    'blocks of rich text',
    rich(
      section(
        { type: 'text', text: 'a ' },
        { type: 'user', user_id: 'U2' },
        { type: 'text', text: ' b', style: { strike: true } },
        { type: 'emoji', name: 'x', unicode: '1f44b-1f3fb' },
        { type: 'broadcast', range: 'here' },
        { type: 'link', url: 'https://example.org/', text: 'l' },
      ),
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 0,
        elements: [section({ type: 'text', text: 'c' }), section({ type: 'text', text: 'd' })],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 1,
        elements: [section({ type: 'text', text: 'e' })],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'f\ng' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'h < i' }] },
    ),
    `${start} | a @Ben Okafor ~~b~~👋🏻@here[l](https://example.org/)\n\n- c\n- d\n   1. e\n\n> f\n> g\n\n\`\`\`\nh < i\n\`\`\``,
  );
  check(
    'blocks of programs',
    {
      subtype: 'bot_message',
      user: undefined,
      bot_id: 'B1',
      username: 'CI',
      text: 'sum',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Build :tada:' } },
        { type: 'section', text: { type: 'mrkdwn', text: '*ok*' }, fields: [{ type: 'mrkdwn', text: 'x' }] },
        { type: 'divider' },
      ],
    },
    '2026-03-01 08:02:11 CI <B1> | Build 🎉\n\n**ok**\nx',
  );
  check('blocks without text', { text: 'a', blocks: [{ type: 'actions', elements: [] }] }, `${start} | a`);
  check(
    'what programs attach',
    {
      text: '',
      attachments: [
        {
          fallback: 'no',
          pretext: 'p',
          title: 't',
          title_link: 'https://example.org/t',
          text: 'x',
          fields: [{ title: 'f', value: 'v' }],
        },
      ],
    },
    `${start} | p\n[t](https://example.org/t)\nx\nf: v`,
  );
  check(
    'previews of links',
    { text: '<https://example.org/>', attachments: [{ from_url: 'https://example.org/', title: 'T' }] },
    `${start} | https://example.org/`,
  );
  check(
    'messages that are shared',
    { text: 'see', attachments: [{ from_url: 'x', is_share: true, author_name: 'Ben Okafor', text: 'hi' }] },
    `${start} | see\n\n> Ben Okafor: hi`,
  );
  check(
    'files',
    {
      text: '',
      files: [
        { name: 'a.mp4', mimetype: 'video/mp4', url_private: 'https://files.slack.com/a.mp4?t=xoxe-1&pub=2' },
        { mode: 'tombstone', id: 'F1' },
        { name: 'b.pdf', url_private: '__uploads/F2/b.pdf' },
        { name: 'audio_message.m4a', subtype: 'slack_audio', duration_ms: 6700 },
      ],
    },
    `${start} |  | video https://files.slack.com/a.mp4?pub=2 a.mp4 | file | file ../__uploads/F2/b.pdf b.pdf | voice audio_message.m4a 7 s`,
  );
  check(
    'files of old exports',
    {
      subtype: 'file_share',
      username: '<@U1|nora>',
      text: '<@U1|nora> uploaded a file: <https://x.slack.com/files/a.png|a> and commented: see',
      file: { name: 'a.png', mimetype: 'image/png', url_private: 'https://files.slack.com/a.png' },
    },
    `${start} | see | image https://files.slack.com/a.png a.png`,
  );
  check(
    'comments on files of old exports',
    {
      subtype: 'file_comment',
      user: undefined,
      text: '<@U2> commented on <@U1>’s file <x|y>: nice',
      comment: { user: 'U2', comment: 'nice' },
      file: {},
    },
    '2026-03-01 08:02:11 Ben Okafor <U2> | nice',
  );
  check(
    'answers that are shown in the channel as well',
    {
      subtype: 'thread_broadcast',
      thread_ts: '1772323000.000100',
      text: 'b',
      root: { user: 'U2', text: 'a &amp; <@U1|noa> :+1:' },
    },
    `${start} | b | reply to Ben Okafor: a & @nora 👍`,
  );
  check(
    'people who are in no list',
    { user: 'U9', user_profile: { display_name: 'mei', real_name: 'Mei' }, text: 'a' },
    '2026-03-01 08:02:11 mei <U9> | a',
  );
  check(
    'programs of old exports',
    {
      subtype: 'bot_message',
      user: undefined,
      bot_id: 'B1',
      bot_link: '<https://x.slack.com/services/B1|github>',
      text: 'a',
    },
    '2026-03-01 08:02:11 github <B1> | a',
  );
  check('Slackbot', { user: 'USLACKBOT', text: 'a' }, '2026-03-01 08:02:11 Slackbot <USLACKBOT> | a');
  check('messages in the third person', { subtype: 'me_message', text: 'waves' }, `${start} | waves`);
  check(
    'deleted messages',
    { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' },
    '- recalled',
  );
  check('calls', { subtype: 'huddle_thread', text: '' }, '- notice');
  check('empty messages', { text: '' }, '- empty');
  check(
    'reactions of the workspace',
    { text: 'a', reactions: [{ name: 'party_parrot', users: ['U1', 'U2'] }] },
    `${start} | a | :party_parrot: 2`,
  );
  checkText(
    'times and senders that are none',
    'slack-json',
    day({ text: 'a' }, { ts: '12' }, { user: undefined, text: 'b' }),
    ['# ?', '2026-03-01 08:02:11 U1 <U1> | a', '! 3 bad-time', '! 4 no-sender'],
  );
  checkText(
    'threads inside their first message',
    'slack-json',
    day({
      text: 'a',
      slackdump_thread_replies: [
        { type: 'message', user: 'U2', ts: '1772323332.000200', thread_ts: '1772323331.000200', text: 'b' },
      ],
    }),
    ['# ?', '2026-03-01 08:02:11 U1 <U1> | a', '2026-03-01 08:02:12 U2 <U2> | b | reply to ?: ?'],
  );
  checkText(
    'messages that a program stored',
    'slack-json',
    `{"channel_id":"C9","name":"x","messages":${day({ text: 'a' })}}`,
    ['# x (C9)', '2026-03-01 08:02:11 U1 <U1> | a'],
  );
  checkText('that end in a message', 'slack-json', day({ text: 'a' }, { text: 'b' }).slice(0, -20), [
    '# ?',
    '2026-03-01 08:02:11 U1 <U1> | a',
    '! 3 cut-off',
  ]);
});
