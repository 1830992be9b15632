import type { Directive, NamedRule } from '../markdown/directives';
import type { Aimed } from './directiveIndex';
import type { Found } from './found';

/** What the comments about one line each turn off, in a message or the head. */
export class LineSuppressions {
  /** The rules by line; `undefined` for all of them. */
  readonly #byLine = new Map<number, Set<string> | undefined>();

  constructor(aimed: readonly Aimed[]) {
    for (const { directive, target } of aimed) {
      if (directive.rules.length === 0) this.#byLine.set(target, undefined);
      else if (!this.#byLine.has(target)) this.#byLine.set(target, idsOf(directive));
      else for (const { id } of directive.rules) this.#byLine.get(target)?.add(id);
    }
  }

  has({ rule, report }: Found): boolean {
    const { line } = report.range.start;
    const ids = this.#byLine.get(line);
    return ids === undefined ? this.#byLine.has(line) : ids.has(rule.id);
  }
}

function idsOf({ rules }: Directive): Set<string> {
  return new Set(rules.map(({ id }) => id));
}

/**
 * The rules that comments name, and the comments for all rules, that turn off what was found in their line.
 *
 * @param own what was found where the comments stand
 * @param next what was found in the message after it, for comments about its header
 * @param lineCount the target of these
 */
export function usedByLine(
  aimed: readonly Aimed[],
  own: readonly Found[],
  next: readonly Found[],
  lineCount: number,
): Set<Directive | NamedRule> {
  const foundAt = new Map<number, Set<string>>(aimed.map(({ target }) => [target, new Set<string>()]));
  for (const { rule, report } of own) foundAt.get(report.range.start.line)?.add(rule.id);
  const atHeader = foundAt.get(lineCount);
  if (atHeader !== undefined) {
    for (const { rule, report } of next)
      if (report.range.start.line === 0 && rule.scope !== 'suppression') atHeader.add(rule.id);
  }
  const used = new Set<Directive | NamedRule>();
  for (const { directive, target } of aimed) {
    const ids = foundAt.get(target)!;
    if (directive.rules.length === 0 && ids.size > 0) used.add(directive);
    for (const rule of directive.rules) if (ids.has(rule.id)) used.add(rule);
  }
  return used;
}
