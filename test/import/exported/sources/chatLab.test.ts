import assert from 'node:assert/strict';
import { checkSample, checkText, memoryFile, read, shown } from '../exports';

const OF_SAMPLE = [
  '# 退款小组 (00000001@chatroom)',
  '2026-03-01 08:02:11 苏小棠-产品 <wxid_sample01> | 早上好',
  '2026-03-01 08:03:40 顾北辰 <wxid_sample02> | 收到 | reply to ?: ?',
  '2026-03-01 08:04:00 顾北辰 <wxid_sample02> |  | image',
  '- recalled',
];

const HEAD = {
  chatlab: { version: '0.0.2', exportedAt: 1772413200 },
  meta: { name: '茶话会', platform: 'weixin', type: 'group' },
};
const json = (...messages: readonly object[]) => JSON.stringify({ ...HEAD, members: [], messages });
const message = (type: unknown, content: unknown, rest: object = {}) => ({
  sender: 'a',
  accountName: '李雷',
  timestamp: 1772323331,
  type,
  content,
  ...rest,
});
const SENT = '2026-03-01 08:02:11 李雷 <a>';

describe('exports in the form of ChatLab', () => {
  checkSample('chatlab.json', 'chatlab-json', OF_SAMPLE);
  checkSample('chatlab.jsonl', 'chatlab-jsonl', OF_SAMPLE);

  it('tell the application of the conversation', () => {
    const [start] = read(memoryFile('x', json(message(0, '早'))));
    assert.ok(start?.kind === 'conversation');
    assert.deepEqual(start.application, { name: 'WeChat', accounts: 'wechat' });
    const other = json(message(0, '早')).replace('weixin', 'toString');
    assert.deepEqual(read(memoryFile('x', other))[0], {
      kind: 'conversation',
      id: undefined,
      name: '茶话会',
    });
  });

  checkText(
    'with every type',
    'chatlab-json',
    json(
      message(0, '早*\n好'),
      message('0', '早'),
      message(1, '[图片]'),
      message(1, 'https://a.example/x.png'),
      message(1, null, { mediaPath: 'images\\x.png' }),
      message(2, '[语音] 到了', { media: { type: 'voice', fileName: 'v.mp3' } }),
      message(3, '[视频]'),
      message(4, '[文件] 预算.xlsx'),
      message(5, '[动画表情]'),
      message(7, '[链接] 三月\nhttps://a.example/r'),
      message(8, null),
      message(20, '[红包] 恭喜发财'),
      message(21, '[转账] ￥1.00'),
      message(22, '"李雷" 拍了拍 "韩梅梅"'),
      message(23, '[语音通话]'),
      message(24, '[小程序] 点餐'),
      message(25, '收到[引用 韩梅梅：几点？]', { replyToMessageId: 'm1' }),
      message(25, '[引用] 收到', { referencedPlatformMessageId: 7 }),
      message(26, '[聊天记录] 群聊的聊天记录', {
        chatRecords: [
          { accountName: '韩梅梅', content: '早\n好' },
          { sourcename: '李雷', datatitle: '预算.xlsx' },
        ],
      }),
      message(27, null),
      message(80, '李雷加入了群聊'),
      message(81, null),
      message(7, '[拍一拍] 李雷拍了拍自己'),
      message(99, null),
      message(99, '"李雷" 拍了拍 "韩梅梅"'),
      message(0, null),
    ),
    [
      '# 茶话会',
      `${SENT} | 早*\n好`,
      `${SENT} | 早`,
      `${SENT} |  | image`,
      `${SENT} |  | image https://a.example/x.png`,
      `${SENT} |  | image images/x.png`,
      `${SENT} | 到了 | voice media/v.mp3`,
      `${SENT} |  | video`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} |  | sticker`,
      `${SENT} | [链接] 三月 https://a.example/r`,
      `${SENT} | [位置]`,
      `${SENT} | [红包] 恭喜发财`,
      `${SENT} | [转账] ￥1.00`,
      '- notice',
      `${SENT} | [语音通话]`,
      `${SENT} | [小程序] 点餐`,
      `${SENT} | 收到 | reply to 韩梅梅: 几点？`,
      `${SENT} | 收到 | reply to ?: ?`,
      `${SENT} | [聊天记录] 群聊的聊天记录\n- 韩梅梅: 早 好\n- 李雷: 预算.xlsx`,
      `${SENT} | [名片]`,
      '- notice',
      '- recalled',
      '- notice',
      `${SENT} | [消息]`,
      '- notice',
      '- empty',
    ],
  );
  checkText(
    'with names in the members, the head below, and what cannot be read',
    'chatlab-json',
    JSON.stringify({
      members: [
        { platformId: 'a', accountName: '小雷', groupNickname: '李-产品' },
        { platformId: 'b', name: '韩梅梅' },
        { platformId: 'c', aliases: ['林涛'] },
        null,
      ],
      messages: [
        message(0, '早'),
        message(0, '早', { groupNickname: '李雷（新）' }),
        { id: 'm2', sender: 'b', timestamp: '1772323331', type: 0, content: '早' },
        { sender: 'c', timestamp: 1772323331000, type: 0, content: '早' },
        { sender: 10003, timestamp: 1772323331, type: 0, content: '早' },
        { sender: 'b', type: 0, content: '早' },
        { sender: 'b', timestamp: 'soon', type: 0, content: '早' },
        { sender: '', timestamp: 1772323331, type: 0, content: '早' },
        { sender: 'system', accountName: '系统消息', timestamp: 1772323331, type: 0, content: '早' },
        null,
      ],
      meta: { name: '茶话会', platform: 'qq', groupId: 77 },
      chatlab: { version: '1.0.0' },
    }),
    [
      '# 茶话会 (77)',
      '2026-03-01 08:02:11 李-产品 <a> | 早',
      '2026-03-01 08:02:11 李雷（新） <a> | 早',
      '2026-03-01 08:02:11 韩梅梅 <b> | 早',
      '2026-03-01 08:02:11 林涛 <c> | 早',
      '2026-03-01 08:02:11 10003 <10003> | 早',
      '! 1 no-time',
      '! 1 bad-time',
      '! 1 no-sender',
      '- notice',
      '! 1 no-time',
    ],
  );
  checkText(
    'behind a picture that is longer than a sample',
    'chatlab-json',
    JSON.stringify({
      ...HEAD,
      members: [{ platformId: 'a', accountName: '李雷', avatar: 'x'.repeat(300_000) }],
      messages: [message(0, '早')],
    }),
    ['# 茶话会', `${SENT} | 早`],
  );
  checkText(
    'as lines, with comments, broken lines, and a head of another order',
    'chatlab-jsonl',
    [
      '# made by hand',
      '',
      JSON.stringify({ meta: HEAD.meta, chatlab: HEAD.chatlab, _type: 'header' }),
      '{"_type":"message",',
      JSON.stringify({ _type: 'member', platformId: 'a', groupNickname: '李-产品' }),
      JSON.stringify({ _type: 'message', ...message(0, '早') }),
      '"text"',
      JSON.stringify({ _type: 'message', ...message(81, null) }),
    ].join('\r\n'),
    ['# 茶话会', '! 4 syntax', '2026-03-01 08:02:11 李-产品 <a> | 早', '! 7 no-time', '- recalled'],
  );
  it('that are cut off keep what is whole', () => {
    const whole = json(message(0, '早'), message(0, '好'));
    const items = shown(read(memoryFile('x', whole.slice(0, whole.lastIndexOf('好')))));
    assert.deepEqual(items, ['# 茶话会', `${SENT} | 早`, '! 1 cut-off']);
  });
});
