import assert from 'node:assert/strict';
import { mentionsIn, NameIndex } from '../../server/src/people/mention';
import { markRanges, readRanges } from '../support/marks';

/** Checks the mentions of a text: `⟦@name⟧` where the name is known, `⟨@name⟩` where it isn't. */
function check(marked: string, names: readonly string[] = []): void {
  const { text } = readRanges(marked);
  const found = [...mentionsIn(text, new NameIndex(names))];
  const ranges = found.map(({ start, end, known }) => ({ start, end, mark: known ? '⟦' : '⟨' }) as const);
  assert.equal(markRanges(text, ranges), marked);
}

describe('mentions', () => {
  it('end where the longest known name ends', () => {
    check('⟦@Kim Park⟧ hello', ['Kim', 'Kim Park', 'Park']);
    check('⟦@Kim⟧ Parker', ['Kim', 'Kim Park']);
    check('see ⟦@钱一-甲公司  乙部 pm⟧你好', ['钱一', '钱一-甲公司  乙部 pm']);
    check('⟦@钱一⟧你好 ⟦@钱一⟧', ['钱一']);
    check('⟦@a@b?c(d)⟧x', ['a@b?c(d)']);
  });

  it('end where the longest name ends, be it of the log or of other logs', () => {
    const own = new NameIndex(['钱一', 'Kim Park']);
    const others = new NameIndex(['钱一-甲公司', 'Kim', '孙二']);
    const names = mentionsIn('@钱一-甲公司 @钱一 @Kim Park @孙二 @李四', own, others).map(
      ({ name, known }) => [name, known],
    );
    assert.deepEqual(names, [
      ['钱一-甲公司', true],
      ['钱一', true],
      ['Kim Park', true],
      ['孙二', true],
      ['李四', false],
    ]);
  });

  it('find a name escaped as bodies have it', () => {
    check('⟦@甲&乙⟧ ⟦@甲&amp;乙⟧ ⟦@甲&amp;amp;乙⟧ ⟦@甲&amp;amp;amp;乙⟧', ['甲&乙']);
    assert.equal(mentionsIn('@甲&amp;amp;乙', new NameIndex(['甲&乙']))[0]!.name, '甲&乙');
  });

  it('find a name whose signs Markdown would eat, escaped', () => {
    check('⟦@钱一 | 甲公司⟧ ⟦@钱一 \\| 甲公司⟧ ⟦@*花*⟧ ⟦@\\*花\\*⟧ ⟨@钱一⟩ \\|甲公司', [
      '钱一 | 甲公司',
      '*花*',
    ]);
    assert.equal(mentionsIn('@\\*花\\*', new NameIndex(['*花*']))[0]!.name, '*花*');
  });

  it('without a known person end at white space, U+2005, `?` and punctuation', () => {
    check('⟨@钱一-甲公司-上海⟩ 你好');
    check('⟨@钱一⟩\u2005你好 ⟨@钱一⟩?你好 ⟨@钱一⟩，你好 ⟨@Kim_Park⟩.');
    check('⟨@甲&amp;amp;乙-丙⟩，丁 ⟨@甲⟩&amp;#160;乙');
    check('⟨@甲⟩-，');
    check('(⟨@Kim⟩)⟨@Lee⟩@');
  });

  it('are no e-mail addresses, URLs or lone signs', () => {
    check('kim@example.org https://example.org/@kim @ @@ @，');
    check('甲@乙'.replace('@乙', '⟨@乙⟩'));
  });

  it('do not take a Latin name for the beginning of another', () => {
    check('⟨@Kimberly⟩ ⟦@Kim⟧你好', ['Kim']);
  });

  it('never split a surrogate pair', () => {
    const [mention] = mentionsIn(`@${'😀'.repeat(80)}`, new NameIndex([]));
    assert.equal(mention!.end % 2, 1);
  });

  it('are found among very many names that begin alike', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `同事${i}号`);
    const index = new NameIndex(names);
    const text = names.map(name => `@${name}`).join('');
    assert.deepEqual(
      mentionsIn(text, index).map(mention => mention.name),
      names,
    );
  });

  /** So many signs that quadratic work takes minutes. */
  const count = 500_000;
  const worst: Record<string, [unit: string, mentions: number]> = {
    signs: ['@@@@', 0],
    unknown: ['@a ', count],
    known: ['@甲', count],
    entities: ['@&amp;', count],
  };
  for (const [what, [unit, expected]] of Object.entries(worst)) {
    it(`take linear time over ${what}`, () => {
      const index = new NameIndex(['甲', '@甲', '甲@乙']);
      assert.equal(mentionsIn(unit.repeat(count), index).length, expected);
    });
  }
});
