import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ChatLog } from '../../server/src/document/chatLog';
import { formatTimestamp } from '../../server/src/model/timestamp';
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

/** What a log finds, with the places that its findings name. */
function found(log: ChatLog) {
  return [...log.findings.all()].map(({ rule, range, related, message: says }) => [
    rule.id,
    range,
    related?.range,
    says,
  ]);
}

describe('findings of doubled messages', () => {
  it('are after any edit those of the whole text', () => {
    let count = 0;
    let changes = 0;
    fc.assert(
      fc.property(messages, edits, (start, series) => {
        let text = HEAD + written(start, 0);
        const log = new ChatLog(text, options);
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
      { numRuns: runs(500), seed: 10 },
    );
    assert.ok(count > 2_000 && changes > 20, `${count} findings, ${changes} large changes`);
  });

  it('by two clocks are after any edit those of the whole text', () => {
    let count = 0;
    let changes = 0;
    fc.assert(
      fc.property(twoClocks, clockEdits, (start, series) => {
        let lines = [HEAD, ...start.flatMap(linesOf)];
        const log = new ChatLog(lines.join(''), options);
        let before = 0;
        for (const { at, removed, inserted } of series) {
          const from = Math.min(1 + at, lines.length);
          const to = Math.min(from + removed, lines.length);
          const lineOf = (index: number) => lines.slice(0, index).join('').split('\n').length - 1;
          const newText = inserted.flatMap(linesOf).join('');
          log.edit({
            range: { start: { line: lineOf(from), character: 0 }, end: { line: lineOf(to), character: 0 } },
            newText,
          });
          lines = [...lines.slice(0, from), newText, ...lines.slice(to)].filter(line => line !== '');
          const fresh = found(new ChatLog(lines.join(''), options));
          assert.deepEqual(found(log), fresh);
          const doubles = fresh.filter(([, , , says]) => String(says).includes('repeated here')).length;
          count += doubles;
          if (Math.abs(doubles - before) > 2) changes++;
          before = doubles;
        }
      }),
      { numRuns: runs(500), seed: 11 },
    );
    assert.ok(count > 10_000 && changes > 500, `${count} findings, ${changes} large changes`);
  });
});

/** A message of a conversation, by its minute. */
interface Spoken {
  readonly at: number;
  readonly name: string;
  readonly body: string;
}

const spoken = fc.record({
  at: fc.integer({ min: 0, max: 59 }),
  name: fc.constantFrom('我', '王芳', '赵强'),
  body: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.integer({ min: 0, max: 50 }).map(n => `这是今天说过的第 ${n} 件事情，请记住`),
    },
    fc.constantFrom('收到', '[强]', ...bodies),
  ),
});

/** A conversation that stands twice, behind each other or sorted by time, with others before, between and behind. */
const twoClocks = fc
  .record({
    said: fc.array(spoken, { minLength: 4, maxLength: 20 }),
    others: fc.array(spoken, { maxLength: 20 }),
    offset: fc.constantFrom(0, 3, 60, 3_600, -3_600),
    isSorted: fc.boolean(),
  })
  .map(({ said, others, offset, isSorted }) => {
    const first = [...said].sort((a, b) => a.at - b.at).map(each => ({ ...each, at: 36_000 + 60 * each.at }));
    const second = first.map(each => ({ ...each, at: each.at + offset }));
    const between = others.map(each => ({ ...each, at: 36_000 + 60 * each.at }));
    return isSorted
      ? [...first, ...second, ...between].sort((a, b) => a.at - b.at)
      : [...first, ...between, ...second];
  });

const clockEdits = fc.array(
  fc.record({
    at: fc.nat(60),
    removed: fc.oneof(fc.nat(2), fc.nat(20)),
    inserted: fc.array(
      spoken.map(each => ({ ...each, at: 36_000 + 60 * each.at })),
      { maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

function linesOf({ at, name, body }: Spoken): string[] {
  return [message(formatTimestamp(at), name, body)];
}
