import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixAll } from '../../server/src/document/fixAll';
import { format } from '../../server/src/editing/format/format';
import { parseTranscript } from '../../server/src/model/parse';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { checkFormatted, formatted } from '../support/formatted';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

describe('the format of real logs', () => {
  let logs: { fileName: string; text: string }[] = [];

  before(function () {
    if (!existsSync(corpus)) {
      console.log('      ../shared/corpus is not there: nothing to look at');
      this.skip();
    }
    logs = readdirSync(corpus, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.markdown'))
      .map(entry => ({
        fileName: entry.name,
        text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      }));
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
    assert.equal(logs.length, 343);
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
