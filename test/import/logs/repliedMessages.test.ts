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
    const replied = new RepliedMessages();
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

  it('is found only among the last, so that memory is bounded', () => {
    const replied = new RepliedMessages();
    for (let id = 0; id < 50_000; id++) replied.next(message(String(id), 'x'));
    assert.equal(replied.next(message('a', '', { id: '0' }))?.text, undefined);
    assert.equal(replied.next(message('b', '', { id: '49999' }))?.text, 'x');
  });

  const check = (markdown: string, expected: string) =>
    it(JSON.stringify(markdown.slice(0, 30)), () => assert.equal(plainBeginning(markdown), expected));
  check('a  \n\nb', 'a b');
  check('[文档](https://example.org/a_b) ![](x.png)`c` ~~d~~', '文档 c d');
  check('\\*a\\* 3 * 4 &#123; &amp;nbsp;', '*a* 3 * 4 { &nbsp;');
  check('😀'.repeat(100), `${'😀'.repeat(39)}…`);
});
