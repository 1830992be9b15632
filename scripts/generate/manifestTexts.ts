import { commandTable } from '../../client/src/commands/commandTable';
import type { DocumentedRule } from './documentedRule';
import { isGenerated, ruleKey, titleKey } from './textKeys';

/**
 * A package.nls*.json with the titles of the commands and the summaries of the rules at its end. Texts that are written by
 * hand stay before them, in their order.
 */
export function manifestTexts(
  text: string,
  language: 'english' | 'chinese',
  documented: readonly DocumentedRule[],
): string {
  const byHand = Object.entries(JSON.parse(text)).filter(([key]) => !isGenerated(key));
  const titles = Object.entries(commandTable).map(([id, command]) => [titleKey(id), command[language]]);
  const summaries = documented.map(({ rule, chinese }) => [
    ruleKey(rule.id),
    plainText(language === 'english' ? rule.summary : chinese),
  ]);
  return `${JSON.stringify(Object.fromEntries([...byHand, ...titles, ...summaries]), null, 2)}\n`;
}

/** Without the backticks around code: VS Code shows the description of a setting inside an object as it is. */
function plainText(summary: string): string {
  return summary.replaceAll('`', '');
}
