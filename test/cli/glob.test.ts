import * as assert from 'node:assert/strict';
import { matchesWildcards } from '../../server/src/cli/wildcards';

describe('wildcards', () => {
  const cases: [pattern: string, matching: string[], others: string[]][] = [
    ['*', ['', 'a', '中😀'], []],
    ['a*c', ['ac', 'abc', 'abcbc'], ['ab', 'bac']],
    ['?', ['a', '😀'], ['', 'ab']],
    ['*.*', ['a.b', '.', 'a.b.c'], ['ab']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['[!a-c]', ['d', '中'], ['a', '']],
    ['[一-三]', ['一', '三'], ['四']],
    ['[]]', [']'], ['[']],
    ['[a-]', ['a', '-'], ['b']],
    ['[', ['['], ['a']],
  ];
  for (const [pattern, matching, others] of cases) {
    it(pattern, () => {
      for (const name of matching) assert.ok(matchesWildcards(name, pattern), name);
      for (const name of others) assert.ok(!matchesWildcards(name, pattern), name);
    });
  }

  it('end soon where each star could take any part', () =>
    // A name so long that quadratic work takes minutes.
    assert.ok(!matchesWildcards('a'.repeat(1_000_000), `${'*a'.repeat(50)}b`)));
});
