import assert from 'node:assert/strict';
import { parseParts, parseTranscript } from '../../server/src/model/parse';
import { splitLines } from '../../server/src/text/lines';
import { realLogs } from '../support/corpus';

describe('plain messages of the real logs', () => {
  it('are nearly all, and are read as any other', function () {
    let count = 0;
    let plain = 0;
    for (const { path, text } of realLogs(this)) {
      const { messages } = parseTranscript(text);
      const expected = parseParts(splitLines(text), true).messages;
      assert.equal(messages.length, expected.length, path);
      for (const [i, { header, lines, bodyStart, bodyEnd, plainText }] of messages.entries()) {
        const other = expected[i]!;
        assert.deepEqual(header, other.header, path);
        assert.deepEqual(lines, other.lines, path);
        assert.deepEqual([bodyStart, bodyEnd], [other.bodyStart, other.bodyEnd], path);
        count++;
        if (plainText !== undefined) plain++;
      }
    }
    assert.ok(plain > 0.95 * count, `${plain} of ${count}`);
  });
});
