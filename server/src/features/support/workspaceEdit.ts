import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { FeatureContext } from './feature';

/** Edits of the log that a request is about, in the shape that the client can take. */
export function toWorkspaceEdit(
  { client, uri, version }: Pick<FeatureContext, 'client' | 'uri' | 'version'>,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  return client.takesDocumentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: [...edits] } };
}
