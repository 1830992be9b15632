import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { parseTranscript } from '../../server/src/model/parse';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { checkDefect } from '../support/checkDefect';
import { type RealLog, realLogs } from '../support/corpus';
import { defects } from '../support/defects';
import { imagesOf } from '../support/images';

/** Random numbers, the same in each run (mulberry32). */
function chance(seed: number): (count: number) => number {
  let state = seed;
  return count => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}

describe('the findings of real logs', () => {
  let logs: readonly RealLog[] = [];

  before(function () {
    logs = realLogs(this);
  });

  it('are what the format says', () => {
    const counts: Record<string, number> = {};
    for (const { fileName, text } of logs) {
      // All images are on the web: it makes no difference that the folder has none.
      const log = new ChatLog(text, { fileName, levels: ruleLevels(), images: imagesOf(['img/']) });
      for (const { rule, severity } of log.findings.all()) {
        const key = `${severity} ${rule.id}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
    }
    assert.deepEqual(counts, {
      'warning text/double-escaped-entity': 1069,
      'warning message/duplicate': 18,
      'information front-matter/lines-mismatch': 274,
      'information image/insecure-url': 1232,
      'information message/doubled': 2925,
      'hint message/empty-body': 69,
    });
  });

  it('have fixes that leave nothing to fix, of which the safe ones touch no message but its entities', () => {
    const messagesOf = (text: string) =>
      parseTranscript(text).messages.map(({ lines }) => lines.join('').replaceAll('amp;', ''));
    for (const { fileName, text } of logs) {
      const options = { fileName, levels: ruleLevels() };
      const idsIn = (fixed: string) => [
        ...new Set([...new ChatLog(fixed, options).findings.all()].map(({ rule }) => rule.id)),
      ];
      const safe = fixAll(text, options);
      assert.deepEqual(messagesOf(safe.text), messagesOf(text), fileName);
      assert.ok(safe.fixed.every(({ isUnsafe }) => !isUnsafe));
      const unsafe = ['message/duplicate', 'message/doubled', 'image/insecure-url', 'message/empty-body'];
      assert.deepEqual(
        idsIn(safe.text).filter(id => !unsafe.includes(id)),
        [],
        fileName,
      );
      assert.deepEqual(fixAll(safe.text, options).edits, []);
      const result = fixAll(text, options, { unsafe: true });
      assert.deepEqual(
        idsIn(result.text).filter(id => id !== 'message/empty-body'),
        [],
        fileName,
      );
      assert.deepEqual(fixAll(result.text, options, { unsafe: true }).edits, []);
    }
  });

  for (const [index, defect] of defects.entries()) {
    it(`${defect.name}: ${defect.rule}, and nothing else`, () => {
      const choose = chance(index);
      let found = 0;
      for (const { fileName, text } of logs) if (checkDefect(defect, text, fileName, choose)) found++;
      assert.ok(found > 100, `only ${found} logs had a place for it`);
    });
  }
});
