import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '../../../server/src/find/query/parseQuery';
import type { QueryTerm } from '../../../server/src/find/query/queryTerm';
import { quoted } from '../../../server/src/find/query/queryTokens';
import { runs } from '../../support/runs';

/** A term in short: `-from=周砚`. */
function inShort(term: QueryTerm): string {
  const sign = term.isExcluded ? '-' : '';
  switch (term.kind) {
    case 'text':
      return `${sign}${term.text}`;
    case 'regex':
      return `${sign}/${term.pattern}/`;
    case 'from':
    case 'mentions':
      return `${sign}${term.kind}=${term.name}`;
    case 'has':
      return `${sign}has=${term.kinds.join('+')}`;
    case 'reply':
      return `${sign}reply`;
    case 'days':
      return `${sign}${term.key}=${term.first}…${term.last}`;
  }
}

/** What a query is read as. */
function check(query: string, expected: string[]): void {
  const { terms, problems } = parseQuery(query);
  assert.deepEqual(problems, [], query);
  assert.deepEqual(terms.map(inShort), expected, query);
}

/** What is wrong with a query, and the part of it. */
function refuse(query: string, part: string, message: RegExp): void {
  const { problems } = parseQuery(query);
  assert.equal(problems.length, 1, JSON.stringify(problems));
  const [problem] = problems;
  assert.equal(query.slice(problem!.start, problem!.end), part);
  assert.match(problem!.message, message);
}

describe('a query', () => {
  it('is words, keys with values, quotes and minus signs', () => {
    check('退款 from:周砚 -发票', ['退款', 'from=周砚', '-发票']);
    check('"early bird" from:"Kim Park" -has:image', ['early bird', 'from=Kim Park', '-has=image']);
    check('mentions:me is:reply -is:reply', ['mentions=me', 'reply', '-reply']);
    check('has:image|link,file', ['has=image+link+file']);
    check('FROM:Kim', ['from=Kim']);
  });

  it('takes what a Chinese keyboard writes', () => {
    check('from：周砚 “合作 愉快”', ['from=周砚', '合作 愉快']);
    check('has:image，code', ['has=image+code']);
  });

  it('takes quotes and colons in quotes', () => {
    check('from:"a \\"b\\": c\\\\"', ['from=a "b": c\\']);
    check('"from:周砚"', ['from:周砚']);
    check('-"-5 度"', ['--5 度']);
    check('say "hi"there', ['say', 'hithere']);
    check('5" TV', ['5"', 'TV']);
  });

  it('takes other colons and signs as text', () => {
    check('http://example.org 12:30 a:b - --x', ['http://example.org', '12:30', 'a:b', '-', '--x']);
  });

  it('takes days, months and years', () => {
    check('in:2026', ['in=2026-01-01…2026-12-31']);
    check('in:2026-03', ['in=2026-03-01…2026-03-31']);
    check('before:2026-3-5 after:2026/03/04', [
      'before=2026-03-05…2026-03-05',
      'after=2026-03-04…2026-03-04',
    ]);
    check('in:2026年3月 in:2026年3月5日', ['in=2026-03-01…2026-03-31', 'in=2026-03-05…2026-03-05']);
  });

  it('takes a regular expression between slashes, or a word', () => {
    check('regex:/a b\\/c[/]/ x', ['/a b\\/c[/]/', 'x']);
    check('-regex:\\d+', ['-/\\d+/']);
    check('regex:"a b"', ['/a b/']);
  });

  it('says what is wrong, and where', () => {
    refuse('', '', /nothing to find/);
    refuse('   ', '   ', /nothing to find/);
    refuse('a "b c', '"b c', /quote is not closed/);
    refuse('""', '""', /nothing in the quotes/);
    refuse('from: x', 'from:', /needs a value/);
    refuse('form:周砚', 'form:', /did you mean from:.*"form:周砚"/);
    refuse('mention:me x', 'mention:', /did you mean mentions:/);
    refuse('has:picture', 'picture', /image, link, code, file, not "picture"/);
    refuse('is:answer', 'answer', /reply, not "answer"/);
    refuse('in:2026-13', '2026-13', /no day, month or year/);
    refuse('in:2026-02-30', '2026-02-30', /no day, month or year/);
    refuse('before:yesterday', 'yesterday', /no day, month or year/);
    refuse('regex:/a', 'a', /no slash at its end/);
    refuse('regex:/a/i b', 'i', /Nothing may follow/);
    refuse('x'.repeat(2_001), 'x', /2000 characters at most/);
  });

  it('of any characters is read without an exception, and each problem has a place in it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'from:',
            'has:',
            'in:',
            'regex:/',
            '"',
            '\\',
            '-',
            ' ',
            '|',
            '周',
            'a',
            '/',
            '”',
            '2026',
            '[',
            '😀',
          ),
        ),
        parts => {
          const query = parts.join('');
          const { terms, problems } = parseQuery(query);
          for (const { start, end } of [...problems, ...terms.map(({ span }) => span)]) {
            assert.ok(0 <= start && start <= end && end <= query.length);
          }
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('of any name in quotes names it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), name => {
        const { terms, problems } = parseQuery(`from:${quoted(name)}`);
        assert.deepEqual(problems, []);
        const [term] = terms;
        assert.ok(term?.kind === 'from');
        assert.equal(term.name, name);
      }),
      { numRuns: runs(500) },
    );
  });
});
