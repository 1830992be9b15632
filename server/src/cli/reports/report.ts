import type { FixCount } from '../../document/fixSummary';
import type { Severity } from '../../rules/rule';
import type { Range } from '../../text/span';

/** The number of findings of each severity. */
export type Counts = Record<Severity, number>;

export const NO_COUNTS: Readonly<Counts> = { error: 0, warning: 0, information: 0, hint: 0 };

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
  /** Printed before what it says of the first file. */
  readonly start: string;
  /** Printed between what it says of two files. */
  readonly between: string;
  /**
   * What it says of a file: the findings, and the fixes that were applied before. Empty if there are none.
   *
   * @param file its path from the command line
   */
  ofFile(file: string, findings: readonly ReportedFinding[], fixed: readonly FixCount[]): string;
  /**
   * The last piece of the report.
   *
   * @param isEmpty whether it has said nothing of any file
   */
  finish(counts: Counts, isEmpty: boolean): string;
}

/** Adds findings to their numbers. */
export function countFindings(findings: readonly ReportedFinding[], counts: Counts): void {
  for (const { severity } of findings) counts[severity]++;
}
