import type { Rule, RuleLevel, Severity } from './rule';
import { rules } from './rules';

/** The level of every rule that differs from its default, by identifier: the setting `chatlog.rules`. */
export type RuleSettings = Readonly<Record<string, RuleLevel>>;

/** The rules that are on, each with its severity. */
export type RuleLevels = ReadonlyMap<Rule, Severity>;

const LEVELS: ReadonlySet<unknown> = new Set<RuleLevel>(['error', 'warning', 'information', 'hint', 'off']);

/** Resolves settings to levels. Whatever is no level of a known rule counts as not set: settings come from anywhere. */
export function ruleLevels(settings: unknown = {}): RuleLevels {
  const levels = new Map<Rule, Severity>();
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Record<
    string,
    unknown
  >;
  for (const rule of rules) {
    const set = Object.hasOwn(given, rule.id) ? given[rule.id] : undefined;
    const level = LEVELS.has(set) ? (set as RuleLevel) : rule.defaultLevel;
    if (level !== 'off') levels.set(rule, level);
  }
  return levels;
}

/** Whether the same rules are on, each with the same severity. */
export function sameLevels(a: RuleLevels, b: RuleLevels): boolean {
  return a.size === b.size && [...a].every(([rule, severity]) => b.get(rule) === severity);
}
