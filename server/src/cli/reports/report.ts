import type { FixCount } from '../../document/fixSummary';
import type { Severity } from '../../rules/rule';
import type { Range } from '../../text/span';

/** How many findings there are of each severity. */
export type Counts = Record<Severity, number>;

/** What mends a finding: `--fix`, `--fix --unsafe`, or nothing by itself. */
export type FixSafety = 'safe' | 'unsafe' | 'none';

/** What a report says of a finding, of a log or of a registry. */
export interface ReportedFinding {
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: { readonly id: string };
  readonly message: string;
  /** `undefined` for a report that does not say so. */
  readonly fix: FixSafety | undefined;
}

/** A form in which findings are printed. It gets one file after the other, so that none needs to stay in memory. */
export interface Report {
  /** Whether it says which findings have a fix: to find that out takes time. */
  readonly tellsFixable: boolean;
  /** Takes the findings of a file, and what was mended before. `file`: the path by which the command line led to it. */
  add(file: string, findings: readonly ReportedFinding[], fixed: readonly FixCount[]): void;
  /** The whole report, ready to print. */
  finish(counts: Counts): string;
}
