import { checkSample, checkText, memoryFile } from '../exports';

const HEAD = 'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime\r\n';

describe('tables of PyWxDump', () => {
  checkSample('wechat-pywxdump.csv', 'wechat-pywxdump-csv', [
    '# ? (00000001@chatroom)',
    '2026-03-01 08:02:11 wxid_sample01 <wxid_sample01> | 早上好',
    '2026-03-01 08:03:40 wxid_sample02 <wxid_sample02> |  | image',
  ]);
  checkSample('wechat-pywxdump.json', 'wechat-pywxdump-json', [
    '# ? (00000001@chatroom)',
    '2026-03-01 08:02:11 wxid_sample01 <wxid_sample01> | 早上好',
    '2026-03-01 08:03:40 wxid_sample02 <wxid_sample02> |  | image',
  ]);
  checkText(
    'of JSON, of older versions and broken',
    'wechat-pywxdump-json',
    `[{"id":1,"MsgSvrID":1,"type_name":"文本","is_sender":1,"talker":"wxid_me","room_name":"wxid_a","content":{"src":"","msg":"早"},"CreateTime":"2026-03-01 08:02:11"},
{"id":2,"MsgSvrID":"2","type_name":"文本","is_sender":true,"talker":"我","room_name":"wxid_a","msg":"好","CreateTime":1772323332},
{"id":3,"MsgSvrID":"3","type_name":"系统通知","is_sender":0,"talker":"wxid_a","room_name":"wxid_a","msg":"x","CreateTime":"2026-03-01 08:02:13"},
{"id":4,"MsgSvrID":"4","type_name":"文本","is_sender":0,"talker":"wxid_a","room_name":"wxid_a","msg":"x"},
{"id":5,`,
    [
      '# ? (wxid_a)',
      '2026-03-01 08:02:11 我 <wxid_me> | 早',
      '2026-03-01 08:02:12 我 | 好',
      '- notice',
      '! 4 no-time',
      '! 5 cut-off',
    ],
  );
  const users = memoryFile(
    'users.json',
    JSON.stringify({
      wxid_a: { wxid: 'wxid_a', nickname: '小雷', remark: '李雷', account: 'll' },
      wxid_me: { wxid: 'wxid_me', nickname: '韩梅梅', remark: '' },
      '1@chatroom': {
        wxid: '1@chatroom',
        nickname: '茶话会',
        extra: { wxid2userinfo: { wxid_b: { nickname: '老王', roomNickname: '王-财务' } } },
      },
    }),
  );
  checkText(
    'with the names from users.json',
    'wechat-pywxdump-csv',
    `${HEAD}1,1,文本,0,wxid_a,1@chatroom,早,,2026-03-01 08:02:11\r
2,2,文本,1,wxid_me,1@chatroom,好,,2026-03-01 08:02:12\r
3,3,文本,0,wxid_b,1@chatroom,嗯,,2026-03-01 08:02:13\r
4,4,文本,1,我,wxid_a,在吗,,2026-03-01 08:02:14\r
5,5,文本,0,wxid_a,wxid_a,在,,1772323335\r
`,
    [
      '# 茶话会 (1@chatroom)',
      '2026-03-01 08:02:11 李雷 <wxid_a> | 早',
      '2026-03-01 08:02:12 韩梅梅 <wxid_me> | 好',
      '2026-03-01 08:02:13 王-财务 <wxid_b> | 嗯',
      '# 李雷 (wxid_a)',
      '2026-03-01 08:02:14 我 | 在吗',
      '2026-03-01 08:02:15 李雷 <wxid_a> | 在',
    ],
    { beside: [users] },
  );
  checkText(
    'with every type',
    'wechat-pywxdump-csv',
    HEAD +
      [
        '1,1,语音,0,wxid_a,r,"语音时长：3.20秒\n翻译结果：我到了",wxid_a\\2026-03-01_08-02-11_0_1.wav,2026-03-01 08:02:11',
        '2,2,视频,0,wxid_a,r,视频,FileStorage\\Video\\2026-03\\a.mp4,2026-03-01 08:02:12',
        '3,3,动画表情,0,wxid_a,r,表情,http://a.example/x.gif,2026-03-01 08:02:13',
        '4,4,位置,0,wxid_a,r,"纬度:【31】 经度:【121】\n位置：中山东一路 外滩\n其他信息：{""a"": 1}",,2026-03-01 08:02:14',
        '5,5,文件,0,wxid_a,r,预算.xlsx,wxid_a\\FileStorage\\File\\2026-03\\预算.xlsx,2026-03-01 08:02:15',
        '6,6,(分享)卡片式链接,0,wxid_a,r,"年报\n去年的\n\n<a href=""https://a.example/r"" target=""_blank"">点击查看详情</a>",https://a.example/r,2026-03-01 08:02:16',
        '7,7,合并转发的聊天记录,0,wxid_a,r,"群聊的聊天记录\n李雷: 早\n韩梅梅: 好",{},2026-03-01 08:02:17',
        '8,8,引用回复,1,我,r,"好\n\n[引用](2026-03-01 08:00:00)李雷:几点?",,2026-03-01 08:02:18',
        '9,9,转账,0,wxid_a,r,"转账：￥1.00\n转账说明：午饭\n转账时间：2026-03-01 08:02:19\n",,2026-03-01 08:02:19',
        '10,10,语音通话,0,wxid_a,r,语音/视频通话[通话时长 00:07],,2026-03-01 08:02:20',
        '11,11,(分享)小程序,0,wxid_a,r,(分享)小程序,,2026-03-01 08:02:21',
        '12,12,拍一拍,0,系统,r,"""李雷"" 拍了拍我",,2026-03-01 08:02:22',
        '13,13,消息撤回57,0,系统,r,"""李雷"" 撤回了一条消息",,2026-03-01 08:02:23',
        '14,14,系统通知,0,系统,r,你已添加了李雷,,2026-03-01 08:02:24',
        '15,15,未知,0,wxid_a,r,,,2026-03-01 08:02:25',
        '16,16,文本,0,未知,r,早,,2026-03-01 08:02:26',
        '17,17,文本,0,wxid_a,r,早,,2026-02-30 08:02:26',
        '18,18,文本,0,wxid_a,r,,,2026-03-01 08:02:28',
      ].join('\r\n'),
    [
      '# ? (r)',
      '2026-03-01 08:02:11 wxid_a <wxid_a> | 我到了 | voice wxid_a/2026-03-01_08-02-11_0_1.wav 3.2 s',
      '2026-03-01 08:02:12 wxid_a <wxid_a> |  | video FileStorage/Video/2026-03/a.mp4',
      '2026-03-01 08:02:13 wxid_a <wxid_a> |  | sticker http://a.example/x.gif',
      '2026-03-01 08:02:14 wxid_a <wxid_a> | [位置] 中山东一路 外滩',
      '2026-03-01 08:02:15 wxid_a <wxid_a> |  | file wxid_a/FileStorage/File/2026-03/预算.xlsx 预算.xlsx',
      '2026-03-01 08:02:16 wxid_a <wxid_a> | [链接] 年报 https://a.example/r',
      '2026-03-01 08:02:17 wxid_a <wxid_a> | [聊天记录] 群聊的聊天记录\n- 李雷: 早\n- 韩梅梅: 好',
      '2026-03-01 08:02:18 我 | 好 | reply to 李雷: 几点?',
      '2026-03-01 08:02:19 wxid_a <wxid_a> | [转账] ￥1.00 午饭',
      '2026-03-01 08:02:20 wxid_a <wxid_a> | [语音通话] 通话时长 00:07',
      '2026-03-01 08:02:21 wxid_a <wxid_a> | [小程序]',
      '- notice',
      '- recalled',
      '- notice',
      '2026-03-01 08:02:25 wxid_a <wxid_a> | [消息]',
      '! 30 no-sender',
      '! 31 bad-time',
      '- empty',
    ],
  );
  checkText(
    'of earlier versions, whose content is JSON',
    'wechat-pywxdump-csv',
    `id,MsgSvrID,type_name,is_sender,talker,room_name,content,CreateTime
1,1,文本,0,wxid_a,r,"{""src"": """", ""msg"": ""早, 好\\n吗""}",2026-03-01 08:02:11
2,2,图片,0,wxid_a,r,"{""src"": ""FileStorage\\\\Image\\\\a.dat"", ""msg"": ""图片""}",2026-03-01 08:02:12
`,
    [
      '# ? (r)',
      '2026-03-01 08:02:11 wxid_a <wxid_a> | 早, 好\n吗',
      '2026-03-01 08:02:12 wxid_a <wxid_a> |  | image',
    ],
  );
  checkText(
    'of the first versions, without the quotes of CSV',
    'wechat-pywxdump-csv',
    `MsgSvrID,type_name,is_sender,talker,room_name,content,CreateTime
1,文本,0,wxid_a,r,{"src": "", "msg": "早, \\"好\\", 吗"},2026-03-01 08:02:11
2,文本,0,wxid_a,r,{"src": "" "msg"},2026-03-01 08:02:12
`,
    [
      '# ? (r)',
      '2026-03-01 08:02:11 wxid_a <wxid_a> | 早, "好", 吗',
      '2026-03-01 08:02:12 wxid_a <wxid_a> | {"src": "" "msg"}',
    ],
  );
});
