import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, recognized, sampleFile, shown } from '../exports';

const message = (text: unknown, content_type: unknown = 1, rest: object = {}) => ({
  conversation_id: '1:2',
  message_id: 7,
  local_id: 'a',
  sender_id: 1000001,
  sender_name: '李雷',
  timestamp: 1772323331000,
  datetime: '2026-03-01 00:02:11',
  message_type: 1,
  content_type,
  text,
  recalled: false,
  attachments: [],
  source_table: 'tbmsg_000',
  raw_content: '{}',
  raw_extension: '',
  raw_attachments: '',
  ...rest,
});
const SENT = '2026-03-01 08:02:11 李雷 <1000001>';

describe('exports of dingtalk-chat-exporter', () => {
  checkSample('dingtalk-exporter.json', 'dingtalk-json', [
    '# ?',
    '2026-03-01 08:02:11 苏小棠 <1000001> | 早上好',
    '2026-03-01 08:03:40 顾北辰 <1000002> |  | image',
  ]);
  checkSample('dingtalk-exporter.csv', 'dingtalk-csv', [
    '# ?',
    '2026-03-01 08:02:11 苏小棠 <1000001> | 早上好',
  ]);
  checkSample('dingtalk-exporter.txt', 'dingtalk-txt', [
    '# ?',
    '2026-03-01 08:02:11 苏小棠 | 早上好',
    '2026-03-01 08:03:40 顾北辰 |  | image',
  ]);

  checkText(
    'with every type, and what cannot be read',
    'dingtalk-json',
    JSON.stringify([
      message('*早*\n好'),
      message('**粗**', 1200),
      message('**粗** <script>{{ x }}', 1200),
      message('{"contentType":2,"photoContent":{"mediaId":"x"}}', 2),
      message('{"contentType":3}', 3),
      message('{"contentType":202}', 202),
      message('{}', 501, { attachments: [{ type: 1, extension: '{"f_name":"预算.xlsx"}' }] }),
      message('预算.xlsx', '4'),
      message('[文件] 预算.xlsx', 500),
      message('{"contentType":9999,"custom":"x"}', 9999),
      message('李雷: 早\n韩梅梅: 好', 1500),
      message('{"a":1}'),
      message('以前的话', 1, { recalled: true }),
      message('', 1),
      message('早', 1, { timestamp: null }),
      message('早', 1, { timestamp: null, datetime: '' }),
      message('早', 1, { timestamp: 'x', datetime: 'y' }),
      message('早', 1, { sender_id: null, sender_name: 'Unknown' }),
      message('早', 1, { sender_id: null, sender_name: '' }),
      message('早', 1, { conversation_id: '1:3' }),
      null,
    ]),
    [
      '# ? (1:2)',
      `${SENT} | \\*早\\*\n好`,
      `${SENT} | **粗**`,
      `${SENT} | **粗** \\<script>{\\{ x }}`,
      `${SENT} |  | image`,
      `${SENT} |  | voice`,
      `${SENT} |  | video`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} | [消息]`,
      `${SENT} | 李雷: 早\n韩梅梅: 好`,
      `${SENT} | {"a":1}`,
      '- recalled',
      '- empty',
      '2026-03-01 00:02:11 李雷 <1000001> | 早',
      '! 1 no-time',
      '! 1 bad-time',
      '2026-03-01 08:02:11 Unknown | 早',
      '! 1 no-sender',
      '# ? (1:3)',
      `${SENT} | 早`,
      '! 1 no-time',
    ],
  );
  checkText(
    'as a table, with lines in fields',
    'dingtalk-csv',
    '\ufeffdatetime,sender_name,sender_id,message_id,message_type,content_type,text,recalled\r\n' +
      '2026-03-01 08:02:11,"李, 雷",1,7,1,1,"早\n""好""",False\r\n' +
      '2026-03-01 08:02:12,韩梅梅,2,8,1,1,以前的话,True\r\n' +
      '2026-03-01 08:02:13,韩梅梅,2,9,1,2,"{""contentType"":2}",False\r\n' +
      ',韩梅梅,2,9,1,1,早,False\r\n' +
      '2026-02-30 08:02:13,韩梅梅,2,9,1,1,早,False\r\n' +
      '2026-03-01 08:02:14,,,9,1,1,早,False\r\n' +
      '2026-03-01 08:02:15,,2,9,1,1,早,False\r\n',
    [
      '# ?',
      '2026-03-01 08:02:11 李, 雷 <1> | 早\n"好"',
      '- recalled',
      '2026-03-01 08:02:13 韩梅梅 <2> |  | image',
      '! 6 no-time',
      '! 7 bad-time',
      '! 8 no-sender',
      '2026-03-01 08:02:15 2 <2> | 早',
    ],
  );
  checkText(
    'as a text, with blank lines and headers in texts',
    'dingtalk-txt',
    `[2026-03-01 08:02:11] Me & <Admin>:
早

[2026-03-01 08:02:12] 李: 雷:
好

看
[2026-03-01 08:02:12] 某人:

[2026-03-01 08:02:13] 韩梅梅:


[] 韩梅梅:
早

[2026-02-30 08:02:14] 韩梅梅:
早

[2026-03-01 08:02:15] :
早

[2026-03-01 08:02:16] 韩梅梅:
{"contentType":9}
`,
    [
      '# ?',
      '2026-03-01 08:02:11 Me & <Admin> | 早',
      `2026-03-01 08:02:12 李: 雷 | 好\n\n看\n${escapeMarkdown('[2026-03-01 08:02:12] 某人:')}`,
      '- empty',
      '! 13 no-time',
      '! 16 bad-time',
      '! 19 no-sender',
      '2026-03-01 08:02:16 韩梅梅 | [消息]',
    ],
  );
  it('have the name of their folder', () => {
    const file = { ...sampleFile('dingtalk-exporter.txt'), path: 'exports/退款小组/chat.txt' };
    assert.equal(shown(read(file))[0], '# 退款小组');
  });
  it('as a text are no logs', () => {
    const log = '[2026-03-01 08:02:11] main:\n[2026-03-01 08:02:12] start:\n[2026-03-01 08:02:13] end:\n';
    assert.notEqual(recognized(memoryFile('x', log)), 'dingtalk-txt');
  });
});
