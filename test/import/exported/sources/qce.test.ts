import assert from 'node:assert/strict';
import { checkSample, checkText, memoryFile, read, sampleFile, shown } from '../exports';

const HEAD = {
  metadata: { name: 'QQChatExporter V6 / https://github.com/shuakami/qq-chat-exporter' },
  chatInfo: { name: '茶话会', type: 'group', peerUin: '77' },
};
const json = (...messages: readonly object[]) => JSON.stringify({ ...HEAD, messages });
const SENDER = { uid: 'u_a', uin: '10001', name: '李雷', nickname: '小雷' };
const message = (content: object, rest: object = {}) => ({
  id: '7400',
  timestamp: 1772323331000,
  sender: SENDER,
  type: 'text',
  content: { text: '', elements: [], resources: [], mentions: [], ...content },
  recalled: false,
  system: false,
  ...rest,
});
const elements = (...list: readonly [string, object][]) =>
  message({ elements: list.map(([type, data]) => ({ type, data })) });
const SENT = '2026-03-01 08:02:11 李雷 <10001>';

const OF_SAMPLE = [
  '2026-03-01 08:02:11 苏小棠-产品 <10001> | 早上好 @顾北辰',
  '2026-03-01 08:03:40 顾北辰 <10002> | 收到 | reply to 苏小棠: 早上好 | image resources/images/A1.jpg',
  '- recalled',
];

describe('exports of qq-chat-exporter', () => {
  checkSample('qq-qce.json', 'qq-qce-json', ['# 退款小组', ...OF_SAMPLE]);
  checkText(
    'with every element',
    'qq-qce-json',
    json(
      elements(
        ['reply', { messageId: '0', referencedMessageId: '7399', senderName: '韩梅梅', content: '几点？' }],
        ['at', { uid: 'u_b', name: '@韩梅梅' }],
        ['text', { text: ' 八点\n到' }],
        ['face', { id: '14', name: '/微笑' }],
      ),
      elements(
        ['face', { id: 358, name: '/骰子', resultId: '6' }],
        ['face', { id: '359', name: '/包剪锤', resultId: '2' }],
      ),
      elements(
        ['text', { text: '看' }],
        ['image', { filename: 'A.png', localPath: 'images/x_A.png', url: 'resources/images/x_A.png' }],
        ['image', { filename: 'B.gif', subType: 'sticker', url: 'https://gchat.qpic.cn/b' }],
        ['text', { text: '和这个' }],
      ),
      elements(['video', { filename: 'v.mp4', duration: 7 }], ['audio', { filename: 'a.amr', duration: 3 }]),
      elements(['file', { filename: '预算.xlsx', size: 1, localPath: 'C:\\x\\预算.xlsx', url: '' }]),
      elements(['market_face', { name: '[害羞]', url: 'https://gxh.vip.qq.com/x.png' }]),
      elements([
        'forward',
        {
          title: '群聊的聊天记录',
          messageCount: 2,
          messages: [
            { sender: { name: '韩梅梅' }, content: { text: '早\n好' } },
            { sender: { uin: '10003' }, content: { text: '[图片:x.jpg]' } },
          ],
        },
      ]),
      elements(['forward', { title: '聊天记录', preview: ['韩梅梅: 早'], messages: [] }]),
      elements(['json', { title: '[QQ小程序]点餐', description: '好吃', url: 'https://a.example/r' }]),
      elements(['json', { title: 'JSON消息' }]),
      elements(['location', { title: '位置消息', summary: '分享了位置' }]),
      elements(['wallet', { summary: '恭喜发财', payload: {} }]),
      elements(['markdown', { content: '**粗** <b>' }]),
      elements(['text', { text: '*粗*' }], ['calendar', { summary: '开会' }]),
      elements(['newThing', { summary: '什么' }]),
      elements(['constructor', { summary: '什么' }]),
    ),
    [
      '# 茶话会 (77)',
      `${SENT} | @韩梅梅 八点\n到[微笑] | reply to 韩梅梅: 几点？`,
      `${SENT} | [骰子] 6[包剪锤] 剪刀`,
      `${SENT} | 看和这个 | image resources/images/x_A.png | sticker https://gchat.qpic.cn/b`,
      `${SENT} |  | video 7 s | voice 3 s`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} |  | sticker https://gxh.vip.qq.com/x.png 害羞`,
      `${SENT} | [聊天记录] 群聊的聊天记录\n- 韩梅梅: 早 好\n- 10003: [图片]`,
      `${SENT} | [聊天记录]\n- 韩梅梅: 早`,
      `${SENT} | [QQ小程序] 点餐 好吃 https://a.example/r`,
      `${SENT} | [卡片]`,
      `${SENT} | [位置]`,
      `${SENT} | [红包] 恭喜发财`,
      `${SENT} | **粗** \\<b>`,
      `${SENT} | \\*粗\\*\n[日历] 开会`,
      `${SENT} | 什么`,
      `${SENT} | 什么`,
    ],
  );
  checkText(
    'with names, notices, and what cannot be read',
    'qq-qce-json',
    json(
      message({ text: '早' }, { sender: { ...SENDER, groupCard: '李-产品', remark: '雷子' } }),
      message({ text: '早' }, { sender: { ...SENDER, remark: '雷子' } }),
      message({ text: '早' }, { sender: { uid: 'u_b', name: '' } }),
      message({ text: '李雷 撤回了一条消息' }, { system: true }),
      message(
        { text: '通话 - 语音通话已结束' },
        { sender: { uid: '未知', name: '系统消息' }, type: 'type_19' },
      ),
      message({ text: '以前的话' }, { recalled: true }),
      message({ text: '' }),
      message({ text: '早' }, { timestamp: 'NaN', time: '2026-03-01 08:02:12' }),
      message({ text: '早' }, { timestamp: 1e40 }),
      message({ text: '早' }, { timestamp: undefined }),
      message({ text: '早' }, { sender: { uid: '', uin: '0', name: '0' } }),
      message({ text: '早' }, { sender: null }),
    ),
    [
      '# 茶话会 (77)',
      '2026-03-01 08:02:11 李-产品 <10001> | 早',
      '2026-03-01 08:02:11 雷子 <10001> | 早',
      '2026-03-01 08:02:11 u_b <u_b> | 早',
      '- recalled',
      '- notice',
      '- recalled',
      '- empty',
      '2026-03-01 08:02:12 李雷 <10001> | 早',
      '! 1 bad-time',
      '! 1 no-time',
      '! 1 no-sender',
      '! 1 no-sender',
    ],
  );
  checkText(
    'of version 4 and its imitations, with the head below',
    'qq-qce-json',
    JSON.stringify({
      messages: [
        {
          messageId: 'm1',
          timestamp: '2026-03-01T00:02:11.000Z',
          sender: { uid: 'u_a', uin: '10001', name: '李雷' },
          messageType: 2,
          isSystemMessage: false,
          isRecalled: false,
          content: {
            text: '[图片: a.jpg]看[CQ:face,id=14]&amp;',
            resources: [{ type: 'image', fileName: 'a.jpg', localPath: '' }],
          },
          rawMessage: { sendMemberName: '李-产品', sendNickName: '小雷' },
        },
        {
          messageId: 'm2',
          timestamp: '2026-03-01T00:02:12.000Z',
          sender: { uid: 'u_b', name: '韩梅梅' },
          messageType: 9,
          content: {
            text: '[回复 李雷: 几点]\n八点',
            reply: { messageId: '1', referencedMessageId: 'm1', senderName: '李雷', content: '几点' },
          },
        },
        {
          messageId: 'm3',
          timestamp: '2026-03-01T00:02:13.000Z',
          sender: { uid: 'u_b', name: '韩梅梅' },
          isRecalled: true,
          content: { text: 'x' },
        },
        {
          messageId: 'm4',
          timestamp: '2026-03-01T00:02:14.000Z',
          sender: { uid: 'u_b', name: '韩梅梅' },
          isSystemMessage: true,
          content: { text: 'x' },
        },
        {
          messageId: 'm5',
          timestamp: '2026-03-01T00:02:15.000Z',
          sender: { uid: 'u_b', name: '韩梅梅' },
          content: { text: '[CQ:at,qq=10001,name=李雷]来[语音:3秒]' },
        },
      ],
      metadata: {
        name: 'QQChatExporter V4 / https://github.com/shuakami/qq-chat-exporter',
        version: '4.0.0',
      },
      chatInfo: { name: '茶话会', type: 'group' },
    }),
    [
      '# 茶话会',
      '2026-03-01 08:02:11 李-产品 <10001> | 看[表情]& | image',
      '2026-03-01 08:02:12 韩梅梅 <u_b> | 八点 | reply to 李雷: 几点',
      '- recalled',
      '- notice',
      '2026-03-01 08:02:15 韩梅梅 <u_b> | @李雷 来 | voice 3 s',
    ],
  );
  checkText(
    'of version 5, whose first element has the whole text',
    'qq-qce-json',
    json(
      message({
        text: '[图片: x.jpg]多谢[/打招呼]@韩梅梅',
        elements: [
          { type: 'text', data: { text: '[图片: x.jpg]多谢[/打招呼]@韩梅梅' } },
          { type: 'image', data: { filename: 'x.jpg', url: '/download?appid=1407' } },
          { type: 'at', data: { uid: 'u_b', name: '韩梅梅' } },
          { type: 'face', data: { id: '5', name: '/打招呼' } },
        ],
        resources: [{ type: 'image', filename: 'x.jpg', size: 1, url: '/download?appid=1407' }],
      }),
    ),
    ['# 茶话会 (77)', `${SENT} | 多谢[打招呼]@韩梅梅 | image`],
  );
});

describe('exports of qq-chat-exporter in parts', () => {
  const chunk = (path: string) => ({ ...sampleFile('qq-qce-chunked-c000001.jsonl'), path });
  checkSample('qq-qce-chunked-c000001.jsonl', 'qq-qce-jsonl', OF_SAMPLE);
  checkSample('qq-qce-chunked-manifest.json', 'qq-qce-manifest', []);
  it('are read from a chunk that is beside its manifest', () => {
    const manifest = { ...sampleFile('qq-qce-chunked-manifest.json'), path: 'x/manifest.json' };
    const items = read(chunk('x/chunks/c000001.jsonl'), { beside: [manifest] });
    assert.deepEqual(shown(items), [
      '# 退款小组',
      OF_SAMPLE[0],
      OF_SAMPLE[1]!.replace('resources/', '../resources/'),
      OF_SAMPLE[2],
    ]);
  });
  it('have a manifest whose list of senders is longer than a sample', () => {
    const senders = Array.from({ length: 4000 }, (_, at) => ({ uid: `u_${at}`, name: 'x'.repeat(80) }));
    const chunks = [{ relativePath: 'chunks/c000001.jsonl' }];
    const content = JSON.stringify({
      ...HEAD,
      statistics: { totalMessages: 3, senders },
      chunked: { format: 'jsonl', chunks },
    });
    assert.deepEqual(read(memoryFile('x.bin', content)), []);
  });
  checkText(
    'with broken lines',
    'qq-qce-jsonl',
    `${JSON.stringify(message({ text: '早' }))}\n\n{"id": "7401", "sender"\n${JSON.stringify({ id: '1', timestamp: 1772323332, sender: { uid: 'u_b', name: '韩梅梅' }, content: { type: 'text', text: '好' } })}`,
    [`${SENT} | 早`, '! 3 syntax', '2026-03-01 08:02:12 韩梅梅 <u_b> | 好'],
  );
});

describe('texts of qq-chat-exporter', () => {
  checkSample('qq-qce.txt', 'qq-qce-text', [
    '# 退款小组',
    '2026-03-01 08:02:11 苏小棠 | 早上好',
    '2026-03-01 08:03:40 顾北辰 | 收到 | reply to 苏小棠: 早上好 | image resources/images/A1.jpg',
  ]);
  checkText(
    'with every part',
    'qq-qce-text',
    `[QQChatExporter V5 / https://github.com/shuakami/qq-chat-exporter]

===============================================
           QQ聊天记录导出文件
===============================================

聊天名称: 茶话会
聊天类型: 群聊
导出时间: 2026-03-02 09:00:00
消息总数: 9
时间范围: 2026-03-01 08:02:11 - 2026-03-01 08:02:19

[1]
[会长] 李雷:
时间: 2026-03-01 08:02:11
类型: text
内容: 安排如下

会议:
时间: 明天

[2]
李雷:
时间: 2026-03-01 08:02:12
内容: [回复消息]@韩梅梅 好
提及: 韩梅梅
回复: 03-01 08:00 韩梅梅 - 几点？
快说


韩梅梅:
时间: 2026-03-01 08:02:13
内容: [image、file消息]
资源: 2 个文件
  - image: x_A.png
  - file: 预算.xlsx

系统消息:
时间: 2026-03-01 08:02:14
内容: 李雷 撤回了一条消息

李雷:
时间: 2026-03-01 08:02:15
内容: 李雷 撤回了一条消息

韩梅梅:
时间: 2026-03-01 08:02:16
内容: [无文本内容]

韩梅梅:
时间: 2026-03-01 08:02:17
内容: [转发消息: 2条]
  李雷: 早
  韩梅梅: 好

韩梅梅:
时间: 2026-03-01
内容: 早

韩梅梅:
时间: 2026-03-01 08:02:18
内容: [语音:3秒]

:
时间: 2026-03-01 08:02:19
内容: 早

===============================================
              导出完成
===============================================
总计导出 9 条消息
导出时间: 2026-03-02 09:00:00
`,
    [
      '# 茶话会',
      '2026-03-01 08:02:11 李雷 | 安排如下\n\n会议:\n时间: 明天',
      '2026-03-01 08:02:12 李雷 | @韩梅梅 好 | reply to 韩梅梅: 几点？\n快说',
      '2026-03-01 08:02:13 韩梅梅 |  | image resources/images/x_A.png | file resources/files/预算.xlsx 预算.xlsx',
      '- recalled',
      '- recalled',
      '- empty',
      '2026-03-01 08:02:17 韩梅梅 | [聊天记录]\n- 李雷: 早\n- 韩梅梅: 好',
      '! 56 bad-time',
      '2026-03-01 08:02:18 韩梅梅 |  | voice 3 s',
      '! 64 no-sender',
    ],
  );
  checkText(
    'of version 4 for large exports',
    'qq-qce-text',
    `[QQChatExporter V4 / Streaming Mode]
[感谢使用QQ聊天记录导出工具 - https://github.com/shuakami/qq-chat-exporter]

===============================================
           QQ聊天记录导出文件
===============================================

聊天名称: 茶话会
聊天类型: 群聊
导出时间: 2026/3/2 09:00:00
消息时间范围: --
消息总数: 2

[#1] 2026/3/1 08:02:11 李雷
早
好
[#2] 2026/3/1 24:02:12 韩 梅梅
[图片:a.jpg]
[image: a.jpg]

===============================================
导出完成，感谢使用！
`,
    [
      '# 茶话会',
      '2026-03-01 08:02:11 李雷 | 早\n好',
      '2026-03-01 00:02:12 韩 梅梅 |  | image resources/images/a.jpg',
    ],
  );
});
