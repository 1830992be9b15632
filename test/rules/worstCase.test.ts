import assert from 'node:assert/strict';
import { ChatLog } from '../../server/src/document/chatLog';
import { fixAll } from '../../server/src/document/fixAll';
import { totalOf } from '../../server/src/document/fixSummary';
import { registryFindings } from '../../server/src/document/registryFindings';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { registryRuleLevels, ruleLevels } from '../../server/src/rules/ruleLevels';
import { FILE_NAME, HEAD, message } from '../support/rules';

const options = { fileName: FILE_NAME, levels: ruleLevels({ 'mention/unknown-speaker': 'hint' }) };

describe('the rules take linear time', () => {
  /** So many characters, or findings, that quadratic work takes minutes. */
  const characters = 3_000_000;
  const findings = 150_000;
  /** `unit`, repeated up to the length `characters`. */
  const long = (unit: string) => unit.repeat(characters / unit.length);

  const bodies: Record<string, [body: () => string, findings: number]> = {
    '[': [() => long('['), 0],
    '![': [() => long('!['), 0],
    ']': [() => `![${long(']')}`, 0],
    '](': [() => `![${long('](')}`, 0],
    '![](http://': [() => long('![](http://'), 0],
    '![](http://…) with one end': [() => `${long('![](http://(')})`, 0],
    '![](<http://': [() => long('![](<http://'), 0],
    '![](http://a)': [() => '![](http://a)'.repeat(findings), findings],
    '@': [() => long('@'), 0],
    '@a': [() => '@a '.repeat(findings), findings],
    '@Kim Park': [() => long('@Kim Park'), 0],
    '&amp;': [() => long('&amp;'), 0],
    '&amp;amp;': [() => '&amp;amp;'.repeat(findings), findings],
    'amp;': [() => `&${long('amp;')}`, 1],
    '&amp;x': [() => long('&amp;x'), 0],
    'backticks of growing number': [
      () => `![a](${Array.from({ length: Math.sqrt(characters) }, (_, i) => '`'.repeat(i)).join(' ')}`,
      0,
    ],
    'a `': [() => `![${long('a `')}`, 0],
    '\\': [() => `![${long('\\')}`, 0],
    'a long line': [() => `![ @ &amp; ${long('x')}`, 0],
    spaces: [() => `![](${long(' ')}http://`, 0],
    'lines of fences': [() => long('```\n![a\n'), 0],
  };
  for (const [what, [body, expected]] of Object.entries(bodies)) {
    it(`over a body of ${what}`, () => {
      const log = new ChatLog(HEAD + message('07:08:28', 'Kim Park', body()), options);
      assert.equal([...log.findings.all()].length, expected);
    });
  }

  const texts: Record<string, [text: () => string, findings: number]> = {
    headers: [() => HEAD + '> 07:08:28  Kim Park\n'.repeat(findings), 2 * findings - 1],
    'malformed headers': [() => HEAD + '>> 7:08  Kim\n'.repeat(findings / 2), (3 * findings) / 2 - 1],
    'times that are invalid': [() => HEAD + '> 99:99:99  Kim\n\n'.repeat(findings), 2 * findings],
    'a long speaker': [() => `${HEAD}>> 07:08:28  ${long('x')}\n`, 2],
    'stray lines': [() => `${HEAD}\n${long('-\n')}`, 1],
    'blank lines and no end of the front matter': [() => `---\n${long('\n')}`, 1],
    keys: [() => `---\n${long('auther: x\n')}---\n`, 1],
  };
  for (const [what, [text, expected]] of Object.entries(texts)) {
    it(`over ${what}`, () => {
      const log = new ChatLog(text(), options);
      assert.equal([...log.findings.all()].length, expected);
    });
  }
});

describe('fixing everything takes linear time', () => {
  /** So many messages with fixes that quadratic work takes minutes. */
  const parts: Record<string, [part: (i: number) => string, count: number]> = {
    'malformed headers': [
      i => `>> ${7 + (i % 2)}:08:28  Kim\nHello &amp;amp; ![](http://example.org)\n`,
      12_000,
    ],
    'messages out of order': [i => message(i % 2 === 0 ? '07:08:28' : '07:08:27', `Kim ${i}`), 40_000],
    duplicates: [() => message('07:08:28', 'Kim'), 60_000],
  };
  for (const [what, [part, count]] of Object.entries(parts)) {
    it(`of many ${what}`, () => {
      const text = HEAD + Array.from({ length: count }, (_, i) => part(i)).join('');
      const result = fixAll(text, options, { unsafe: true });
      assert.ok(totalOf(result.fixed) >= count / 2, String(totalOf(result.fixed)));
      assert.deepEqual(fixAll(result.text, options).edits, []);
    });
  }
});

describe('the rules of the registry take linear time', () => {
  /** So many people that quadratic work takes minutes; a file that is read has fewer. */
  const count = 80_000;
  const entries: Record<string, [entry: string, findings: number]> = {
    'people without a name': ['- note: x\n', 1],
    'people whose name is misspelt': ['- nmae: Kim\n', count],
    'people who are none': ['- &x\n', 1],
    'one name for all': ['- {name: Kim, aliases: [Lee]}\n', 3 * count - 2],
    'colors that are none': ['- {name: Kim, color: x}\n', 3 * count - 1],
  };
  for (const [what, [entry, expected]] of Object.entries(entries)) {
    it(`over ${what}`, () => {
      const one = parseRegistry(`people:\n${entry}`);
      const times = <T>(list: readonly T[]) => Array.from({ length: count }, () => list).flat();
      const registry = { ...one, people: times(one.people), problems: times(one.problems) };
      const found = registryFindings({ registry, names: new Map() }, registryRuleLevels({}));
      assert.equal(found.length, expected);
    });
  }
});
