import * as vscode from 'vscode';
import { pageHtml } from './html';
import type { ImageConsent } from './imageConsent';
import type { PageSettings } from './messages';
import { pageLook } from './pageLook';
import { pageTexts } from './pageTexts';

/** What the page of a log depends on. */
export interface LoadedPage {
  readonly extensionUri: vscode.Uri;
  readonly consent: ImageConsent;
  readonly uri: vscode.Uri;
  readonly isLocked: boolean;
}

/** Loads the page of a log into a webview, also again; it restores its place by itself. It can load files of the workspace and beside the log alone. */
export function loadPage(
  webview: vscode.Webview,
  { extensionUri, consent, uri, isLocked }: LoadedPage,
): void {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const parent = uri.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(uri, '..');
  const workspaceFolders = vscode.workspace.workspaceFolders?.map(each => each.uri) ?? [];
  webview.options = {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist'),
      ...workspaceFolders,
      ...(parent === undefined ? [] : [parent]),
    ],
  };
  const settings: PageSettings = {
    uri: uri.toString(),
    isLocked,
    look: pageLook(),
    language: vscode.env.language,
    texts: pageTexts(),
    remoteImages: consent.policy,
    imageHosts: consent.hosts,
    ...(parent === undefined ? {} : { folder: webview.asWebviewUri(parent).toString() }),
    ...(folder === undefined ? {} : { root: webview.asWebviewUri(folder).toString() }),
  };
  webview.html = pageHtml(webview, extensionUri, settings);
}
