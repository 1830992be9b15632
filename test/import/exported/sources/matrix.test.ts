import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText } from '../exports';

const event = (content: object, fields: object = {}) => ({
  type: 'm.room.message',
  sender: '@mei:example.org',
  content: { msgtype: 'm.text', ...content },
  origin_server_ts: 1772323331000,
  event_id: '$1',
  room_id: '!r:example.org',
  ...fields,
});
const room = (...events: readonly object[]) =>
  `{"room_name":"R","room_creator":"a","topic":"","export_date":"x","exported_by":"a","messages":[${events.map(each => JSON.stringify(each)).join(',\n')}]}`;
const check = (title: string, events: readonly object[], expected: readonly string[]) =>
  checkText(title, 'matrix-element-json', room(...events), ['# R (!r:example.org)', ...expected]);
const start = '2026-03-01 08:02:11 mei <@mei:example.org>';
const html = (formatted_body: string, body = 'x') => ({
  body,
  format: 'org.matrix.custom.html',
  formatted_body,
});

describe('exports of Element as JSON', () => {
  checkSample('matrix-element.json', 'matrix-element-json', [
    '# Refund Guild (!r:example.org)',
    '- notice',
    '2026-03-01 08:03:40 nora <@nora:example.org> | agenda *refunds*',
    '2026-03-01 08:04:10 Ben Okafor <@ben:example.org> | ok | reply to nora: agenda | 👍 1',
    '2026-03-01 08:04:20 Ben Okafor <@ben:example.org> |  | image chart.png',
    '- event',
  ]);
  check(
    'texts with all their forms',
    [
      event(
        html(
          '<mx-reply><blockquote>old</blockquote></mx-reply><p>a <strong>b</strong> <del>c</del> <a href="https://matrix.to/#/@ben:example.org">Ben</a>: <a href="https://example.org/">l</a></p><ul><li>x</li><li>y<ol><li>z</li></ol></li></ul><pre><code class="language-js">q &lt; r\n</code></pre><blockquote><p>w</p></blockquote><img data-mx-emoticon alt=":e:">',
        ),
      ),
    ],
    [
      `${start} | a **b** ~~c~~ @Ben: [l](https://example.org/)\n\n- x\n- y\n  1. z\n\n\`\`\`js\nq < r\n\`\`\`\n\n> w\n\n:e:`,
    ],
  );
  check('plain texts', [event({ body: 'a*b\nc' })], [`${start} | a*b\nc`]);
  check(
    'names that change',
    [
      {
        type: 'm.room.member',
        sender: '@mei:example.org',
        state_key: '@mei:example.org',
        content: { membership: 'join', displayname: 'Mei' },
        event_id: '$0',
        room_id: '!r:example.org',
      },
      event({ body: 'a' }),
      {
        type: 'm.room.member',
        sender: '@mei:example.org',
        state_key: '@mei:example.org',
        content: { membership: 'join', displayname: '梅' },
        event_id: '$2',
      },
      event({ body: 'b' }),
    ],
    [
      '- notice',
      `2026-03-01 08:02:11 Mei <@mei:example.org> | a`,
      '- notice',
      `2026-03-01 08:02:11 梅 <@mei:example.org> | b`,
    ],
  );
  check(
    'edits',
    [
      event({ body: 'a' }),
      event(
        {
          body: '* b',
          'm.new_content': { msgtype: 'm.text', body: 'b' },
          'm.relates_to': { rel_type: 'm.replace', event_id: '$1' },
        },
        { event_id: '$2' },
      ),
    ],
    [`${start} | b | edited`, '- event'],
  );
  check(
    'files, voice, stickers and captions',
    [
      event({ msgtype: 'm.audio', body: 'v.ogg', 'org.matrix.msc3245.voice': {}, info: { duration: 6700 } }),
      event({ msgtype: 'm.file', body: 'caption', filename: 'a.pdf', url: 'mxc://x/y' }),
      event({ body: 'cat' }, { type: 'm.sticker' }),
    ],
    [`${start} |  | voice 7 s`, `${start} | caption | file a.pdf`, `${start} |  | sticker cat`],
  );
  check(
    'places and polls',
    [
      event({ msgtype: 'm.location', body: 'Here', geo_uri: 'geo:1,2;u=3' }),
      event(
        {
          'org.matrix.msc3381.poll.start': {
            question: { 'org.matrix.msc1767.text': 'q' },
            answers: [{ 'org.matrix.msc1767.text': 'a' }],
          },
        },
        { type: 'org.matrix.msc3381.poll.start' },
      ),
      event({}, { type: 'org.matrix.msc3381.poll.response' }),
    ],
    [`${start} | ${escapeMarkdown('[Location] Here (1,2)')}`, `${start} | ${'[Poll] q\n- a'}`, '- event'],
  );
  check(
    'what was deleted, cannot be decrypted, or is none',
    [
      event({}, { content: {}, unsigned: { redacted_because: {} } }),
      event({}, { type: 'm.room.encrypted', content: { algorithm: 'x', ciphertext: 'y' } }),
      event({}, { type: 'm.call.invite' }),
      event({ body: '' }),
      event({ body: 'a' }, { origin_server_ts: 'x' }),
      event({ body: 'a' }, { sender: 5 }),
    ],
    [
      '- recalled',
      `${start} | Unable to decrypt message`,
      '- notice',
      '- empty',
      '! 5 bad-time',
      '! 6 no-sender',
    ],
  );
});
