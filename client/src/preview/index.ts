import * as vscode from 'vscode';
import type { PreviewCommand } from '../commands/commandTable';
import { registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import { ImageConsent } from './imageConsent';
import { PREVIEW_VIEW_TYPE, PreviewManager } from './previewManager';

/** Registers the preview: its commands, and its restoration after a restart of VS Code. */
export function registerPreview(
  context: vscode.ExtensionContext,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const manager = new PreviewManager(context.extensionUri, server, new ImageConsent(context.workspaceState));
  return vscode.Disposable.from(
    manager,
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, manager),
    registerHandlers<PreviewCommand>(
      {
        'chatlog.preview.open': uri => manager.open(uri, vscode.ViewColumn.Active),
        'chatlog.preview.openSide': uri => manager.open(uri, vscode.ViewColumn.Beside),
        'chatlog.preview.toggleLock': () => manager.toggleLock(),
        'chatlog.preview.showSource': () => manager.showSource(),
      },
      log,
    ),
  );
}
