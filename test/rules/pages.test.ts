import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChatLog } from '../../server/src/document/chatLog';
import { registryFindings } from '../../server/src/document/registryFindings';
import { parseRegistry } from '../../server/src/registry/speakerRegistry';
import { registryRules, rules } from '../../server/src/rules';
import { registryRuleLevels, ruleLevels } from '../../server/src/rules/ruleLevels';
import { peopleOf } from '../support/people';
import { FILE_NAME, HEAD } from '../support/rules';

const root = join(import.meta.dirname, '../..');

describe('the pages of the rules', () => {
  for (const rule of rules) {
    it(`${rule.id}: the wrong example has a finding, the right one none`, () => {
      const page = readFileSync(join(root, `docs/rules/${rule.id}.md`), 'utf8');
      assert.ok(page.startsWith(`# ${rule.id}\n`));
      assert.ok(page.includes(`Default level: \`${rule.defaultLevel}\``));
      assert.match(page, /\n## 简体中文\n/);
      const [wrong, right] = ['Wrong', 'Right'].map(title => {
        const example = new RegExp(`\\n## ${title}\\n\\n\`\`\`markdown\\n([^]*?)\`\`\``).exec(page)![1]!;
        const isWhole = rule.id.startsWith('front-matter/') || example.startsWith('---');
        // A body alone needs a header.
        const text = isWhole || example.startsWith('>') ? example : `> 07:08:28  Kim Park\n\n${example}`;
        const log = new ChatLog(isWhole ? text : HEAD + text, {
          fileName: FILE_NAME,
          levels: ruleLevels({ [rule.id]: 'error' }),
        });
        // Some rules look beyond the log: the example is all that there is.
        log.setPeople(peopleOf(log));
        return [...log.findings.all()].filter(finding => finding.rule === rule).length;
      });
      assert.ok(wrong! > 0);
      assert.equal(right, 0);
    });
  }

  for (const rule of registryRules) {
    it(`${rule.id}: the wrong example has a finding, the right one none`, () => {
      const page = readFileSync(join(root, `docs/rules/${rule.id}.md`), 'utf8');
      assert.ok(page.startsWith(`# ${rule.id}\n`));
      assert.ok(page.includes(`Default level: \`${rule.defaultLevel}\``));
      assert.match(page, /\n## 简体中文\n/);
      const names = new Map([
        ['Kim Park', 1],
        ['Kim', 1],
        ['Kim Lee', 1],
      ]);
      const [wrong, right] = ['Wrong', 'Right'].map(title => {
        const example = new RegExp(`\\n## ${title}\\n\\n\`\`\`yaml\\n([^]*?)\`\`\``).exec(page)![1]!;
        return registryFindings({ registry: parseRegistry(example), names }, registryRuleLevels()).map(
          finding => finding.rule,
        );
      });
      assert.deepEqual(wrong, [rule]);
      assert.deepEqual(right, []);
    });
  }
});
