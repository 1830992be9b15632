import assert from 'node:assert/strict';
import { activity } from '../../client/webview/preview/activity';

/** Tests the stretches of a log with a message at each of these seconds. */
function check(seconds: readonly number[], shares: readonly number[]): void {
  it(seconds.join(' '), () => {
    const total = seconds.length;
    const times = Array.from({ length: 161 }, (_, i) => seconds[Math.round((i / 160) * (total - 1))]!);
    const stretches = activity({ version: 1, total, hours: [], pauses: [], times: total === 0 ? [] : times });
    assert.deepEqual(
      stretches.map(({ from, to }) => [from, to]),
      shares.map((_, i) => [i, i + 1]),
    );
    assert.deepEqual(
      stretches.map(({ share }) => Math.round(share * 100) / 100),
      shares,
    );
  });
}

describe('how much was said in a short log, between each message and the next', () => {
  check([], []);
  check([5], []);
  check([5, 6], [1]);
  check([0, 1, 5, 30], [1, 0.5, 0.2]);
  check([0, 0, 4], [1, 0.5]);
  check([0, -1, 4], [0, 0]);
  check([9, 5, 6], [0, 1]);
});
