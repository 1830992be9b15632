import { checkSample, checkText } from '../exports';

const head = (encoding: string) => `From: <Save by Tencent MsgMgr>
Subject: Tencent IM Message
MIME-Version: 1.0
Content-Type:multipart/related;
	charset="utf-8"
	type="text/html";
	boundary="----=_NextPart_A.B(1)"

------=_NextPart_A.B(1)
Content-Type: text/html
Content-Transfer-Encoding:${encoding}

`;
const row = (cell: string) => `<tr><td>${cell}</td></tr>`;
const html = (...rows: readonly string[]) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>QQ Message</title></head><body><table width=100% cellspacing=0>${rows.join('\n')}</table></body></html>`;
const picture = `
------=_NextPart_A.B(1)
Content-Type:image/jpeg
Content-Transfer-Encoding:base64
Content-Location:{1}.dat

PHRyPjx0ZD48ZGl2PmE8L2Rpdj4=
------=_NextPart_A.B(1)--
`;
const file = (...rows: readonly string[]) => head('7bit') + html(...rows) + picture;
const top = [
  row('<div style=padding-left:10px;>消息分组:群</div>'),
  row('<div style=padding-left:10px;>消息对象:退款</div>'),
  row('<div style=padding-left:10px;>&nbsp;</div>'),
];
const date = (text: string) => `<tr><td style=border-bottom-width:1px;>日期: ${text}</td></tr>`;
const message = (name: string, time: string, content: string) =>
  row(
    `<div style=color:#006EFE;padding-left:10px;><div style=float:left;margin-right:6px;>${name}</div>${time}</div><div style=padding-left:20px;>${content}</div>`,
  );
const font = (text: string) =>
  `<font style="font-size:9pt;font-family:'MS Sans Serif',sans-serif;" color='000000'>${text}</font>`;

describe('exports of QQ as MHT', () => {
  checkSample('qq.mht', 'qq-mht', [
    '# 退款小组',
    '2026-03-01 08:02:11 苏小棠 <10001> | 早上好',
    '2026-03-01 08:03:40 顾北辰 <10002> |  | image {0A1B2C3D-0000-4000-8000-000000000001}.dat.jpg',
  ]);
  const check = (title: string, rows: readonly string[], expected: readonly string[]) =>
    checkText(title, 'qq-mht', file(...rows), expected);
  check(
    'with all forms of names, times and dates',
    [
      ...top,
      date('2012/4/11'),
      message('大魔头&lt;noa@example.org&gt;', '12:28:18', font('看 a*b&amp;c<br>第二行')),
      message('519870018(519870018)', '下午 1:34:43', `${font('前')}<IMG src="{1}.dat">${font('后')}`),
      message('梅', '8:00:00', font('无号')),
      date('2012-04-12'),
      message('【管理员】李雷(10001)', '0:00:01', font('a')),
      message('【话唠】李雷(10001)', '0:00:02', font('b')),
    ],
    [
      '# 退款',
      '2012-04-11 12:28:18 大魔头 <noa@example.org> | 看 a*b&c\n第二行',
      '2012-04-11 13:34:43 519870018 <519870018> | 前后 | image',
      '2012-04-11 08:00:00 梅 | 无号',
      '2012-04-12 00:00:01 李雷 <10001> | a',
      '2012-04-12 00:00:02 李雷 <10001> | b',
    ],
  );
  check(
    'of several conversations, with notices and broken rows',
    [
      ...top,
      message('梅(10002)', '8:00:00', font('a')),
      date('2012-02-31'),
      message('梅(10002)', '8:00:00', font('a')),
      date('2012-2-3'),
      message('梅(10002)', '8', font('a')),
      message('', '8:00:00', font('梅撤回了一条消息')),
      message('系统消息(10000)', '8:00:00', font('你有一条消息')),
      message('梅(10002)', '8:00:01', ''),
      row('<div style=padding-left:10px;>消息对象:李雷(10001)</div>'),
      message('李雷', '9:00:00', font('b')),
      row('漏'),
    ],
    [
      '# 退款',
      '! 16 no-time',
      '! 18 bad-time',
      '! 20 bad-time',
      '- recalled',
      '- notice',
      '- empty',
      '# 李雷 (10001)',
      '2012-02-03 09:00:00 李雷 | b',
      '! 26 no-start',
    ],
  );
  const content = html(...top, date('2012-4-11'), message('梅(10002)', '8:00:00', font('好=é')));
  const quoted = Array.from(new TextEncoder().encode(content), byte =>
    byte > 126 || byte === 61
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  ).join('');
  const wrapped = quoted.replace(/(?:[^=\n]|=..){60}/g, '$&=\r\n');
  checkText('as quoted text', 'qq-mht', head('quoted-printable') + wrapped + picture, [
    '# 退款',
    '2012-04-11 08:00:00 梅 <10002> | 好=é',
  ]);
  checkText('as a page of its own', 'qq-mht', content, ['# 退款', '2012-04-11 08:00:00 梅 <10002> | 好=é']);
  const base64 = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  checkText('as letters', 'qq-mht', head('base64') + base64 + picture, [
    '# 退款',
    '2012-04-11 08:00:00 梅 <10002> | 好=é',
  ]);
  checkText(
    'that end in a row',
    'qq-mht',
    file(
      ...top,
      date('2012-4-11'),
      message('梅', '8:00:00', font('a')),
      message('梅', '8:00:01', font('b')),
    ).replace(/<\/font><\/div><\/td><\/tr><\/table>[\s\S]*$/, ''),
    ['# 退款', '2012-04-11 08:00:00 梅 | a', '! 18 cut-off'],
  );
});
