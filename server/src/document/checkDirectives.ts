import type { Directive, NamedRule } from '../markdown/directives';
import { NO_PEOPLE, type People } from '../people/people';
import { rules } from '../rules';
import type { Effect } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { type Found, toFound } from './found';

const RULE_IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/**
 * Runs the rules of comments that turn rules off.
 *
 * @param isUsed whether a rule that a comment names, or a comment that names none, turns something off
 */
export function checkDirectives(
  directives: readonly Directive[],
  isUsed: (what: Directive | NamedRule) => boolean,
  levels: RuleLevels,
  people: People,
): Found[] {
  const effectOf = (directive: Directive, named?: NamedRule): Effect => {
    if (named !== undefined && !RULE_IDS.has(named.id)) return 'unknownRule';
    if (isUsed(named ?? directive)) return 'some';
    return isDecided(levels, people, named?.id) ? 'none' : 'undecided';
  };
  const reported: Found[] = [];
  for (const [rule, severity] of levels) {
    if (rule.scope !== 'suppression') continue;
    for (const directive of directives) {
      rule.check(
        directive,
        named => effectOf(directive, named),
        report => reported.push(toFound(rule, severity, report)),
      );
    }
  }
  return reported;
}

/** Whether a rule, or each one that is on, has reported all it can: not one that needs people before these are known. */
function isDecided(levels: RuleLevels, people: People, id: string | undefined): boolean {
  const arePeopleKnown = people !== NO_PEOPLE && people.isComplete;
  for (const rule of levels.keys()) {
    if (id !== undefined && rule.id !== id) continue;
    const needsPeople = rule.scope === 'speakers' || rule.scope === 'name';
    if (needsPeople && !arePeopleKnown) return false;
    if (id !== undefined) return true;
  }
  // One that is off may be on for the author of the comment.
  return id === undefined;
}
