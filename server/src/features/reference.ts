import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { personSymbolAt } from '../log/symbolAt';
import type { Person } from '../people/people';
import { occurrencesIn } from '../workspace/occurrences';
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
      .map(({ range }) => ({ uri, range }));
  });
  return [...declared, ...used];
}
