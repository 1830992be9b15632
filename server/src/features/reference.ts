import * as l10n from '@vscode/l10n';
import type { Location, ReferenceParams } from 'vscode-languageserver-protocol';
import { personSymbolAt } from '../log/symbolAt';
import type { Range } from '../text/span';
import { logsNaming, type Occurrence, occurrencesIn } from '../workspace/occurrences';
import { type FeatureContext, feature } from './support/feature';
import { REFERENCE_PARAMS } from './support/params';
import { unlessCancelled } from './support/unlessCancelled';

/** The maximum number of places, the first by day: a longer list is hundreds of megabytes. */
export const MAX_REFERENCES = 100_000;

/** "Find All References" of a person: every message and mention in all logs, under each of the names. */
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
 * The registry entry, if it is requested and exists; then messages and mentions by day, in the order of each log. Waits until
 * all logs have been read. If there are more than `max`, a notification says so.
 */
export async function referencesOf(
  { workspace, token, showMessage }: Pick<FeatureContext, 'workspace' | 'token' | 'showMessage'>,
  name: string,
  includeDeclaration: boolean,
  max = MAX_REFERENCES,
): Promise<Location[]> {
  await unlessCancelled(workspace.whenComplete(), token);
  if (token.isCancellationRequested) return [];
  const { people } = workspace;
  const person = people.personOf(name);
  const found: Location[] = includeDeclaration && person.entry !== undefined ? [person.entry] : [];
  for (const record of logsNaming(workspace, person.names)) {
    const uri = workspace.openLog(record.uri)?.uri ?? record.uri;
    for (const occurrence of occurrencesIn(record, person, people)) {
      if (occurrence.kind !== 'author') found.push({ uri, range: shownRange(occurrence) });
    }
    if (found.length > max) {
      showMessage(l10n.t('There are more than {0} references. The first {0} are shown.', max));
      return found.slice(0, max);
    }
  }
  return found;
}

/**
 * A list of references shows the line of each. The line of a header only repeats the speaker, so the first line of the body is
 * shown.
 */
function shownRange(occurrence: Occurrence): Range {
  return (occurrence.kind === 'header' ? occurrence.said : undefined) ?? occurrence.range;
}
