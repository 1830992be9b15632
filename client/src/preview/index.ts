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
        'chatlog.preview.find': () => manager.actOnPage('find'),
        'chatlog.preview.filter': () => manager.actOnPage('filter'),
        'chatlog.preview.goToTime': () => manager.actOnPage('goToTime'),
        'chatlog.preview.copyText': context => manager.actOnMessage('copyText', context),
        'chatlog.preview.copyLink': context => manager.actOnMessage('copyLink', context),
        'chatlog.preview.goToSource': context => manager.actOnMessage('goToSource', context),
        'chatlog.preview.showPerson': context => manager.actOnMessage('showPerson', context),
        'chatlog.preview.showOnlyPerson': context => manager.actOnMessage('showOnlyPerson', context),
        'chatlog.preview.rename': context => manager.actOnMessage('rename', context),
        'chatlog.preview.nextOfSpeaker': context => manager.actOnMessage('nextOfSpeaker', context),
        'chatlog.preview.previousOfSpeaker': context => manager.actOnMessage('previousOfSpeaker', context),
        'chatlog.preview.showOnly': row => {
          const name = nameOfRow(row);
          if (name !== undefined) manager.showOnly(name);
        },
        'chatlog.preview.showSource': () => manager.showSource(),
        'chatlog.preview.export': () => manager.export(),
      },
      log,
    ),
  );
}

/** The name of a person in the Speakers view. */
function nameOfRow(row: unknown): string | undefined {
  const { name } = (row ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : undefined;
}
