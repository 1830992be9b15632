import * as l10n from '@vscode/l10n';
import type {
  CancellationToken,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { readNewName } from '../../people/newName';
import { OWN_NAME, type People } from '../../people/people';
import { renameInRegistry } from '../../registry/registryEdits';
import type { Edit } from '../../text/span';
import { logsNaming, type SearchTarget } from '../../workspace/occurrences';
import { presenceIn } from '../../workspace/personMessages';
import { isConcerned, type RenameKind, renameEdits } from '../../workspace/renameEdits';
import type { Workspace } from '../../workspace/workspace';
import type { Client } from './client';
import { hasCommand } from './clientCommands';
import { Refused } from './refused';
import { unlessCancelled } from './unlessCancelled';

/** The input of a rename. */
export interface RenameContext {
  readonly workspace: Workspace;
  readonly client: Client;
  readonly token: CancellationToken;
}

/** The edits of one document. */
interface DocumentEdits {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly (Edit & { readonly kind: Kind })[];
}

/** The kinds of occurrences; each has its own annotation. */
type Kind = RenameKind | 'registry';

/** The kinds that need confirmation by the user. */
const NEED_CONFIRMATION: ReadonlySet<Kind> = new Set(['alias', 'prefix', 'unclear']);

/**
 * The maximum number of places that are changed at once. The edit is one message with about 100 bytes per place, and the client
 * holds each document that it changes.
 */
export const MAX_RENAMED = 500_000;

/**
 * One edit that gives a person a new name in all logs and in the registries. Exact matches are certain. Other names of the
 * person, mentions that go on after the name, and mentions that would be read differently under the new name need confirmation.
 * A client without support for confirmation gets the certain ones. Waits until all logs have been read, and reads the logs that
 * it changes again.
 *
 * @param typed the new name as the user typed it
 * @throws Refused if it is not a name, or is another person's name
 */
export async function renamePerson(
  context: RenameContext,
  oldName: string,
  typed: string,
  max = MAX_RENAMED,
): Promise<WorkspaceEdit> {
  const read = readNewName(typed);
  if ('reason' in read) throw new Refused(read.reason);
  await unlessCancelled(context.workspace.whenComplete(), context.token);
  if (context.token.isCancellationRequested) return {};
  refuseTaken(context, oldName, read.name);
  return renameNow(context, oldName, read.name, max);
}

/** The same if the new name already belongs to the same person: the two become one. */
export async function renameToKnown(
  context: RenameContext,
  oldName: string,
  newName: string,
): Promise<WorkspaceEdit> {
  await unlessCancelled(context.workspace.whenComplete(), context.token);
  return context.token.isCancellationRequested ? {} : renameNow(context, oldName, newName);
}

async function renameNow(
  { workspace, client, token }: RenameContext,
  oldName: string,
  newName: string,
  max = MAX_RENAMED,
): Promise<WorkspaceEdit> {
  const target = targetOf(workspace.people, oldName);
  const concerned = logsNaming(workspace, target.names).filter(record =>
    isConcerned(record, target, workspace.people),
  );
  const uris = concerned.map(({ uri }) => uri);
  await unlessCancelled(workspace.reread(uris, token), token);
  if (token.isCancellationRequested) return {};
  // No `await` below: the edits must match the versions of the open documents.
  return toWorkspaceEdit(client, [
    ...logEdits(workspace, oldName, newName, max),
    ...registryEdits(workspace, oldName, newName),
  ]);
}

/** The word by which exports call their owner is not a name of the person, so it is renamed only if it is the target itself. */
function targetOf(people: People, name: string): SearchTarget {
  const names = people.personOf(name).names.filter(each => each !== OWN_NAME || name === OWN_NAME);
  return { name, names };
}

function refuseTaken({ workspace, client }: RenameContext, oldName: string, newName: string): void {
  const { people } = workspace;
  // A name that is in no header and no registry has no owner, so a rename can't take it from anyone.
  if (!people.known.has(newName) || !people.known.has(oldName)) return;
  if (newName === oldName || people.personOf(oldName).names.includes(newName)) return;
  const owner = people.personOf(newName);
  const { messages: count } = presenceIn(workspace, owner.names);
  // The name is known from logs that the rename does not cover: for a `LoneLog`, those of the workspace.
  if (count === 0 && owner.entry === undefined) return;
  const who =
    count === 1
      ? l10n.t('"{0}" is another person, with 1 message.', newName)
      : l10n.t('"{0}" is another person, with {1} messages.', newName, count);
  throw new Refused(
    hasCommand(client, 'chatlog.speakers.unify')
      ? l10n.t('{0} If they are one person, use "Unify with…" in the Speakers view.', who)
      : l10n.t(
          '{0} If they are one person, add one name to the "aliases" of the other in the speaker registry.',
          who,
        ),
  );
}

/** @throws Refused if there are more than `max` */
function logEdits(workspace: Workspace, oldName: string, newName: string, max: number): DocumentEdits[] {
  const { people } = workspace;
  const target = targetOf(people, oldName);
  let total = 0;
  return logsNaming(workspace, target.names).map(record => {
    const open = workspace.openLog(record.uri);
    const edits = renameEdits(record, target, newName, people);
    total += edits.length;
    if (total > max) {
      throw new Refused(
        l10n.t('This name stands at more than {0} places, which is more than can be renamed at once.', max),
      );
    }
    return { uri: open?.uri ?? record.uri, version: open?.version ?? null, edits };
  });
}

function registryEdits({ registries, people }: Workspace, oldName: string, newName: string): DocumentEdits[] {
  const me = oldName === OWN_NAME ? people.personOf(OWN_NAME) : undefined;
  return registries.map(({ uri, version, registry }) => {
    const owner = me?.entry?.uri === uri ? me.name : undefined;
    const edits = renameInRegistry(registry, oldName, newName, owner);
    if (edits === undefined && (owner !== undefined || registry.text.includes(oldName))) {
      throw new Refused(
        l10n.t('The speaker registry contains this name and cannot be edited: its YAML has an error.'),
      );
    }
    return { uri, version, edits: (edits ?? []).map(edit => ({ ...edit, kind: 'registry' as const })) };
  });
}

function toWorkspaceEdit(
  { takesDocumentChanges, takesAnnotations: canConfirm }: Client,
  documents: readonly DocumentEdits[],
): WorkspaceEdit {
  const changed = documents
    .map(each => ({
      ...each,
      edits: each.edits.filter(({ kind }) => canConfirm || !NEED_CONFIRMATION.has(kind)),
    }))
    .filter(({ edits }) => edits.length > 0);
  if (!takesDocumentChanges) {
    return { changes: Object.fromEntries(changed.map(({ uri, edits }) => [uri, edits.map(toTextEdit)])) };
  }
  const kinds = new Set(changed.flatMap(({ edits }) => edits.map(({ kind }) => kind)));
  return {
    documentChanges: changed.map(
      ({ uri, version, edits }): TextDocumentEdit => ({
        textDocument: { uri, version },
        edits: edits.map(edit =>
          canConfirm ? { ...toTextEdit(edit), annotationId: edit.kind } : toTextEdit(edit),
        ),
      }),
    ),
    ...(canConfirm && {
      changeAnnotations: Object.fromEntries([...kinds].map(kind => [kind, annotationOf(kind)])),
    }),
  };
}

function toTextEdit({ range, newText }: Edit): TextEdit {
  return { range, newText };
}

function annotationOf(kind: Kind): ChangeAnnotation {
  const [label, description] = textsOf(kind);
  return { label, description, needsConfirmation: NEED_CONFIRMATION.has(kind) };
}

function textsOf(kind: Kind): [label: string, description: string] {
  switch (kind) {
    case 'name':
      return [l10n.t('This name'), l10n.t('Headers, mentions, and the author in the front matter')];
    case 'alias':
      return [
        l10n.t('Other names of this person'),
        l10n.t('Headers and mentions; the new name replaces them'),
      ];
    case 'prefix':
      return [
        l10n.t('Mentions that continue after the name'),
        l10n.t('It is not certain that they mean this person'),
      ];
    case 'unclear':
      return [
        l10n.t('Mentions that would mean another person'),
        l10n.t('With the text that follows, the new name would mean another person, or no one'),
      ];
    case 'registry':
      return [l10n.t('Speaker registry'), l10n.t('The person keeps the entry under the new name')];
  }
}
