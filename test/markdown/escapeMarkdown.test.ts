import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../server/src/markdown/escapeMarkdown';
import { runs } from '../support/runs';
import { shownText, visibleText } from '../support/shownText';

/** The parts of a text, raw, between broken bars. */
function listed(parts: TemplateStringsArray, ...values: readonly string[]): string[] {
  return String.raw(parts, ...values).split(/ ?¦ /);
}

/** What people write, and what Markdown, kramdown and Liquid would make something else of. */
const PIECES = [
  ...listed`3 * 4 ¦ 2*3*4 ¦ snake_case ¦ __init__ ¦ _a_ ¦ *b* ¦ **c** ¦ *** ¦ ****** ¦ * ¦ _ ¦ ~~d~~ ¦ ~~ ¦ ~~~ ¦ ~ ¦ 138****5678`,
  ...listed`a < b ¦ a<b ¦ <b> ¦ </b> ¦ <!-- c --> ¦ <?php ¦ <李雷> ¦ <http://a.cn> ¦ <a@b.cn> ¦ > ¦ > q ¦ >> q ¦ ->`,
  ...listed`(see #3) ¦ # h ¦ #话题 ¦ # ¦ 1 - 2 ¦ - x ¦ - ¦ -- ¦ --- ¦ - - - ¦ + x ¦ + ¦ = ¦ === ¦ =-= ¦ 1. x ¦ 2) ¦ 10.`,
  ...listed`$x$ ¦ $$y$$ ¦ $$ ¦ ${'`'} ¦ ${'``'} ¦ ${'```'} ¦ ${'`c`'} ¦ ${'```js'} ¦ :-) ¦ : x ¦ :-| ¦ | ¦ || ¦ |-| ¦ :-: ¦ |---|---| ¦ a|b`,
  ...listed`https://a.cn/a_b ¦ http://a.cn/x*y*z?a=1&b=2 ¦ https://a.cn/(c)_d_ ¦ http://a.cn/?a=1&amp;b ¦ http://a.cn/&lt; ¦ https://`,
  ...listed`C:\dir ¦ \ ¦ \\ ¦ \* ¦ \_ ¦ \[强] ¦ ¯\_(ツ)_/¯ ¦ [强] ¦ [OK] ¦ [强]( ¦ [ ¦ ] ¦ ( ¦ ) ¦ ]( ¦ ! ¦ ![`,
  ...listed`[a](b) ¦ ![a](b) ¦ [a](https://a.cn) ¦ [a]: b ¦ [^1] ¦ [^1]: x ¦ *[a]: b ¦ [a ¦ b]: c ¦ [x] y`,
  ...listed`@Kim ¦ @李雷|某某_a ¦ @_kim_ ¦ @Kim Park ¦ @李雷- ¦ @ ¦ kim@a.cn ¦ @https://a.cn/*a* ¦ @a&amp;b ¦ @R&D;`,
  ...listed`&amp; ¦ &amp;amp; ¦ &lt; ¦ &#160; ¦ &copy; ¦ & ¦ &x ¦ &nbsp; ¦ AT&T ¦ amp; ¦ {: .class} ¦ {: ¦ {::comment}`,
  ...listed`{% raw %} ¦ {{ x }} ¦ {{{ ¦ { ¦ % ¦ } ¦ %} ¦ ^ ¦ ... ¦ "q" ¦ it's ¦ 中文 ¦ ， ¦ 。 ¦ “ ¦ ” ¦ 🌙 ¦ é ¦ Setext ¦ a ¦ b ¦ 1 ¦ 9`,
  ...[
    '\n',
    '\n',
    '\n',
    '\n\n',
    '\n\n\n',
    '\t',
    ' ',
    '  ',
    '    ',
    '　　',
    '.',
    ',',
    '-',
    '+',
    '/',
    ';',
    ':',
    '* ',
    '- ',
    '1. ',
  ],
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map(pieces => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map(pieces => pieces.join(' ')),
  fc.string({ unit: fc.constantFrom(...'\\`*_~$<>&;{}%:|[]()!#+-=.^@ \n\t1aé强'), maxLength: 30 }),
);

/** Tests what a text becomes, and that it looks as it did. */
function check(plain: string, escaped: string): void {
  it(JSON.stringify(plain), () => {
    assert.equal(escapeMarkdown(plain), escaped);
    assert.equal(shownText(escaped), visibleText(plain));
  });
}

describe('a plain text as Markdown', () => {
  describe('stays as it is where nothing would be eaten:', () => {
    const same = [
      ...listed`3 * 4 = 12 ¦ 2*3 ¦ snake_case ¦ _private ¦ a_b_c_ ¦ 5_000_000 ¦ it${'`'}s ¦ 好~~ 谢谢~~ ¦ $x$ ¦ a $$ ¦ ~a~ ¦ a ^ b ¦ ^^`,
      ...listed`a < b ¦ a<b ¦ I <3 you ¦ -> ¦ a > b ¦ a < ¦ x <- y ¦ (see #3) ¦ #话题 1 ¦ ####### 7 ¦ #a ¦ 1 - 2 ¦ 1.5 ¦ -a ¦ +1 ¦ 1)a ¦ --`,
      ...listed`:-) ¦ :smile: ¦ 10:30 : 40 ¦ C:\dir\file ¦ a\ ¦ [x] [2017] [] [ ¦ ![ ¦ [^1] ¦ [强][Salute] ¦ [强]： 好 ¦ 你好！ ¦ 🌙 é`,
      ...listed`@Kim_Park-a ¦ @李雷|某某|产品${'\n'}早 ¦ kim@example.org ¦ @ ¦ a | b${'\n'}c ¦ a${'\n\n'}b ¦ 　　各位 ¦ "q" -- it’s...`,
      ...listed`https://a.cn/a_b*c&d=1;e(f) ¦ http://a.cn/_a?b=_c ¦ 见https://a.cn/x_y，https://a.cn/z_y`,
      ...listed`AT&T ¦ a & b; c ¦ & ¦ x &y z ¦ {a} ¦ { { ¦ }} ¦ %} ¦ a${'\u200b'}b ¦ ${'\u202e'}abc`,
    ];

    for (const plain of same) check(plain, plain);
  });

  describe('is escaped', () => {
    describe('where a line begins a block:', () => {
      check('# h\n## ', '\\# h\n\\##');
      check('> q\n>q', '\\> q\n\\>q');
      check('- a\n+ b\n* c\n-', '\\- a\n\\+ b\n\\* c\n\\-');
      check('1. a\n2) b\n1986. c\n3.', '1\\. a\n2\\) b\n1986\\. c\n3\\.');
      check('---\na\n---\nb\n===\nc\n=', '\\---\na\n\\---\nb\n\\===\nc\n\\=');
      check('***\n* * *\n___', '\\*\\*\\*\n\\* * *\n\\_\\_\\_');
      check('```js\na\n```', '\\`\\`\\`js\na\n\\`\\`\\`');
      check('~~~', '\\~\\~\\~');
      check('a|b\n-|-\nc|d', 'a\\|b\n\\-|-\nc|d');
      check('a|b\n:-:|:-', 'a\\|b\n\\:-:|:-');
      check('a | b', 'a \\| b');
      check('a\n: b', 'a\n\\: b');
      check('[a]: b\n[c]: d', '[a]\\: b\n[c]: d');
      check('[^1]: a\n\n*[b]: c\n\n[强]: 好', '[^1]\\: a\n\n\\*[b]: c\n\n[强]\\: 好');
      check('^\n$$', '&#94;\n\\$\\$');
      check('    a\n  b\n\tc\n a', '&nbsp; &nbsp; a\n&nbsp; b\n&nbsp; &nbsp; c\n&nbsp;a');
      check('a\n\n\n\nb', 'a\n&nbsp;\n&nbsp;\n\nb');
    });

    describe('where signs have partners:', () => {
      check('*a* 2*3*4 **b**', '\\*a\\* 2\\*3\\*4 \\*\\*b\\*\\*');
      check('_a_ snake_case __init__', '\\_a\\_ snake_case \\_\\_init\\_\\_');
      check('*a\nb* c\n\nd* *e', '\\*a\nb\\* c\n\nd* *e');
      check('~~a~~', '\\~\\~a\\~\\~');
      check('`a` ``', '\\`a\\` \\`\\`');
      check('$$a$$', '\\$\\$a\\$\\$');
      check('138****5678', '138\\*\\*\\*\\*5678');
      check('[a](b) ![c](d)', '[a]\\(b) ![c]\\(d)');
      check('[强](https://a.cn)', '[强]\\(https://a.cn)');
      check('¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯');
      check('C:\\_a \\[强]\\', 'C:\\\\_a \\\\[强]\\');
      check('a\\\nb\\\n\n\nc', 'a\\\\\nb\\\\\n&nbsp;\n\nc');
    });

    describe('where HTML, character references, Liquid or attributes begin:', () => {
      check('<b>a</b> <!-- c -->', '\\<b>a\\</b> \\<!-- c -->');
      check('<div', '\\<div');
      check('<李雷> hi', '\\<李雷> hi');
      check('<http://a.cn> <1@a.cn>', '\\<http://a.cn> \\<1@a.cn>');
      check('&amp; &#160; &amp;lt; &copy;', '&#38;amp; &#38;#160; &#38;amp;lt; &#38;copy;');
      check('http://a.cn/?a&amp;b http://a.cn/&lt;b', 'http://a.cn/?a&#38;amp;b <http://a.cn/>&#38;lt;b');
      check('{{ a }} {% b %} {{{', '{\\{ a }} {&#37; b %} {\\{\\{');
      check('a{: .b}', 'a\\{: .b}');
    });

    describe('in an address by brackets, if at all:', () => {
      check('https://a.cn/*a*b', '<https://a.cn/*a*b>');
      check('*https://a.cn/*b', '\\*https://a.cn/*b');
      check('https://a.cn/_a_%E4%BD%A0/', '<https://a.cn/_a_%E4%BD%A0/>');
    });
  });

  it('looks the same', () => {
    fc.assert(
      fc.property(text, plain => {
        assert.equal(shownText(escapeMarkdown(plain)), visibleText(plain));
      }),
      { numRuns: runs(5_000) },
    );
  });

  it('looks the same beside names that are known', () => {
    const names = ['Kim', 'Kim Park', '李雷|某某_a', '_kim_', '李雷'];
    fc.assert(
      fc.property(text, plain => {
        assert.equal(shownText(escapeMarkdown(plain), names), visibleText(plain));
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('keeps no sign that Liquid executes', () => {
    fc.assert(
      fc.property(text, plain => {
        assert.doesNotMatch(escapeMarkdown(plain), /\{[{%]/);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('has lines that end in `\\n`, whatever ended them', () => {
    assert.equal(escapeMarkdown('a\r\nb\rc  \nd\u2028- e\vf'), 'a\nb\nc\nd\n\\- ef');
  });

  it('is unchanged without signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ9 é强，。！（）👍,;!?/"\'') }), plain => {
        const said = plain.replace(/^\s+|\s+$/g, '');
        if (!/^\d+$/.test(said)) assert.equal(escapeMarkdown(said), said);
      }),
      { numRuns: runs(1_000) },
    );
  });
});
