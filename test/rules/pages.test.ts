import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { ChatLog } from '../../server/src/document/chatLog';
import { registryFindings } from '../../server/src/document/registryFindings';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { registryRules, rules } from '../../server/src/rules';
import { registryRuleLevels, ruleLevels } from '../../server/src/rules/ruleLevels';
import { imagesOf } from '../support/images';
import { peopleOf } from '../support/people';
import { FILE_NAME, HEAD } from '../support/rules';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pageOf = (rule: { id: string }) => read(`docs/rules/${rule.id}.md`);

/** The code under a heading of a page. */
function example(page: string, heading: 'Wrong' | 'Right', language: 'markdown' | 'yaml'): string {
  return new RegExp(`\\n## ${heading}\\n\\n\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)![1]!;
}

describe('the pages of the rules', () => {
  for (const rule of rules) {
    it(`${rule.id}: the wrong example has a finding, the right one none`, () => {
      const countIn = (text: string) => {
        const isWhole = rule.id.startsWith('front-matter/') || text.startsWith('---');
        // A body alone needs a header.
        const messages = isWhole || text.startsWith('>') ? text : `> 07:08:28  Kim Park\n\n${text}`;
        const log = new ChatLog(isWhole ? messages : HEAD + messages, {
          fileName: FILE_NAME,
          levels: ruleLevels({ [rule.id]: 'error' }),
          images: imagesOf(['img/cat.png']),
        });
        // Some rules look beyond the log: here, the example is the only log.
        log.setPeople(peopleOf(log));
        return [...log.findings.all()].filter(finding => finding.rule === rule).length;
      };
      assert.ok(countIn(example(pageOf(rule), 'Wrong', 'markdown')) > 0);
      assert.equal(countIn(example(pageOf(rule), 'Right', 'markdown')), 0);
    });
  }

  for (const rule of registryRules) {
    it(`${rule.id}: the wrong example has a finding, the right one none`, () => {
      const names = new Map([
        ['Kim Park', 1],
        ['Kim', 1],
        ['Kim Lee', 1],
      ]);
      const rulesIn = (text: string) =>
        registryFindings({ registry: parseRegistry(text), names }, registryRuleLevels()).map(
          finding => finding.rule,
        );
      assert.deepEqual(rulesIn(example(pageOf(rule), 'Wrong', 'yaml')), [rule]);
      assert.deepEqual(rulesIn(example(pageOf(rule), 'Right', 'yaml')), []);
    });
  }

  it('say why the rule exists in the words of its hover, in both languages', () => {
    const chinese = JSON.parse(read('l10n/bundle.l10n.zh-cn.json'));
    try {
      for (const rule of [...rules, ...registryRules]) {
        const [inEnglish, inChinese] = pageOf(rule).split('\n## 简体中文\n');
        l10n.config({ contents: {} });
        assert.ok(inEnglish!.includes(`\n\n${rule.meaning()}`), `${rule.id}: ${rule.meaning()}`);
        l10n.config({ contents: chinese });
        assert.ok(inChinese!.includes(`\n\n${rule.meaning()}`), `${rule.id}: ${rule.meaning()}`);
      }
    } finally {
      l10n.config({ contents: {} });
    }
  });

  it('count what is fixed in words of their own, in both languages', () => {
    const chinese = JSON.parse(read('l10n/bundle.l10n.zh-cn.json'));
    try {
      for (const { id, fix, noun } of [...rules, ...registryRules]) {
        assert.equal(noun !== undefined, fix !== undefined, id);
        l10n.config({ contents: {} });
        if (noun !== undefined) assert.match(`${noun(1)}, ${noun(2)}`, /^1 (\S.*), 2 (?!\1$)\S/, id);
        l10n.config({ contents: chinese });
        if (noun !== undefined) assert.match(`${noun(1)}、${noun(2)}`, /^1 ([处个条])(.+)、2 \1\2$/, id);
      }
    } finally {
      l10n.config({ contents: {} });
    }
  });
});
