import * as l10n from '@vscode/l10n';
import { readCssColor } from '../analysis/cssColor';
import { OWN_NAME, type Person } from '../analysis/people';
import { addAlias, NEW_REGISTRY, setColor } from '../analysis/registryEdits';
import { applyEdits, setMe } from '../analysis/registryMe';
import type { Edit } from '../model/span';
import { SPEAKER_EDIT, type SpeakerEditParams, type SpeakerEditResult } from '../protocol';
import { uriKey } from '../workspace/uri';
import type { Workspace } from '../workspace/workspace';
import { workspaceFeature } from './workspaceFeature';

/** What the registry has to become for a person to have a colour or another name, or to be oneself. */
export const speakerEdit = workspaceFeature<SpeakerEditParams, SpeakerEditResult>({
  method: SPEAKER_EDIT,
  capabilities: {},
  handle({ workspace }, { name, edit }) {
    const person = workspace.people.personOf(name);
    if ('color' in edit) {
      if (edit.color === null) {
        return inRegistry(workspace, [person], text => setColor(text, person.name, undefined));
      }
      const color = edit.color.trim();
      if (readCssColor(color) === undefined) return { reason: noColor(color) };
      return inRegistry(workspace, [person], text => setColor(text, person.name, color));
    }
    if ('isMe' in edit) return inRegistry(workspace, [person], text => setMe(text, person.name));
    const other = workspace.people.personOf(edit.unifyWith);
    if (other.name === person.name) return { reason: l10n.t('These are names of one person already.') };
    // Who `我` is has a key of its own.
    if (person.name === OWN_NAME) return inRegistry(workspace, [other], text => setMe(text, other.name));
    if (other.name === OWN_NAME) return inRegistry(workspace, [person], text => setMe(text, person.name));
    return inRegistry(workspace, [other, person], text => addAlias(text, other.name, person.name));
  },
});

/** @param people of whom it is written; the registry is that of the first who is in one, or else of their latest log's folder */
function inRegistry(
  workspace: Workspace,
  people: readonly Person[],
  change: (text: string) => Edit[] | undefined,
): SpeakerEditResult {
  const entries = new Set(people.flatMap(({ entry }) => (entry === undefined ? [] : [uriKey(entry.uri)])));
  if (entries.size > 1) {
    return {
      reason: l10n.t('They are in the speaker registries of different folders: only one may keep them.'),
    };
  }
  const uri = people.find(({ entry }) => entry !== undefined)?.entry?.uri ?? registryOf(workspace, people);
  if (uri === undefined) {
    return {
      reason: l10n.t('The speaker registry is a file of a folder: open the one that holds the logs.'),
    };
  }
  const registry = workspace.registries.find(each => uriKey(each.uri) === uriKey(uri));
  const edits = change(registry?.text ?? NEW_REGISTRY);
  if (edits === undefined) {
    return { reason: l10n.t('The speaker registry is not in a form that can be edited with certainty.') };
  }
  if (registry !== undefined) return { uri: registry.uri, version: registry.version, edits };
  return { uri, version: null, newFile: applyEdits(NEW_REGISTRY, edits), edits: [] };
}

/** The registry of the folder whose logs they speak in, the latest log counting. */
function registryOf(workspace: Workspace, people: readonly Person[]): string | undefined {
  const names = new Set(people.flatMap(person => person.names));
  const logs = workspace.logs().filter(({ speakers }) => [...names].some(name => speakers.has(name)));
  for (const { uri } of logs.reverse()) {
    const registry = workspace.registryUri(uri);
    if (registry !== undefined) return registry;
  }
  return undefined;
}

function noColor(text: string): string {
  return l10n.t(
    '"{0}" is no color: write #3b82f6, rgb(59 130 246), hsl(217 91% 60%) or a name that CSS has.',
    text,
  );
}
