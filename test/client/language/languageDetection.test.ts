import assert from 'node:assert/strict';
import { looksLikeChatLog } from '../../../client/src/language/languageDetection';

const log = `---
layout: source
tag: [chat]
---
> 07:08:28  Kim

Hello
`;

function detect(text: string): boolean {
  const lines = text.split(/\r?\n/);
  return looksLikeChatLog(index => lines[index]!, lines.length);
}

describe('a Markdown file', () => {
  const logs: Record<string, string> = {
    'front matter and a header': log,
    'CRLF and a byte order mark': `\uFEFF${log.replace(/\n/g, '\r\n')}`,
    'white space after the fences': log.replaceAll('---', '--- \t'),
    'front matter closed by dots': log.replace('---\n>', '...\n>'),
    'blank lines before the header': log.replace('---\n>', '---\n \n\n\t\n>'),
    'three spaces before the name': log.replace('  Kim', '   Kim'),
    'empty front matter': '---\n---\n> 00:00:00  Kim',
  };
  for (const [what, text] of Object.entries(logs)) {
    it(`is a chat log with ${what}`, () => assert.equal(detect(text), true));
  }

  const others: Record<string, string> = {
    'no text': '',
    'front matter alone': '---\nlayout: post\n---\n',
    'an unclosed fence': '---\n> 07:08:28  Kim\n',
    'a header without front matter': '> 07:08:28  Kim\n',
    'prose after the front matter': log.replace('---\n>', '---\nAbout this chat:\n\n>'),
    'a quote after the front matter': log.replace('07:08:28  Kim', 'It was 07:08:28  then'),
    'a quote that begins with a time': log.replace('28  Kim', '28 Kim said'),
    'a quote that begins with a time out of range': log.replace('07:08:28', '07:68:28'),
    'a header without a name': log.replace('Kim', ''),
    'front matter that does not end soon': log.replace('layout', 'layout\n'.repeat(200)),
    'a header far below': log.replace('---\n>', `---\n${'\n'.repeat(200)}>`),
    'another rule than a fence': log.replace('---', '***'),
  };
  for (const [what, text] of Object.entries(others)) {
    it(`stays Markdown with ${what}`, () => assert.equal(detect(text), false));
  }

  it('is looked at in its first lines only', () => {
    const requested: number[] = [];
    const lineCount = 1_000_000;
    const line = (index: number) => {
      requested.push(index);
      return index === 0 ? '---' : '-'.repeat(1_000_000);
    };
    assert.equal(looksLikeChatLog(line, lineCount), false);
    assert.ok(requested.length <= 130, `${requested.length} lines`);
  });
});
