import type { Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';

/** The rules that are on, by their scope. */
export type RulesByScope = { readonly [Scope in Rule['scope']]: readonly Extract<Rule, { scope: Scope }>[] };

export function rulesByScope(levels: RuleLevels): RulesByScope {
  const on = [...levels.keys()];
  return {
    message: on.filter(rule => rule.scope === 'message'),
    neighbours: on.filter(rule => rule.scope === 'neighbours'),
    images: on.filter(rule => rule.scope === 'images'),
    speakers: on.filter(rule => rule.scope === 'speakers'),
    name: on.filter(rule => rule.scope === 'name'),
    head: on.filter(rule => rule.scope === 'head'),
    suppression: on.filter(rule => rule.scope === 'suppression'),
  };
}
