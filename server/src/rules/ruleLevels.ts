import { registryRules, rules } from '.';
import { type RegistryRule, type Rule, type RuleLevel, SEVERITIES, type Severity } from './rule';

/** The levels that differ from the default, by rule identifier: the setting `chatlog.rules`. */
export type RuleSettings = Readonly<Record<string, RuleLevel>>;

/** The enabled rules, each with its severity. */
export type LevelsOf<R> = ReadonlyMap<R, Severity>;

export type RuleLevels = LevelsOf<Rule>;

export type RegistryRuleLevels = LevelsOf<RegistryRule>;

const LEVELS: ReadonlySet<unknown> = new Set<RuleLevel>([...SEVERITIES, 'off']);

/**
 * Resolves settings to the levels of the log rules. Settings are untrusted: an entry that is not a level of a known rule counts
 * as not set.
 */
export function ruleLevels(settings?: unknown): RuleLevels {
  return levelsOf(rules, settings);
}

/** The same for the rules of the speaker registry. */
export function registryRuleLevels(settings?: unknown): RegistryRuleLevels {
  return levelsOf(registryRules, settings);
}

function levelsOf<R extends Rule | RegistryRule>(known: readonly R[], settings: unknown): LevelsOf<R> {
  const levels = new Map<R, Severity>();
  const given = (typeof settings === 'object' && settings !== null ? settings : {}) as Record<
    string,
    unknown
  >;
  for (const rule of known) {
    const set = Object.hasOwn(given, rule.id) ? given[rule.id] : undefined;
    const level = LEVELS.has(set) ? (set as RuleLevel) : rule.defaultLevel;
    if (level !== 'off') levels.set(rule, level);
  }
  return levels;
}

/** Whether the same rules are enabled, each with the same severity. */
export function sameLevels<R>(a: LevelsOf<R>, b: LevelsOf<R>): boolean {
  return a.size === b.size && [...a].every(([rule, severity]) => b.get(rule) === severity);
}
