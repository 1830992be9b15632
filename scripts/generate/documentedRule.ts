import type { RegistryRule, Rule } from '../../server/src/rules/rule';

/** A rule with the data from its page. */
export interface DocumentedRule {
  readonly rule: Rule | RegistryRule;
  /** Its summary in Chinese. */
  readonly chinese: string;
}
