import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { registryFindings } from '../../server/src/document/registryFindings';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { registryRuleLevels, ruleLevels } from '../../server/src/rules/ruleLevels';
import { assertLinear } from '../support/growth';
import { FILE_NAME, HEAD, message } from '../support/rules';

const options = { fileName: FILE_NAME, levels: ruleLevels({ 'mention/unknown-speaker': 'hint' }) };

describe('the rules take linear time', () => {
  const bodies: Record<string, (count: number) => string> = {
    '[': count => '['.repeat(count),
    '![': count => '!['.repeat(count),
    ']': count => `![${']'.repeat(count)}`,
    '](': count => `![${']('.repeat(count)}`,
    '![](http://': count => '![](http://'.repeat(count / 4),
    '![](http://…) with one end': count => `${'![](http://('.repeat(count / 4)})`,
    '![](<http://': count => '![](<http://'.repeat(count / 4),
    '![](http://a)': count => '![](http://a)'.repeat(count / 10),
    '@': count => '@'.repeat(count),
    '@a': count => '@a '.repeat(count / 4),
    '@Kim Park': count => '@Kim Park'.repeat(count / 4),
    '&amp;': count => '&amp;'.repeat(count),
    '&amp;amp;': count => '&amp;amp;'.repeat(count / 10),
    'amp;': count => `&${'amp;'.repeat(count)}`,
    '&amp;x': count => '&amp;x'.repeat(count),
    'backticks of growing number': count =>
      `![a](${Array.from({ length: Math.sqrt(count) * 2 }, (_, i) => '`'.repeat(i)).join(' ')}`,
    'a `': count => `![${'a `'.repeat(count)}`,
    '\\': count => `![${'\\'.repeat(count)}`,
    'a long line': count => `![ @ &amp; ${'x'.repeat(count * 20)}`,
    spaces: count => `![](${' '.repeat(count)}http://`,
    'lines of fences': count => '```\n![a\n'.repeat(count / 4),
  };
  for (const [what, body] of Object.entries(bodies)) {
    it(`over a body of ${what}`, () =>
      assertLinear(count => {
        const log = new ChatLog(HEAD + message('07:08:28', 'Kim Park', body(count)), options);
        assert.ok([...log.findings.all()].length >= 0);
      }, 10_000));
  }

  const texts: Record<string, (count: number) => string> = {
    headers: count => HEAD + '> 07:08:28  Kim Park\n'.repeat(count / 4),
    'malformed headers': count => HEAD + '>> 7:08  Kim\n'.repeat(count / 4),
    'times that are invalid': count => HEAD + '> 99:99:99  Kim\n\n'.repeat(count / 4),
    'a long speaker': count => `${HEAD}>> 07:08:28  ${'x'.repeat(count * 20)}\n`,
    'stray lines': count => `${HEAD}\n${'-\n'.repeat(count)}`,
    'blank lines and no end of the front matter': count => `---\n${'\n'.repeat(count)}`,
    keys: count => `---\n${'auther: x\n'.repeat(count / 10)}---\n`,
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`over ${what}`, () =>
      assertLinear(count => {
        const log = new ChatLog(text(count), options);
        assert.ok([...log.findings.all()].length >= 0);
      }, 10_000));
  }
});

describe('fixing everything takes linear time', () => {
  const parts: Record<string, (i: number) => string> = {
    'malformed headers': i => `>> ${7 + (i % 2)}:08:28  Kim\nHello &amp;amp; ![](http://example.org)\n`,
    'messages out of order': i => message(i % 2 === 0 ? '07:08:28' : '07:08:27', `Kim ${i}`),
    duplicates: () => message('07:08:28', 'Kim'),
  };
  for (const [what, part] of Object.entries(parts)) {
    it(`of many ${what}`, () =>
      assertLinear(count => {
        const text = HEAD + Array.from({ length: count }, (_, i) => part(i)).join('');
        const result = fixAll(text, options, { unsafe: true });
        assert.ok(result.fixed.length > 0);
        assert.deepEqual(fixAll(result.text, options).edits, []);
      }, 2_000));
  }
});

describe('the rules of the registry take linear time', () => {
  const entries: Record<string, string> = {
    'people without a name': '- note: x\n',
    'people whose name is misspelt': '- nmae: Kim\n',
    'people who are none': '- &x\n',
    'one name for all': '- {name: Kim, aliases: [Lee]}\n',
    'colours that are none': '- {name: Kim, color: x}\n',
  };
  for (const [what, entry] of Object.entries(entries)) {
    it(`over ${what}`, () =>
      assertLinear(count => {
        const registry = parseRegistry(`people:\n${entry.repeat(count)}`);
        registryFindings({ registry, names: new Map() }, registryRuleLevels({}));
      }, 800));
  }
});
