import { checkSample, checkText } from '../exports';

const weFlow = (
  messages: readonly unknown[],
  session: unknown = { wxid: '1@chatroom', displayName: '茶话会' },
) => JSON.stringify({ weflow: { version: '1.0.3' }, session, messages });

const at = (createTime: number, rest: object) => ({
  createTime,
  senderUsername: 'wxid_a',
  senderDisplayName: '李雷',
  ...rest,
});

describe('exports of WeFlow', () => {
  checkSample('wechat-weflow.json', 'wechat-weflow-json', [
    '# 退款小组 (00000001@chatroom)',
    '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
    '2026-03-01 08:03:40 顾北辰 <wxid_sample02> |  | image media/images/a.jpg',
    '2026-03-01 08:04:00 我 <wxid_me> | 收到 | reply to 苏小棠: 早上好',
    '- recalled',
  ]);
  checkText(
    'that end in the middle of a message',
    'wechat-weflow-json',
    `{"weflow":{"version":"1"},"session":{"wxid":"a"},"messages":[
{"createTime":1772323331,"localType":1,"content":"*早*","senderUsername":"b","senderDisplayName":"李雷"},
{"createTime":1772323331,"localType":1,"cont`,
    ['# ? (a)', '2026-03-01 08:02:11 李雷 <b> | \\*早\\*', '! 3 cut-off'],
  );
  checkText(
    'with every type, by its name and by its number',
    'wechat-weflow-json',
    weFlow([
      at(1772323331, { type: '语音消息', localType: 34, content: '[语音消息] 我到了' }),
      at(1772323332, { type: '语音消息', localType: 34, content: '../voices/1.wav' }),
      at(1772323333, { type: '视频消息', localType: 43, content: '[视频]' }),
      at(1772323334, {
        type: '动画表情',
        localType: 47,
        content: '[表情包：开心]',
        emojiCdnUrl: 'https://a.example/x.gif',
      }),
      at(1772323335, { type: '位置消息', localType: 48, content: '[位置] 外滩 中山东一路 (31.2,121.4)' }),
      at(1772323336, { type: '链接消息', localType: 49, content: '[链接] 年报\nhttps://a.example/report' }),
      at(1772323337, { type: '文件消息', localType: 25769803825, content: '[文件] 预算 表.xlsx' }),
      at(1772323338, { type: '文件消息', localType: 49, content: 'media/files/a.pdf' }),
      at(1772323339, { type: '转账消息', localType: 49, content: '[转账] ￥1.00 午饭' }),
      at(1772323340, { type: '通话消息', localType: 50, content: '[语音通话] 00:07' }),
      at(1772323341, { type: '其他消息', localType: 266287972401, content: '"李雷" 拍了拍我' }),
      at(1772323342, { type: '其他消息', localType: 8594229559345, content: null }),
      at(1772323343, { type: '名片消息', localType: 42, content: '' }),
    ]),
    [
      '# 茶话会 (1@chatroom)',
      '2026-03-01 08:02:11 李雷 <wxid_a> | 我到了 | voice',
      '2026-03-01 08:02:12 李雷 <wxid_a> |  | voice ../voices/1.wav',
      '2026-03-01 08:02:13 李雷 <wxid_a> |  | video',
      '2026-03-01 08:02:14 李雷 <wxid_a> |  | sticker https://a.example/x.gif 开心',
      '2026-03-01 08:02:15 李雷 <wxid_a> | [位置] 外滩 中山东一路 (31.2,121.4)',
      '2026-03-01 08:02:16 李雷 <wxid_a> | [链接] 年报 https://a.example/report',
      '2026-03-01 08:02:17 李雷 <wxid_a> |  | file 预算 表.xlsx',
      '2026-03-01 08:02:18 李雷 <wxid_a> |  | file media/files/a.pdf a.pdf',
      '2026-03-01 08:02:19 李雷 <wxid_a> | [转账] ￥1.00 午饭',
      '2026-03-01 08:02:20 李雷 <wxid_a> | [语音通话] 00:07',
      '- notice',
      '2026-03-01 08:02:22 李雷 <wxid_a> | [红包]',
      '2026-03-01 08:02:23 李雷 <wxid_a> | [名片]',
    ],
  );
  checkText(
    'for ArkMe, whose senders are in a table',
    'wechat-weflow-json',
    JSON.stringify({
      weflow: { version: '4.1.0', format: 'arkme-json' },
      session: { wxid: '1@chatroom', displayName: '茶话会', type: '群聊' },
      senders: [{ senderID: 1, wxid: 'wxid_a', displayName: '李雷', groupNickname: '李雷-产品' }],
      messages: [
        { createTime: 1772323331, type: '文本消息', localType: 1, content: '早', isSend: 0, senderID: 1 },
        {
          createTime: 1772323340,
          type: '引用消息',
          localType: 244813135921,
          content: '好[引用 韩梅梅：几点？]',
          isSend: 0,
          senderID: 1,
          replyToMessageId: '9001',
        },
      ],
    }),
    [
      '# 茶话会 (1@chatroom)',
      '2026-03-01 08:02:11 李雷-产品 <wxid_a> | 早',
      '2026-03-01 08:02:20 李雷-产品 <wxid_a> | 好 | reply to 韩梅梅: 几点？',
    ],
  );
  checkText(
    'of its relative CipherTalk, with the head below the messages',
    'wechat-weflow-json',
    JSON.stringify({
      messages: [
        at(1772323331, { type: '图片消息', localType: 3, content: '[图片] images/20260301/102_a.jpg' }),
        at(1772323332, { type: '文本消息', localType: 1, content: '  两行\r\n第二行\n' }),
        at(1772323333, { type: '文本消息', localType: 1, content: '' }),
      ],
      exportInfo: { generator: 'CipherTalk', format: 'detailed-json' },
      session: { wxid: 'wxid_a', nickname: '李雷', type: '私聊' },
    }),
    [
      '# 李雷 (wxid_a)',
      '2026-03-01 08:02:11 李雷 <wxid_a> |  | image images/20260301/102_a.jpg',
      '2026-03-01 08:02:12 李雷 <wxid_a> | &nbsp; 两行\n第二行',
      '- empty',
    ],
  );
  checkText(
    'of its relative EchoTrace',
    'wechat-weflow-json',
    JSON.stringify({
      session: { wxid: 'wxid_a', nickname: '李雷', displayName: '李雷', type: '私聊' },
      messages: [at(1772323331, { localId: 1, type: '文本消息', localType: 1, content: '早', isSend: 0 })],
    }),
    ['# 李雷 (wxid_a)', '2026-03-01 08:02:11 李雷 <wxid_a> | 早'],
  );
  checkText(
    'without senders, and with values of other types',
    'wechat-weflow-json',
    weFlow(
      [
        { createTime: '1772323331', isSend: true, type: '文本消息', localType: '1', content: '我来' },
        { createTime: 1772323332, isSend: 0, type: '文本消息', localType: 1, content: '好' },
        { createTime: null, isSend: 0, type: '文本消息', localType: 1, content: '几点' },
        {
          createTime: 'soon',
          formattedTime: '2026-03-01 08:02:14',
          isSend: 0,
          type: 7,
          localType: {},
          content: 7,
        },
        'no object',
      ],
      { wxid: 'wxid_b', remark: '韩梅梅', type: '私聊' },
    ),
    [
      '# 韩梅梅 (wxid_b)',
      '2026-03-01 08:02:11 我 | 我来',
      '2026-03-01 08:02:12 韩梅梅 <wxid_b> | 好',
      '! 1 no-time',
      '2026-03-01 08:02:14 韩梅梅 <wxid_b> | [消息]',
      '! 1 no-time',
    ],
  );
});

describe('tables of WeFlow', () => {
  checkSample('wechat-weflow.csv', 'wechat-weflow-csv', [
    '2026-03-01 08:02:11 苏小棠 | 早上好',
    '2026-03-01 08:03:40 顾北辰 |  | image images/a.jpg',
  ]);
  checkText(
    'with every type',
    'wechat-weflow-csv',
    '\ufeffid,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime\r\n' +
      [
        '1,1,voice,0,李雷,[语音消息] 我到了,../voices/1.wav,2026-03-01T00:02:11.000Z',
        '2,2,voice,0,李雷,[语音消息],,2026-03-01T00:02:12.000Z',
        '3,3,sticker,0,李雷,[表情包：开心],https://a.example/x.gif,2026-03-01T00:02:13.000Z',
        '4,4,image,0,李雷,[图片],0a1b2c.dat,2026-03-01T00:02:14.000Z',
        '5,5,file,1,我,[文件] 预算.xlsx,预算.xlsx,2026-03-01T00:02:15.000Z',
        '6,6,text,1,我,"好的[引用 李雷：""几点""，\n明天]",,2026-03-01T00:02:16.000Z',
        '7,7,text,0,茶话会,"""李雷"" 撤回了一条消息",,2026-03-01T00:02:17.000Z',
        '8,8,text,0,茶话会,你邀请"韩梅梅"加入了群聊,,2026-03-01T00:02:18.000Z',
        '9,9,location,0,李雷,[位置] 外滩,,2026-03-01T00:02:19.000Z',
        '10,10,text,0,李雷,"[链接] 年报\nhttps://a.example/report",,2026-03-01T00:02:20.000Z',
        '11,11,text,0,李雷,我昨天退出了群聊,,2026-03-01T00:02:21.000Z',
        '12,12,text,0,李雷,,,2026-03-01T00:02:22.000Z',
        '13,13,text,0,李雷,早,,',
        '14,14,text,0,,早,,2026-03-01T00:02:23.000Z',
        '15,15,text,0,李雷,"早',
      ].join('\r\n'),
    [
      '2026-03-01 08:02:11 李雷 | 我到了 | voice ../voices/1.wav',
      '2026-03-01 08:02:12 李雷 |  | voice',
      '2026-03-01 08:02:13 李雷 |  | sticker https://a.example/x.gif 开心',
      '2026-03-01 08:02:14 李雷 |  | image',
      '2026-03-01 08:02:15 我 |  | file 预算.xlsx',
      '2026-03-01 08:02:16 我 | 好的 | reply to 李雷: "几点"，\n明天',
      '- recalled',
      '- notice',
      '2026-03-01 08:02:19 李雷 | [位置] 外滩',
      '2026-03-01 08:02:20 李雷 | [链接] 年报 https://a.example/report',
      '2026-03-01 08:02:21 李雷 | 我昨天退出了群聊',
      '- empty',
      '! 16 no-time',
      '! 17 no-sender',
      '! 18 cut-off',
    ],
  );
});

describe('texts of WeFlow', () => {
  checkText(
    'with several lines, and names with quotes',
    'wechat-weflow-txt',
    `2026-03-01 08:02:11 '李雷'
早上好

2026-03-01 08:01:00 'x' 是我说的

2026-03-01 08:02:12 'O'Neil'
好的[引用 李雷：早上好]

2026-03-01 08:02:13 '我'
[文件]预算.xlsx

2026-03-01 08:02:14 '茶话会'
"李雷" 撤回了一条消息

`,
    [
      "2026-03-01 08:02:11 李雷 | 早上好\n\n2026-03-01 08:01:00 'x' 是我说的",
      "2026-03-01 08:02:12 O'Neil | 好的 | reply to 李雷: 早上好",
      '2026-03-01 08:02:13 我 |  | file 预算.xlsx',
      '- recalled',
    ],
  );

  checkSample('wechat-weflow.md', 'wechat-weflow-md', [
    '# 退款小组 (1234@chatroom)',
    '2026-03-01 08:02:11 苏小棠 | 早上好，今天议题：\n1\\. 退款流程\n\n2\\. \\*测试\\*',
    '2026-03-01 08:03:40 顾_北辰 | 收到! | reply to 苏小棠: 早上好，今天议题：1. 退款流程',
    '2026-03-01 08:03:52 顾_北辰 |  | image media/images/a b.jpg',
    '2026-03-01 08:04:10 何一帆 |  | voice media/voices/voice_1.wav',
    '2026-03-01 08:05:00 何一帆 | [链接] 退款说明 https://docs.example/refunds?a=1',
    '2026-03-01 08:06:00 何一帆 |  | file media/files/plan.pdf plan.pdf',
    '- recalled',
  ]);
});
