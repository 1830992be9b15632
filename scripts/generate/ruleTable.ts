import type { RegistryRule, Rule } from '../../server/src/rules/rule';
import type { DocumentedRule } from './documentedRule';

const START = '<!-- The table is generated: npm run generate -->\n\n';

/**
 * docs/rules/README.md: the table at its end, below the comment that says so, has one row for each rule.
 *
 * @throws Error where that comment is missing
 */
export function ruleTable(text: string, documented: readonly DocumentedRule[]): string {
  const start = text.indexOf(START);
  if (start === -1) throw new Error(`docs/rules/README.md has no line ${START}`);
  const rows = documented.map(({ rule, chinese }) =>
    row([`[${rule.id}](${rule.id}.md)`, rule.defaultLevel, rule.summary, chinese, fixesOf(rule)]),
  );
  return [
    text.slice(0, start) + START + row(['rule', 'default', 'reports', '说明', 'fix']),
    `|${'---|'.repeat(5)}`,
    ...rows,
    '',
  ].join('\n');
}

/** What a rule has to mend its findings: one right way, ways to choose from, or nothing. */
function fixesOf(rule: Rule | RegistryRule): 'yes' | 'choice' | '' {
  if (rule.fix !== undefined) return 'yes';
  return rule.suggest === undefined ? '' : 'choice';
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
