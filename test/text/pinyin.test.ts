import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchTyped, readingsOf, spellings } from '../../server/src/text/pinyin';
import { isHan, MatchPlace } from '../../server/src/text/typedMatch';
import { runs } from '../support/runs';

/** Where a text matches the query. */
function check(text: string, typed: readonly string[], expected: MatchPlace | undefined) {
  for (const each of typed) assert.equal(matchTyped(text, each), expected, `${text} / ${each}`);
}

describe('Pinyin', () => {
  it('finds a name by pinyin, initials, characters, and mixtures of them', () => {
    const typed = [
      '李',
      '李雄',
      'l',
      'li',
      'lx',
      'lxf',
      'lxiongf',
      'lixf',
      'lixiongfeng',
      '李xf',
      'l雄f',
      'LXF',
      'ｌｘｆ',
    ];
    check('李雄峰-公司-岗位', typed, MatchPlace.Start);
  });

  it('finds any text by its characters, or what they are typed by, from any of its parts on', () => {
    const readings = (each: string) => (isHan(each) ? readingsOf(each) : []);
    const char = fc.constantFrom(...'李雄峰曾吕劉😀𠮷KimＡéİ-_ ·');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(char, fc.nat(3)), { minLength: 1, maxLength: 60 }),
        fc.nat(),
        (chars, from) => {
          const text = chars.map(([each]) => each).join('');
          const starts = [0, ...chars.flatMap(([each], i) => (i < 40 && each === '-' ? [i + 1] : []))];
          const typed = chars
            .slice(starts[from % starts.length]!)
            .slice(0, 8)
            .map(
              ([each, choice]) =>
                [each, each.toUpperCase(), readings(each)[0], readings(each)[0]?.charAt(0)][choice] ?? each,
            );
          assert.notEqual(matchTyped(text, typed.join('')), undefined, `${text} / ${typed.join('')}`);
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it('goes on past separators, typed or not', () => {
    check('李雄峰-公司', ['lxfgs', 'lxf-gs', '李雄峰-', '李雄峰公司', '李雄峰-公司'], MatchPlace.Start);
    check('Kim  Park', ['kimp', 'Kim  P', 'kp'], MatchPlace.Start);
  });

  it('takes initials of two letters', () => {
    check('钟一', ['z', 'zh', 'zy', 'zhy', 'zhongy'], MatchPlace.Start);
  });

  it('takes part of a syllable only where the typing ends', () => {
    check('李雄峰', ['lixio', 'lixiongfe'], MatchPlace.Start);
    check('李雄峰', ['lixiofe', 'lixionge'], undefined);
  });

  it('knows the other readings of a character', () => {
    check('曾', ['zeng', 'ceng'], MatchPlace.Start);
    check('单', ['shan', 'dan', 'chan'], MatchPlace.Start);
    check('吕', ['lv', 'lu', 'lyu'], MatchPlace.Start);
  });

  it('reads what the table lacks by its place in the order of pinyin', () => {
    check('劉備', ['lb', 'liubei'], MatchPlace.Start);
    check('陳會', ['chenhui'], MatchPlace.Start);
  });

  it('distinguishes the beginning of a part from the middle', () => {
    check('李雄峰-公司-北京', ['gs', '公司', 'bj', 'gsbj'], MatchPlace.Part);
    check('Acme公司', ['gs', '公'], MatchPlace.Part);
    check('李雄峰', ['峰', '雄峰', 'xf'], MatchPlace.Inside);
    check('Kim Park', ['ark'], MatchPlace.Inside);
  });

  it('finds nothing that is not there', () => {
    check('李雄峰', ['x', 'lf', 'lxfx', '李峰', ' ', '-'], undefined);
    check('', ['a'], undefined);
  });

  it('takes anything for a match of nothing', () => {
    check('李雄峰', [''], MatchPlace.Start);
  });

  it('spells a text in every way, the initials last', () => {
    assert.deepEqual(spellings('李雄峰-公司'), ['lixiongfenggongsi', 'lxfgs']);
    assert.deepEqual(spellings('曾一'), ['cengyi', 'zengyi', 'cy', 'zy']);
    assert.deepEqual(spellings('Kim李'), ['kimli', 'kiml']);
    assert.deepEqual(spellings('Kim Park'), []);
  });

  for (const unit of ['zhang', '张', '-', '\ud83d']) {
    it(`takes time linear in a text of ${JSON.stringify(unit)}, whatever is typed`, () => {
      // So long that quadratic work takes minutes.
      const count = 3_000_000;
      const text = unit.repeat(count);
      for (const typed of ['z'.repeat(64), 'zh'.repeat(count), '张'.repeat(64), '-'.repeat(64)]) {
        assert.equal(matchTyped(text, typed), text.startsWith(typed) ? MatchPlace.Start : undefined);
      }
      assert.ok(spellings(text).every(spelling => spelling.length < 500));
    });
  }
});
