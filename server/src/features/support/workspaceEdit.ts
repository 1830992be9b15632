import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { FeatureContext } from './feature';

/** Edits of the log of a request, in a form that the client supports. */
export function toWorkspaceEdit(
  { client, uri, version }: Pick<FeatureContext, 'client' | 'uri' | 'version'>,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  return client.takesDocumentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: [...edits] } };
}
