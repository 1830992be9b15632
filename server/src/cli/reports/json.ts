import type { Severity } from '../../rules/rule';
import type { Range } from '../../text/span';
import type { Report } from './report';

/** What programs read of a finding. */
export interface JsonFinding {
  readonly file: string;
  /** Zero-based lines and UTF-16 columns; half-open. */
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** Whether `--fix` mends it. */
  readonly fixable: boolean;
}

/** All findings as one JSON array of `JsonFinding`, a finding a line. */
export function jsonReport(): Report {
  const lines: string[] = [];
  return {
    tellsFixable: true,
    add(file, findings) {
      for (const { range, severity, rule, message, isFixable } of findings) {
        const fixable = isFixable === true;
        lines.push(
          JSON.stringify({ file, range, severity, rule: rule.id, message, fixable } satisfies JsonFinding),
        );
      }
    },
    finish: () => (lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`),
  };
}
