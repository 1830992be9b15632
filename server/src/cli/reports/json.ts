import type { ChatLog } from '../../document/chatLog';
import type { Finding, Severity } from '../../rules/rule';
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
    add(file, log, findings) {
      for (const finding of findings) lines.push(JSON.stringify(toJson(file, log, finding)));
    },
    finish: () => (lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`),
  };
}

function toJson(file: string, log: ChatLog, finding: Finding): JsonFinding {
  const { range, severity, rule, message } = finding;
  return {
    file,
    range,
    severity,
    rule: rule.id,
    message,
    fixable: rule.fix?.(log, finding) !== undefined,
  };
}
