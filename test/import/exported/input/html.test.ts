import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ExportError } from '../../../../server/src/import/exported/exportFile';
import { type HtmlNode, htmlFragment, htmlItems } from '../../../../server/src/import/exported/input/html';
import { MAX_ITEM_LENGTH } from '../../../../server/src/import/exported/readItem';
import { runs } from '../../../support/runs';

const isItem = (name: string) => name === 'li';

function items(text: string, pieceLength = text.length + 1): string[] {
  return [...htmlItems(inPieces(text, pieceLength), isItem)].map(({ element, line, problem }) =>
    element === undefined ? `${line} ! ${problem}` : `${line} ${shown(element)}`,
  );
}

function* inPieces(text: string, length: number): Iterable<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

function shown(node: HtmlNode): string {
  if (typeof node === 'string') return node;
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${value}`);
  return `<${node.name}${attributes.join('')}>${node.children.map(shown).join('')}</>`;
}

describe('elements of an HTML text', () => {
  const check = (title: string, text: string, expected: readonly string[]) =>
    it(title, () => {
      assert.deepEqual(items(text), expected);
      for (const length of [1, 2, 3, 7]) assert.deepEqual(items(text, length), expected);
    });

  check(
    'items, their lines, and items inside',
    '<ul>\n<li a="1">x<b>y</b></li>\n<LI>z<ul><li>w</li></ul></LI></ul>',
    ['2 <li a=1>x<b>y</></>', '3 <li>z<ul><li>w</></></>'],
  );
  check('entities, decoded once', '<li title="&quot;a&amp;lt;">&lt;b&gt;&#160;&amp;amp;</li>', [
    '1 <li title="a&lt;><b>\u00a0&amp;</>',
  ]);
  check('elements that are not ended', '<ul><li>a<li>b<p>c<div>d</ul>', [
    '1 <li>a</>',
    '1 <li>b<p>c</><div>d</></>',
  ]);
  check('a text that ends in an item', '<li>a</li>\n<li>b', ['1 <li>a</>', '2 ! cut-off']);
  check(
    'scripts and styles',
    '<li>a<script>alert("</li>")</script><style>li{}</style>b</li><script>"<li>x</li>"</script>',
    ['1 <li>a<script></><style></>b</>'],
  );
  check('comments', '<li>a<!-- <li>b</li> -->c</li>', ['1 <li>ac</>']);
  check(
    'data in attributes',
    `<li><img src="data:image/png;base64,${'QUJD/+='.repeat(50)}" alt="a">b =c</li>`,
    ['1 <li><img src=data:image/png;base64, alt=a></>b =c</>'],
  );

  it('of any pieces are the same', () => {
    const token = fc.constantFrom(
      '<li>',
      '</li>',
      '<b class="x y">',
      '</b>',
      'a=b',
      '&amp;',
      '\n',
      '<br>',
      '<',
      '"',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(token), fc.integer({ min: 1, max: 5 }), (tokens, length) => {
        const text = tokens.join('');
        assert.deepEqual(items(text, length), items(text));
      }),
      { numRuns: runs(300) },
    );
  });

  it('have a limit of depth', () => {
    assert.throws(() => items('<div>'.repeat(100_000)), ExportError);
    assert.throws(() => items(`<li>${'<b>'.repeat(100_000)}`), ExportError);
    assert.equal(htmlFragment('<b>'.repeat(100_000)), undefined);
  });

  it('have a limit of length, and reading goes on after it', () => {
    const long = 'x'.repeat(MAX_ITEM_LENGTH);
    assert.deepEqual(items(`<li>${long}</li>\n<li>b</li>`, 1 << 16), ['1 ! too-long', '2 <li>b</>']);
    assert.deepEqual(items(`<li>${'<br>'.repeat(MAX_ITEM_LENGTH / 8)}</li>\n<li>b</li>`, 1 << 16), [
      '1 ! too-long',
      '2 <li>b</>',
    ]);
    // Of a comment that is not ended no more than an item is held.
    assert.deepEqual(items(`<li>a</li>\n<!-- ${long}${long}\n<li>b</li>`, 1 << 16), [
      '1 <li>a</>',
      '2 ! too-long',
      '3 <li>b</>',
    ]);
  });

  it('of long texts take linear time', () => {
    const row = '<tr><td>a&amp;b</td></tr>';
    const count = 100_000;
    let found = 0;
    for (const _ of htmlItems(inPieces(row.repeat(count), 1 << 16), name => name === 'tr')) found++;
    assert.equal(found, count);
  });
});

describe('the nodes of a piece of HTML', () => {
  const check = (html: string, expected: string) =>
    it(html, () => assert.equal(htmlFragment(html)?.map(shown).join(''), expected));
  check('a<b>c</b>', 'a<b>c</>');
  check('a</body>b', 'a');
  check('', '');
});
