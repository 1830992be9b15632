import type { Severity } from '../../rules/rule';
import type { Range } from '../../text/span';
import type { Report } from './report';

/** A finding, for other programs. */
export interface JsonFinding {
  readonly file: string;
  /** Zero-based lines and UTF-16 columns; half-open. */
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  /** Whether `--fix` fixes it. */
  readonly fixable: boolean;
  /** Whether `--fix --unsafe` fixes it, and `--fix` alone doesn't. */
  readonly unsafe: boolean;
}

/** The fixes of a file, for other programs. */
export interface JsonFixes {
  readonly file: string;
  readonly fixed: readonly { readonly rule: string; readonly count: number; readonly unsafe: boolean }[];
}

/**
 * All results as one JSON array, one per line: `JsonFixes` for a file that was fixed, then a `JsonFinding` for each finding in
 * it.
 */
export function jsonReport(): Report {
  return {
    showsFixable: true,
    start: '[\n',
    between: ',\n',
    ofFile(file, findings, fixed) {
      const lines: string[] = [];
      if (fixed.length > 0) {
        const kinds = fixed.map(({ rule, count, isUnsafe }) => ({ rule: rule.id, count, unsafe: isUnsafe }));
        lines.push(JSON.stringify({ file, fixed: kinds } satisfies JsonFixes));
      }
      for (const { range, severity, rule, message, fix } of findings) {
        const [fixable, unsafe] = [fix === 'safe', fix === 'unsafe'];
        lines.push(
          JSON.stringify({
            file,
            range,
            severity,
            rule: rule.id,
            message,
            fixable,
            unsafe,
          } satisfies JsonFinding),
        );
      }
      return lines.join(',\n');
    },
    finish: (_counts, isEmpty) => (isEmpty ? '[]\n' : '\n]\n'),
  };
}
