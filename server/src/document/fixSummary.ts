import * as l10n from '@vscode/l10n';
import type { RuleInfo } from '../rules/rule';

/** A kind of fix that was applied, and the number of times. */
export interface FixCount {
  readonly rule: Pick<RuleInfo, 'id' | 'noun'>;
  readonly isUnsafe: boolean;
  readonly count: number;
}

/** Counts fixes in one or several texts. */
export class FixCounts {
  /** In the order in which the kinds came. */
  readonly #counts: { -readonly [Key in keyof FixCount]: FixCount[Key] }[] = [];

  add(rule: FixCount['rule'], isUnsafe: boolean, count: number): void {
    const known = this.#counts.find(each => each.rule.id === rule.id && each.isUnsafe === isUnsafe);
    if (known === undefined) this.#counts.push({ rule, isUnsafe, count });
    else known.count += count;
  }

  addAll(counts: readonly FixCount[]): void {
    for (const { rule, isUnsafe, count } of counts) this.add(rule, isUnsafe, count);
  }

  /** Adds what another one has counted. */
  merge(other: FixCounts): void {
    this.addAll(other.#counts);
  }

  /** The most frequent first. */
  get all(): readonly FixCount[] {
    return this.#counts.map(each => ({ ...each })).sort((a, b) => b.count - a.count);
  }
}

/** The total number of fixes. */
export function totalOf(fixed: readonly FixCount[]): number {
  return fixed.reduce((sum, { count }) => sum + count, 0);
}

/** The fixes in one line: `7 fixed: 4 spacings, 3 duplicates (unsafe)`. `''` for none. */
export function fixSummary(fixed: readonly FixCount[]): string {
  return fixed.length === 0 ? '' : l10n.t('{0} fixed: {1}', totalOf(fixed), kindsOf(fixed));
}

/** The fixes in several logs in one line: `214 fixed in 31 logs: 120 spacings, 94 entities`. `''` for none. */
export function folderFixSummary(fixed: readonly FixCount[], logs: number): string {
  if (fixed.length === 0) return '';
  return logs === 1
    ? l10n.t('{0} fixed in 1 log: {1}', totalOf(fixed), kindsOf(fixed))
    : l10n.t('{0} fixed in {1} logs: {2}', totalOf(fixed), logs, kindsOf(fixed));
}

function kindsOf(fixed: readonly FixCount[]): string {
  return list(fixed.map(each => (each.isUnsafe ? unsafeTitle(counted(each)) : counted(each))));
}

/** The kinds of fixes, each with its number: `4 spacings, 3 duplicates`. `''` for none. */
export function fixList(fixed: readonly FixCount[]): string {
  return fixed.length === 0 ? '' : list(fixed.map(counted));
}

function counted({ rule, count }: FixCount): string {
  return rule.noun?.(count) ?? `${count} ${rule.id}`;
}

function list(items: readonly string[]): string {
  return items.reduce((before, next) => l10n.t('{0}, {1}', before, next));
}

/** Marks the title of a fix, or the name of a kind of fixes, as unsafe. */
export function unsafeTitle(title: string): string {
  return l10n.t('{0} (unsafe)', title);
}
