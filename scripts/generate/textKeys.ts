// The keys that package.json has for its generated texts in package.nls*.json.
import type { RuleLevel } from '../../server/src/rules/rule';

/** The key of a command's title. */
export function titleKey(id: string): string {
  return id.replace(/^chatlog\./, 'command.');
}

/** The key of a rule's summary. */
export function ruleKey(id: string): string {
  return `config.rules.${id}`;
}

/** The key of the text that explains a level. These texts are written by hand. */
export function levelKey(level: RuleLevel): string {
  return `config.rules.level.${level}`;
}

/** Whether a key's text is generated. */
export function isGenerated(key: string): boolean {
  return key.startsWith('command.') || /^config\.rules\.[^/]+\//.test(key);
}
