import * as l10n from '@vscode/l10n';
import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { personSymbolAt } from '../log/symbolAt';
import { occurrencesIn } from '../workspace/occurrences';
import { type FeatureContext, feature } from './support/feature';
import { REFERENCE_PARAMS } from './support/params';
import { unlessCancelled } from './support/unlessCancelled';

/** No more places than these are given, the first by day: a list of more is hundreds of megabytes, and nobody reads it. */
export const MAX_REFERENCES = 100_000;

/** "Find All References" of a person: every header and mention in all logs, under each of the names. */
export const reference = feature<ReferenceParams, Location[]>({
  method: 'textDocument/references',
  params: REFERENCE_PARAMS,
  capabilities: { referencesProvider: true },
  async handle(context, { position, context: { includeDeclaration } }) {
    const { log, workspace } = context;
    const symbol = personSymbolAt(log, position, workspace.people.known);
    if (symbol === undefined) return [];
    return referencesOf(context, symbol.name, includeDeclaration);
  },
});

/**
 * The registry entry, if it is asked for and there is one; then headers and mentions by day, in the order of each log. Waits until all
 * logs have been read. Where there are more than `max`, the user is told.
 */
export async function referencesOf(
  { workspace, token, tell }: Pick<FeatureContext, 'workspace' | 'token' | 'tell'>,
  name: string,
  includeDeclaration: boolean,
  max = MAX_REFERENCES,
): Promise<Location[]> {
  await unlessCancelled(workspace.whenComplete(), token);
  if (token.isCancellationRequested) return [];
  const { people } = workspace;
  const person = people.personOf(name);
  const found: Location[] = includeDeclaration && person.entry !== undefined ? [person.entry] : [];
  for (const record of workspace.logs()) {
    const uri = workspace.openLog(record.uri)?.uri ?? record.uri;
    for (const { kind, range } of occurrencesIn(record, person, people)) {
      if (kind !== 'author') found.push({ uri, range });
    }
    if (found.length > max) {
      tell(l10n.t('There are more than {0} references. The first {0} are shown.', max));
      return found.slice(0, max);
    }
  }
  return found;
}
