import type { LogView } from '../log/logView';
import type { Finding, Fixable, Report, Rule, Severity } from '../rules/rule';
import { comparePositions, type Range, shiftRange } from '../text/span';

type Related = NonNullable<Finding['related']>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

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

/** A finding at its place: `line` is where its message begins, 0 for the head. */
export function place(log: LogView, found: Found, messageIndex: number, line: number): Finding {
  const { message } = found.report;
  const text = typeof message === 'string' ? message : message(log, messageIndex);
  return withMessage(placeFixable(found, messageIndex, line), text);
}

/** Gives a finding its message. Returns the same object. */
export function withMessage(fixable: Fixable, message: string): Finding {
  const finding = fixable as Writable<Finding>;
  finding.message = message;
  return finding;
}

/** Like `place`, without the message. */
export function placeFixable(
  { rule, severity, report }: Pick<Found, 'rule' | 'severity' | 'report'>,
  messageIndex: number,
  line: number,
): Fixable {
  const { related, tag, data, isFixUnsafe } = report;
  const finding: Writable<Fixable> = {
    rule,
    severity,
    messageIndex,
    range: shiftRange(report.range, line),
  };
  // Spelled out: spreading took 14 of the 160 ms that linting 343 real logs takes (a cold process).
  if (related !== undefined) finding.related = new PlacedRelated(related, line);
  if (tag !== undefined) finding.tag = tag;
  if (data !== undefined) finding.data = data;
  if (isFixUnsafe) finding.isFixUnsafe = true;
  return finding;
}

/** Its range and its text are made when they are read: a log may have thousands, and few are looked at. */
class PlacedRelated implements Related {
  readonly #related: Related;
  readonly #line: number;

  constructor(related: Related, line: number) {
    this.#related = related;
    this.#line = line;
  }

  get range(): Range {
    return shiftRange(this.#related.range, this.#line);
  }

  get message(): string {
    return this.#related.message;
  }
}

export function sortByPlace(found: Found[]): Found[] {
  return found.length < 2
    ? found
    : found.sort((a, b) => comparePositions(a.report.range.start, b.report.range.start));
}

/** Whether two lists hold the same reports. */
export function sayTheSame(a: readonly Found[], b: readonly Found[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ rule, report }, i) => {
      const other = b[i]!;
      return (
        rule === other.rule &&
        report.message === other.report.message &&
        comparePositions(report.range.start, other.report.range.start) === 0
      );
    })
  );
}

/** Whether it was reported by a rule that looks at the log, and not at its comments. */
export function isChecked({ rule }: Found): boolean {
  return rule.scope !== 'suppression';
}

/** Whether it depends on the image files of the workspace. */
export function isOfImages({ rule }: Found): boolean {
  return rule.scope === 'images';
}
