import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refactoringById } from '../../../server/src/editing/refactorings';
import { isRefusal } from '../../../server/src/editing/refactorings/refactoring';
import { formatTimestamp } from '../../../server/src/model/timestamp';
import { realLogs } from '../../support/corpus';
import { readSelection } from '../../support/marks';
import { applyTo } from '../../support/rules';
import { runs } from '../../support/runs';
import { becomes, HEAD, isRefused, logOf, message, saidIn } from './support';

const id = 'mergeDuplicatedRuns';
const NONE = 'stands twice';

/** A message of an invented conversation, at some seconds after midnight. */
interface Line {
  readonly at: number;
  readonly name: string;
  readonly body: string;
}

const write = (lines: readonly Line[]) =>
  lines.map(({ at, name, body }) => message(formatTimestamp(at), name, body)).join('');
const later = (lines: readonly Line[], seconds: number) =>
  lines.map(line => ({ ...line, at: line.at + seconds }));

const NINE = 9 * 3600;
const talk: readonly Line[] = [
  { at: NINE, name: '王芳', body: '明天上午十点开会，请大家准时' },
  { at: NINE + 12, name: '赵强', body: '收到' },
  { at: NINE + 40, name: '赵强', body: '会议室是三楼靠窗的那一间吗' },
  { at: NINE + 41, name: '孙丽', body: '收到' },
  { at: NINE + 90, name: '王芳', body: '对，三楼，记得带上周的报表' },
  { at: NINE + 95, name: '孙丽', body: '[强]' },
  { at: NINE + 200, name: '孙丽', body: '我可能要晚到十分钟，先开始吧' },
];
const HOURS = 8 * 3600;

function merged(text: string): string | undefined {
  const { text: log, range } = readSelection(`|${HEAD}${text}`);
  const outcome = refactoringById(id).apply(logOf(log), range, '');
  return isRefusal(outcome) ? undefined : applyTo(log, outcome.edits).slice(HEAD.length);
}

describe('merging duplicated runs', () => {
  const once = write(talk);

  it('keeps the first of messages under two names, short ones too once the names are known', () => {
    const other = new Map([
      ['王芳', '我'],
      ['赵强', 'zq77'],
      ['孙丽', 'Sun'],
    ]);
    const both = talk.flatMap(line => [line, { ...line, name: other.get(line.name)! }]);
    assert.equal(merged(write(both)), once);
  });

  it('merges a run by another clock, behind the first or between its messages', () => {
    for (const seconds of [HOURS, 33, -HOURS, 3, 0]) {
      assert.equal(merged(once + write(later(talk, seconds))), once, `${seconds} s, behind`);
    }
    for (const seconds of [HOURS, 33, 3]) {
      const both = [...talk, ...later(talk, seconds)].sort((a, b) => a.at - b.at);
      assert.equal(merged(write(both)), once, `${seconds} s, sorted`);
    }
  });

  it('puts what only the second run has at its place, by the clock of the first', () => {
    const own = { at: NINE + 60, name: '周明', body: '我也来' };
    const at = talk.findIndex(line => line.at > own.at);
    const more = [...talk.slice(0, at), own, ...talk.slice(at)];
    assert.equal(merged(once + write(later(more, HOURS))), write(more));
    const less = talk.filter((_, i) => i !== 3);
    assert.equal(merged(write(less) + write(later(more, HOURS))), write(more));
  });

  it('keeps corrected texts, both of them', () => {
    const corrected = talk.map((line, i) => (i === 4 ? { ...line, body: `${line.body}！` } : line));
    const result = merged(once + write(later(corrected, HOURS)));
    assert.equal(result, write([...talk.slice(0, 5), corrected[4]!, ...talk.slice(5)]));
  });

  it('keeps what stands around, and the number of messages right', () => {
    const counted = (count: number) => HEAD.replace('tag:', `lines:      ${count} \ntag:`);
    const before = message('08:00:00', '周明', '早上好');
    const after = message('20:00:00', '周明', '晚安');
    becomes(
      id,
      `${counted(16)}|${before}${once}${write(later(talk, HOURS))}${after}`,
      counted(9) + before + once + after,
    );
  });

  it('is refused where nothing stands twice', () => {
    isRefused(id, `|${HEAD}${once}`, NONE);
    isRefused(id, `|${HEAD}`, NONE);
    const checkIn = ['王芳', '赵强', '孙丽'].map((name, i) => ({ at: NINE + i, name, body: '签到' }));
    isRefused(id, `|${HEAD}${write([...checkIn, ...later(checkIn, 3600)])}`, NONE);
  });

  it('is refused for what one person announces again and again', () => {
    const rules = ['本群禁止发布任何广告信息', '新人入群请先修改群名片', '每周五晚上八点有技术分享'];
    const announced = rules.map((body, i) => ({ at: NINE + i, name: '群助手', body }));
    isRefused(id, `|${HEAD}${write([...announced, ...later(announced, HOURS)])}`, NONE);
  });

  it('is refused for a few texts that are repeated with other times between', () => {
    const again = talk.map((line, i) => ({ ...line, at: line.at + 3600 + i * 20 }));
    isRefused(id, `|${HEAD}${once}${write(again)}`, NONE);
  });

  it('leaves what was said to be two', () => {
    const [first, second] = [talk[0]!, { ...talk[0]!, name: '我' }];
    const comment = '<!-- chatlog-disable-next-line message/doubled -->\n   \n';
    isRefused(id, `|${HEAD}${write([first])}${comment}${write([second])}`, NONE);
  });

  it('says how many there were', () => {
    const summary = (text: string) => {
      const outcome = refactoringById(id).apply(logOf(HEAD + text), readSelection('|').range, '');
      return isRefusal(outcome) ? outcome.reason : outcome.summary;
    };
    assert.equal(summary(once + write(later(talk, HOURS))), '7 doubled messages merged');
    const own = { at: NINE + 91, name: '周明', body: '我也来' };
    const more = [...talk.slice(0, 5), own, ...talk.slice(5)];
    assert.equal(
      summary(once + write(later(more, HOURS))),
      '7 doubled messages merged; 1 message that only the second run had moved to its place',
    );
  });

  it('takes linear time', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      at: i,
      name: `K${i % 3}`,
      body: `这是第 ${i} 条足够长的消息，内容各不相同`,
    }));
    assert.equal(merged(write(many) + write(later(many, 40_000))), write(many));
    const same = many.map(line => ({ ...line, body: many[0]!.body }));
    assert.equal(merged(write(same) + write(later(same, 40_000))), undefined);
  });
});

const bodies = [...talk.map(({ body }) => body), '好的', '哈哈', 'The release is planned for Friday.', ''];

/** A conversation of one to two hours. Times and short texts repeat. */
const conversations = fc
  .array(
    fc.record({
      seconds: fc.constantFrom(0, 1, 2, 7, 30, 300),
      name: fc.constantFrom('王芳', '赵强', '孙丽', 'Wing'),
      body: fc.constantFrom(...bodies),
    }),
    { minLength: 8, maxLength: 40 },
  )
  .map(said => {
    let at = NINE;
    return said.map(({ seconds, name, body }, i): Line => {
      at += seconds;
      return { at, name, body: body.length > 5 ? `${body} ${i}` : body };
    });
  });

describe('any conversation that stands twice', () => {
  it('is merged to itself', () => {
    let count = 0;
    fc.assert(
      fc.property(conversations, fc.constantFrom(HOURS, 20_000, -HOURS), (lines, seconds) => {
        // Another run, or a double, within the conversation is merged too.
        if (merged(write(lines)) !== undefined) return;
        const whole = lines.filter(({ body }) => body !== '');
        const telling = whole.filter(({ body }) => body.length > 10);
        if (telling.length < whole.length / 2 || new Set(telling.map(({ name }) => name)).size < 2) return;
        count++;
        assert.equal(merged(write(whole) + write(later(whole, seconds))), write(whole));
      }),
      { numRuns: runs(1_000), seed: 10 },
    );
    assert.ok(count > 300, `only ${count}`);
  });

  it('loses no message: what is left out stands before it', () => {
    let count = 0;
    fc.assert(
      fc.property(conversations, conversations, fc.nat(60), (lines, others, share) => {
        const again = later(lines.slice(share % 5), HOURS).flatMap((line, i) =>
          i % 7 === share % 7 ? [line, { ...line, name: others[0]!.name, body: `${i} 是另外一条` }] : [line],
        );
        if (merged(write(lines)) !== undefined) return;
        const text = write([...lines, ...again]);
        const result = merged(text);
        if (result === undefined) return;
        count++;
        const saidBy = (whole: string) => saidIn(HEAD + whole).map(([, name, body]) => `${name} ${body}`);
        assert.deepEqual(new Set(saidBy(result)), new Set(saidBy(text)));
        const timed = (whole: string) => saidIn(HEAD + whole).map(each => each.join(' '));
        const stays = timed(result);
        for (const each of timed(write(lines))) assert.ok(stays.includes(each), each);
      }),
      { numRuns: runs(1_000), seed: 11 },
    );
    assert.ok(count > 300, `only ${count}`);
  });

  it('is none of the real logs but those of two people, and merges these', function () {
    const counts: number[] = [];
    for (const { fileName, text } of realLogs(this)) {
      const log = logOf(text);
      const outcome = refactoringById(id).apply(log, readSelection('|').range, '');
      if (isRefusal(outcome)) continue;
      const result = applyTo(text, outcome.edits);
      counts.push(saidIn(text).length - saidIn(result).length);
      const again = refactoringById(id).apply(logOf(result), readSelection('|').range, '');
      assert.ok(isRefusal(again), fileName);
    }
    assert.equal(counts.length, 23);
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      2966,
    );
  });
});
