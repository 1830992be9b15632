import assert from 'node:assert/strict';
import { linksIn } from '../../server/src/markdown/links';
import { markRanges, readRanges } from '../support/marks';

/** A line whose links are marked. */
function check(marked: string): void {
  const { text } = readRanges(marked);
  assert.equal(markRanges(text, linksIn(text)), marked);
}

describe('links of a line', () => {
  it('end where a Chinese reader would end them', () => {
    check('看⟦http://a.cn/x⟧，然后');
    check('看⟦http://a.cn/x⟧然后');
    check('（⟦http://a.cn/x⟧）');
    check('(⟦http://a.cn/x⟧)');
    check('⟦http://a.cn/x(1)⟧');
    check('⟦https://a.cn/?q=1&b=2#c⟧。');
    check('见⟦http://a.cn⟧！');
    check('⟦http://a.cn/wiki/支付宝⟧。');
    check('⟦http://a.cn/wiki/支付宝/x⟧');
    check('⟦http://a.cn/a/支付?x=1⟧，');
    check('⟦http://a.cn/⟧支付宝');
    check('**⟦http://a.cn⟧**');
    check('“⟦http://a.cn⟧”');
    check('⟦http://a.cn/x⟧&amp;lt;br');
    check('⟦http://a.cn/?a=1&amp;b=2⟧ x');
    check('⟦HTTP://A.cn/x⟧.');
    check('⟦http://a.cn/1⟧、⟦http://a.cn/2⟧');
    check('⟦http://a.cn/⟧[强]');
  });

  it('are the targets of Markdown', () => {
    check('[x](⟦http://a.cn/x⟧) ![](⟦img/x.png⟧)');
    check('![a](⟦/img/支付.png⟧ "title")');
    check('[x](<⟦a b.md⟧>)');
    check('[![a](⟦x.png⟧)](⟦http://a.cn⟧)');
    check('[x]() [y](a');
    check('<⟦http://a.cn/支付⟧>，');
    check('[⟦http://a.cn⟧](⟦http://b.cn⟧)');
    check('\\[x](⟦http://a.cn⟧)');
  });

  it('are none elsewhere', () => {
    for (const text of ['http://', 'xhttp://a.cn', 'http://，', 'ftp://a.cn', 'https', 'a@b.cn', '](x)'])
      check(text);
  });

  /** So many parts, in a line of megabytes, that quadratic work takes minutes. */
  const count = 500_000;
  const links: Record<string, number> = {
    'http://a)': count,
    'http://a(': 1,
    'http://a&lt;': count,
    '<http://a': count,
    'http://a/b/支/': 1,
    'http://a.cn/x，': count,
    '[](a "': 0,
    '[](': 0,
    '](': 0,
    'http://a....': 1,
    '[a](<': 0,
  };
  for (const [part, expected] of Object.entries(links)) {
    it(`take time that is linear in a line of ${part}`, () =>
      assert.equal(linksIn(part.repeat(count)).length, expected));
  }
});
