import assert from 'node:assert/strict';
import { withNames } from '../../server/src/workspace/imageAddress';

describe('the address of another file', () => {
  const check = (address: string, from: string, to: string, expected: string | undefined) =>
    assert.deepEqual(
      withNames(address, from.split('/'), to.split('/')),
      expected === undefined ? [] : [expected],
    );

  it('is written as the address was', () => {
    check('/img/a.png', 'img/a.png', 'img/b.png', '/img/b.png');
    check('../img/./a.png?x=1#y', 'img/a.png', 'img/b.png', '../img/./b.png?x=1#y');
    check('%69mg/%61.png', 'img/a.png', 'img/b.png', '%69mg/b.png');
    check('/Img/2024/A.png', 'Img/2024/A.png', 'img/2024/a.png', '/img/2024/a.png');
    check('/Img/%32024/a.png', 'Img/2024/a.png', 'img/2024/a.png', '/img/%32024/a.png');
    check('a.png', '_posts/a.png', '_posts/b.png', 'b.png');
  });

  it('escapes what Markdown and URIs would read otherwise', () => {
    check('a.png', 'a.png', 'b (1).png', 'b%20%281%29.png');
    check('a.png', 'a.png', '100%#?&amp;.png', '100%25%23%3F%26amp;.png');
    check('a.png', 'a.png', '狗 [1]<2>\\.png', '狗%20%5B1%5D%3C2%3E%5C.png');
    check('a b/c.png', 'a b/c.png', 'a b/d.png', 'a%20b/d.png');
  });

  it('is none where the address names other folders than its path', () => {
    check('../a/../A.png', 'B/A.png', 'b/a.png', undefined);
    check('a%2Fb.png', 'a/b.png', 'a/c.png', undefined);
    check('A.png', 'B/A.png', 'b/a.png', undefined);
  });
});
