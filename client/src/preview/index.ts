import * as vscode from 'vscode';
import type { Server } from '../serverLifecycle';
import { ImageConsent } from './imageConsent';
import { PREVIEW_VIEW_TYPE, PreviewManager } from './previewManager';

/** Registers the preview: its commands, and its return after a restart of VS Code. */
export function registerPreview(context: vscode.ExtensionContext, server: Server): vscode.Disposable {
  const manager = new PreviewManager(context.extensionUri, server, new ImageConsent(context.workspaceState));
  return vscode.Disposable.from(
    manager,
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, manager),
    vscode.commands.registerCommand('chatlog.preview.open', (uri?: unknown) =>
      manager.open(uri, vscode.ViewColumn.Active),
    ),
    vscode.commands.registerCommand('chatlog.preview.openSide', (uri?: unknown) =>
      manager.open(uri, vscode.ViewColumn.Beside),
    ),
    vscode.commands.registerCommand('chatlog.preview.showSource', () => manager.showSource()),
  );
}
