import type { DocumentedRule } from './documentedRule';
import { fixesOf } from './fixesOf';

const START = '<!-- The table is generated: npm run generate -->\n\n';

/**
 * docs/rules/README.md: the table at its end, below the comment that says so, has one row for each rule.
 *
 * @throws Error if that comment is missing
 */
export function ruleTable(text: string, documented: readonly DocumentedRule[]): string {
  const start = text.indexOf(START);
  if (start === -1) throw new Error(`docs/rules/README.md has no line ${START}`);
  const rows = documented.map(({ rule, chinese }) =>
    row([
      `[${rule.id}](${rule.id}.md)`,
      rule.defaultLevel,
      rule.summary,
      chinese,
      fixesOf(rule)?.english ?? '',
    ]),
  );
  return [
    text.slice(0, start) + START + row(['rule', 'default', 'reports', '说明', 'fix']),
    `|${'---|'.repeat(5)}`,
    ...rows,
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
