import assert from 'node:assert/strict';
import { noticeOf } from '../../server/src/log/messageNotice';
import { parseTranscript } from '../../server/src/model/parse';
import { realLogs } from '../support/corpus';

function read(speaker: string, body: string) {
  const { messages } = parseTranscript(`> 07:08:28  ${speaker}\n\n${body}\n`);
  return noticeOf(messages[0]!);
}

/** Tests texts that are notices of an application, and whether they say who did it. */
function check(namesActor: boolean, speaker: string, ...bodies: readonly string[]): void {
  for (const body of bodies) {
    it(`${speaker}: ${body}`, () => assert.deepEqual(read(speaker, body), { namesActor }));
  }
}

function refuse(speaker: string, ...bodies: readonly string[]): void {
  for (const body of bodies) it(`${speaker}: ${body}`, () => assert.equal(read(speaker, body), undefined));
}

describe('a notice of an application', () => {
  describe('has names in quotes:', () => {
    check(
      true,
      '李雷',
      '"韩梅梅"撤回了一条消息',
      '"韩梅梅" 撤回了一条消息  ',
      '“韩梅梅”撤回了一条成员消息。',
      '\\"韩梅梅\\" 拍了拍 \\"李雷\\"',
      '&quot;韩梅梅&quot; 拍了拍 &quot;李雷&quot; 的肩膀',
      '"韩梅梅" 拍了拍我',
      '"韩梅梅"修改群名为“周末爬山”',
      '"韩梅梅"邀请"王小明"加入了群聊',
      '"王小明"通过扫描"李雷"分享的二维码加入群聊',
      '你将"王小明"移出了群聊',
      '我拍了拍 "韩梅梅"',
      '你领取了"韩梅梅"的红包',
      '"Kim Park" joined group chat',
      '"Kim Park" changed the group name to "Hike"',
      'You removed "Kim Park" from the group chat',
      'I tickled "Kim Park"',
    );
  });

  describe('is about "you":', () => {
    check(true, '我', '你撤回了一条消息', '你撤回了一条消息 重新编辑', 'You recalled a message');
    check(
      true,
      '李雷',
      '你已添加了李雷，现在可以开始聊天了。',
      '你通过扫描二维码加入群聊，群聊参与人还有：韩梅梅',
    );
  });

  describe("begins with the speaker's own name:", () => {
    check(true, '李雷', '李雷撤回了一条消息', '李雷 拍了拍 韩梅梅', '李雷加入了群聊', '李雷领取了你的红包');
    check(true, 'Kim Park', 'Kim Park recalled a message', 'Kim Park left the group chat');
  });

  describe('is by the application:', () => {
    check(
      true,
      '系统消息',
      '李雷加入群聊',
      '李雷撤回了一条消息',
      '李雷 修改群名为 周末爬山',
      '李雷 拍了拍 韩梅梅',
    );
    check(true, 'System', 'Kim Park joined the group');
    check(true, '李雷', '[韩梅梅撤回了一条消息]', '[系统消息] 韩梅梅来了', '[拍一拍] 李雷拍了拍韩梅梅');
  });

  describe('is about the speaker:', () => {
    check(false, '李雷', '撤回了一条消息', '加入了群聊', '此消息已删除', 'This message was deleted.');
    check(false, 'kim', 'has joined the channel', 'pinned a message to this channel.');
  });

  describe('is not what people say:', () => {
    refuse(
      '李雷',
      '谁撤回了一条消息',
      '刚才韩梅梅撤回了一条消息',
      '你撤回了一条消息？',
      '干嘛撤回了[奸笑]',
      '他拍了拍我的肩膀',
      '你退出了群聊',
      '你把他踢出群聊',
      '我加入了群聊',
      '韩梅梅加入了群聊',
      '欢迎新人加入群聊',
      '“早”',
      '禁止群成员将内容传播到本群之外',
      'He left the group chat',
      'You left the group chat',
      'set the channel topic to lunch',
      '李雷撤回了一条消息，是什么？',
      '"韩梅梅"撤回了一条消息\n是什么？',
    );
    refuse('我', '我拍了拍桌子', '我撤回了一条消息');
    refuse('系统消息', '早');
    refuse('A', 'A recalled a messenger');
  });

  it('is none of the real messages', function () {
    for (const { path, text } of realLogs(this)) {
      for (const message of parseTranscript(text).messages) {
        assert.equal(noticeOf(message), undefined, `${path}: ${message.lines.join('')}`);
      }
    }
  });
});
