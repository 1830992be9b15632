import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { personSymbolAt } from '../log/symbolAt';
import type { Person } from '../people/people';
import type { Range } from '../text/span';
import { type Occurrence, occurrencesIn } from '../workspace/occurrences';
import type { Workspace } from '../workspace/workspace';
import { feature } from './support/feature';

/** "Find All References" of a person: every header and mention in all logs, under each of the names. */
export const reference = feature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  capabilities: { referencesProvider: true },
  handle({ log, workspace }, { position, context }) {
    const symbol = personSymbolAt(log, position, workspace.people.known);
    if (symbol === undefined) return [];
    return referencesOf(workspace, workspace.people.personOf(symbol.name), context.includeDeclaration);
  },
});

/** The registry entry, if it is asked for and there is one; then headers and mentions by day, in the order of each log. */
export function referencesOf(workspace: Workspace, person: Person, includeDeclaration: boolean): Location[] {
  const { people } = workspace;
  const declared = includeDeclaration && person.entry !== undefined ? [person.entry] : [];
  const used = workspace.logs().flatMap(record => {
    const uri = workspace.openLog(record.uri)?.uri ?? record.uri;
    return occurrencesIn(record, person, people)
      .filter(({ kind }) => kind !== 'author')
      .map(occurrence => ({ uri, range: shownRange(occurrence) }));
  });
  return [...declared, ...used];
}

/**
 * A message is shown from the name to where its text begins, so that a list of references goes on with what was said; whoever goes
 * there is at the name.
 */
function shownRange(occurrence: Occurrence): Range {
  const { range } = occurrence;
  if (occurrence.kind !== 'header' || occurrence.bodyLine === range.start.line) return range;
  return { start: range.start, end: { line: occurrence.bodyLine, character: 0 } };
}
