import type { Directive, NamedRule } from '../markdown/directives';
import { NO_PEOPLE, type People } from '../people/people';
import { rules } from '../rules';
import type { Effect, Rule } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { type Found, toFound } from './found';

const RULE_IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** What is known beyond the log of that which rules need. */
export interface Known {
  readonly people: People;
  /** Whether it is known of every image of the log if its file exists. */
  readonly areImagesKnown: boolean;
}

/**
 * Runs the rules of comments that turn rules off.
 *
 * @param lines those of the message or the head that the comments are in
 * @param isUsed whether a rule that a comment names, or a comment that names none, turns something off
 */
export function checkDirectives(
  directives: readonly Directive[],
  lines: readonly string[],
  isUsed: (what: Directive | NamedRule) => boolean,
  levels: RuleLevels,
  known: Known,
): Found[] {
  const effectOf = (directive: Directive, named?: NamedRule): Effect => {
    if (named !== undefined && !RULE_IDS.has(named.id)) return 'unknownRule';
    if (isUsed(named ?? directive)) return 'some';
    return isDecided(levels, known, named?.id) ? 'none' : 'undecided';
  };
  const reported: Found[] = [];
  for (const [rule, severity] of levels) {
    if (rule.scope !== 'suppression') continue;
    for (const directive of directives) {
      rule.check(
        directive,
        lines,
        named => effectOf(directive, named),
        report => reported.push(toFound(rule, severity, report)),
      );
    }
  }
  return reported;
}

/** Whether a rule, or each one that is on, has reported all it can: not one that needs what is not known yet. */
function isDecided(levels: RuleLevels, known: Known, id: string | undefined): boolean {
  for (const rule of levels.keys()) {
    if (id !== undefined && rule.id !== id) continue;
    if (!knowsEnough(rule, known)) return false;
    if (id !== undefined) return true;
  }
  // One that is off may be on for the author of the comment.
  return id === undefined;
}

function knowsEnough({ scope }: Rule, { people, areImagesKnown }: Known): boolean {
  if (scope === 'speakers' || scope === 'name') return people !== NO_PEOPLE && people.isComplete;
  return scope !== 'images' || areImagesKnown;
}
