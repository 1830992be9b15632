import type { CancellationToken, Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { personSymbolAt } from '../log/symbolAt';
import { occurrencesIn } from '../workspace/occurrences';
import type { Workspace } from '../workspace/workspace';
import { feature } from './support/feature';
import { REFERENCE_PARAMS } from './support/params';
import { unlessCancelled } from './support/unlessCancelled';

/** "Find All References" of a person: every header and mention in all logs, under each of the names. */
export const reference = feature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  params: REFERENCE_PARAMS,
  capabilities: { referencesProvider: true },
  async handle({ log, workspace, token }, { position, context }) {
    const symbol = personSymbolAt(log, position, workspace.people.known);
    if (symbol === undefined) return [];
    return referencesOf(workspace, symbol.name, context.includeDeclaration, token);
  },
});

/**
 * The registry entry, if it is asked for and there is one; then headers and mentions by day, in the order of each log. Waits until all
 * logs have been read.
 */
export async function referencesOf(
  workspace: Workspace,
  name: string,
  includeDeclaration: boolean,
  token: CancellationToken,
): Promise<Location[]> {
  await unlessCancelled(workspace.whenComplete(), token);
  if (token.isCancellationRequested) return [];
  const { people } = workspace;
  const person = people.personOf(name);
  const declared = includeDeclaration && person.entry !== undefined ? [person.entry] : [];
  const used = workspace.logs().flatMap(record => {
    const uri = workspace.openLog(record.uri)?.uri ?? record.uri;
    return occurrencesIn(record, person, people)
      .filter(({ kind }) => kind !== 'author')
      .map(({ range }) => ({ uri, range }));
  });
  return [...declared, ...used];
}
