import type { Severity } from '../../rules/rule';
import type { Range } from '../../text/span';

/** How many findings there are of each severity. */
export type Counts = Record<Severity, number>;

/** What a report says of a finding, of a log or of a registry. */
export interface ReportedFinding {
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: { readonly id: string };
  readonly message: string;
}

/** A form in which findings are printed. It gets one file after the other, so that none needs to stay in memory. */
export interface Report {
  /**
   * Takes the findings of a file.
   *
   * @param file the path by which the command line led to it
   * @param isFixable whether `--fix` mends a finding; called by reports that say so
   */
  add<F extends ReportedFinding>(
    file: string,
    findings: readonly F[],
    isFixable: (finding: F) => boolean,
  ): void;
  /** The whole report, ready to print. */
  finish(counts: Counts): string;
}
