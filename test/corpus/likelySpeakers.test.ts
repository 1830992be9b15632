import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { likelySpeakers } from '../../server/src/log/likelySpeakers';
import { parseTranscript } from '../../server/src/model/parse';

const corpus = join(__dirname, '../../../shared/corpus');

describe('Likely speakers in the real logs', () => {
  it('name the real next speaker as often as the documentation says', () => {
    let first = 0;
    let firstFive = 0;
    let total = 0;
    for (const file of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.markdown')) continue;
      const { messages } = parseTranscript(readFileSync(join(corpus, file), 'utf8'));
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
