import * as assert from 'node:assert/strict';
import { messageLink } from '../../../server/src/features/requests/messageLink';
import { requestAt } from '../../support/requestAt';

const LOG = '> 20:05:33  Kim\n\na\n\n> 20:05:33  Kim\n\nb\n';

describe('The link to a message', () => {
  it('is for the message that the line belongs to', async () => {
    for (const [marked, expected] of [
      [LOG.replace('a', 'a|'), { fragment: '20:05:33' }],
      [LOG.replace('b', 'b|'), { fragment: '20:05:33.2' }],
      [`|\n${LOG}`, null],
    ] as const) {
      assert.deepEqual((await requestAt(messageLink, marked)).answer, expected);
    }
  });
});
