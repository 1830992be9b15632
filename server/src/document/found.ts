import type { Finding, Report, Rule, Severity } from '../rules/rule';

/** What a rule has reported of a message or of the head. */
export interface Found {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly report: Report;
  /** Whether a comment in the log turns the rule off there: then it is no finding. */
  isSuppressed: boolean;
  /** Whether a comment does that is about more than one line. */
  isSuppressedWidely: boolean;
  /** The finding that was last made of it, and for which start line. */
  placed: Finding | undefined;
  placedAt: number;
}

export const NOTHING: readonly Found[] = Object.freeze([]);

export function toFound(rule: Rule, severity: Severity, report: Report): Found {
  return {
    rule,
    severity,
    report,
    isSuppressed: false,
    isSuppressedWidely: false,
    placed: undefined,
    placedAt: -1,
  };
}
