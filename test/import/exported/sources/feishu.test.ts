import assert from 'node:assert/strict';
import { escapeMarkdown } from '../../../../server/src/markdown/escapeMarkdown';
import { checkSample, checkText, memoryFile, read, shown } from '../exports';

const message = (msg_type: string, content: unknown, rest: object = {}) => ({
  message_id: 'om_1',
  root_id: '',
  parent_id: '',
  msg_type,
  create_time: '1772323331000',
  update_time: '1772323331000',
  deleted: false,
  updated: false,
  chat_id: 'oc_1',
  sender: { id: 'ou_a', id_type: 'open_id', sender_type: 'user', sender_name: '李雷' },
  body: { content: typeof content === 'string' ? content : JSON.stringify(content) },
  ...rest,
});
const page = (...items: readonly object[]) => ({ code: 0, msg: 'success', data: { has_more: false, items } });
const json = (...items: readonly object[]) => JSON.stringify(page(...items));
const MENTIONS = { mentions: [{ key: '@_user_1', id: 'ou_b', id_type: 'open_id', name: '韩梅梅' }] };
const SENT = '2026-03-01 08:02:11 李雷 <ou_a>';

describe('messages of Feishu', () => {
  checkSample('feishu-im-v1-messages.json', 'feishu-json', [
    '# ? (oc_sample)',
    '2026-03-01 08:03:40 ou_sample1 <ou_sample1> | @顾北辰 看一下',
    '2026-03-01 08:04:10 顾北辰 <ou_sample2> | 收到 [链接](https://example.org) | reply to ?: ? | image',
  ]);

  checkText(
    'of every type',
    'feishu-json',
    json(
      message('text', { text: '@_user_1 @_user_2 @_all *早*\n好' }, MENTIONS),
      message('text', { text: '看[飞书](https://a.example/x_(y))和[a@b.example](mailto:a@b.example)。' }),
      message('text', { text: '[https://a.example/](https://a.example/)' }),
      message('text', { text: '<at user_id="ou_b">韩梅梅</at> 早' }),
      message('image', { image_key: 'img_1' }),
      message('file', { file_key: 'f', file_name: '预算.xlsx' }),
      message('folder', { file_key: 'f', file_name: '三月' }),
      message('audio', { file_key: 'f', duration: 2400 }),
      message('media', { file_key: 'f', image_key: 'i', file_name: 'v.mp4', duration: 2000 }),
      message('sticker', { file_key: 'f' }),
      message('hongbao', { text: '[红包]' }),
      message('share_calendar_event', { summary: '周会', start_time: '1', end_time: '2' }),
      message('share_chat', { chat_id: 'oc_2' }),
      message('share_user', { user_id: 'ou_b' }),
      message('location', { name: '上海市', longitude: '1', latitude: '2' }),
      message('video_chat', { topic: '周会', start_time: '1' }),
      message('todo', { task_id: 't', summary: { title: '', content: [[{ tag: 'text', text: '交表' }]] } }),
      message('vote', { topic: '几点', options: ['八点', '九点'] }),
      message('merge_forward', 'Merged and Forwarded Message', { message_id: undefined }),
      message('new_type', { a: 1 }),
      message('constructor', { a: 1 }),
      message('system', { template: '{from_user} invited {to_chatters} to this chat.' }),
      message('text', { text: 'This message was recalled' }, { deleted: true }),
      message('text', { text: '' }),
      message('text', { text: '早' }, { updated: true, parent_id: 'om_0' }),
      message('text', '早，不是 JSON'),
    ),
    [
      '# ? (oc_1)',
      `${SENT} | @韩梅梅 @${escapeMarkdown('_user_2')} @所有人 \\*早\\*\n好`,
      `${SENT} | 看[飞书](https://a.example/x_(y))和a@b.example。`,
      `${SENT} | https://a.example/`,
      `${SENT} | @韩梅梅 早`,
      `${SENT} |  | image`,
      `${SENT} |  | file 预算.xlsx`,
      `${SENT} |  | file 三月`,
      `${SENT} |  | voice 2.4 s`,
      `${SENT} |  | video v.mp4 2 s`,
      `${SENT} |  | sticker`,
      `${SENT} | [红包]`,
      `${SENT} | [日程] 周会`,
      `${SENT} | [群名片]`,
      `${SENT} | [个人名片] 韩梅梅`,
      `${SENT} | [位置] 上海市`,
      `${SENT} | [视频会议] 周会`,
      `${SENT} | [任务] 交表`,
      `${SENT} | [投票] 几点\n- 八点\n- 九点`,
      `${SENT} | [聊天记录]`,
      `${SENT} | [消息]`,
      `${SENT} | [消息]`,
      '- notice',
      '- recalled',
      '- empty',
      `${SENT} | 早 | reply to ?: ? | edited`,
      `${SENT} | 早，不是 JSON`,
    ],
  );

  const post = (...rows: readonly (readonly object[])[]) =>
    message('post', { title: '', content: rows }, MENTIONS);
  checkText(
    'with rich text',
    'feishu-json',
    json(
      message('post', {
        title: '通知',
        content: [[{ tag: 'text', text: '第一行 ', style: ['bold', 'underline'] }]],
      }),
      post(
        [
          { tag: 'at', user_id: '@_user_1', user_name: '' },
          { tag: 'text', text: ' 快', style: ['italic'] },
          { tag: 'text', text: '看' },
          { tag: 'at', user_id: '@_all' },
          { tag: 'at', user_id: 'ou_c', user_name: '林涛' },
        ],
        [{ tag: 'img', image_key: 'x' }],
        [{ tag: 'media', file_key: 'x' }],
        [
          { tag: 'text', text: '旧', style: ['lineThrough'] },
          { tag: 'a', href: 'https://a.example', text: '' },
        ],
      ),
      post(
        [{ tag: 'text', text: '代码' }],
        [{ tag: 'code_block', language: 'GO', text: 'a := 1\n' }],
        [{ tag: 'hr' }],
        [{ tag: 'text', text: '完' }],
      ),
      post([{ tag: 'emotion', emoji_type: 'SMILE' }]),
      message(
        'post',
        {
          zh_cn: { title: '', content: [[{ tag: 'md', text: '**粗** @_user_1 <b>{% raw %}' }]] },
          en_us: { title: 'x' },
        },
        MENTIONS,
      ),
      message('post', {
        title: '',
        content: [],
        content_v2: [[{ tag: 'text', text: '早' }]],
        files: [{ file_name: '预算.xlsx' }],
      }),
      message('post', { content: [{ tag: 'text', text: '早' }, 'x', null] }),
      message('post', {}),
    ),
    [
      '# ? (oc_1)',
      `${SENT} | **通知**\n**第一行**`,
      `${SENT} | @韩梅梅 *快*看@所有人@林涛\n\n~~旧~~https://a.example | image | video`,
      `${SENT} | 代码\n\n\`\`\`go\na := 1\n\`\`\`\n\n---\n\n完`,
      `${SENT} | ${escapeMarkdown('[SMILE]')}`,
      `${SENT} | **粗** @韩梅梅 \\<b>{&#37; raw %}`,
      `${SENT} | 早 | file 预算.xlsx`,
      `${SENT} | 早`,
      '- empty',
    ],
  );
  checkText(
    'with cards',
    'feishu-json',
    json(
      message(
        'interactive',
        {
          title: '审批',
          elements: [
            [
              { tag: 'text', text: '请 ' },
              { tag: 'at', user_id: '@_user_1', user_name: '' },
              { tag: 'text', text: ' 看' },
            ],
            [{ tag: 'hr' }],
            [{ tag: 'img', image_key: 'x' }],
            [{ tag: 'note', elements: [{ tag: 'img' }, { tag: 'text', text: '备注' }] }],
            [{ tag: 'button', text: '同意', type: 'primary' }],
          ],
        },
        { ...MENTIONS, updated: true },
      ),
      message('interactive', {
        header: { title: { tag: 'plain_text', content: '告警' } },
        elements: [
          { tag: 'div', text: { tag: 'lark_md', content: 'CPU 高\n内存低' } },
          { tag: 'action', actions: [{ text: { content: '处理' } }] },
        ],
      }),
      message('interactive', {
        json_card: JSON.stringify({
          header: { property: { title: { property: { content: '日报' } } } },
          body: { elements: [{ tag: 'markdown', property: { content: '完成' } }] },
        }),
      }),
      message('interactive', { title: null }),
    ),
    [
      '# ? (oc_1)',
      `${SENT} | [卡片] 审批\n- 请 @韩梅梅 看\n- 备注\n- 同意`,
      `${SENT} | [卡片] 告警\n- CPU 高\n- 内存低\n- 处理`,
      `${SENT} | [卡片] 日报\n- 完成`,
      `${SENT} | [卡片]`,
    ],
  );
  checkText(
    'that were forwarded together',
    'feishu-json',
    json(
      message('merge_forward', { content: 'Merged and Forwarded Message' }, { message_id: 'om_0' }),
      message('text', { text: '早\n好' }, { message_id: 'om_2', upper_message_id: 'om_0', chat_id: 'oc_2' }),
      message('merge_forward', '', { message_id: 'om_3', upper_message_id: 'om_0', chat_id: 'oc_2' }),
      message(
        'file',
        { file_name: '预算.xlsx' },
        { message_id: 'om_4', upper_message_id: 'om_3', chat_id: 'oc_2' },
      ),
      message('text', { text: '看' }, { message_id: 'om_5' }),
      message('text', { text: '散' }, { message_id: 'om_6', upper_message_id: 'om_9' }),
      message('merge_forward', { content: 'Merged and Forwarded Message' }, { message_id: 'om_7' }),
    ),
    [
      '# ? (oc_1)',
      '- event',
      '- event',
      '- event',
      `${SENT} | [聊天记录]\n- 李雷: 早 好\n- 李雷: [聊天记录]\n- 李雷: [文件] 预算.xlsx`,
      `${SENT} | 看`,
      `${SENT} | 散`,
      `${SENT} | [聊天记录]`,
    ],
  );
  const bare = message('text', { text: '早' }, { sender: { id: 'ou_b', sender_type: 'user' } });
  checkText(
    'in several answers, with the name of a sender in a later one',
    'feishu-json',
    JSON.stringify([
      page(bare),
      page(message('text', { text: '@_user_1 好' }, { ...MENTIONS, chat_id: 'oc_2' })),
    ]),
    ['# ? (oc_1)', '2026-03-01 08:02:11 韩梅梅 <ou_b> | 早', '# ? (oc_2)', `${SENT} | @韩梅梅 好`],
  );
  checkText('as an array', 'feishu-json', JSON.stringify([message('text', { text: '早' })]), [
    '# ? (oc_1)',
    `${SENT} | 早`,
  ]);
  checkText(
    'with what cannot be read',
    'feishu-json',
    json(
      message('text', { text: '早' }),
      message('text', { text: '早' }, { create_time: '' }),
      message('text', { text: '早' }, { create_time: 'x' }),
      message('text', { text: '早' }, { sender: null }),
      message('text', { text: 7 }, { mentions: 'x', body: null }),
      message('image', null, { body: 7 }),
    ),
    [
      '# ? (oc_1)',
      `${SENT} | 早`,
      '! 1 no-time',
      '! 1 bad-time',
      '! 1 no-sender',
      '- empty',
      `${SENT} |  | image`,
    ],
  );

  const rendered = (msg_type: string, content: string, rest: object = {}) => ({
    message_id: 'om_1',
    msg_type,
    content,
    sender: { id: 'ou_a', id_type: 'open_id', sender_type: 'user', name: '李雷' },
    create_time: '2026-03-01 08:02',
    deleted: false,
    updated: false,
    ...rest,
  });
  checkText(
    'as lark-cli lists them',
    'feishu-json',
    JSON.stringify({
      ok: true,
      data: {
        messages: [
          rendered('text', '@韩梅梅 *早*', {
            thread_replies: [rendered('text', '好', { reply_to: 'om_1' })],
            reactions: { counts: [{ reaction_type: 'SMILE', count: 3 }] },
          }),
          rendered('image', '[Image: img_1]'),
          rendered('file', '<file key="f" name="预算&amp;.xlsx"/>'),
          rendered('audio', '<audio key="f" duration="3s"/>'),
          rendered(
            'post',
            '**粗**\n![Image](img_1)[Media: f]\n\n\n<at user_id="ou_b">韩梅梅</at>\n<file key="f" name="预算.xlsx"/>',
          ),
          rendered('vote', '<vote>\n几点\n• 八点\n• 九点\n</vote>'),
          rendered('location', '[Location: 上海市]'),
          rendered('share_user', '[User card: ou_b]'),
          rendered('video_chat', '[Video call]'),
          rendered('interactive', '<card title="审批">\n请看\n</card>'),
          rendered('hongbao', '<hongbao text="恭喜"/>'),
          rendered('system', 'A invited B to this chat.'),
          rendered('text', '', { deleted: true }),
        ],
        total: 13,
      },
    }),
    [
      `2026-03-01 08:02:00~ 李雷 <ou_a> | @韩梅梅 \\*早\\* | :SMILE: 3`,
      '2026-03-01 08:02:00~ 李雷 <ou_a> | 好 | reply to ?: ?',
      '2026-03-01 08:02:00~ 李雷 <ou_a> |  | image',
      '2026-03-01 08:02:00~ 李雷 <ou_a> |  | file 预算&.xlsx',
      '2026-03-01 08:02:00~ 李雷 <ou_a> |  | voice 3 s',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | **粗**\n\n@韩梅梅 | image | video | file 预算.xlsx',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | [投票] 几点\n- 八点\n- 九点',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | [位置] 上海市',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | [个人名片]',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | [视频会议]',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | [卡片] 审批\n- 请看',
      '2026-03-01 08:02:00~ 李雷 <ou_a> | [红包] 恭喜',
      '- notice',
      '- recalled',
    ],
  );

  it('that are cut off keep what is whole', () => {
    const whole = json(message('text', { text: '早' }), message('text', { text: '好' }));
    const items = shown(read(memoryFile('x', whole.slice(0, whole.lastIndexOf('好')))));
    assert.deepEqual(items, ['# ? (oc_1)', `${SENT} | 早`, '! 1 cut-off']);
  });
});
