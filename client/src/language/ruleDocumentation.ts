import * as vscode from 'vscode';

/**
 * The rules' pages as documents of a scheme of their own, so that a finding's link leads to them in every host: the
 * extension's own files are `http:` in a browser, which VS Code would open outside. `workbench.editorAssociations` in
 * package.json shows them rendered.
 */
const SCHEME = 'chatlog-rule';

/** The base that the server puts before a rule's identifier. */
export const RULES_DOCUMENTATION = `${SCHEME}:/`;

/** Gives the pages out of the extension's folder `docs/rules`. */
export function provideRuleDocumentation(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', uri.path);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    },
  });
}
