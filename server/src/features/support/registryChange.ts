import * as l10n from '@vscode/l10n';
import type { Person } from '../../people/people';
import type { SpeakerEditResult } from '../../protocol';
import { NEW_REGISTRY } from '../../registry/registryEdits';
import { applyEdits } from '../../text/pieces';
import type { Edit } from '../../text/span';
import { messagesUnder } from '../../workspace/personMessages';
import { uriKey } from '../../workspace/uri';
import type { Workspace } from '../../workspace/workspace';

/**
 * The edit of a registry for some people, or the reason why it can't be edited.
 *
 * @param people the people to edit. The registry is that of the first one with an entry, or else `defaultUri`
 * @param change the edits of a registry's text; `undefined` if it can't be edited
 * @param defaultUri the registry for people without an entry, existing or not; by default that of their latest log's folder
 */
export function changeRegistry(
  workspace: Workspace,
  people: readonly Person[],
  change: (text: string) => Edit[] | undefined,
  defaultUri: string | undefined = registryOf(workspace, people),
): SpeakerEditResult {
  const entries = new Set(people.flatMap(({ entry }) => (entry === undefined ? [] : [uriKey(entry.uri)])));
  if (entries.size > 1) {
    return {
      reason: l10n.t('They are in the speaker registries of different folders: keep them in one of them.'),
    };
  }
  const uri = people.find(({ entry }) => entry !== undefined)?.entry?.uri ?? defaultUri;
  if (uri === undefined) {
    return {
      reason: l10n.t('The speaker registry is a file of a folder: open the one that holds the logs.'),
    };
  }
  const registry = workspace.registries.find(each => uriKey(each.uri) === uriKey(uri));
  const edits = change(registry?.text ?? NEW_REGISTRY);
  if (edits === undefined) {
    const reason = l10n.t('The speaker registry is not in a form that can be edited with certainty.');
    return registry === undefined ? { reason } : { reason, uri: registry.uri };
  }
  if (registry !== undefined) return { uri: registry.uri, version: registry.version, edits };
  return { uri, version: null, newFile: applyEdits(NEW_REGISTRY, edits), edits: [] };
}

/** The registry of the folder of the latest log that they speak in. */
function registryOf(workspace: Workspace, people: readonly Person[]): string | undefined {
  const names = new Set(people.flatMap(person => person.names));
  const logs = workspace.logs().filter(({ speakers }) => messagesUnder(speakers, names) > 0);
  for (const { uri } of logs.reverse()) {
    const registry = workspace.registryUri(uri);
    if (registry !== undefined) return registry;
  }
  return undefined;
}
