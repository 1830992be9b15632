import * as l10n from '@vscode/l10n';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { SpeakerEdit, SpeakerEditResult } from '../../protocol';
import { addAlias, addDifferent } from '../../registry/registryEdits';
import type { WorkspaceChange } from '../../rules/rule';
import { dataOrEdit } from './actionData';
import type { Client } from './client';
import type { FeatureContext } from './feature';
import { Refused } from './refused';
import { changeRegistry } from './registryChange';
import { renameToKnown } from './renamePerson';

/** A change that edits only the registry. */
type RegistryChange = Exclude<WorkspaceChange, { kind: 'rename' }>;

/**
 * The part of a code action that makes a change: its edit, or the data to compute the edit later.
 *
 * @returns `undefined` if the change can't be made: there is no folder for a registry, the registry can't be edited, or the
 * client lacks a capability
 */
export function changeAction(
  context: FeatureContext,
  change: WorkspaceChange,
): Pick<CodeAction, 'data' | 'edit'> | undefined {
  const { client, uri } = context;
  const data = { kind: 'change', uri, change } as const;
  // A search through all logs is too slow for a list of actions.
  if (change.kind === 'rename') return client.resolvesEdits ? { data } : undefined;
  const written = registryChange(context, change);
  const edit = 'reason' in written ? undefined : toRegistryEdit(client, written);
  return edit && dataOrEdit(client, data, () => edit);
}

/**
 * The edit of a change, for the logs and the registry as they are now; `undefined` if the client lacks a capability.
 *
 * @throws Refused if the registry can't be edited
 */
export async function changeEdit(
  context: FeatureContext,
  change: WorkspaceChange,
): Promise<WorkspaceEdit | undefined> {
  if (change.kind === 'rename') return renameToKnown(context, change.name, change.newName);
  const written = registryChange(context, change);
  if ('reason' in written) throw new Refused(written.reason);
  return toRegistryEdit(context.client, written);
}

function registryChange({ workspace, uri }: FeatureContext, change: RegistryChange): SpeakerEditResult {
  const names = change.kind === 'addAlias' ? [change.name, change.alias] : change.names;
  return changeRegistry(
    workspace,
    names.map(name => workspace.people.personOf(name)),
    text =>
      change.kind === 'addAlias'
        ? addAlias(text, change.name, change.alias)
        : addDifferent(text, change.names),
    workspace.registryUri(uri),
  );
}

/** `undefined` if the registry must be created and the client can't create files. */
function toRegistryEdit(client: Client, change: SpeakerEdit): WorkspaceEdit | undefined {
  const { uri, version, newFile } = change;
  const edits = newFile === undefined ? change.edits : [{ range: START, newText: newFile }];
  if (newFile !== undefined && !client.createsFiles) return undefined;
  if (!client.takesDocumentChanges) return { changes: { [uri]: [...edits] } };
  const annotated = client.takesAnnotations && { annotationId: ANNOTATION };
  const documentEdit: TextDocumentEdit = {
    textDocument: { uri, version },
    edits: edits.map(edit => ({ ...edit, ...annotated })),
  };
  return {
    documentChanges:
      newFile === undefined ? [documentEdit] : [{ kind: 'create', uri, ...annotated }, documentEdit],
    ...(annotated && {
      changeAnnotations: {
        [ANNOTATION]: { label: l10n.t('Speaker registry'), description: l10n.t('Names of the same person') },
      },
    }),
  };
}

const ANNOTATION = 'registry';

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
