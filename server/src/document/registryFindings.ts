import type { FullReport, RegistryRule, RegistryView, Severity } from '../rules/rule';
import type { RegistryRuleLevels } from '../rules/ruleLevels';
import { comparePositions } from '../text/span';

/** A report with its rule; ranges are absolute. */
export interface RegistryFinding extends FullReport {
  readonly rule: RegistryRule;
  readonly severity: Severity;
}

/** All findings of a registry, in the order of the text. If its YAML does not parse, only the errors of that. */
export function registryFindings(view: RegistryView, levels: RegistryRuleLevels): RegistryFinding[] {
  const isBroken = view.registry.problems.some(({ kind }) => kind === 'yaml');
  const found: RegistryFinding[] = [];
  for (const [rule, severity] of levels) {
    if (isBroken && rule.id !== 'registry/invalid') continue;
    rule.check(view, report => found.push({ ...report, rule, severity }));
  }
  return found.sort((a, b) => comparePositions(a.range.start, b.range.start));
}
