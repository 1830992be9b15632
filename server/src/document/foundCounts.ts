import { isFixUnsafe, type Rule, type Severity } from '../rules/rule';
import type { Found } from './found';

const NONE: Readonly<Record<Severity, number>> = { error: 0, warning: 0, information: 0, hint: 0 };

/** Counts what was found and is not suppressed. */
export class FoundCounts {
  #ofSeverity: Record<Severity, number> = { ...NONE };
  readonly #ofRule = new Map<Rule, number>();
  #safelyFixable = 0;

  ofSeverity(severity: Severity): number {
    return this.#ofSeverity[severity];
  }

  ofRule(rule: Rule): number {
    return this.#ofRule.get(rule) ?? 0;
  }

  /** How many are in messages and have a rule with a fix that is safe for them. */
  get safelyFixable(): number {
    return this.#safelyFixable;
  }

  /** @param step -1 to take them away */
  add(found: readonly Found[], step: 1 | -1): void {
    for (let i = 0; i < found.length; i++) {
      const { rule, severity, report, isSuppressed } = found[i]!;
      if (isSuppressed) continue;
      this.#ofSeverity[severity] += step;
      this.#ofRule.set(rule, this.ofRule(rule) + step);
      if (rule.scope !== 'head' && rule.fix !== undefined && !isFixUnsafe(rule, report))
        this.#safelyFixable += step;
    }
  }

  clear(): void {
    this.#ofSeverity = { ...NONE };
    this.#ofRule.clear();
    this.#safelyFixable = 0;
  }
}
