import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { foreignMarkdown } from '../../server/src/markdown/foreignMarkdown';
import { runs } from '../support/runs';
import { shownHtml, shownText } from '../support/shownText';

/** As Jekyll, which passes HTML through. */
const site = new MarkdownIt({ html: true });
site.validateLink = () => true;

/** What a page would have of it that its application shows as text. */
function active(markdown: string): string[] {
  const found: string[] = [];
  const tokens = site.parse(markdown, {});
  for (const token of tokens.flatMap(each => [each, ...(each.children ?? [])])) {
    if (token.type.startsWith('html_')) found.push(token.content);
    const address = token.attrGet('href') ?? token.attrGet('src');
    if (address !== null && !/^(?:https?:\/\/|mailto:)/i.test(String(address))) found.push(String(address));
  }
  const withoutRaw = markdown.replace(/^\{% raw %\}\n.*?\n\{% endraw %\}$/gms, '');
  found.push(...(withoutRaw.match(/\{[{%][^\n]*/g) ?? []));
  // In code they are text.
  const lines = withoutRaw.split('\n');
  for (const { type, map } of site.parse(withoutRaw, {}))
    if (type === 'fence' || type === 'code_block') lines.fill('', map![0], map![1]);
  found.push(...lines.filter(line => /^[^`]*(?<!\\)\{:[^`]*$/.test(line)));
  return found;
}

describe('Markdown of other applications', () => {
  const check = (markdown: string, expected: string) =>
    it(JSON.stringify(markdown), () => {
      assert.equal(foreignMarkdown(markdown), expected);
      assert.deepEqual(active(foreignMarkdown(markdown)), []);
    });

  describe('stays', () => {
    for (const markdown of [
      '**粗** *a* ~~d~~ `c` [文档](https://example.org/a_b) ![](https://example.org/a.png)',
      '# 标题\n\n- a\n- b\n\n1. c\n\n> q\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |',
      'a < b <3 1<2 {a} 100% {} [强] [x] y \\<b>',
      '<https://example.org/?a=1> <kim@example.org> [a](<https://example.org/b>)',
      '`<b>` 与 ``a ` <img onerror=x>``',
      '[a](mailto:kim@example.org)\n\n[b]: https://example.org',
    ]) {
      check(markdown, markdown);
    }
    check('a\n```js\nif (a < b) "<b>"\n```\nb', 'a\n\n```js\nif (a < b) "<b>"\n```\n\nb');
  });

  describe('has no HTML:', () => {
    check('<script>alert(1)</script>', '\\<script>alert(1)\\</script>');
    check('**a** <img src=x onerror=alert(1)>', '**a** \\<img src=x onerror=alert(1)>');
    check('<!-- a\n<?php\n<a\nhref=x>\n<李雷>', '\\<!-- a\n\\<?php\n\\<a\nhref=x>\n\\<李雷>');
    check('[<b>](https://example.org)', '[\\<b>](https://example.org)');
    check('\\\\<b>', '\\\\\\<b>');
    // Whether the second is code depends on the first, which depends on the blocks.
    check('- x `\n`<b>`', '- x `\n`\\<b>`');
    check('``` a`b\n<b>\n```', '``` a`b\n\\<b>\n\\`\\`\\`');
    check('```\n~~~\n</p>```\n~~~', '\\`\\`\\`\n\n````\n</p>```\n````');
    check('```js\na', '\\`\\`\\`js\na');
    check('~~~ a b\n{{', '\\~\\~\\~ a b\n{\\{');
  });

  describe('has no Liquid:', () => {
    check('{{ x }} {%raw%} {{{ {{%', '{\\{ x }} {&#37;raw%} {\\{\\{ {\\{&#37;');
    check('**a** `{{ x }}` `b`', '**a** {\\{ x }} `b`');
    check('```\n{{ x }}\n```', '{% raw %}\n```\n{{ x }}\n```\n{% endraw %}');
    check('```\n{% endraw %}{{ x }}\n```', '{&#37; endraw %}{\\{ x }}');
    check('<https://a.cn/{{x}}>', '\\<https://a.cn/{\\{x}}>');
    // Code that becomes text meets what is before it.
    check('{{``{%``', '{&#123;{&#37;');
    check('{`%} {{`', '&#123;%} {&#123;');
    check('<`img src=x onerror=alert(1)> {{`', '&#60;img src=x onerror=alert(1)> {&#123;');
    check('[a]`(javascript:x) {{`', '[a&#93;(javascript:x) {&#123;');
    check('$`$x$$ {{`', '&#36;$x\\$\\$ {&#123;');
    check('a {:onclick="x"} {::nomarkdown}', 'a \\{:onclick="x"} \\{::nomarkdown}');
  });

  describe('has no links but to the web and to mail:', () => {
    check('[a](javascript:alert(1))', '[a\\](javascript:alert(1))');
    check('[a](java&#115;cript:x) ![](@lADPa)', '[a\\](java&#115;cript:x) ![\\](@lADPa)');
    check('[a](<https://a.cn)', '[a\\](\\<https://a.cn)');
    check('[a]: javascript:x\n\n[a]', '[a\\]: javascript:x\n\n[a]');
    check('<javascript:x>', '\\<javascript:x>');
    check('$$x$$', '\\$\\$x\\$\\$');
  });

  it('is shown as its application shows it', () => {
    for (const [markdown, shown] of [
      ['{{``{%``', '{{{%'],
      ['a\\]`{{`', 'a]{{'],
      ['a\\\\{`{{`', 'a\\{{{'],
      ['<`b> {{`', '<b> {{'],
      ['&`lt; {{`', '&lt; {{'],
      ['[`{{]`(x)', '[{{](x)'],
    ] as const)
      assert.equal(shownText(foreignMarkdown(markdown)), shown, markdown);
    assert.equal(shownText(foreignMarkdown('a <b>c</b> {{ d }}')), 'a <b>c</b> {{ d }}');
    assert.match(
      shownHtml(foreignMarkdown('**a** <i>`{{ b }}`')),
      /<strong>a<\/strong> &lt;i&gt;\{\{ b \}\}/,
    );
  });

  it('is never active on a page', () => {
    const pieces = [
      ...'`~\\<>{}%:[]()!*_-#$&|;= \n\n\t',
      ...[
        '``',
        '```',
        '```\n',
        '~~~\n',
        '<b>',
        '</p>',
        '<!--',
        '<a href="',
        '{{',
        '{%',
        '{:',
        '](',
        ']:',
        '[a',
      ],
      ...[
        '](javascript:x)',
        'https://a.cn',
        '<https://a.cn>',
        '> ',
        '- ',
        '    ',
        '1. ',
        'x',
        '强',
        '{% endraw %}',
      ],
      // The first characters of something apart from the others.
      ...['`{{', '{{`', '<`', ']`(', '(javascript:x)', 'img src=x>', '{`', '%}'],
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, markdown => assert.deepEqual(active(foreignMarkdown(markdown)), [])),
      { numRuns: runs(20_000), seed: 1 },
    );
  });
});
