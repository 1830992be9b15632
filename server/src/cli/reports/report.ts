import type { FixCount } from '../../document/fixSummary';
import type { Severity } from '../../rules/rule';
import type { Range } from '../../text/span';

/** The number of findings of each severity. */
export type Counts = Record<Severity, number>;

/** What fixes a finding: `--fix`, `--fix --unsafe`, or neither. */
export type FixSafety = 'safe' | 'unsafe' | 'none';

/** A finding of a log or a registry in a report. */
export interface ReportedFinding {
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: { readonly id: string };
  readonly message: string;
  /** `undefined` if the report does not include it. */
  readonly fix: FixSafety | undefined;
}

/** A format in which findings are printed, file by file, as they are found. */
export interface Report {
  /** Whether it says which findings have a fix, which takes time to compute. */
  readonly showsFixable: boolean;
  /**
   * The next piece of the report: the findings of a file, and the fixes that were applied before.
   *
   * @param file its path from the command line
   */
  add(file: string, findings: readonly ReportedFinding[], fixed: readonly FixCount[]): string;
  /** The last piece of the report. */
  finish(counts: Counts): string;
}
