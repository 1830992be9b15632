import assert from 'node:assert/strict';
import { MessageBeginnings } from '../../../server/src/import/logs/messageBeginnings';

describe('the beginnings of messages', () => {
  it('are kept for the last messages, so that memory is bounded', () => {
    const beginnings = new MessageBeginnings();
    for (let id = 0; id < 600_000; id++) beginnings.add(String(id), 7, 'x');
    assert.equal(beginnings.find('0'), undefined);
    assert.deepEqual(beginnings.find(String(600_000 - 131_072)), { speaker: 7, text: 'x' });
    assert.deepEqual(beginnings.find('599999'), { speaker: 7, text: 'x' });
  });

  it('are kept as far as there is room for their texts', () => {
    const beginnings = new MessageBeginnings();
    const text = '文'.repeat(300);
    for (let id = 0; id < 60_000; id++) beginnings.add(String(id), id + 40_000, text);
    assert.equal(beginnings.find('0'), undefined);
    assert.deepEqual(beginnings.find('59999'), { speaker: 99_999, text: text.slice(0, 200) });
    assert.deepEqual(beginnings.find('39999'), { speaker: 79_999, text: text.slice(0, 200) });
  });

  it('are not mixed up, whatever the identifiers are', () => {
    const beginnings = new MessageBeginnings();
    const ids = ['', 'a', 'aa', 'a\u0000', '\ud800', '1', '01', 'x'.repeat(1_000)];
    for (const [i, id] of ids.entries()) beginnings.add(id, i, `t${i}`);
    for (const [i, id] of ids.entries()) {
      assert.deepEqual(beginnings.find(id), { speaker: i, text: `t${i}` });
    }
    beginnings.add('y'.repeat(1_001), 0, 't');
    assert.equal(beginnings.find('y'.repeat(1_001)), undefined);
  });
});
