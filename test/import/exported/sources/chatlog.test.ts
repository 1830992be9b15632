import assert from 'node:assert/strict';
import { checkSample, checkText, memoryFile, read } from '../exports';

const json = (...messages: readonly object[]) =>
  JSON.stringify(
    messages.map((message, at) => ({
      seq: 1772323331001 + at,
      time: '2026-03-01T08:02:11+08:00',
      talker: '1@chatroom',
      talkerName: '茶话会',
      isChatRoom: true,
      sender: 'wxid_a',
      senderName: '李雷',
      isSelf: false,
      type: 1,
      subType: 0,
      content: '',
      ...message,
    })),
  );
const SENT = '2026-03-01 08:02:11 李雷 <wxid_a>';

describe('exports of chatlog', () => {
  checkSample('wechat-sjzar-chatlog.json', 'wechat-chatlog-json', [
    '# 退款小组 (00000001@chatroom)',
    '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
    '2026-03-01 08:03:40 我 <wxid_me> | 收到 | reply to 苏小棠: 早上好',
    '2026-03-01 08:04:00 顾北辰 <wxid_sample02> |  | image',
  ]);
  checkText(
    'with every type',
    'wechat-chatlog-json',
    json(
      { type: 34, contents: { voice: '1' } },
      { type: 43, contents: { md5: '0' } },
      { type: 47, contents: { cdnurl: 'https://a.example/x.gif' } },
      { type: 48, contents: { label: '中山东一路', cityname: '上海', x: '31', y: '121' } },
      { type: 49, subType: 5, contents: { title: '年报', desc: '去年', url: 'https://a.example/r' } },
      { type: 49, subType: 6, contents: { title: '预算.xlsx', md5: '0' } },
      {
        type: 49,
        subType: 19,
        contents: {
          title: '群聊的聊天记录',
          recordInfo: {
            DataList: {
              Count: '2',
              DataItems: [
                { DataType: '1', SourceName: '韩梅梅', DataDesc: '早\n好' },
                { DataType: '2', SourceName: '李雷' },
              ],
            },
          },
        },
      },
      { type: 49, subType: 33, contents: { title: '点餐', url: '' } },
      { type: 49, subType: 2000, content: '[转账|发送 ￥1.00](午饭)' },
      { type: 49, subType: 2001 },
      {
        type: 49,
        subType: 57,
        content: '好',
        contents: { refer: { type: 3, sender: 'wxid_b', content: '' } },
      },
      { type: 49, subType: 62, sender: 'wxid_b', content: '"李雷" 拍了拍我' },
      { type: 50 },
      { type: 10000, sender: '系统消息', senderName: '', content: '"李雷" 撤回了一条消息' },
      { sender: 'wxid_c', senderName: '', content: '早' },
      { content: '' },
      { time: '0001-01-01T00:00:00Z', content: '早' },
      { sender: '', senderName: '', content: '早' },
      {
        talker: 'wxid_b',
        talkerName: '',
        isChatRoom: false,
        sender: 'wxid_me',
        senderName: '',
        isSelf: true,
        content: '在吗',
      },
      { type: 3, content: '[图片]' },
    ),
    [
      '# 茶话会 (1@chatroom)',
      `${SENT} |  | voice`,
      `${SENT} |  | video`,
      `${SENT} |  | sticker https://a.example/x.gif`,
      `${SENT} | [位置] 中山东一路 上海`,
      `${SENT} | [链接] 年报 https://a.example/r`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} | [聊天记录] 群聊的聊天记录\n- 韩梅梅: 早 好\n- 李雷: [图片]`,
      `${SENT} | [小程序] 点餐`,
      `${SENT} | [转账] 发送 ￥1.00 (午饭)`.replace('(午饭)', '午饭'),
      `${SENT} | [红包]`,
      `${SENT} | 好 | reply to wxid_b: [图片]`,
      '- notice',
      `${SENT} | [语音通话]`,
      '- recalled',
      '2026-03-01 08:02:11 wxid_c <wxid_c> | 早',
      '- empty',
      '! 1 bad-time',
      '! 1 no-sender',
      '# ? (wxid_b)',
      '2026-03-01 08:02:11 我 <wxid_me> | 在吗',
      '# 茶话会 (1@chatroom)',
      `${SENT} |  | image`,
    ],
  );
  checkText(
    'of its first version',
    'wechat-chatlog-json',
    JSON.stringify([
      {
        sequence: 1,
        createTime: '2026-03-01T08:02:11+08:00',
        talkerID: 3,
        talker: '1@chatroom',
        isSender: 0,
        type: 49,
        subType: 5,
        content:
          '<msg><appmsg><title>年报</title><type>5</type><url>https://a.example/r</url></appmsg></msg>',
        isChatRoom: true,
        chatRoomSender: 'wxid_a',
      },
    ]),
    ['# ? (1@chatroom)', '2026-03-01 08:02:11 wxid_a <wxid_a> | [链接] 年报 https://a.example/r'],
  );
});

describe('tables of chatlog', () => {
  checkSample('wechat-sjzar-chatlog.csv', 'wechat-chatlog-csv', [
    '# 退款小组 (00000001@chatroom)',
    '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
    '2026-03-01 08:04:00 顾北辰 <wxid_sample02> |  | image',
  ]);
  const row = (content: string, sender = '李雷,wxid_a') =>
    `2026-03-01 08:02:11,${sender},茶话会,1@chatroom,"${content.replaceAll('"', '""')}"`;
  checkText(
    'with every type',
    'wechat-chatlog-csv',
    [
      'Time,SenderName,Sender,TalkerName,Talker,Content',
      row('[语音](http://127.0.0.1:5030/voice/1)'),
      row('![视频](http://10.0.0.2:5030/video/0123)'),
      row('![动画表情](https://a.example/x.gif)'),
      row('[文件|预算.xlsx](http://127.0.0.1:5030/file/0123)'),
      row('[链接|年报](https://a.example/r)'),
      row('[位置|中山东一路|上海|31.2|121.4]'),
      row(
        '[合并转发|群聊的聊天记录]\n  韩梅梅 2026-02-28 10:00:00\n  早\n  好\n\n  李雷 2026-02-28 10:01:00\n  ![图片](http://a/image/0)\n\n',
      ),
      row('> 韩梅梅(wxid_b) 03-01 08:00:00\n> 几点？\n> 快说\n八点'),
      row('> [引用]\n八点'),
      row('> 我觉得好'),
      row('[红包]'),
      row('"李雷" 撤回了一条消息', ',系统消息'),
      row('早', ',wxid_c'),
      row('', ',wxid_c'),
    ].join('\n'),
    [
      '# 茶话会 (1@chatroom)',
      `${SENT} |  | voice`,
      `${SENT} |  | video`,
      `${SENT} |  | sticker https://a.example/x.gif`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} | [链接] 年报 https://a.example/r`,
      `${SENT} | [位置] 中山东一路 上海`,
      `${SENT} | [聊天记录] 群聊的聊天记录\n- 韩梅梅: 早 好\n- 李雷: ![图片](http://a/image/0)`.replace(
        '![图片](http://a/image/0)',
        '[图片]',
      ),
      `${SENT} | 八点 | reply to 韩梅梅: 几点？\n快说`,
      `${SENT} | 八点 | reply to ?: ?`,
      `${SENT} | \\> 我觉得好`,
      `${SENT} | [红包]`,
      '- recalled',
      '2026-03-01 08:02:11 wxid_c <wxid_c> | 早',
      '- empty',
    ],
  );
});

describe('texts of chatlog', () => {
  const context = { start: { kind: 'local', day: '2026-03-01', timestamp: 0, hasSeconds: true } } as const;
  checkSample(
    'wechat-sjzar-chatlog.txt',
    'wechat-chatlog-txt',
    [
      '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
      '2026-03-01 08:03:40 我 | 收到 | reply to 苏小棠: 早上好',
      '2026-03-01 08:04:00 顾北辰 <wxid_sample02> |  | image',
    ],
    context,
  );
  checkText(
    'of several days and conversations',
    'wechat-chatlog-txt',
    `李雷(wxid_a) [茶话会(1@chatroom)] 2025-12-31 23:59:11
早

在 10:00:00

系统消息 [茶话会(1@chatroom)] 2026-01-01 00:00:00
"李雷" 撤回了一条消息

韩梅梅(我) [1@chatroom] 2026-01-01 00:00:01
好

wxid_b [李(雷)(wxid_b)] 2026-02-30 00:00:01
好
`,
    [
      '# 茶话会 (1@chatroom)',
      '2025-12-31 23:59:11 李雷 <wxid_a> | 早\n\n在 10:00:00',
      '- recalled',
      '# ? (1@chatroom)',
      '2026-01-01 00:00:01 韩梅梅 | 好',
      '# 李(雷) (wxid_b)',
      '! 12 bad-time',
    ],
  );
  checkText(
    'of one day, past midnight, and without a known day',
    'wechat-chatlog-txt',
    '李雷(wxid_a) 23:59:11\n早\n\n李雷(wxid_a) 00:00:11\n好\n',
    ['2026-03-01 23:59:11 李雷 <wxid_a> | 早', '2026-03-02 00:00:11 李雷 <wxid_a> | 好'],
    context,
  );
  it('without a known day', () => {
    const file = memoryFile('x', '李雷(wxid_a) 23:59:11\n早\n');
    assert.throws(() => read(file, { today: '2026-03-01' }), { reason: 'needs-start' });
  });
  checkText(
    'of one year',
    'wechat-chatlog-txt',
    '李雷(wxid_a) 02-28 23:59:11\n早\n',
    ['2025-02-28 23:59:11 李雷 <wxid_a> | 早'],
    { today: '2025-03-01' },
  );
});
