import * as assert from 'node:assert/strict';
import { messageOfPermalink, Permalinks, permalinkOf } from '../../server/src/log/permalink';
import { parseTranscript } from '../../server/src/model/parse';

const messagesAt = (...times: string[]) =>
  parseTranscript(times.map(time => `> ${time}  Kim\n\na\n\n`).join('')).messages;

describe('The permalink of a message', () => {
  const messages = messagesAt('20:05:33', '20:05:33', '07:00:00', '25:00:00', '20:05:33');
  const expected = ['20:05:33', '20:05:33.2', '07:00:00', 'message-4', '20:05:33.3'];

  it('is its time, with a number after the first in a second', () => {
    const links = new Permalinks();
    assert.deepEqual(
      messages.map(message => links.next(message)),
      expected,
    );
  });

  it('is the same for one message, and leads back to it', () => {
    for (const [index, link] of expected.entries()) {
      assert.equal(permalinkOf(messages, index), link);
      assert.equal(messageOfPermalink(messages, link), index);
    }
    assert.equal(messageOfPermalink(messages, '20:05:33.4'), -1);
  });
});
