import assert from 'node:assert/strict';
import { completeQuery } from '../../../server/src/find/query/completeQuery';

const OFFERED = {
  people: [
    { name: '周砚', aliases: ['Zoe'], messages: 9, slot: 1 },
    { name: 'Kim Park', messages: 3 },
    { name: '李 "雷"', messages: 2 },
  ],
  days: ['2025-12-31', '2026-03-04', '2026-03-05'],
};

function check(query: string, expected: string[]): void {
  assert.deepEqual(
    completeQuery(query, OFFERED).map(({ query }) => query),
    expected,
  );
}

describe('completion of a query', () => {
  it('offers keys where a term begins', () => {
    assert.equal(completeQuery('', OFFERED).length, 8);
    check('退款 m', ['退款 mentions:']);
    check('-ha', ['-has:']);
    check('reg', ['regex:/']);
    check('"a ', []);
  });

  it('offers names by any of them and by pinyin, in quotes where they need some', () => {
    check('from:zy', ['from:周砚 ']);
    check('a from:zoe', ['a from:周砚 ']);
    check('from:kim', ['from:"Kim Park" ']);
    check('from:"Kim P', ['from:"Kim Park" ']);
    check('from:lei', ['from:"李 \\"雷\\"" ']);
    check('mentions:m', ['mentions:me ']);
    check('from:nobody', []);
  });

  it('offers kinds, also after others, and days of the logs', () => {
    check('has:', ['has:image ', 'has:link ', 'has:code ', 'has:file ']);
    check('has:image|li', ['has:image|link ']);
    check('is:r', ['is:reply ']);
    check('in:', ['in:2026 ', 'in:2025 ']);
    check('in:2026', ['in:2026-03 ']);
    check('before:2026-03', ['before:2026-03-05 ', 'before:2026-03-04 ']);
    check('in:1999', []);
  });
});
