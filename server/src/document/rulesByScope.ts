import type { Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';

/** The rules that are on, by their scope. */
export type RulesByScope = { readonly [Scope in Rule['scope']]: readonly Extract<Rule, { scope: Scope }>[] };

const known = new WeakMap<RuleLevels, RulesByScope>();

/** Logs with the same levels share them. */
export function rulesByScope(levels: RuleLevels): RulesByScope {
  let rules = known.get(levels);
  if (rules === undefined) {
    rules = sortByScope([...levels.keys()]);
    known.set(levels, rules);
  }
  return rules;
}

function sortByScope(on: readonly Rule[]): RulesByScope {
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
