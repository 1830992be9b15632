import * as assert from 'node:assert/strict';
import { shownHtml } from '../support/shownText';

/** Renders a body, and compares what is in its cards: kind, label and the HTML of the rest. */
function check(body: string, ...expected: readonly string[]): void {
  const html = shownHtml(body);
  const cards = [...html.matchAll(/<p class="card" data-kind="(\w+)"[^>]*>(.*?)<\/p>/g)].map(
    ([, kind, inside]) =>
      `${kind}: ${inside!.replace(/<span class="card-label">(.*?)<\/span> ?/, '$1|').trimEnd()}`,
  );
  assert.deepEqual(cards, expected, html);
}

describe('A line that stands for what is no text', () => {
  it('is a card with what it is', () => {
    check('[语音 0:07]', 'voice: 语音|0:07');
    check('[文件 a_b.pdf]', 'file: 文件|a_b.pdf');
    check('\\[Voice message 0:07\\]', 'voice: Voice message|0:07');
    check('[图片]', 'picture: 图片|');
    check('[Image a.png]', 'picture: Image|a.png');
    check('[语音通话] 通话时长 01:23', 'call: 语音通话|通话时长 01:23');
    check('[位置] 上海 **南京路**', 'place: 位置|上海 <strong>南京路</strong>');
    check('[小程序] 拼车', 'program: 小程序|拼车');
    check('[红包] 恭喜发财', 'money: 红包|恭喜发财');
    check('微信红包', 'money: 微信红包|');
    check('[链接] 标题 https://a.cn', 'link: 链接|标题 <a href="https://a.cn">https://a.cn</a>');
    check('[聊天记录] 群聊\n- a: b', 'messages: 聊天记录|群聊');
  });

  it('is one of several, each with its line', () => {
    check('[图片]\n[文件 a.pdf]', 'picture: 图片|', 'file: 文件|a.pdf');
    assert.match(
      shownHtml('早\n\n[图片]\n[语音]'),
      /data-kind="picture" data-line="2".*data-kind="voice" data-line="3"/s,
    );
  });

  it('is a file beside the log, which is not opened', () => {
    check('[报告 \\_1.pdf](../files/1.pdf)', 'file: 报告 _1.pdf');
    check('[0:07](files/1.amr)', 'voice: 0:07');
    assert.doesNotMatch(shownHtml('[报告](../files/1.pdf)'), /href/);
  });

  it('is no other text in brackets', () => {
    for (const body of [
      '[强]',
      '[红包]',
      '[文件] 看这个',
      '[图片]好看',
      '看 [图片]',
      '[图片]\n好看',
      '[链接](https://a.cn)',
      '[链接][a]',
      '[constructor] a',
      '[消息',
      '> [图片]',
      '- [图片]',
      '[a](https://a.cn/b.pdf)',
      '[a](javascript:b.pdf)',
    ]) {
      check(body);
    }
  });
});

describe('A task of a list', () => {
  it('is a box with its state', () => {
    const html = shownHtml('- [ ] a\n- [x] **b**\n- [y] c\n- d');
    assert.equal(html.match(/<li class="task-item">/g)?.length, 2);
    assert.match(html, /<span class="task" role="img" aria-label="to do"><\/span> a/);
    assert.match(html, /<span class="task done" role="img" aria-label="done"><\/span> <strong>b/);
    assert.doesNotMatch(shownHtml('[x] a'), /class="task/);
  });
});

describe('Emoticons and emoji alone', () => {
  const classOf = (body: string) => /^<p class="([^"]*)"/.exec(shownHtml(body))?.[1];

  it('are large if they are few', () => {
    for (const body of ['[强]', '[强] [强]\n👍🏽', '👨‍👩‍👧', '🇨🇳 1️⃣', '❤️'])
      assert.equal(classOf(body), 'emoji large', body);
    assert.equal(classOf('👍'.repeat(8)), 'emoji large');
    assert.equal(classOf('👍'.repeat(9)), 'emoji');
  });

  it('are no text', () => {
    for (const body of ['[强] a', '1', '©', '™ ®', '👍!', '**👍**', '👍\n\n👍', '> 👍'])
      assert.equal(classOf(body), undefined, body);
  });
});

describe('Images alone', () => {
  it('are marked, as they need no frame', () => {
    assert.match(shownHtml('![a](b.png)\n![c](d.png)'), /^<p class="images"/);
    assert.doesNotMatch(shownHtml('![a](b.png) a'), /class="images"/);
  });
});
