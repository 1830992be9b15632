import { checkSample, checkText } from '../exports';

describe('texts of WechatExporter', () => {
  checkSample('wechat-wechatexporter.txt', 'wechat-exporter-txt', [
    '# 退款小组',
    '2026-03-01 08:02:11 苏小棠 | 早上好',
    '2026-03-01 08:03:40 顾北辰 |  | image',
    '2026-03-01 08:04:10 何一帆 | 收到 | reply to 苏小棠: 早上好',
    '- recalled',
  ]);
  checkText(
    'with transfers, which have no line end, and bundles',
    'wechat-exporter-txt',
    `茶话会 - 微信聊天记录

李雷 (2026-03-01 08:02:11):微信转账 ￥1.00 - 转账韩梅梅 (2026-03-01 08:02:12):收到
韩梅梅 (2026-03-01 08:02:13):微信转账 ￥2.00 - 已收款\r
午饭李雷 (2026-03-01 08:02:14):谢谢
李雷 (2026-03-01 08:02:15):群聊的聊天记录
<< 群聊的聊天记录
老王 (2026-02-28 10:00:00):早
好
小李 (2026-02-28 10:01:00):[图片]
群聊的聊天记录 结束 >>
韩梅梅 (2026-03-01 08:02:16):微信转账 ￥3.00 - 转账老张 (2026-03-01 08:02:17):<< 看
`,
    [
      '# 茶话会',
      '2026-03-01 08:02:11 李雷 | [转账] ￥1.00 - 转账',
      '2026-03-01 08:02:12 韩梅梅 | 收到',
      '2026-03-01 08:02:13 韩梅梅 | [转账] ￥2.00 - 已收款\n午饭',
      '2026-03-01 08:02:14 李雷 | 谢谢',
      '2026-03-01 08:02:15 李雷 | [聊天记录] 群聊的聊天记录\n- 老王: 早 好\n- 小李: [图片]',
      '2026-03-01 08:02:16 韩梅梅 | [转账] ￥3.00 - 转账',
      '2026-03-01 08:02:17 老张 | << 看',
    ],
  );
  checkText(
    'with notices without a mark, and answers without a sender',
    'wechat-exporter-txt',
    `Tea - WeChat Chat History

Li (Lei) (2026-03-01 08:02:11):first
second

"Li" recalled a message
Han (2026-03-01 08:02:12):[Photo]
Han (2026-03-01 08:02:13):[Audio 0:07]
Han (2026-03-01 08:02:14):[File: a b.pdf]
「Li：first」
- - - - - - - - - - - - - - -
who says this?
Han (2026-03-01 08:02:15):
你撤回了一条消息
Han (2026-02-30 08:02:16):x
System Message: "Li" tickled Han
 (2026-03-01 08:02:17):x
`,
    [
      '# Tea',
      '2026-03-01 08:02:11 Li (Lei) | first\nsecond',
      '- recalled',
      '2026-03-01 08:02:12 Han |  | image',
      '2026-03-01 08:02:13 Han |  | voice 7 s',
      '2026-03-01 08:02:14 Han |  | file a b.pdf',
      '! 10 no-sender',
      '- empty',
      '- recalled',
      '! 15 bad-time',
      '- notice',
      '! 17 no-sender',
    ],
  );
  checkText(
    'without a title',
    'wechat-exporter-txt',
    '李雷 (2026-03-01 08:02:11):早\n李雷 (2026-03-01 08:02:12):好\n',
    ['2026-03-01 08:02:11 李雷 | 早', '2026-03-01 08:02:12 李雷 | 好'],
  );
});
