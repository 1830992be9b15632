import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { FILE_NAME, HEAD, message } from '../support/rules';
import { runs } from '../support/runs';

const options = { fileName: FILE_NAME, levels: ruleLevels() };

const bodies = [
  '明天上午十点开会，请大家准时',
  '中午一起去楼下吃面好不好',
  '会议室是三楼靠窗的那一间吗',
  '好',
  '[强]',
];

/** Messages of few texts in few seconds, most of which stand twice, with comments between some. */
const said = fc.record({
  seconds: fc.constantFrom(0, 0, 0, 0, 1, 2, 3),
  name: fc.constantFrom('我', '王芳', 'Wing', '赵强', 'zq77'),
  body: fc.constantFrom(...bodies),
  comment: fc.constantFrom('', '', '', '', '<!-- chatlog-disable-next-line message/doubled -->\n   \n'),
});
const messages = fc.array(said, { minLength: 2, maxLength: 40 });

const edits = fc.array(
  fc.record({ at: fc.nat(39), removed: fc.nat(2), inserted: fc.array(said, { maxLength: 2 }) }),
  { minLength: 1, maxLength: 6 },
);

type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

function written(all: readonly Said[], start: number): string {
  let time = start;
  return all
    .map(({ seconds, name, body, comment }) => {
      time += seconds;
      const at = `07:0${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`;
      return message(at, name, body) + comment;
    })
    .join('');
}

describe('findings of doubled messages', () => {
  it('are after any edit those of the whole text', () => {
    let count = 0;
    let changes = 0;
    fc.assert(
      fc.property(messages, edits, (start, series) => {
        let text = HEAD + written(start, 0);
        const log = new ChatLog(text, options);
        const found = (of: ChatLog) =>
          [...of.findings.all()].map(({ rule, range, related, message: says }) => [
            rule.id,
            range,
            related?.range,
            says,
          ]);
        let before = found(log).length;
        for (const { at, removed, inserted } of series) {
          const lines = text.split(/(?<=\n)/);
          const headLines = HEAD.split('\n').length - 1;
          const from = Math.min(headLines + 4 * at, lines.length);
          const to = Math.min(from + 4 * removed, lines.length);
          const newText = written(inserted, at);
          const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
          log.edit({ range, newText });
          text = [...lines.slice(0, from), newText, ...lines.slice(to)].join('');
          const fresh = found(new ChatLog(text, options));
          assert.deepEqual(found(log), fresh);
          count += fresh.length;
          if (Math.abs(fresh.length - before) > 2) changes++;
          before = fresh.length;
        }
      }),
      { numRuns: runs(2_000), seed: 10 },
    );
    assert.ok(count > 2_000 && changes > 20, `${count} findings, ${changes} large changes`);
  });
});
