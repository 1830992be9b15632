import assert from 'node:assert/strict';
import { likelySpeakers } from '../../server/src/log/likelySpeakers';
import { parseTranscript } from '../../server/src/model/parse';
import { realLogs } from '../support/corpus';

describe('Likely speakers in the real logs', () => {
  it('name the real next speaker as often as the documentation says', function () {
    let first = 0;
    let firstFive = 0;
    let total = 0;
    for (const { text } of realLogs(this)) {
      const { messages } = parseTranscript(text);
      for (let i = 1; i < messages.length; i++) {
        const place = likelySpeakers(messages.slice(0, i), i).indexOf(messages[i]!.header.speaker);
        total++;
        if (place === 0) first++;
        if (place >= 0 && place < 5) firstFive++;
      }
    }
    assert.ok(first / total >= 0.33, `first: ${first / total}`);
    assert.ok(firstFive / total >= 0.66, `first five: ${firstFive / total}`);
  });
});
