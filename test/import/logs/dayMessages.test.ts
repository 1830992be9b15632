import assert from 'node:assert/strict';
import { DayMessages } from '../../../server/src/import/logs/dayMessages';

/** The bodies by time, of messages that are added in the order of `times`; a time without seconds ends with `~`. */
function sorted(times: readonly string[], packAfter: readonly number[] = []): string {
  const day = new DayMessages();
  for (const [index, written] of times.entries()) {
    const [minutes = 0, seconds = 0] = written.replace('~', '').split(':').map(Number);
    const hasSeconds = !written.endsWith('~');
    day.add({
      timestamp: minutes * 60 + seconds,
      hasSeconds,
      speaker: index,
      body: `${'abcdefgh'[index]}\n早`,
    });
    if (packAfter.includes(index)) day.pack();
  }
  assert.equal(day.count, times.length);
  const messages = day.sorted();
  assert.ok(messages.every(({ speaker, body }) => body === `${'abcdefgh'[speaker]}\n早`));
  return messages.map(({ body, hasSeconds }) => body[0]! + (hasSeconds ? '' : '~')).join('');
}

describe('the messages of a day', () => {
  it('are by time', () => assert.equal(sorted(['1', '3', '2']), 'acb'));
  it('of one time stay as they were', () => assert.equal(sorted(['1', '1', '1', '2']), 'abcd'));
  it('are turned around where the newest is first', () =>
    assert.equal(sorted(['3', '3', '2', '1', '1']), 'edcba'));
  it('know whether they have seconds', () => assert.equal(sorted(['1:05', '1~', '2~']), 'b~ac~'));
  it('are the same after they were packed', () => {
    assert.equal(sorted(['1', '3', '2', '4'], [0, 2]), 'acbd');
    assert.equal(sorted(['1', '3', '2', '4'], [3, 3]), 'acbd');
  });
});
