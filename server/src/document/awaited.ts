import type { RuleInfo } from '../rules/rule';

/** The properties that identify a finding whose place has moved. */
interface Known {
  readonly rule: Pick<RuleInfo, 'id'>;
  readonly message: string;
}

/** Findings that a text had at first and whose fixes are not applied yet. */
export class Awaited {
  readonly #counts = new Map<string, number>();

  constructor(findings: Iterable<Known>) {
    for (const finding of findings) this.#change(finding, 1);
  }

  has(finding: Known): boolean {
    return this.#countOf(finding) > 0;
  }

  /** The fix of a finding has been applied. */
  remove(finding: Known): void {
    this.#change(finding, -1);
  }

  #change(finding: Known, step: 1 | -1): void {
    this.#counts.set(keyOf(finding), this.#countOf(finding) + step);
  }

  #countOf(finding: Known): number {
    return this.#counts.get(keyOf(finding)) ?? 0;
  }
}

function keyOf({ rule, message }: Known): string {
  return `${rule.id} ${message}`;
}
