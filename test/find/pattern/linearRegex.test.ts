import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Alike } from '../../../server/src/find/pattern/alike';
import { LinearRegex } from '../../../server/src/find/pattern/linearRegex';
import { RegexProblem } from '../../../server/src/find/pattern/regexSyntax';
import { HAN_FORMS } from '../../../server/src/text/hanForms';
import { finished } from '../../../server/src/text/steps';
import { runs } from '../../support/runs';

const EXACT = new Alike({ matchCase: true, matchWidth: true, matchForms: true });
const LOOSE = new Alike({}, HAN_FORMS);

/** The first match in a text, in brackets; `undefined` if there is none. */
function marked(pattern: string, text: string, alike = EXACT): string | undefined {
  const regex = new LinearRegex(pattern, alike);
  const place = regex.firstIn(text, 0);
  assert.equal(finished(regex.isIn(text)), place !== undefined, `${pattern} in ${text}`);
  return (
    place && `${text.slice(0, place.start)}⟦${text.slice(place.start, place.end)}⟧${text.slice(place.end)}`
  );
}

describe('a regular expression', () => {
  it('matches as others do', () => {
    assert.equal(marked('b+', 'abbbc'), 'a⟦bbb⟧c');
    assert.equal(marked('(?:ab|a)(?<rest>c|bcd)', 'xabcd'), 'x⟦abcd⟧');
    assert.equal(marked('\\d{4}-\\d{2}', 'at 2026-03-05'), 'at ⟦2026-03⟧-05');
    assert.equal(marked('^b', 'a\nb'), 'a\n⟦b⟧');
    assert.equal(marked('a$', 'a\nb'), '⟦a⟧\nb');
    assert.equal(marked('\\bcat\\b', 'concat cat'), 'concat ⟦cat⟧');
    assert.equal(marked('.', '\n😀'), '\n⟦😀⟧');
    assert.equal(marked('[^\\w\\s]+', 'ab 款!'), 'ab ⟦款!⟧');
    assert.equal(marked('\\p{Script=Han}+', 'ab退款c'), 'ab⟦退款⟧c');
    assert.equal(marked('\\u{1f600}|\\x41', '😀'), '⟦😀⟧');
    assert.equal(marked('x', 'abc'), undefined);
    assert.equal(marked('[]', 'abc'), undefined);
  });

  it('takes forms, widths and cases for alike where it should', () => {
    assert.equal(marked('发票[a-c]\\d', '我的發票Ｂ７', LOOSE), '我的⟦發票Ｂ７⟧');
    assert.equal(marked('发票', '發票'), undefined);
    assert.equal(marked('[^a]', 'aA', LOOSE), undefined);
  });

  it('says what is wrong, and where', () => {
    const refuse = (pattern: string, part: string, message: RegExp) => {
      assert.throws(
        () => new LinearRegex(pattern, EXACT),
        (error: unknown) => {
          assert.ok(error instanceof RegexProblem);
          assert.equal(pattern.slice(error.start, error.end), part);
          assert.match(error.message, message);
          return true;
        },
      );
    };
    refuse('a(b', '(', /group is not closed/);
    refuse('a)b', ')', /closes none/);
    refuse('a[b', '[', /bracket is not closed/);
    refuse('*a', '*', /nothing to repeat/);
    refuse('a**', '*', /nothing to repeat/);
    refuse('(a)\\1', '\\1', /not supported/);
    refuse('a(?=b)', '(?=', /not supported/);
    refuse('a(?<!b)', '(?<!', /not supported/);
    refuse('a{3,2}', '{3,2}', /wrong order/);
    refuse('a{9999}', '{9999}', /At most/);
    refuse('[z-a]', 'z-a', /no range/);
    refuse('\\p{Nope}', '\\p{Nope}', /property is not known/);
    refuse('\\q', '\\q', /escape is not known/);
    refuse('a\\', '\\', /Nothing follows/);
    refuse('((a{100}){100}){100}', '((a{100}){100}){100}', /too large/);
    refuse(`${'('.repeat(200)}a`, '(', /too deep/);
  });

  it('finds what the one of JavaScript finds', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\b',
      '\\B',
      '^',
      '$',
      '[ab]',
      '[^a]',
      '\\w',
      '\\W',
      'a*',
      'b+',
      'c?',
      '(a|b)',
      '(?:ab)*',
      '(a|bc){1,2}',
      '\\s',
      '退',
      '(b*)+',
      '|',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '\n', '退', '😀'), maxLength: 12 }),
        (pieces, text) => {
          const pattern = pieces.join('');
          const own = new LinearRegex(pattern, EXACT).firstIn(text, 0);
          const theirs = firstOfJavaScript(pattern, text);
          const what = `${pattern} in ${JSON.stringify(text)}`;
          assert.equal(own === undefined, theirs === null, what);
          if (own === undefined || theirs === null || theirs[0] === '') return;
          // Of matches that overlap, JavaScript takes the one that begins first, we the one that ends first.
          const here = new RegExp(pattern, 'umy');
          here.lastIndex = own.start;
          assert.notEqual(here.exec(text), null, what);
          assert.ok(own.start <= theirs.index || theirs.index + theirs[0].length >= own.start, what);
        },
      ),
      { numRuns: runs(3_000) },
    );
  });

  it('takes linear time for the worst patterns and texts', () => {
    const text = 'a'.repeat(2_000_000);
    for (const pattern of [
      '(a+)+b',
      '(a|a)*b',
      '(a|aa)+$b',
      'a*a*a*a*a*b',
      '(.*)(.*)(.*)x',
      '(a?){30}a{30}b',
    ]) {
      const regex = new LinearRegex(pattern, EXACT);
      assert.equal(finished(regex.isIn(text)), false, pattern);
      assert.equal(regex.firstIn(text, 0), undefined);
    }
    // Each text has states of its own: more than are kept.
    const random = Array.from({ length: 200_000 }, (_, i) => ((i * 7919) % 13 < 6 ? 'a' : 'b')).join('');
    assert.equal(finished(new LinearRegex('(a|b)*a(a|b){300}c', EXACT).isIn(random)), false);
  });
});

/** The first match at a character: V8 also finds empty ones within a character of two units (`/\B/u` in `a😀a`). */
function firstOfJavaScript(pattern: string, text: string): RegExpExecArray | null {
  const here = new RegExp(pattern, 'umy');
  for (let at = 0; at <= text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    here.lastIndex = at;
    const found = here.exec(text);
    if (found !== null) return found;
  }
  return null;
}
