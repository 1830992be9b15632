import type { RegistryRule, Rule } from '../../server/src/rules/rule';

/** A rule with what its page adds to it. */
export interface DocumentedRule {
  readonly rule: Rule | RegistryRule;
  /** Its summary in Chinese. */
  readonly chinese: string;
}
