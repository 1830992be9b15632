import { check, HEAD, MESSAGE, message } from '../support/rules';

const said = (body: string) => HEAD + message('07:08:28', 'Kim Park', body);

describe('text/double-escaped-entity', () => {
  const rule = 'text/double-escaped-entity';
  it('leaves one level', () =>
    check({
      rule,
      text: said('a⟦&amp;#160;⟧b⟦&amp;amp;⟧c⟦&amp;amp;quot;⟧d⟦&amp;amp;amp;⟧281 ⟦&amp;#xA0;⟧⟦&amp;alpha;⟧'),
      fixed: said('a&#160;b&amp;c&quot;d&amp;281 &#xA0;&alpha;'),
      says: '"&amp;#160;" is escaped more than once: expected "&#160;"',
    }));
  it('does so on all lines, in code and addresses too', () =>
    check({
      rule,
      text: said('`⟦&amp;lt;⟧`\n\n    <https://example.org/?a=1⟦&amp;amp;⟧b=2>'),
      fixed: said('`&lt;`\n\n    <https://example.org/?a=1&amp;b=2>'),
    }));
  it('allows what is escaped once, or leads to no entity', () =>
    check({
      rule,
      text: said('&amp; &lt; &#160; &amp;type=1 &amp;nosuch; &amp;lt &AMP; &amp;#; &amp;#x; &amp;&amp;'),
    }));
  it('leaves speakers alone', () => check({ rule, text: HEAD + message('07:08:28', 'A&amp;amp;B') }));
});

describe('image/insecure-url', () => {
  const rule = 'image/insecure-url';
  it('reports the address', () =>
    check({
      rule,
      text: said(
        '![2024-05-01 07:08:28](⟦http://example.org/a.png⟧) and ![](⟦HTTP://example.org/b.png⟧ "b")',
      ),
      fixed: said('![2024-05-01 07:08:28](https://example.org/a.png) and ![](HTTPs://example.org/b.png "b")'),
    }));
  it('reports images inside links, with brackets inside, in angle brackets', () =>
    check({
      rule,
      text: said(
        '[![a [b] c](⟦http://example.org/(a)⟧)](http://example.org) ![a](<⟦http://example.org/a b⟧>) \\![![x](⟦http://x.org⟧)',
      ),
      fixed: said(
        '[![a [b] c](https://example.org/(a))](http://example.org) ![a](<https://example.org/a b>) \\![![x](https://x.org)',
      ),
    }));
  it('allows https, other schemes, links, code and what is not closed', () =>
    check({
      rule,
      text: said(
        '![a](https://example.org/a) ![a](a.png) [a](http://example.org) `![a](http://example.org)` ``![`](http://a.org)``\n' +
          '\\![a](http://example.org) ! [a](http://example.org) ![a] (http://example.org) ![a](http://example.org',
      ),
    }));
  it('allows fenced code', () =>
    check({
      rule,
      text: said('```md\n![a](http://example.org/a)\n~~~\n![a](http://example.org/a)\n````\n'),
    }));
});

describe('mention/unknown-speaker', () => {
  const rule = 'mention/unknown-speaker';
  it('reports a name that no speaker has, and suggests near ones', () =>
    check({
      rule,
      text: `${said('Hi ⟦@Kim-Prak⟧, @Kim Park, kim@example.org `@Override`')}${message('07:08:29', 'Kim-Park-Acme', '@Kim Park')}${message('07:08:30', 'Kim-Park')}`,
      suggested: [
        `${said('Hi @Kim-Park, @Kim Park, kim@example.org `@Override`')}${message('07:08:29', 'Kim-Park-Acme', '@Kim Park')}${message('07:08:30', 'Kim-Park')}`,
        `${said('Hi @Kim Park, @Kim Park, kim@example.org `@Override`')}${message('07:08:29', 'Kim-Park-Acme', '@Kim Park')}${message('07:08:30', 'Kim-Park')}`,
      ],
    }));
  it('follows who comes and goes', () =>
    check({ rule, text: HEAD + message('07:08:28', 'Kim', '⟦@Lee⟧') + MESSAGE }));
});

describe('suppression/unused', () => {
  const rule = 'suppression/unused';
  const disable = '<!-- chatlog-disable-next-line';
  it('removes the comment', () =>
    check({
      rule,
      text: `${said('Hi')}⟦${disable} message/duplicate -->⟧\n\n${message('07:08:29', 'Kim Park', 'Ho')}`,
      fixed: `${said('Hi')}\n${message('07:08:29', 'Kim Park', 'Ho')}`,
      says: 'This comment turns nothing off',
    }));
  it('removes one rule of several', () =>
    check({
      rule,
      text: `${said('Hi')}${disable} message/duplicate, ⟦message/empty-body⟧ -->\n\n${message('07:08:28', 'Kim Park', 'Hi')}`,
      fixed: `${said('Hi')}${disable} message/duplicate -->\n\n${message('07:08:28', 'Kim Park', 'Hi')}`,
    }));
  it('reports a rule that does not exist', () =>
    check({
      rule,
      text: `${said('Hi')}${disable} ⟦message/duplicat⟧ -->\n`,
      fixed: said('Hi'),
      says: 'Unknown rule "message/duplicat"',
    }));
  it('reports several of them', () =>
    check({
      rule,
      text: `${said('Hi')}${disable} ⟦a⟧, ⟦b⟧ ⟦c⟧ -->\n`,
      fixed: said('Hi'),
    }));
  it('removes rules on both sides of one that is of use', () =>
    check({
      rule,
      text: `${said('Hi')}${disable} ⟦a⟧, ⟦b⟧, message/duplicate, ⟦c⟧, ⟦d⟧ -->\n\n${message('07:08:28', 'Kim Park', 'Hi')}`,
      fixed: `${said('Hi')}${disable} message/duplicate -->\n\n${message('07:08:28', 'Kim Park', 'Hi')}`,
    }));
  it('looks into the front matter', () =>
    check({
      rule,
      text: said('Hi').replace('author:', '⟦# chatlog-disable-next-line front-matter/unknown-key⟧\nauthor:'),
      fixed: said('Hi'),
    }));
});
