import type { RegistryRule, Rule } from '../../server/src/rules/rule';

const FIXES = {
  safe: { english: 'safe', chinese: '安全' },
  unsafe: { english: 'unsafe', chinese: '不安全' },
  mixed: { english: 'safe or unsafe', chinese: '安全或不安全' },
  choice: { english: 'choice', chinese: '多项可选' },
} as const;

/** The fixes of a rule: one fix, safe or unsafe, or a choice of fixes; `undefined` if it has none. */
export function fixesOf(rule: Rule | RegistryRule): (typeof FIXES)[keyof typeof FIXES] | undefined {
  if (rule.fix !== undefined) return FIXES[rule.fixSafety ?? 'safe'];
  return rule.suggest === undefined ? undefined : FIXES.choice;
}
