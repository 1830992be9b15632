import type { RegistryRule, Rule } from '../../server/src/rules/rule';

const FIXES = {
  safe: { english: 'safe', chinese: '安全' },
  unsafe: { english: 'unsafe', chinese: '不安全' },
  mixed: { english: 'safe or unsafe', chinese: '安全或不安全' },
  choice: { english: 'choice', chinese: '多项可选' },
} as const;

/** What a rule has to mend its findings: one way, safe or not, or ways to choose from; `undefined` for nothing. */
export function fixesOf(rule: Rule | RegistryRule): (typeof FIXES)[keyof typeof FIXES] | undefined {
  if (rule.fix !== undefined) return FIXES[rule.fixSafety ?? 'safe'];
  return rule.suggest === undefined ? undefined : FIXES.choice;
}
