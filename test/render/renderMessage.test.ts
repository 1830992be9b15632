import * as assert from 'node:assert/strict';
import { parseTranscript } from '../../server/src/model/parse';
import { NO_PEOPLE, type People } from '../../server/src/people/people';
import { MAX_MARKDOWN_LENGTH, renderMessage, SHOWN_LENGTH } from '../../server/src/render/renderMessage';
import { renderContext } from '../support/renderContext';

const NAMES = ['Kim Park', 'A*b*c', '李雷', 'R&D', '韩梅梅-某某-产品', '钱一 | 甲'];
const context = renderContext(NAMES);

/** The attribute of an element in the color of a speaker. */
const painted = (name: string) => `data-slot="${1 + NAMES.indexOf(name)}"`;

function message(body: string) {
  return parseTranscript(`> 07:08:28  Kim Park\n\n${body}\n`).messages[0]!;
}

/** Renders a body of one paragraph and compares what is in it. */
function check(body: string, expected: string): void {
  const [, inside] =
    /^<p(?: class="[a-z ]+")? data-line="0">(.*)<\/p>\n$/s.exec(renderMessage(message(body), context)) ?? [];
  assert.equal(inside, expected);
}

function link(href: string, text = href): string {
  return `<a href="${href}">${text}</a>`;
}

function emoticon(name: string, emoji: string): string {
  return `<span class="emoticon" role="img" title="[${name}]" aria-label="[${name}]">${emoji}</span>`;
}

function mention(text: string, name?: string): string {
  const paint = name === undefined ? '' : ` ${painted(name)}`;
  return `<span class="mention"${paint}>${text}</span>`;
}

describe('A comment that turns rules off', () => {
  it('is not shown, and the lines after it keep their numbers', () => {
    const comment = '<!-- chatlog-disable-next-line message/duplicate -->';
    assert.equal(
      renderMessage(message(`${comment}\nHi\n\n${comment}`), context),
      '<p data-line="1">Hi</p>\n',
    );
    assert.equal(renderMessage(message(comment), context), '');
    assert.match(renderMessage(message('<!-- Hi -->'), context), /&lt;!-- Hi --&gt;/);
    assert.match(renderMessage(message(`\`\`\`\n${comment}\n\`\`\``), context), /chatlog-disable/);
  });
});

describe('A tag of Jekyll that keeps Liquid from being executed', () => {
  it('is not shown, and the lines after it keep their numbers', () => {
    const block = '{% raw %}\n```\n{{ a }}\n```\n{%- endraw -%}';
    assert.equal(
      renderMessage(message(`${block}  \nHi`), context),
      '<pre tabindex="0"><code data-line="1">{{ a }}\n</code></pre>\n<p data-line="5">Hi</p>\n',
    );
    assert.match(renderMessage(message('```\n{% raw %}\n```'), context), /\{% raw %\}/);
    assert.match(renderMessage(message('a {% raw %}'), context), /\{% raw %\}/);
  });
});

describe('What a message answers', () => {
  const reply = (body: string, people?: People) => renderMessage(message(body), renderContext(NAMES, people));

  it('is a card in the color of its speaker', () => {
    const paint = painted('李雷');
    assert.equal(
      reply('> **李雷**: 早  \n\n好'),
      `<blockquote class="reply" ${paint} data-line="0">\n<p><strong>李雷</strong>: 早</p>\n</blockquote>\n<p data-line="2">好</p>\n`,
    );
    assert.match(reply('> **李雷**：早\n> 上'), new RegExp(`class="reply" ${paint}`));
    assert.match(reply('> **A\\*b\\*c**: *a*'), new RegExp(`class="reply" ${painted('A*b*c')}`));
    assert.match(reply('> **R&amp;D**:'), new RegExp(`class="reply" ${painted('R&D')}`));
  });

  it('is painted again when the registry changes', () => {
    const quoted = message('> **李雷**: 早');
    const people: People = {
      ...NO_PEOPLE,
      personOf: name => ({ name, names: [name], color: 'red', isMe: false }),
    };
    assert.doesNotMatch(renderMessage(quoted, context), /data-color/);
    assert.match(renderMessage(quoted, renderContext(NAMES, people)), /class="reply" data-color="red"/);
  });

  it('is no other quote', () => {
    for (const body of [
      '> 早',
      '> **李雷** 早',
      '> 李雷: 早',
      '> *李雷*: 早',
      'a\n\n> **李雷**: 早',
      '> - **李雷**: 早',
      '>> **李雷**: 早',
    ]) {
      assert.doesNotMatch(reply(body), /class=/, body);
    }
  });
});

describe('Marks at the end of a message', () => {
  const isMarked = (body: string) => renderMessage(message(body), context).includes('<p class="marks"');

  it('are a paragraph of their own', () => {
    for (const body of [
      'a\n\n*(edited)*',
      'a\n\n*(已编辑 · 👍 2)*  ',
      '*(:wave: 1)*',
      '*([强] 1 · 🇨🇳 3 · 1️⃣ 2)*',
    ]) {
      assert.ok(isMarked(body), body);
    }
    for (const body of [
      'a\n*(edited)*',
      '*(edited)*\n\na',
      '*(edited) a*',
      '*(a 2)*',
      '*()*',
      '(edited)',
      '> *(edited)*',
      '- *(edited)*',
    ]) {
      assert.ok(!isMarked(body), body);
    }
  });
});

describe('A table', () => {
  it('has its alignment without styles, which the page would not let in', () => {
    const html = renderMessage(message('|a|b|\n|:-:|-|\n|1|2|'), context);
    assert.match(html, /<th align="center" class="brief">a<\/th>\s*<th class="brief">b<\/th>/);
    assert.match(html, /<td align="center" class="brief">1<\/td>\s*<td class="brief">2<\/td>/);
    assert.ok(!html.includes('style'));
  });

  it('marks cells with a word that may be broken, and tables whose words have no room side by side on paper', () => {
    const table = (...cells: string[]) =>
      renderMessage(
        message(
          `| ${cells.join(' | ')} |\n|${'--|'.repeat(cells.length)}\n| ${cells.map(() => '1').join(' | ')} |`,
        ),
        context,
      );
    assert.match(table('a', 'x'.repeat(25)), /<th class="long">x+<\/th>/);
    assert.match(table('a', `https://a.test/${'x'.repeat(20)}`), /<th class="long"><a /);
    assert.match(table('a', `[text](https://a.test/${'x'.repeat(20)})`), /<th><a /);
    assert.match(table('a', '一'.repeat(40)), /<th>一+<\/th>/);
    assert.doesNotMatch(table(...Array(6).fill('finalwords')), /crowded/);
    assert.match(table(...Array(6).fill('finalwords')), /<table data/);
    assert.match(table(...Array(7).fill('finalwords')), /<table class="crowded"/);
  });
});

describe('Lists, quotes and tables', () => {
  const bodies = (text: string) => [`- ${text}`, `1. ${text}`, `> ${text}`, `|${text}|\n|-|\n|1|`];

  it('run as their text does, if any runs from the right', () => {
    for (const body of bodies('שלום')) assert.match(renderMessage(message(body), context), / dir="auto"/);
    for (const body of bodies('你好')) assert.doesNotMatch(renderMessage(message(body), context), /dir=/);
  });
});

describe('A message as HTML', () => {
  const cases: Record<string, [body: string, html: string][]> = {
    Markdown: [
      ['**a** _b_ `c`', '<strong>a</strong> <em>b</em> <code>c</code>'],
      // As kramdown does, without `hard_wrap`.
      ['a\nb', 'a\nb'],
      ['a \nb', 'a\nb'],
      ['a  \nb', 'a<br>\nb'],
      ['a   \nb', 'a<br>\nb'],
      ['a\\\nb', 'a<br>\nb'],
      ['[强]\n好  \n@Kim Park\n', `${emoticon('强', '👍')}\n好<br>\n${mention('@Kim Park', 'Kim Park')}`],
      ['#话题 1、第一', '#话题 1、第一'],
    ],
    emoticons: [
      ['[强][Salute]', emoticon('强', '👍') + emoticon('Salute', '🙏')],
      ['發[發]', `發${emoticon('發', '🀅')}`],
      ['[chat] [2017] [] [', '[chat] [2017] [] ['],
      ['\\[强] `[强]`', '[强] <code>[强]</code>'],
      ['[强](https://a.cn)', link('https://a.cn', '强')],
      ['[[强]a](https://a.cn)', link('https://a.cn', `${emoticon('强', '👍')}a`)],
      ['[强](真的)', `${emoticon('强', '👍')}(真的)`],
      ['好![强]', `好!${emoticon('强', '👍')}`],
      ['[强]: 好', `${emoticon('强', '👍')}: 好`],
    ],
    mentions: [
      ['@Kim Park 你好', `${mention('@Kim Park', 'Kim Park')} 你好`],
      ['@A*b*c *d*', `${mention('@A*b*c', 'A*b*c')} <em>d</em>`],
      ['@A\\*b\\*c \\*', `${mention('@A*b*c', 'A*b*c')} *`],
      ['@钱一 \\| 甲 \\|', `${mention('@钱一 | 甲', '钱一 | 甲')} |`],
      ['@R&amp;D', mention('@R&amp;D', 'R&D')],
      ['@R&amp;amp;D', mention('@R&amp;amp;D', 'R&D')],
      ['@nobody', mention('@nobody')],
      ['@李雷-快捷通-渠道-杭州 在吗', `${mention('@李雷-快捷通-渠道-杭州', '李雷')} 在吗`],
      ['@李雷|快捷通，@李雷·某', `${mention('@李雷|快捷通', '李雷')}，${mention('@李雷·某', '李雷')}`],
      ['@李雷_a_b @R&amp;D-x&amp;y', `${mention('@李雷_a_b', '李雷')} ${mention('@R&amp;D-x&amp;y', 'R&D')}`],
      [
        '@李雷-😀强 @Kim Park-Acme',
        `${mention('@李雷-😀强', '李雷')} ${mention('@Kim Park-Acme', 'Kim Park')}`,
      ],
      ['@韩梅梅-某某-产品-北京', mention('@韩梅梅-某某-产品-北京', '韩梅梅-某某-产品')],
      ['@李雷你好 @李雷 快捷通', `${mention('@李雷', '李雷')}你好 ${mention('@李雷', '李雷')} 快捷通`],
      ['@李雷- @李雷--，', `${mention('@李雷', '李雷')}- ${mention('@李雷', '李雷')}--，`],
      [
        '**@李雷-a** _@李雷-b_',
        `<strong>${mention('@李雷-a', '李雷')}</strong> <em>${mention('@李雷-b', '李雷')}</em>`,
      ],
      ['[@李雷-a](https://a.cn)', link('https://a.cn', mention('@李雷-a', '李雷'))],
      ['@李雷-https://a.cn', `${mention('@李雷', '李雷')}-${link('https://a.cn')}`],
      ['kim@example.org `@李雷`', 'kim@example.org <code>@李雷</code>'],
      ['**@李雷**', `<strong>${mention('@李雷', '李雷')}</strong>`],
    ],
    entities: [
      ['a&amp;amp;b', 'a&amp;amp;b'],
      ['&amp;amp;quot;', '&amp;amp;quot;'],
      ['&amp;quot;', '&amp;quot;'],
      ['&quot;', '&quot;'],
      ['a&amp;#160;b', 'a&amp;#160;b'],
      ['a&#160;b', 'a\u00a0b'],
      ['&amp;lt;script&amp;gt;', '&amp;lt;script&amp;gt;'],
      ['AT&T &amp; co', 'AT&amp;T &amp; co'],
    ],
    links: [
      ['http://a.cn/x，然后', `${link('http://a.cn/x')}，然后`],
      ['见http://a.cn/15.html这个', `见${link('http://a.cn/15.html')}这个`],
      ['(http://a.cn/b)。', `(${link('http://a.cn/b')})。`],
      ['http://a.cn/b_(c) d', `${link('http://a.cn/b_(c)')} d`],
      ['**http://a.cn/c**', `<strong>${link('http://a.cn/c')}</strong>`],
      ['<http://a.cn/%E4%BD%A0>', link('http://a.cn/%E4%BD%A0')],
      ['http://a.cn/c[强]', link('http://a.cn/c') + emoticon('强', '👍')],
      [
        'https://a.cn/wiki/支付宝。',
        `${link('https://a.cn/wiki/%E6%94%AF%E4%BB%98%E5%AE%9D', 'https://a.cn/wiki/支付宝')}。`,
      ],
      ['http://a.cn/?a=1&amp;amp;b=2', link('http://a.cn/?a=1&amp;b=2')],
      ['http://a.cn/?a=1&copy=2', link('http://a.cn/?a=1&amp;copy=2')],
      ['[a](https://a.cn "b")', '<a href="https://a.cn" title="b">a</a>'],
      ['[a](mailto:kim@example.org)', link('mailto:kim@example.org', 'a')],
      ['[a](../other.md) [b](#c)', 'a b'],
      ['xhttp://a.cn', 'xhttp://a.cn'],
      ['\\xhttp://a.cn', '\\xhttp://a.cn'],
      ['[a]: http://a.cn', `[a]: ${link('http://a.cn')}`],
    ],
    images: [
      ['![a](http://a.cn/b.png "c")', '<span class="image" data-src="http://a.cn/b.png" title="c">a</span>'],
      [
        '![a @Kim \u2005[强] `b` **c**\nd](b.png)',
        '<span class="image" data-src="b.png">a @Kim \u2005👍 b c\nd</span>',
      ],
      ['![a](img/b.png)', '<span class="image" data-src="img/b.png">a</span>'],
      [
        '![](data:image/png;base64,AAAA)',
        '<span class="image" data-src="data:image/png;base64,AAAA"></span>',
      ],
      [
        '[![a](http://a.cn/b.png)](http://a.cn)',
        link('http://a.cn', '<span class="image" data-src="http://a.cn/b.png">a</span>'),
      ],
    ],
    attacks: [
      ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
      ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
      ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
      ['[a](JaVaScRiPt:alert(1))', '[a](JaVaScRiPt:alert(1))'],
      ['[a](java&#115;cript:alert(1))', '[a](javascript:alert(1))'],
      ['[a](\u0001javascript:alert(1))', '[a](\u0001javascript:alert(1))'],
      ['[a](vbscript:a) [a](file:///etc/passwd)', '[a](vbscript:a) [a](file:///etc/passwd)'],
      ['[a](data:text/html,a) ![a](data:text/html,a)', '[a](data:text/html,a) ![a](data:text/html,a)'],
      ['[a](data:image/png;base64,AAAA)', 'a'],
      ['[a](command:workbench.action.quit)', '[a](command:workbench.action.quit)'],
      ['<javascript:alert(1)>', '&lt;javascript:alert(1)&gt;'],
      ['![a](data:image/svg+xml,a)', '![a](data:image/svg+xml,a)'],
      ['![" onerror="a](b.png)', '<span class="image" data-src="b.png">&quot; onerror=&quot;a</span>'],
      [
        '![a](b.png "\\" onerror=\\"a")',
        '<span class="image" data-src="b.png" title="&quot; onerror=&quot;a">a</span>',
      ],
      ['@<b>李雷', '@&lt;b&gt;李雷'],
      ['http://a.cn/"onclick="a', `${link('http://a.cn/')}&quot;onclick=&quot;a`],
    ],
  };
  for (const [group, list] of Object.entries(cases)) {
    describe(group, () => {
      for (const [body, html] of list) it(JSON.stringify(body), () => check(body, html));
    });
  }

  it('is nothing for an empty body', () => assert.equal(renderMessage(message(''), context), ''));

  it('begins every message afresh: an open code fence ends with it', () => {
    const { messages } = parseTranscript('> 07:00:00  A\n\n```js\nlet a;\n\n> 07:00:01  B\n\n**b**\n');
    assert.match(renderMessage(messages[0]!, context), /<pre /);
    assert.equal(renderMessage(messages[1]!, context), '<p data-line="0"><strong>b</strong></p>\n');
  });

  it('says at which line a block begins', () => {
    const html = renderMessage(message('a\nb\n\n- c\n\n```\nd\n```'), context);
    assert.deepEqual(
      [...html.matchAll(/data-line="(\d+)"/g)].map(found => found[1]),
      ['0', '3', '5'],
    );
  });

  it('is made once for each message and context', () => {
    const with李雷 = message('@李雷');
    const first = renderMessage(with李雷, context);
    assert.equal(renderMessage(with李雷, context), first);
    assert.equal(
      renderMessage(with李雷, renderContext([])),
      '<p data-line="0"><span class="mention">@李雷</span></p>\n',
    );
  });

  it('shows the beginning of a huge body as text', () => {
    const html = renderMessage(message(`**${'你'.repeat(2_000_000)}**`), context);
    assert.ok(html.startsWith(`<p class="plain" data-line="0">**${'你'.repeat(SHOWN_LENGTH - 2)}…</p>`));
    assert.match(html, /2000004/);
    assert.ok(html.length < SHOWN_LENGTH + 500);
  });

  describe('shows a body as it is written that takes too much work', () => {
    const columns = 60;
    const table = `${'|a'.repeat(columns)}\n${'|-'.repeat(columns)}\n`;
    for (const [begin, unit] of [
      ['', '!['],
      ['', '![['],
      ['', '[!'],
      ['', '[['],
      [table, 'x\n'],
    ] as const) {
      const body =
        begin + unit.repeat(Math.floor((MAX_MARKDOWN_LENGTH - begin.length) / unit.length)).trimEnd();
      it(JSON.stringify(body.slice(-6)), () => {
        assert.ok(body.length <= MAX_MARKDOWN_LENGTH);
        const html = renderMessage(message(body), context);
        assert.ok(
          html.startsWith(`<p class="plain" data-line="0">${body}</p><p class="note">`),
          html.slice(0, 100),
        );
      });
    }

    it('but not one that is merely long', () => {
      const html = renderMessage(
        message('[强] **a** [b](https://a.cn)\n'.repeat(MAX_MARKDOWN_LENGTH / 30)),
        context,
      );
      assert.equal(html.split('</a>').length, Math.floor(MAX_MARKDOWN_LENGTH / 30) + 1);
    });
  });

  it('never cuts a surrogate pair', () => {
    const html = renderMessage(message(`a${'😀'.repeat(MAX_MARKDOWN_LENGTH)}`), context);
    assert.doesNotThrow(() => encodeURIComponent(html));
  });
});
