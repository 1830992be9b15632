import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, SelectionRange } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { selectionRange } from '../../server/src/features/selectionRange';
import { request } from '../support/features';
import { readCursor } from '../support/marks';
import { runs } from '../support/runs';

const document = (text: string) => TextDocument.create('file:///a', 'chatlog', 1, text);

function rangesAt(text: string, position: Position): SelectionRange['range'][] {
  const ranges: SelectionRange['range'][] = [];
  let current: SelectionRange | undefined = request(selectionRange, text, { positions: [position] })[0];
  for (; current !== undefined; current = current.parent) ranges.push(current.range);
  return ranges;
}

/** The texts that are selected one after the other, from the cursor of a text on; all but the last, which is the whole log. */
function check(marked: string, expected: string[]): void {
  const { text, position } = readCursor(marked);
  const ranges = rangesAt(text, position);
  const selected = ranges.map(range => document(text).getText(range));
  assert.equal(selected.pop(), text);
  assert.deepEqual(selected, expected);
}

const head = '---\ntitle: "2024-02-09-WeChat"\ntag:\t\t  [chat, old]\n---\n';
const first = '> 07:08:28  Kim Park  \n   \nHello there  \nagain  \n   \n';
const second = '> 07:09:00  李雷  \n   \n好的  \n   \n';
const third = '> 08:00:00  Kim Park\n   \nBye';

describe('selection ranges', () => {
  it('grow from a word over line, body, message and hour to the log', () => {
    check(`${head}${first.replace('there', 'th|ere')}${second}${third}`, [
      'there',
      'Hello there',
      'Hello there  \nagain',
      first,
      first + second,
    ]);
  });

  it('grow from a name over the header', () => {
    check(`${head}${first.replace('Park', 'Pa|rk')}${second}${third}`, [
      'Park',
      'Kim Park',
      '> 07:08:28  Kim Park',
      first,
      first + second,
    ]);
  });

  it('grow from a time over the header', () => {
    const [, whole, ...others] = rangesAt(third, { line: 0, character: 4 });
    assert.deepEqual(whole, { start: { line: 0, character: 2 }, end: { line: 0, character: 10 } });
    assert.equal(others.length, 2);
  });

  it('know Chinese words', () => {
    check(
      '> 07:00:00  A\n   \n今天天气|不错\n',
      ['不错', '今天天气不错', '> 07:00:00  A\n   \n今天天气不错\n'].slice(0, 2),
    );
  });

  it('know mentions and links', () => {
    const body = (text: string) => `> 07:00:00  李雷-产品\n   \n${text}\n> 09:00:00  B\n`;
    const rest = (text: string) => [`> 07:00:00  李雷-产品\n   \n${text}\n`];
    check(body('好 @李雷-产|品 ok'), [
      '产品',
      '李雷-产品',
      '@李雷-产品',
      '好 @李雷-产品 ok',
      ...rest('好 @李雷-产品 ok'),
    ]);
    check(body('看 http://a.cn/x|yz，然后'), [
      'xyz',
      'http://a.cn/xyz',
      '看 http://a.cn/xyz，然后',
      ...rest('看 http://a.cn/xyz，然后'),
    ]);
    check(body('x ![图](img/a|bc.png "t") y'), [
      'abc.png',
      'img/abc.png',
      '![图](img/abc.png "t")',
      'x ![图](img/abc.png "t") y',
      ...rest('x ![图](img/abc.png "t") y'),
    ]);
  });

  it('grow in the front matter over value and entry', () => {
    const closed = head.trimEnd();
    check(`${head.replace('2024', '20|24')}${first}`, [
      '2024',
      '2024-02-09-WeChat',
      '"2024-02-09-WeChat"',
      'title: "2024-02-09-WeChat"',
      closed,
    ]);
    check(`${head.replace('chat, old', 'chat, o|ld')}${first}`, [
      'old',
      '[chat, old]',
      'tag:\t\t  [chat, old]',
      closed,
    ]);
    check(`${head.replace('title', 'ti|tle')}${first}`, ['title', 'title: "2024-02-09-WeChat"', closed]);
  });

  it('begin with the message in a blank line', () => {
    const [range] = rangesAt(first, { line: 4, character: 1 });
    assert.deepEqual(range, { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } });
  });

  it('answer each cursor, and in an empty text', () => {
    const positions = [0, 2, 4].map(line => ({ line, character: 0 }));
    assert.equal(request(selectionRange, first, { positions }).length, 3);
    const zero = { line: 0, character: 0 };
    assert.deepEqual(request(selectionRange, '', { positions: [zero] }), [
      { range: { start: zero, end: zero } },
    ]);
  });

  const fragment = fc.constantFrom(
    '---\n',
    'title: "a😀"\r\n',
    'tag: [chat,\n  b]\n',
    'date: 2018\n',
    '> 07:08:28  Kim\n',
    '> 07:08:28  Kim😀  \r\n',
    '> 08:08:28  李雷-某某\n',
    '> 25:61:00  Kim\n',
    '＞ 07：08：28\n',
    '   \n',
    '\r\n',
    'hello 世界你好 ',
    '@Kim ',
    '@李雷-某😀😀',
    '![x😀](http://a.cn/x.png)\n',
    '<http://a.cn>',
    '[a](b',
    '\ufeff',
    '😀',
    '\ud83d',
    '👩‍👩‍👧',
  );

  it('nest, hold the position, stay in the text and split no character', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 20 }), fc.nat(12), fc.nat(30), (parts, line, character) => {
        const text = parts.join('');
        const own = document(text);
        const ranges = rangesAt(text, { line, character });
        let inner = { from: own.offsetAt({ line, character }), to: own.offsetAt({ line, character }) };
        for (const [index, { start, end }] of ranges.entries()) {
          for (const each of [start, end]) {
            assert.deepEqual(own.positionAt(own.offsetAt(each)), each, 'inside the text');
            const at = own.offsetAt(each);
            const splits = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
            assert.ok(!splits, 'between characters');
          }
          const [from, to] = [own.offsetAt(start), own.offsetAt(end)];
          assert.ok(from <= inner.from && to >= inner.to, 'holds the one before');
          assert.ok(index === 0 || from < inner.from || to > inner.to, 'is larger');
          inner = { from, to };
        }
        assert.deepEqual(inner, { from: 0, to: text.length });
      }),
      { numRuns: runs(700) },
    );
  });

  it('take linear time, also for a cursor at each link of a line', () => {
    // So long that quadratic work takes minutes.
    const text = `> 07:00:00  A\n\n${'@A http://a.cn/ '.repeat(50_000)}\n`;
    const positions = [10, 20, 30, 40].map(character => ({ line: 2, character }));
    assert.equal(request(selectionRange, text, { positions }).length, 4);
  });
});
