import assert from 'node:assert/strict';
import { fixAll } from '../../server/src/document/fixAll';
import { format } from '../../server/src/editing/format/format';
import { parseTranscript } from '../../server/src/model/parse';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { type RealLog, realLogs } from '../support/corpus';
import { checkFormatted, formatted } from '../support/formatted';

describe('the format of real logs', () => {
  let logs: readonly RealLog[] = [];

  before(function () {
    logs = realLogs(this);
  });

  it('is what the formatter leaves alone, but for 1 line of 100', () => {
    let lines = 0;
    let touched = 0;
    for (const { text } of logs) {
      const transcript = parseTranscript(text);
      lines += transcript.lineCount;
      touched += new Set(format(transcript).map(({ range }) => range.start.line)).size;
    }
    const share = 1 - touched / lines;
    console.log(`      ${touched} of ${lines} lines touched: a no-op on ${(100 * share).toFixed(2)} %`);
    assert.ok(share >= 0.99, `${share}`);
  });

  it('is what they say and look like before and after', () => {
    for (const { fileName, text } of logs) checkFormatted(text, fileName);
  });

  it('stays when all is fixed', () => {
    for (const { fileName, text } of logs) {
      const options = { fileName, levels: ruleLevels() };
      const fixed = fixAll(formatted(text), options).text;
      const both = formatted(fixed);
      assert.equal(both, fixed, fileName);
      assert.deepEqual(fixAll(both, options).edits, [], fileName);
    }
  });
});
