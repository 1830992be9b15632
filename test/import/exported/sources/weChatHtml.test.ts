import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, recognized, shown } from '../exports';

const cell = (text: string) => `<td class=xl24 x:str>${text}</td>`;
const row = (...cells: readonly string[]) => `<tr>${cells.map(cell).join('')}</tr>`;
const table = (...rows: readonly string[]) =>
  `<html><body><table x:str border=0>\n${[row('时间', '姓名', '微信号', '状态', '类型', '内容'), ...rows].join('\n')}\n</table></body></html>`;
const message = (type: string, content: string) =>
  row('2026-03-01 08:02:11', '梅', 'wxid_1', '接收', type, content);
const start = '2026-03-01 08:02:11 梅 <wxid_1>';

describe('tables of LouYue', () => {
  checkSample('wechat-louyue.xls', 'wechat-louyue-xls', [
    '2026-03-01 08:02:11 苏小棠-青禾-产品 <wxid_sample01> | 早上好 [强]',
    '2026-03-01 08:03:40 顾北辰 <wxid_sample02> |  | image',
    '2026-03-01 08:04:10 何一帆 <wxid_sample03> | https://example.org/r',
  ]);
  const check = (title: string, rows: readonly string[], expected: readonly string[]) =>
    checkText(title, 'wechat-louyue-xls', table(...rows), expected);
  check(
    'texts that are escaped more than once',
    [message('文本', 'a&amp;amp;amp;b &amp;lt;c&amp;gt; &amp;#160;&amp;quot;d&amp;quot; &amp;middot;<br>e')],
    [`${start} | ${escapeMarkdown('a&b <c>  "d" ·\ne')}`],
  );
  check(
    'all types',
    [
      message('语音', ''),
      message('视频', 'video\\a.mp4'),
      message('动画表情', ''),
      message('文件', '计划.pdf'),
      message('位置', '上海'),
      message('红包', '恭喜'),
      message('网页', 'https://example.org/r'),
    ],
    [
      `${start} |  | voice`,
      `${start} |  | video video/a.mp4`,
      `${start} |  | sticker`,
      `${start} |  | file 计划.pdf`,
      `${start} | ${escapeMarkdown('[位置] 上海')}`,
      `${start} | ${escapeMarkdown('[红包] 恭喜')}`,
      `${start} | https://example.org/r`,
    ],
  );
  check(
    'notices, headings again, own messages, and broken rows',
    [
      message('系统消息', '梅邀请了李雷'),
      message('系统消息', '梅撤回了一条消息'),
      row('时间', '姓名', '微信号', '状态', '类型', '内容'),
      row('2026-03-01 08:02:12', '', '', '发送', '文本', '好'),
      row('2026-02-31 08:02:12', '梅', '', '', '文本', '好'),
      row('', '梅', '', '', '文本', '好'),
      row('2026-03-01 08:02:12', '', '', '接收', '文本', '好'),
      message('文本', ''),
      '<tr><td></td></tr>',
    ],
    [
      '- notice',
      '- recalled',
      '2026-03-01 08:02:12 我 | 好',
      '! 7 bad-time',
      '! 8 no-time',
      '! 9 no-sender',
      '- empty',
    ],
  );
});

const box = (content: string, id = '1') =>
  `<div class="msg chat left" msgid="${id}" msgtype="1"><div class="avatar-box"><img src="Portrait/a.jpg" class="avatar"></div><div class="nt-box"><span class="dspname left" wxId="wxid_1">梅</span> 2026-03-01 08:02:11</div><div class="content-box">${content}</div></div>`;
const page = (...messages: readonly string[]) =>
  `<!doctype html><html><head><style>.msg {}</style><title>群 - 微信聊天记录</title></head><body><div class="main"><div class="header"><span class="sname">群</span></div><div class="msgs" id="msgs-div">\n${messages.join('\n')}\n</div></div><script>var x = '<div class="msg" msgid="9">'; window.moreWechatMsgs = [];</script></body></html>`;
const words = (text: string) => `<span class="dont-break-out msg-text"><pre>${text}</pre></span>`;

describe('pages of WechatExporter', () => {
  checkSample('wechat-wechatexporter.html', 'wechat-wechatexporter-html', [
    '# ?',
    '2026-03-01 08:02:11 苏小棠 <wxid_sample01> | 早上好',
    '- recalled',
  ]);
  const check = (title: string, messages: readonly string[], expected: readonly string[]) =>
    checkText(title, 'wechat-wechatexporter-html', page(...messages), ['# 群', ...expected]);
  check(
    'texts with lines and emoticons',
    [box(words('a  b\n c<img src="e.png" title="[强]" rawemoji="[强]" class="wxemoji" />'))],
    [`${start} | a  b\n&nbsp;c[强]`],
  );
  check(
    'files of all kinds',
    [
      box(
        '<img rawUrl="Files/1.jpg" data-src="Files/1_thumb.jpg" class="lazyload image img-left_triangle" />',
      ),
      box(
        '<div class="voicebox" style="width:3px" audio="Files/2.mp3"><div class="voiceimg"></div><div class="voicetime">7"</div></div>',
      ),
      box(
        '<video controls data-poster="t.jpg"><source src="Files/3.mp4" type="video/mp4"><a href="Files/3.mp4">Play</a></video>',
      ),
      box('<img src="Emoji/4.gif" alt="笑" rawsrc="http://example.org/4" style="max-width:100px" />'),
      box(words('[图片]')),
      box(words('[语音 1\'07"]')),
      box(words('[文件: 计划.pdf]')),
    ],
    [
      `${start} |  | image Files/1.jpg`,
      `${start} |  | voice Files/2.mp3 7 s`,
      `${start} |  | video Files/3.mp4`,
      `${start} |  | sticker Emoji/4.gif 笑`,
      `${start} |  | image`,
      `${start} |  | voice 67 s`,
      `${start} |  | file 计划.pdf`,
    ],
  );
  check(
    'links, cards, transfers and answers',
    [
      box(
        `<div><a href="https://example.org/r"><b>${words('标题')}</b></a></div><div>${words('说明')}</div><div class="appinfo"><img class="app-icon" /><span class="app-name">知乎</span></div>`,
      ),
      box(
        '<div class="card-name"><img class="card-avatar" /><span class="dont-break-out msg-text">李雷</span></div><div class="card-type">个人名片</div>',
      ),
      box(
        `<div>${words('￥5.00')}</div><div class="appinfo"><img src="data:image/png;base64,iVBORw0KGgo=" class="transfer-icon" /><span class="app-name">微信转账</span></div>`,
      ),
      box(
        `<span class="dont-break-out refermsg msg-text"><pre>「李雷：早」</pre></span><br /><span>- - - - - - - - - - - - - - -</span><br />${words('收到')}`,
      ),
    ],
    [
      `${start} | ${escapeMarkdown('[知乎] 标题\n说明')}\nhttps://example.org/r`,
      `${start} | ${escapeMarkdown('[个人名片] 李雷')}`,
      `${start} | ${escapeMarkdown('[转账] ￥5.00')}`,
      `${start} | 收到 | reply to 李雷: 早`,
    ],
  );
  check(
    'notices, and broken messages',
    [
      '<div class="msg chat-notice" msgid="1"><div class="content-box"><span class="msg-text"><pre>李雷邀请了梅</pre></span></div></div>',
      box(words('')),
      box(words('a')).replace('2026-03-01', '2026-02-31'),
      box(words('a')).replace('08:02:11', ''),
      box(words('a')).replace('wxId="wxid_1">梅', '>'),
    ],
    ['- notice', '- empty', '! 4 bad-time', '! 5 no-time', '! 6 no-sender'],
  );
  it('read the messages that a script loads', () => {
    const script = (name: string, ...texts: readonly string[]) =>
      memoryFile(
        `群/Files/Data/${name}`,
        `    (function() {\n        var msgArray = ${JSON.stringify(texts)};\n        for (var idx = 0; idx < msgArray.length; idx++)\n        {\n          window.moreWechatMsgs.push(msgArray[idx]);\n        }\n        loadMsgsForNextPage();\n    })();\n`,
      );
    const scripts = [
      script('msg-2.js', box(words('b')), box(words('c'))),
      script('msg-3.js', box(words('d'))),
    ];
    for (const each of scripts) assert.equal(recognized(each), 'wechat-wechatexporter-script');
    const file = memoryFile('群/index.html', page(box(words('a'))));
    assert.deepEqual(shown(read(file, { beside: scripts })), [
      '# 群',
      `${start} | a`,
      `${start} | b`,
      `${start} | c`,
      `${start} | d`,
    ]);
    const empty = memoryFile('群/index.html', page());
    assert.deepEqual(shown(read(empty, { beside: scripts.slice(0, 1) })), [
      '# 群',
      `${start} | b`,
      `${start} | c`,
    ]);
  });
});
