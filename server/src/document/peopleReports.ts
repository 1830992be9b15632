import type { People } from '../people/people';
import type { NameRule, Report, SpeakerSite } from '../rules/rule';
import type { RuleLevels } from '../rules/ruleLevels';
import { SpeakersView } from './laterFindings';

/** The first header of a name in a log whose text is not kept. */
export interface FirstHeader extends SpeakerSite {
  readonly line: number;
}

/**
 * Everything about people that the findings of a log depend on, as one text. Two logs of the same text and levels whose texts
 * about people are equal have the same findings: so, after a change of the people, a log that is not kept need not be read again.
 *
 * @param firsts the first header of each name, in the order of the log
 * @returns `undefined` if a rule needs more than names, so that only the log's text can tell
 */
export function peopleReports(
  firsts: readonly FirstHeader[],
  levels: RuleLevels,
  people: People,
): string | undefined {
  const rules = [...levels.keys()];
  if (rules.some(({ scope }) => scope === 'speakers')) return undefined;
  const view = new SpeakersView(
    firsts.map(({ speaker }) => speaker),
    people,
  );
  const reports: (string | number | Report)[] = [];
  for (const rule of rules.filter((rule): rule is NameRule => rule.scope === 'name')) {
    for (const first of firsts) {
      rule.check(view, first, report => reports.push(rule.id, first.line, report));
    }
  }
  // Whether a comment turns off nothing is known once all people are.
  return JSON.stringify([people.isComplete, reports]);
}
