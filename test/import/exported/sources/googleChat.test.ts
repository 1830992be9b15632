import assert from 'node:assert/strict';
import { readTakeoutTime } from '../../../../server/src/import/exported/sources/googleChat/time';
import { checkSample, checkText, memoryFile, read, recognized, shown } from '../exports';

const message = (fields: object) =>
  JSON.stringify({
    messages: [
      {
        creator: { name: '梅', email: 'mei@example.org', user_type: 'Human' },
        created_date: 'Sunday, March 1, 2026 at 12:02:11\u202fAM UTC',
        topic_id: 't',
        message_id: 's/t/m',
        ...fields,
      },
    ],
  });
const start = '2026-03-01 08:02:11 梅 <mei@example.org>';

describe('exports of Google Chat', () => {
  checkSample('google-chat-takeout-messages.json', 'google-chat-json', [
    '# ?',
    '2026-03-01 16:03:40 Nora Quill <nora@example.org> | agenda',
    '2026-03-01 16:04:10 Ben Okafor <ben@example.org> |  | reply to Nora Quill: agenda | image File-chart.png chart.png | edited',
  ]);
  const check = (title: string, fields: object, expected: string) =>
    checkText(title, 'google-chat-json', message(fields), ['# ?', expected]);
  check('texts, which keep their lines', { text: 'a*b\nc' }, `${start} | a*b\nc`);
  check(
    'reactions',
    {
      text: 'a',
      reactions: [
        { emoji: { unicode: '👍' }, reactor_emails: ['a', 'b'] },
        { emoji: { custom_emoji: { shortcode: ':x:' } } },
      ],
    },
    `${start} | a | 👍 2 | :x: 1`,
  );
  check(
    'meetings',
    {
      annotations: [
        { video_call_metadata: { meeting_space: { meeting_url: 'https://meet.example.org/x' } } },
      ],
    },
    `${start} | https://meet.example.org/x`,
  );
  check(
    'deleted messages',
    { message_state: 'DELETED', deletion_metadata: { deletion_type: 'CREATOR' } },
    '- recalled',
  );
  check('nothing', {}, '- empty');
  check(
    'dates that are none',
    { created_date: 'Sunday, March 32, 2026 at 8:00:00 AM UTC', text: 'a' },
    '! 1 bad-time',
  );
  check('no creator', { creator: { user_type: 'Human', name: '' }, text: 'a' }, '! 1 no-sender');

  it('find the name beside', () => {
    const file = memoryFile('Groups/Space abc/messages.json', message({ text: 'a' }));
    const named = memoryFile(
      'Groups/Space abc/group_info.json',
      '{"name":"Room","members":[{"name":"a","email":"e","user_type":"Human"}]}',
    );
    const unnamed = memoryFile(
      'Groups/Space abc/group_info.json',
      '{"members":[{"name":"a","email":"e","user_type":"Human"},{"name":"b"}]}',
    );
    assert.equal(shown(read(file, { beside: [named] }))[0], '# Room (Space abc)');
    assert.equal(shown(read(file, { beside: [unnamed] }))[0], '# a, b (Space abc)');
    for (const each of [named, unnamed]) assert.equal(recognized(each), 'google-chat-lists');
    assert.equal(
      recognized(memoryFile('x', '{"user":{"name":"a","email":"e","user_type":"Human"}}')),
      'google-chat-lists',
    );
  });
});

describe('dates of Google Takeout', () => {
  const check = (written: string, expected: string | undefined) =>
    it(written, () => {
      const time = readTakeoutTime(written);
      assert.equal(
        time && (time.kind === 'instant' ? new Date(time.milliseconds).toISOString() : JSON.stringify(time)),
        expected,
      );
    });
  check('Sunday, March 1, 2026 at 8:03:40\u202fPM UTC', '2026-03-01T20:03:40.000Z');
  check('Tuesday, March 14, 2021 at 12:41:03 AM UTC', '2021-03-14T00:41:03.000Z');
  check('Tuesday, 14 March 2021 at 22:41:03 UTC', '2021-03-14T22:41:03.000Z');
  check('2026年5月29日星期五 UTC 03:00:29', '2026-05-29T03:00:29.000Z');
  check('2026年5月29日金曜日 3:00:29 UTC', '2026-05-29T03:00:29.000Z');
  check('2026年5月29日金曜日 3時00分29秒 UTC', '2026-05-29T03:00:29.000Z');
  for (const written of [
    'Freitag, 29. Mai 2026 um 13:00:29 UTC',
    'vendredi 29 mai 2026 à 13 h 00 min 29 s UTC',
    'viernes, 29 de mayo de 2026, 1:00:29 p.m. UTC',
    'sexta-feira, 29 de maio de 2026 às 13:00:29 UTC',
    'fredag den 29. maj 2026 kl. 13.00.29 UTC',
    'piątek, 29 maja 2026 13:00:29 UTC',
    'пятница, 29 мая 2026 г. в 13:00:29 UTC',
    '2026. május 29., péntek 13:00:29 UTC',
    '2026년 5월 29일 금요일 PM 1시 0분 29초 UTC',
    '2026年5月29日 星期五 下午1:00:29 [UTC]',
    'lúc 13:00:29 UTC Thứ Sáu, 29 tháng 5, 2026',
    'วันศุกร์ที่ 29 พฤษภาคม พ.ศ. 2569 เวลา 13 นาฬิกา 00 นาที 29 วินาที UTC',
    'יום שישי, 29 במאי 2026 בשעה 13:00:29 UTC',
  ]) {
    check(written, '2026-05-29T13:00:29.000Z');
  }
  check('petak, 30. listopada 2026. u 13:00:29 UTC', '2026-10-30T13:00:29.000Z');
  check('piątek, 30 października 2026 13:00:29 UTC', '2026-10-30T13:00:29.000Z');
  check('Friday, May 32, 2026 at 1:00:29 PM UTC', undefined);
  check('Friday, May 29 at 1:00:29 PM UTC', undefined);
  check('2026-05-29T03:00:29Z', '2026-05-29T03:00:29.000Z');
  check('yesterday', undefined);
});
