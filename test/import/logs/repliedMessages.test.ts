import assert from 'node:assert/strict';
import type { ExportedMessage } from '../../../server/src/import/exported/readItem';
import { plainBeginning, RepliedMessages } from '../../../server/src/import/logs/repliedMessages';

const message = (id: string, body: string, replyTo?: ExportedMessage['replyTo']): ExportedMessage => ({
  kind: 'message',
  time: { kind: 'instant', milliseconds: 0 },
  sender: { name: '李雷' },
  id,
  body,
  replyTo,
});

describe('the message that a message answers', () => {
  it('is found by its identifier', () => {
    const replied = new RepliedMessages('zh');
    assert.equal(replied.next(message('1', '**早**上好')), undefined);
    assert.deepEqual(replied.next(message('2', '早', { id: '1' })), {
      id: '1',
      name: '李雷',
      text: '早上好',
    });
    assert.deepEqual(replied.next(message('3', '', { id: '9' })), { id: '9' });
    assert.deepEqual(replied.next(message('4', '', { id: '1', name: 'Li', text: 'x' })), {
      id: '1',
      name: 'Li',
      text: 'x',
    });
  });

  it('is found far back', () => {
    const replied = new RepliedMessages('zh');
    for (let id = 0; id < 130_000; id++) replied.next(message(`m${id}`, `text ${id}`));
    for (const id of [0, 1, 65_999, 129_999]) {
      assert.equal(replied.next(message('a', '', { id: `m${id}` }))?.text, `text ${id}`);
    }
    assert.deepEqual(replied.next(message('a', '', { id: 'm130000' })), { id: 'm130000' });
  });

  it('has its name if it is too far back and the export has that', () => {
    const replied = new RepliedMessages('zh');
    assert.deepEqual(replied.next(message('b', '', { id: 'x', name: 'Li' })), { id: 'x', name: 'Li' });
  });

  it('is the last of those with its identifier', () => {
    const replied = new RepliedMessages('zh');
    replied.next(message('1', 'x'));
    replied.next(message('1', 'y'));
    assert.equal(replied.next(message('2', '', { id: '1' }))?.text, 'y');
  });

  it('is named by its picture or file where it has no text', () => {
    const replied = new RepliedMessages('zh');
    replied.next({ ...message('1', ''), attachments: [{ kind: 'image' }] });
    replied.next({ ...message('2', ''), attachments: [{ kind: 'file', name: 'a_b.pdf' }] });
    assert.equal(replied.next(message('3', '好', { id: '1' }))?.text, '[图片]');
    assert.equal(replied.next(message('4', '好', { id: '2' }))?.text, '[文件 a_b.pdf]');
  });

  const check = (markdown: string, expected: string) =>
    it(JSON.stringify(markdown.slice(0, 30)), () => assert.equal(plainBeginning(markdown), expected));
  check('a  \n\nb', 'a b');
  check('[文档](https://example.org/a_b) ![](x.png)`c` ~~d~~', '文档 c d');
  check('[文档](https://example.org/a', '文档');
  check('\\*a\\* 3 * 4 &#123; &amp;nbsp;', '*a* 3 * 4 { &nbsp;');
  check('😀'.repeat(100), `${'😀'.repeat(39)}…`);
});
