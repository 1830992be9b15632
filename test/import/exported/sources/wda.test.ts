import assert from 'node:assert/strict';
import { checkSample, checkText, memoryFile, read, shown } from '../exports';

const json = (...messages: readonly object[]) =>
  JSON.stringify({
    schemaVersion: 1,
    exportedAt: '2026-03-02T09:00:00',
    account: 'wxid_me',
    conversation: { username: '1@chatroom', displayName: '茶话会', avatarPath: '', isGroup: true },
    filters: { startTime: null, endTime: null, messageTypes: null },
    messages: messages.map(message => ({
      createTime: 1772323331,
      type: 1,
      renderType: 'text',
      isSent: false,
      senderUsername: 'wxid_a',
      senderDisplayName: '李雷',
      content: '',
      ...message,
    })),
  });
const SENT = '2026-03-01 08:02:11 李雷 <wxid_a>';

describe('exports of WeChatDataAnalysis', () => {
  checkSample('wechat-wda-messages.json', 'wechat-wda-json', [
    '# 退款小组 (00000001@chatroom)',
    '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
    '2026-03-01 08:03:40 我 <wxid_me> | 收到 | reply to 苏小棠: 早上好',
    '2026-03-01 08:04:00 顾北辰 <wxid_sample02> |  | image media/images/a.jpg',
  ]);
  checkText(
    'with every type',
    'wechat-wda-json',
    json(
      {
        renderType: 'voice',
        type: 34,
        content: '[语音 3200秒]',
        voiceLength: '3200',
        voiceTranscript: '我到了',
      },
      {
        renderType: 'video',
        content: '[视频]',
        offlineMedia: [
          { kind: 'video_thumb', path: 'media/video_thumbs/a.jpg' },
          { kind: 'video', path: 'media/videos/a.mp4' },
        ],
      },
      { renderType: 'emoji', content: '[表情]', emojiUrl: 'http://a.example/x.gif' },
      { renderType: 'file', content: '[文件] 预算.xlsx', title: '预算.xlsx', fileSize: '12' },
      { renderType: 'location', content: '外滩', locationPoiname: '外滩', locationLabel: '中山东一路' },
      { renderType: 'link', content: '去年的', title: '年报', url: 'https://a.example/r' },
      { renderType: 'chatHistory', content: '韩梅梅: 早\n李雷: 好', title: '群聊的聊天记录' },
      { renderType: 'transfer', content: '转账', amount: '￥1.00', transferStatus: '已收款' },
      { renderType: 'redPacket', content: '[红包]' },
      { renderType: 'voip', type: 50, content: '通话时长 00:07' },
      {
        renderType: 'quote',
        content: '[引用消息]',
        quoteTitle: '韩梅梅',
        quoteContent: '几点？',
        quoteServerId: '9001',
      },
      { renderType: 'system', type: 10000, content: '"李雷" 撤回了一条消息' },
      { renderType: 'text', type: 266287972401, content: '"李雷" 拍了拍我' },
      { content: '*早*' },
      { content: '' },
      { createTime: 0, createTimeText: '', content: '早' },
      { senderUsername: '', senderDisplayName: '', content: '早' },
      { senderUsername: 'wxid_me', senderDisplayName: '', isSent: true, content: '早' },
    ),
    [
      '# 茶话会 (1@chatroom)',
      `${SENT} | 我到了 | voice 3.2 s`,
      `${SENT} |  | video media/videos/a.mp4`,
      `${SENT} |  | sticker http://a.example/x.gif`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} | [位置] 外滩 中山东一路`,
      `${SENT} | [链接] 年报 https://a.example/r`,
      `${SENT} | [聊天记录] 群聊的聊天记录\n- 韩梅梅: 早\n- 李雷: 好`,
      `${SENT} | [转账] ￥1.00 已收款`,
      `${SENT} | [红包]`,
      `${SENT} | [语音通话] 通话时长 00:07`,
      `${SENT} |  | reply to 韩梅梅: 几点？`,
      '- recalled',
      `${SENT} | "李雷" 拍了拍我`,
      `${SENT} | \\*早\\*`,
      '- empty',
      '! 1 no-time',
      '! 1 no-sender',
      '2026-03-01 08:02:11 我 <wxid_me> | 早',
    ],
  );
  it('has its files beside the conversations of an archive', () => {
    const text = json({
      renderType: 'image',
      content: '[图片]',
      offlineMedia: [{ kind: 'image', path: 'media/images/a.jpg' }],
    });
    const file = memoryFile('x/conversations/0001_茶话会/messages.json', text);
    assert.deepEqual(shown(read(file)), [
      '# 茶话会 (1@chatroom)',
      `${SENT} |  | image ../../media/images/a.jpg`,
    ]);
  });
});

describe('texts of WeChatDataAnalysis', () => {
  checkSample('wechat-wda.txt', 'wechat-wda-txt', [
    '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
    '2026-03-01 08:04:00 顾北辰 <wxid_sample02> |  | image media/images/a.jpg',
    '- recalled',
  ]);
  checkText(
    'with a head, several lines and every type',
    'wechat-wda-txt',
    `会话: 茶话会 (1@chatroom)
账号: wxid_me
会话头像: media/avatars/a.jpg
时间范围: 不限 ~ 2026-03-02 00:00:00
导出时间: 2026-03-02T09:00:00

[2026-03-01 08:02:11] 李: 雷(wxid_a) [avatar=media/avatars/b.jpg]: 早
第二 好

[2026-03-01 08:02:11] 李雷(wxid_a): [语音 3200秒] 转写=我到了 media/voices/voice_1.mp3
[2026-03-01 08:02:11] 李雷(wxid_a): [语音]
[2026-03-01 08:02:11] 李雷(wxid_a): [文件] 预算 表.xlsx 预算 表.xlsx size=123 media/files/预算 表.xlsx
[2026-03-01 08:02:11] 李雷(wxid_a): 转账 金额=￥1.00 状态=已收款
[2026-03-01 08:02:11] 李雷(wxid_a): [Location] 地点=外滩 地址=中山东一路 坐标=121.4,31.2
[2026-03-01 08:02:11] 李雷(wxid_a): [视频] media/video_thumbs/a.jpg media/videos/a.mp4
[2026-03-01 08:02:11] 李雷(wxid_a): [图片]是我画的
[2026-03-01 08:02:11] 李雷(wxid_a):
[2026-03-01 08:02:11] 未知: 谁
[2026-03-01 08:02:11] [系统] 李雷加入了群聊
[2026-02-30 08:02:11] 李雷(wxid_a): 早
`,
    [
      '# 茶话会 (1@chatroom)',
      '2026-03-01 08:02:11 李: 雷 <wxid_a> | 早\n第二 好',
      `${SENT} | 我到了 | voice media/voices/voice_1.mp3 3.2 s`,
      `${SENT} |  | voice`,
      `${SENT} |  | file media/files/预算 表.xlsx 预算 表.xlsx`,
      `${SENT} | [转账] ￥1.00 已收款`,
      `${SENT} | [位置] 外滩 中山东一路`,
      `${SENT} |  | video media/videos/a.mp4`,
      `${SENT} | 是我画的 | image`,
      '- empty',
      '2026-03-01 08:02:11 未知 | 谁',
      '- notice',
      '! 20 bad-time',
    ],
  );
});
