import * as vscode from 'vscode';

/**
 * The scheme of the rules' pages as documents, so that the link of a finding opens them in every host. The extension's own
 * files are `http:` in a browser, and VS Code would open them outside. `workbench.editorAssociations` in package.json shows
 * them rendered.
 */
const SCHEME = 'chatlog-rule';

/** The base that the server puts before a rule's identifier. */
export const RULES_DOCUMENTATION = `${SCHEME}:/`;

/** Provides the pages from the extension's folder `docs/rules`. */
export function provideRuleDocumentation(extensionUri: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', uri.path);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    },
  });
}
