import type { RenameParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { nameToRename } from './prepareRename';
import { feature } from './support/feature';
import { RENAME_PARAMS } from './support/params';
import { renamePerson } from './support/renamePerson';

/** Gives a person a new name, in all logs of the workspace and in the registry. */
export const rename = feature<RenameParams, WorkspaceEdit>({
  method: 'textDocument/rename',
  params: RENAME_PARAMS,
  capabilities: client => ({ renameProvider: client.preparesRename ? { prepareProvider: true } : true }),
  handle(context, { position, newName }) {
    return renamePerson(context, nameToRename(context, position).name, newName);
  },
});
