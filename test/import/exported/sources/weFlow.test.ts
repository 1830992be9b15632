import { checkSample, checkText } from '../exports';

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
});
