import assert from 'node:assert/strict';
import type { ExportedMessage, Reply, Sender } from '../../../server/src/import/exported/readItem';
import { plainBeginning, RepliedMessages } from '../../../server/src/import/logs/repliedMessages';
import { Speakers } from '../../../server/src/import/logs/speakers';

const message = (
  id: string,
  body: string,
  replyTo?: Reply,
  sender: Sender = { name: '李雷' },
): ExportedMessage => ({
  kind: 'message',
  time: { kind: 'instant', milliseconds: 0 },
  sender,
  id,
  body,
  replyTo,
});

/** Gives each message its reply, as an import does. */
function replies(): (message: ExportedMessage) => Reply | undefined {
  const known = { namesOf: () => [], belongsToOther: () => false };
  const speakers = new Speakers('app', known, new Map());
  const replied = new RepliedMessages(speakers, 'zh');
  return message => {
    const speaker = speakers.indexOf(message.sender);
    const reply = replied.next(message, speaker);
    speakers.addMessage(speaker);
    return reply;
  };
}

describe('the message that a message answers', () => {
  it('is found by its identifier', () => {
    const next = replies();
    assert.equal(next(message('1', '**早**上好')), undefined);
    assert.deepEqual(next(message('2', '早', { id: '1' })), {
      id: '1',
      name: '李雷',
      text: '早上好',
    });
    assert.deepEqual(next(message('3', '', { id: '9' })), { id: '9', name: undefined, text: undefined });
  });

  it('has the text that the export has, and the name that is in its header', () => {
    const next = replies();
    next(message('1', '早', undefined, { name: '李雷', account: 'a' }));
    next(message('2', '好', undefined, { name: '李雷', account: 'b' }));
    next(message('3', '好', undefined, { name: '{{ x }}\u200e', account: 'c' }));
    assert.deepEqual(next(message('4', '', { id: '1', name: 'Li', text: 'x' })), {
      id: '1',
      name: '李雷',
      text: 'x',
    });
    assert.equal(next(message('5', '', { id: '2' }))?.name, '李雷 (2)');
    assert.equal(next(message('6', '', { id: '3' }))?.name, '{ { x }}');
    assert.equal(next(message('7', '', { name: '{{ x }}\u200e' }))?.name, '{ { x }}');
    assert.equal(next(message('8', '', { name: ' 韩\n梅' }))?.name, '韩 梅');
  });

  it('has the name of the only person who is called so', () => {
    const next = replies();
    next(message('1', '早', undefined, { name: 'Kim', account: 'a' }));
    next(message('2', '早', undefined, { name: 'Kim ', account: 'b' }));
    assert.equal(next(message('3', '', { name: 'Kim ', text: 'x' }))?.name, 'Kim (2)');
  });

  it('is found far back', () => {
    const next = replies();
    for (let id = 0; id < 130_000; id++) next(message(`m${id}`, `text ${id}`));
    for (const id of [0, 1, 65_999, 129_999]) {
      assert.equal(next(message('a', '', { id: `m${id}` }))?.text, `text ${id}`);
    }
    assert.deepEqual(next(message('a', '', { id: 'm130000' })), {
      id: 'm130000',
      name: undefined,
      text: undefined,
    });
  });

  it('has its name if it is too far back and the export has that', () => {
    const next = replies();
    assert.deepEqual(next(message('b', '', { id: 'x', name: 'Li' })), {
      id: 'x',
      name: 'Li',
      text: undefined,
    });
  });

  it('is the last of those with its identifier', () => {
    const next = replies();
    next(message('1', 'x'));
    next(message('1', 'y'));
    assert.equal(next(message('2', '', { id: '1' }))?.text, 'y');
  });

  it('is named by its picture or file where it has no text', () => {
    const next = replies();
    next({ ...message('1', ''), attachments: [{ kind: 'image' }] });
    next({ ...message('2', ''), attachments: [{ kind: 'file', name: 'a_b.pdf' }] });
    assert.equal(next(message('3', '好', { id: '1' }))?.text, '[图片]');
    assert.equal(next(message('4', '好', { id: '2' }))?.text, '[文件 a_b.pdf]');
  });

  const check = (markdown: string, expected: string) =>
    it(JSON.stringify(markdown.slice(0, 30)), () => assert.equal(plainBeginning(markdown), expected));
  check('a  \n\nb', 'a b');
  check('[文档](https://example.org/a_b) ![](x.png)`c` ~~d~~', '文档 c d');
  check('[文档](https://example.org/a', '文档');
  check('\\*a\\* 3 * 4 &#123; &amp;nbsp;', '*a* 3 * 4 { &nbsp;');
  check('😀'.repeat(100), `${'😀'.repeat(39)}…`);
});
