import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, recognized } from '../exports';

const HEAD =
  'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\r\n';
const row = (type: number, subType: number, text: string, rest = '李雷,小雷,wxid_a') =>
  `1,12,${type},${subType},0,1772323331,,"${text.replaceAll('"', '""')}",2026-03-01 08:02:11,${rest}`;
const SENT = '2026-03-01 08:02:11 李雷 <wxid_a>';

describe('tables of WeChatMsg', () => {
  checkSample('wechat-wechatmsg.csv', 'wechat-wechatmsg-csv', [
    '2026-03-01 08:02:11 苏小棠-产品 <wxid_sample01> | 早上好',
    '2026-03-01 08:03:40 顾北辰 <wxid_sample02> |  | image',
    '- recalled',
  ]);
  checkText(
    'with every type in XML',
    'wechat-wechatmsg-csv',
    HEAD +
      [
        row(34, 0, '<msg><voicemsg endflag="1" voicelength="3200" /><voicetrans transtext="我到了" /></msg>'),
        row(43, 0, '<msg><videomsg playlength="7" /></msg>'),
        row(47, 0, '<msg><emoji cdnurl = "http://a.example/x?a=1&amp;b=2" /></msg>'),
        row(48, 0, '<msg><location x="31" y="121" label="中山东一路" poiname="外滩" /></msg>'),
        row(42, 0, '<?xml version="1.0"?><msg username="u" nickname="老王&#38;老李" alias="a" />'),
        row(49, 5, ''),
        row(49, 6, ''),
        row(
          49,
          57,
          '<msg><appmsg><title>好</title><type>57</type><refermsg><type>1</type><displayname>韩梅梅</displayname><content>几点？</content></refermsg></appmsg></msg>',
        ),
        row(
          49,
          2000,
          '<msg><appmsg><type>2000</type><wcpayinfo><feedesc><![CDATA[￥1.00]]></feedesc><pay_memo></pay_memo></wcpayinfo></appmsg></msg>',
        ),
        row(
          49,
          0,
          '<msg><appmsg><title>年报</title><type>5</type><url>https://a.example/r</url></appmsg></msg>',
        ),
        row(
          50,
          0,
          '<voipmsg type="VoIPBubbleMsg"><VoIPBubbleMsg><msg><![CDATA[通话时长 00:07]]></msg></VoIPBubbleMsg></voipmsg>',
        ),
        row(10000, 4, '"李雷" 拍了拍我'),
        row(
          10002,
          0,
          '<sysmsg type="revokemsg"><revokemsg><content>"李雷" 撤回了一条消息</content></revokemsg></sysmsg>',
        ),
        row(1, 0, '早', ',,'),
        row(77, 0, '什么'),
        row(1, 0, ''),
      ].join('\r\n'),
    [
      `${SENT} | 我到了 | voice 3.2 s`,
      `${SENT} |  | video 7 s`,
      `${SENT} |  | sticker http://a.example/x?a=1&b=2`,
      `${SENT} | [位置] 外滩 中山东一路`,
      `${SENT} | [名片] 老王&老李`,
      `${SENT} | [链接]`,
      `${SENT} |  | file`,
      `${SENT} | 好 | reply to 韩梅梅: 几点？`,
      `${SENT} | [转账] ￥1.00`,
      `${SENT} | [链接] 年报 https://a.example/r`,
      `${SENT} | [语音通话] 通话时长 00:07`,
      '- notice',
      '- recalled',
      '2026-03-01 08:02:11 12 | 早',
      `${SENT} | 什么`,
      '- empty',
    ],
  );
  checkText(
    'of the first version, without senders and with a field more than columns',
    'wechat-wechatmsg-csv',
    `localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime
1,3,1,0,1,1772323331,,早,2026-03-01 08:02:11,1234567890987654
2,3,1,0,0,1772323332,,好,2026-03-01 08:02:12,1234567890987655
3,3,1,0,0,,,好,,
`,
    ['2026-03-01 08:02:11 我 | 早', '2026-03-01 08:02:12 3 | 好', '! 4 no-time'],
  );
  checkText(
    'of the newer version',
    'wechat-wechatmsg-csv',
    '\ufeff消息ID,类型,发送人,时间,内容,备注,昵称,更多信息\r\n' +
      [
        '1,文本,李雷,2026-03-01 08:02:11,早,李雷,小雷,more',
        '2,图片,我,2026-03-01 08:02:12,【图片】,我,我,more',
        '3,语音,李雷,2026-03-01 08:02:13,【语音】我到了,李雷,小雷,more',
        '4,表情包,李雷,2026-03-01 08:02:14,【表情包】 开心,李雷,小雷,more',
        '5,文件,李雷,2026-03-01 08:02:15,【文件】预算 表.xlsx 1.20 MB FileStorage\\File\\a xlsx 0123,李雷,小雷,more',
        '6,位置分享,李雷,2026-03-01 08:02:16,"【位置分享】\n坐标: (31,121)\n名称: 外滩\n标签: 中山东一路\n",李雷,小雷,more',
        '7,分享链接,李雷,2026-03-01 08:02:17,"【分享链接】\n标题：年报\n描述：去年\n链接: https://a.example/r\n应用：\n",李雷,小雷,more',
        '8,引用消息,李雷,2026-03-01 08:02:18,"好\n引用：韩梅梅: 几点？",李雷,小雷,more',
        '9,合并转发的聊天记录,李雷,2026-03-01 08:02:19,"【合并转发的聊天记录】\n\n    - 2026-02-28 10:00:00 韩梅梅: 早\n",李雷,小雷,more',
        '10,转账,李雷,2026-03-01 08:02:20,"【发起转账】:￥1.00\n备注: 午饭\n",李雷,小雷,more',
        '11,红包,李雷,2026-03-01 08:02:21,【红包】: 恭喜发财,李雷,小雷,more',
        '12,系统消息,,2026-03-01 08:02:22,李雷 撤回了一条消息,,,more',
        '13,拍一拍,李雷,2026-03-01 08:02:23,李雷拍了拍我,李雷,小雷,more',
        '14,音视频通话,李雷,2026-03-01 08:02:24,"【音视频通话】\n通话时长 00:07",李雷,小雷,more',
        '15,未知类型,李雷,2026-03-01 08:02:25,"99\n<msg><a/></msg>",李雷,小雷,more',
        '16,文本,,2026-03-01 08:02:26,早,,,more',
      ].join('\r\n'),
    [
      '2026-03-01 08:02:11 李雷 | 早',
      '2026-03-01 08:02:12 我 |  | image',
      '2026-03-01 08:02:13 李雷 | 我到了 | voice',
      '2026-03-01 08:02:14 李雷 |  | sticker 开心',
      '2026-03-01 08:02:15 李雷 |  | file 预算 表.xlsx',
      '2026-03-01 08:02:16 李雷 | [位置] 外滩 中山东一路',
      '2026-03-01 08:02:17 李雷 | [链接] 年报 https://a.example/r',
      '2026-03-01 08:02:18 李雷 | 好 | reply to 韩梅梅: 几点？',
      '2026-03-01 08:02:19 李雷 | [聊天记录]\n- 韩梅梅: 早',
      '2026-03-01 08:02:20 李雷 | [转账] ￥1.00 午饭',
      '2026-03-01 08:02:21 李雷 | [红包] 恭喜发财',
      '- recalled',
      '- notice',
      '2026-03-01 08:02:24 李雷 | [语音通话] 通话时长 00:07',
      '2026-03-01 08:02:25 李雷 | [消息]',
      '! 34 no-sender',
    ],
  );
});

describe('texts of WeChatMsg', () => {
  checkSample('wechat-wechatmsg.txt', 'wechat-wechatmsg-txt', [
    '2026-03-01 08:02:11 苏小棠-产品 | 早上好',
    '2026-03-01 08:03:40 顾北辰 |  | image',
    '- recalled',
    '2026-03-01 08:05:00 顾北辰 | 收到 | reply to 苏小棠-产品: 早上好',
  ]);
  checkText(
    'with links, stickers, notices below their time, and blank lines in texts',
    'wechat-wechatmsg-txt',
    `2026-03-01 08:02:11 李雷
            [链接]:title:退款
            description:x
            url:https://example.org/r
            name:None
            \n

2026-03-01 08:02:12 我
[表情包]

2026-03-01 08:02:13
"李雷"加入了群聊

2026-03-01 08:02:14 我
早

好
2026-03-01 08:02:15 不是

2026-03-01 08:02:16 李雷
收到
引用:未知

2026-02-30 08:02:17 李雷
好

`,
    [
      '2026-03-01 08:02:11 李雷 | [链接] 退款 https://example.org/r',
      '2026-03-01 08:02:12 我 |  | sticker',
      '- notice',
      '2026-03-01 08:02:14 我 | 早\n\n好\n2026-03-01 08:02:15 不是',
      '2026-03-01 08:02:16 李雷 | 收到 | reply to ?: ?',
      '! 25 bad-time',
    ],
  );
  for (const [title, text] of Object.entries({
    'minutes with times':
      '2026-03-01 08:00:00 Opening\nNora opens.\n\n2026-03-01 08:10:00 Report\nBen reports.\n',
    'a changelog': '2026-03-01 08:00:00 1.2.0\n- x\n\n2026-02-01 08:00:00 1.1.0\n- y\n',
    'a log of a server':
      '2026-03-01 08:00:00 INFO\nx\n\n2026-03-01 08:00:01 INFO\ny\n\n2026-03-01 08:00:02 INFO\nz\n\n2026-03-01 08:00:03 INFO\nz\n',
  })) {
    it(`are not ${title}`, () => assert.notEqual(recognized(memoryFile('x', text)), 'wechat-wechatmsg-txt'));
  }
});

describe('pages of WeChatMsg', () => {
  checkSample('wechat-wechatmsg.html', 'wechat-wechatmsg-html', [
    '# 退款群',
    '2026-03-01 08:02:11 苏小棠-产品 | 早上好',
    '2026-03-01 08:03:40 顾北辰 |  | image image/a.jpg',
    '- recalled',
  ]);
  const page = (messages: string) =>
    `<html><head><title>A &amp; B</title></head><script>\nconst chatMessages = [${messages}];\nf([{a:1}]);</script></html>`;
  checkText(
    'with all types',
    'wechat-wechatmsg-html',
    page(`{ type:1, text: 'it\\'s &lt;b&gt;\\n{2}]',is_send:0,timestamp:1772323331,displayname:'李雷'},
{ type:34, text:'./voice/a.mp3',is_send:1,voice_to_text:'我到了',timestamp:1772323332,displayname:''},
{ type:49, text: '收到',is_send:0,sub_type:57,refer_text: '我：早',timestamp:1772323333,displayname:'李雷'},
{ type:49, text: './file/a.pdf',is_send:0,timestamp:1772323334
   ,displayname:'李雷',sub_type:6,file_name: 'a.pdf'},
{ type:49,sub_type:5, text:'',is_send:0,url:'https://example.org/r',timestamp:1772323335,displayname:'李雷',title:'退款'},
{ type:1, text: 'x',is_send:0,timestamp:1772323336,displayname:''},
{ type:1, text: 'x' = is_send:0,timestamp:1772323336,displayname:'李雷'},
{ type:1, text: 'x',is_send:0,displayname:'李雷'},`),
    [
      '# A & B',
      `2026-03-01 08:02:11 李雷 | ${escapeMarkdown("it's <b>\n{2}]")}`,
      '2026-03-01 08:02:12 我 | 我到了 | voice voice/a.mp3',
      '2026-03-01 08:02:13 李雷 | 收到 | reply to 我: 早',
      '2026-03-01 08:02:14 李雷 |  | file file/a.pdf a.pdf',
      '2026-03-01 08:02:15 李雷 | [链接] 退款 https://example.org/r',
      '! 8 no-sender',
      '! 9 syntax',
      '! 10 no-time',
    ],
  );
  checkText(
    'in JSON, cut off',
    'wechat-wechatmsg-html',
    page(`
  {"type": 34, "is_send": false, "timestamp": 1772323331, "display_name": "李雷", "path": "./voice/a.mp3", "duration": 3, "x": {"y": [1, null]}},
  {"type": 1, "is_send": true, "timestamp": 1772323332, "display_name": "我", "text": "\\u65e9`).replace(
      /\];[\s\S]*$/,
      '',
    ),
    ['# A & B', '2026-03-01 08:02:11 李雷 |  | voice voice/a.mp3 3 s', '! 4 cut-off'],
  );
});
