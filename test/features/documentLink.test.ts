import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { documentLink, MAX_LINKS } from '../../server/src/features/documentLink';
import { ruleLevels } from '../../server/src/rules/ruleLevels';
import { type FeatureOptions, request, requestOf } from '../support/features';

const message = (body: string) => `> 07:08:28  Kim\n   \n${body}\n   \n`;

/** The links of a log, as text and target. */
function linksOf(text: string, options?: FeatureOptions): [text: string, target: string][] {
  const lines = text.split(/\r?\n/);
  return request(documentLink, text, {}, options).map(({ range: { start, end }, target }) => {
    assert.equal(start.line, end.line);
    return [lines[start.line]!.slice(start.character, end.character), target!];
  });
}

describe('document links', () => {
  it('end where a Chinese reader would end them', () => {
    assert.deepEqual(linksOf(message('看 http://a.cn/x，然后 https://b.cn/y然后')), [
      ['http://a.cn/x', 'http://a.cn/x'],
      ['https://b.cn/y', 'https://b.cn/y'],
    ]);
  });

  it('lead to files from the document, and from the workspace folder', () => {
    const body =
      '![a](../img/支付%20.png) ![b](/img/x.png?v=1 "t") [c](./2024-02-10-chat.markdown#x) [d](a b)';
    assert.deepEqual(linksOf(message(body)), [
      ['../img/支付%20.png', 'file:///site/img/%E6%94%AF%E4%BB%98%20.png'],
      ['/img/x.png?v=1', 'file:///site/img/x.png'],
      ['./2024-02-10-chat.markdown#x', 'file:///site/_posts/2024-02-10-chat.markdown'],
    ]);
    const nowhere = { workspace: { folderOf: () => undefined } };
    assert.deepEqual(linksOf(message('![b](/img/x.png) ![c](x.png)'), nowhere), [
      ['x.png', 'file:///site/_posts/x.png'],
    ]);
  });

  it('take escapes out of addresses', () => {
    assert.deepEqual(linksOf(message('http://a.cn/?a=1&amp;amp;b=2')), [
      ['http://a.cn/?a=1&amp;amp;b=2', 'http://a.cn/?a=1&b=2'],
    ]);
  });

  it('are read from the front matter, pictures there from the top of the site', () => {
    const text = [
      '---',
      'header-img: "img/bg.jpg"',
      'avatar:  /img/kim.png',
      'author: Kim',
      'link: see http://a.cn/x，然后',
      "cover: 'http://a.cn/c.png'",
      '---',
      '',
    ].join('\r\n');
    assert.deepEqual(linksOf(text), [
      ['img/bg.jpg', 'file:///site/img/bg.jpg'],
      ['/img/kim.png', 'file:///site/img/kim.png'],
      ['http://a.cn/x', 'http://a.cn/x'],
      ['http://a.cn/c.png', 'http://a.cn/c.png'],
    ]);
  });

  it('are none in code', () => {
    assert.deepEqual(linksOf(message('`http://a.cn` http://b.cn\n```\nhttp://c.cn\n```\nhttp://d.cn')), [
      ['http://b.cn', 'http://b.cn'],
      ['http://d.cn', 'http://d.cn'],
    ]);
  });

  it('lead to no command of the editor, to no script, and to no other host by a trick of spelling', () => {
    for (const address of [
      'command:workbench.action.quit',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'vscode://x',
      'data:text/html,x',
      '#top',
      '{{site.url}}/x.png',
      '/',
    ]) {
      assert.deepEqual(linksOf(message(`[x](${address})`)), [], address);
    }
    for (const [address, target] of [
      ['\\\\\\\\host\\\\x', 'file:///site/_posts/%5C%5C%5C%5Chost%5C%5Cx'],
      ['../../../../etc/x', 'file:///etc/x'],
      ['//a.cn/x', 'https://a.cn/x'],
      ['..%2F..%2Fx', 'file:///x'],
      ['%2e%2E/.%2e/x', 'file:///x'],
      ['%2e/100%/%252e%252e/x', 'file:///site/_posts/100%25/%252e%252e/x'],
      ['mailto:kim@example.org', 'mailto:kim@example.org'],
    ] as const) {
      assert.deepEqual(linksOf(message(`[x](${address})`)), [[address, target]]);
    }
  });

  it('keep to their places after an edit elsewhere', () => {
    const log = new ChatLog(message('a') + message('http://a.cn'), { fileName: '', levels: ruleLevels() });
    const lineOf = () => requestOf(documentLink, log, {})[0]!.range.start.line;
    assert.equal(lineOf(), 6);
    const zero = { line: 0, character: 0 };
    log.edit({ range: { start: zero, end: zero }, newText: '> 07:00:00  A\n\nx\n' });
    assert.equal(lineOf(), 9);
  });

  it('stop at a stated number', () => {
    assert.equal(linksOf(message('http://a.cn http://b.cn').repeat(MAX_LINKS)).length, MAX_LINKS);
  });
});
