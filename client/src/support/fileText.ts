import * as vscode from 'vscode';

/** Reads a text: as it is in the editor, or else from its UTF-8 file. `undefined` if it can't be read. */
export type ReadText = (uri: vscode.Uri) => Promise<string | undefined>;

/** A reader for several files. It sees the documents that are open by now. */
export function textReader(): ReadText {
  const open = new Map(vscode.workspace.textDocuments.map(document => [document.uri.toString(), document]));
  return async uri => {
    const document = open.get(uri.toString());
    if (document !== undefined && !document.isClosed) return document.getText();
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return undefined;
    }
  };
}
