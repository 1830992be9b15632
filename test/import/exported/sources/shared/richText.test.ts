import assert from 'node:assert/strict';
import { RichText, type Style } from '../../../../../server/src/import/exported/sources/shared/richText';
import { createMarkdown } from '../../../../../server/src/render/markdown';

type Part = string | readonly [string, Style];

const markdown = createMarkdown();

/** Tests the Markdown of a text, and what the preview shows for it. */
function check(title: string, parts: readonly Part[], expected: string, html?: string): void {
  it(title, () => {
    const rich = new RichText();
    for (const part of parts) {
      if (typeof part === 'string') rich.add(part);
      else rich.add(...part);
    }
    const text = rich.toString();
    assert.equal(text, expected);
    if (html !== undefined) {
      assert.equal(
        markdown
          .render(text)
          .replace(/ data-line="\d+"/g, '')
          .trim(),
        html,
      );
    }
  });
}

const bold = { bold: true };
const italic = { italic: true };

describe('styled texts as Markdown', () => {
  check(
    'emphasis',
    ['a ', ['b', bold], ' ', ['c', italic], ' ', ['d', { strike: true }]],
    'a **b** *c* ~~d~~',
    '<p>a <strong>b</strong> <em>c</em> <s>d</s></p>',
  );
  check(
    'white space at the ends of emphasis',
    ['a', [' b ', bold], 'c'],
    'a **b** c',
    '<p>a <strong>b</strong> c</p>',
  );
  check('emphasis of white space', ['a', ['  ', bold], 'b'], 'a  b');
  check(
    'punctuation between letters',
    ['看', ['“退款”', bold], '见'],
    '看“**退款**”见',
    '<p>看“<strong>退款</strong>”见</p>',
  );
  check(
    'emphasis beside emphasis',
    [
      ['a', bold],
      ['b', italic],
      ['c', { strike: true }],
    ],
    '**a***b*~~c~~',
    '<p><strong>a</strong><em>b</em><s>c</s></p>',
  );
  check(
    'several styles',
    [['a', { bold: true, italic: true, strike: true }]],
    '~~***a***~~',
    '<p><s><em><strong>a</strong></em></s></p>',
  );
  check(
    'several paragraphs in emphasis',
    [['a\n\nb', bold]],
    '**a**\n\n**b**',
    '<p><strong>a</strong></p>\n<p><strong>b</strong></p>',
  );
  check('signs of Markdown in emphasis', [['a*b_c', bold]], '**a\\*b_c**', '<p><strong>a*b_c</strong></p>');
  check(
    'code',
    ['a ', ['b`c', { code: true }], ' ', ['`', { code: true }], '  ', [' ', { code: true }]],
    'a ``b`c`` `` ` ``',
    '<p>a <code>b`c</code> <code>`</code></p>',
  );
  check('code in lines', [['a\nb', { code: true }]], '`a`\n`b`');
  check(
    'links',
    [['a]b', { href: 'https://example.org/c(d)' }]],
    '[a\\]b](https://example.org/c(d))',
    '<p><a href="https://example.org/c(d)">a]b</a></p>',
  );
  check(
    'links with spaces, and around them',
    ['x', [' a ', { href: 'https://example.org/c d"<' }]],
    'x [a](https://example.org/c%20d%22%3C)',
  );
  check(
    'links in emphasis',
    [['a', { bold: true, href: 'https://example.org/' }]],
    '**[a](https://example.org/)**',
    '<p><strong><a href="https://example.org/">a</a></strong></p>',
  );
  check(
    'addresses as texts',
    ['a ', ['https://example.org/b_c*d', { href: 'https://example.org/b_c*d' }], ' e'],
    'a https://example.org/b_c*d e',
    '<p>a <a href="https://example.org/b_c*d">https://example.org/b_c*d</a> e</p>',
  );
  check(
    'addresses beside letters',
    [['https://example.org/b', { href: 'https://example.org/b' }], 'c'],
    '<https://example.org/b>c',
    '<p><a href="https://example.org/b">https://example.org/b</a>c</p>',
  );
  check('addresses of mail', [['noa@example.org', { href: 'mailto:noa@example.org' }]], 'noa@example.org');
  check(
    'addresses that are none',
    [
      ['a', { href: 'javascript:alert(1)' }],
      ['b', { href: 'tg://x' }],
    ],
    'ab',
  );
  check('control characters', ['a\u0000b\r\nc\u2028d'], 'ab\nc\nd');
  check('blank lines around', ['\n \na\n\n', ['\n', bold]], 'a');

  it('blocks have blank lines between them', () => {
    const text = new RichText()
      .add('a\n')
      .addCode('b```c\n', 'js')
      .addQuote('d\n\ne')
      .addMarkdown('- f')
      .add('g');
    assert.equal(text.toString(), 'a\n\n````js\nb```c\n````\n\n> d\n>\n> e\n\n- f\n\ng');
    assert.equal(new RichText().addCode(' \n').addQuote(' ').addMarkdown('').toString(), '');
  });

  it('take linear time', () => {
    const spaces = ' '.repeat(1_000_000);
    const rich = new RichText()
      .add(`a${spaces}b`, bold)
      .add('!'.repeat(1_000_000), italic)
      .add('`'.repeat(1_000_000), { code: true });
    assert.ok(rich.toString().length > 3_000_000);
  });
});
