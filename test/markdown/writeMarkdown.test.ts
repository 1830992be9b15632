import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emphasisMarkdown, type Neighbors } from '../../server/src/markdown/emphasis';
import { richMarkdown, type TextRun } from '../../server/src/markdown/richMarkdown';
import {
  codeBlockMarkdown,
  codeMarkdown,
  imageMarkdown,
  linkMarkdown,
} from '../../server/src/markdown/writeMarkdown';
import { runs } from '../support/runs';
import { shownHtml, textOfHtml } from '../support/shownText';

/** Tests what is written, and what the preview makes of it. A log has two spaces at the ends of the lines, for their breaks. */
function check(written: string, markdown: string, html: string): void {
  it(JSON.stringify(markdown), () => {
    assert.equal(written, markdown);
    assert.equal(shownHtml(written).replace('<p class="images" ', '<p '), html);
  });
}

/** The same for a paragraph. */
function checkInline(written: string, markdown: string, html: string): void {
  check(written, markdown, `<p data-line="0">${html}</p>\n`);
}

const linked = (href: string, text = href) => `<a href="${href}">${text}</a>`;

describe('a link', () => {
  checkInline(linkMarkdown('a', 'https://a.cn'), '[a](https://a.cn)', linked('https://a.cn', 'a'));
  checkInline(linkMarkdown('https://a.cn', 'https://a.cn'), '<https://a.cn>', linked('https://a.cn'));
  checkInline(linkMarkdown('', 'https://a.cn/(b'), '<https://a.cn/(b>', linked('https://a.cn/(b'));
  checkInline(linkMarkdown('a@b.cn', 'mailto:a@b.cn'), '<a@b.cn>', linked('mailto:a@b.cn', 'a@b.cn'));
  checkInline(
    linkMarkdown('a', 'https://a.cn/b_(c)?d=[e] f&lt;'),
    '[a](https://a.cn/b_(c)?d=%5Be%5D%20f&#38;lt;)',
    linked('https://a.cn/b_(c)?d=%5Be%5D%20f&amp;lt;', 'a'),
  );
  checkInline(
    linkMarkdown('a', 'https://a.cn/b)('),
    '[a](https://a.cn/b%29%28)',
    linked('https://a.cn/b%29%28', 'a'),
  );
  checkInline(
    linkMarkdown(' [a] *b* ]c', 'http://a.cn').trim(),
    '[\\[a\\] \\*b\\* \\]c](http://a.cn)',
    linked('http://a.cn', '[a] *b* ]c'),
  );
  checkInline(
    linkMarkdown('see [a](b) http://b.cn', 'http://a.cn'),
    '[see [a]\\(b) http://b.cn](http://a.cn)',
    linked('http://a.cn', 'see [a](b) http://b.cn'),
  );
  checkInline(linkMarkdown('^1', 'http://a.cn'), '[&#94;1](http://a.cn)', linked('http://a.cn', '^1'));
  checkInline(linkMarkdown('a\nb', 'http://a.cn'), '[a b](http://a.cn)', linked('http://a.cn', 'a b'));
  checkInline(linkMarkdown('报告.pdf', 'files/报告 (1).pdf'), '[报告.pdf](files/报告%20(1).pdf)', '报告.pdf');
  it('leaves white space at its ends outside', () => {
    assert.equal(linkMarkdown(' a ', 'http://a.cn'), ' [a](http://a.cn) ');
  });

  describe('to an address that is not shown is text:', () => {
    checkInline(
      linkMarkdown('a', 'javascript:alert(1)'),
      'a (javascript:alert(1))',
      'a (javascript:alert(1))',
    );
    checkInline(linkMarkdown('*a*', 'JaVa\nScript:x'), '\\*a\\* (JaVa\nScript:x)', '*a* (JaVa\nScript:x)');
    checkInline(
      linkMarkdown('a', 'command:workbench.action.quit'),
      'a (command:workbench.action.quit)',
      'a (command:workbench.action.quit)',
    );
    checkInline(linkMarkdown('', 'data:text/html,<b>'), 'data:text/html,\\<b>', 'data:text/html,&lt;b&gt;');
    checkInline(linkMarkdown('a', ''), 'a', 'a');
    checkInline(imageMarkdown('a', 'file:///etc/passwd'), 'a (file:///etc/passwd)', 'a (file:///etc/passwd)');
  });
});

describe('an image', () => {
  checkInline(
    imageMarkdown('a [b] "c"', 'img/a b.png'),
    '![a [b] "c"](img/a%20b.png)',
    '<span class="image" data-src="img/a%20b.png">a [b] &quot;c&quot;</span>',
  );
});

describe('code', () => {
  checkInline(codeMarkdown('a*b*'), '`a*b*`', '<code>a*b*</code>');
  checkInline(codeMarkdown('a`b``c'), '```a`b``c```', '<code>a`b``c</code>');
  checkInline(codeMarkdown('`'), '`` ` ``', '<code>`</code>');
  checkInline(codeMarkdown(' a '), '`  a  `', '<code> a </code>');
  checkInline(codeMarkdown('a\n b'), '`a b`', '<code>a b</code>');
  checkInline(codeMarkdown('{{ a }}'), '{\\{ a }}', '{{ a }}');

  const block = (code: string, language = '') =>
    `<pre tabindex="0"><code data-line="0"${language && ` class="language-${language}"`}>${code}\n</code></pre>\n`;
  describe('in a block', () => {
    check(codeBlockMarkdown('a\n  b\n', 'js'), '```js\na\n  b\n```', block('a\n  b', 'js'));
    check(codeBlockMarkdown('\n```\na\n````', 'c d'), '`````\n```\na\n````\n`````', block('```\na\n````'));
    check(codeBlockMarkdown('    a'), '```\n    a\n```', block('    a'));
    check(codeBlockMarkdown(' \n'), '', '');
    check(
      codeBlockMarkdown('a: {{ b }}', 'yaml'),
      '{% raw %}\n```yaml\na: {{ b }}\n```\n{% endraw %}',
      block('a: {{ b }}', 'yaml').replace('line="0"', 'line="1"'),
    );
    check(
      codeBlockMarkdown('{%- endraw %}\n  *'),
      '{&#37;- endraw %}\n&nbsp; *',
      '<p data-line="0">{%- endraw %}\n\u00a0 *</p>\n',
    );
    it('is text where a line would begin a message', () => {
      assert.equal(codeBlockMarkdown('a\n\n07:08:28  *b*'), 'a\n\n07:08:28  \\*b\\*');
      assert.equal(codeBlockMarkdown('a\n07:08:28  *b*'), '```\na\n07:08:28  *b*\n```');
    });
  });
});

describe('an emphasized text', () => {
  const bold = (text: string, neighbors?: Neighbors) => emphasisMarkdown(text, '**', neighbors);
  const alone = { before: '', after: '' };
  checkInline(bold('a'), '**a**', '<strong>a</strong>');
  checkInline(emphasisMarkdown('a', '*'), '*a*', '<em>a</em>');
  checkInline(emphasisMarkdown('a', '***'), '***a***', '<em><strong>a</strong></em>');
  checkInline(emphasisMarkdown('a', '~~**', alone), '~~**a**~~', '<s><strong>a</strong></s>');
  checkInline(bold('*a*_'), '\\***a\\***\\_', '*<strong>a*</strong>_');
  checkInline(bold('*a*', alone), '**\\*a\\***', '<strong>*a*</strong>');
  checkInline(bold('    a', alone), '&nbsp; &nbsp; **a**', '\u00a0 \u00a0 <strong>a</strong>');
  checkInline(`x${bold(' a ')}y`, 'x **a** y', 'x <strong>a</strong> y');
  checkInline(`${bold('退款。')}后`, '**退款**。后', '<strong>退款</strong>。后');
  checkInline(`后${bold('“退款”')}后`, '后“**退款**”后', '后“<strong>退款</strong>”后');
  checkInline(bold('退款。', alone), '**退款。**', '<strong>退款。</strong>');
  checkInline(
    `${bold('“退款”', { before: '', after: '，' })}，`,
    '**“退款”**，',
    '<strong>“退款”</strong>，',
  );
  checkInline(`${bold('a🌙')}b`, '**a**🌙b', '<strong>a</strong>🌙b');
  checkInline(bold('a\n1. b'), '**a**\n**1. b**', '<strong>a</strong>\n<strong>1. b</strong>');
  checkInline(`a${bold('……')}b`, 'a……b', 'a……b');
  check(
    bold('a\n\nb'),
    '**a**\n\n**b**',
    '<p data-line="0"><strong>a</strong></p>\n<p data-line="2"><strong>b</strong></p>\n',
  );
});

describe('a formatted text', () => {
  const bold = (text: string): TextRun => ({ text, isBold: true });
  const link = (text: string, url: string): TextRun => ({ text, url });
  checkInline(
    richMarkdown([{ text: '1. 见' }, bold('这里。'), { text: '然后*' }]),
    '1\\. 见**这里**。然后\\*',
    '1. 见<strong>这里</strong>。然后*',
  );
  checkInline(richMarkdown([{ text: '*a*' }, { text: ' b' }]), '\\*a\\* b', '*a* b');
  checkInline(
    richMarkdown([{ text: 'see https://a.cn' }, bold('x')]),
    'see <https://a.cn>**x**',
    `see ${linked('https://a.cn')}<strong>x</strong>`,
  );
  checkInline(
    richMarkdown([bold('x'), { text: ' https://a.cn' }]),
    '**x** https://a.cn',
    `<strong>x</strong> ${linked('https://a.cn')}`,
  );
  checkInline(
    richMarkdown([{ ...link('链接', 'https://a.cn'), isBold: true }, { text: '后' }]),
    '**[链接](https://a.cn)**&#8203;后',
    `<strong>${linked('https://a.cn', '链接')}</strong>\u200b后`,
  );
  checkInline(
    richMarkdown([link(' a ', 'https://a.cn'), { text: 'b' }]),
    '&nbsp;[a](https://a.cn) b',
    `\u00a0${linked('https://a.cn', 'a')} b`,
  );
  checkInline(richMarkdown([{ text: 'a ' }, { text: 'b*', isCode: true }]), 'a `b*`', 'a <code>b*</code>');
  const piece = fc.constantFrom(
    ...[
      'a',
      '好',
      '。',
      '“',
      '!',
      ' ',
      '  ',
      '\n',
      '*',
      '**',
      '_',
      '`',
      '~~',
      '[强]',
      '[a](b)',
      '1. ',
      '- ',
      '# ',
      '> ',
      '|',
    ],
    ...[
      'https://a.cn/x_y',
      'http://a.cn/*a*b',
      '@Kim',
      '\\',
      '&amp;',
      '{{',
      '<b>',
      '(',
      ')',
      ']',
      '[',
      '🌙',
      ':',
      '^',
      '=',
      '$$',
    ],
  );
  const run = fc.record({
    text: fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => pieces.join('')),
    isBold: fc.boolean(),
    isItalic: fc.boolean(),
    isStruck: fc.boolean(),
    url: fc.constantFrom(undefined, undefined, undefined, 'https://b.cn'),
    isCode: fc.constantFrom(false, false, false, true),
  });
  /** Without white space, which formats move and code joins, and without what keeps marks apart. */
  const words = (text: string) => text.replace(/[\s\u200b]+/g, '');

  it('has the same text', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 5 }), runs => {
        const html = shownHtml(richMarkdown(runs)).replace(/<\/?(?:strong|em|s|code)>/g, '');
        assert.equal(words(textOfHtml(html)), words(runs.map(({ text }) => text).join('')));
      }),
      { numRuns: runs(2_000) },
    );
  });
});
