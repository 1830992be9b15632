import * as vscode from 'vscode';
import type { PreviewCommand } from '../commands/commandTable';
import { registerHandlers } from '../commands/registerHandlers';
import type { Server } from '../server/lifecycle';
import type { PreviewManager } from './previewManager';
import { PREVIEW_VIEW_TYPE } from './viewType';

/**
 * Registers the preview: its commands, and its restoration after a restart of VS Code. Its code is loaded with the first one, and nothing is
 * listened to before.
 */
export function registerPreview(
  context: vscode.ExtensionContext,
  server: Server,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let loading: Promise<PreviewManager> | undefined;
  const load = async () => {
    const { createPreviewManager } = await import('./previewManager');
    return createPreviewManager(context, server);
  };
  const manager = () => (loading ??= load());
  return vscode.Disposable.from(
    { dispose: () => void loading?.then(loaded => loaded.dispose()) },
    vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state) => (await manager()).restore(panel, state),
    }),
    registerHandlers<PreviewCommand>(
      {
        'chatlog.preview.open': async uri => (await manager()).open(uri, vscode.ViewColumn.Active),
        'chatlog.preview.openSide': async uri => (await manager()).open(uri, vscode.ViewColumn.Beside),
        'chatlog.preview.toggleLock': async () => (await manager()).toggleLock(),
        'chatlog.preview.find': async () => (await manager()).actOnPage('find'),
        'chatlog.preview.filter': async () => (await manager()).actOnPage('filter'),
        'chatlog.preview.goToTime': async () => (await manager()).actOnPage('goToTime'),
        'chatlog.preview.copyText': async at => (await manager()).actOnMessage('copyText', at),
        'chatlog.preview.copyLink': async at => (await manager()).actOnMessage('copyLink', at),
        'chatlog.preview.goToSource': async at => (await manager()).actOnMessage('goToSource', at),
        'chatlog.preview.showPerson': async at => (await manager()).actOnMessage('showPerson', at),
        'chatlog.preview.showOnlyPerson': async at => (await manager()).actOnMessage('showOnlyPerson', at),
        'chatlog.preview.rename': async at => (await manager()).actOnMessage('rename', at),
        'chatlog.preview.nextOfSpeaker': async at => (await manager()).actOnMessage('nextOfSpeaker', at),
        'chatlog.preview.previousOfSpeaker': async at =>
          (await manager()).actOnMessage('previousOfSpeaker', at),
        'chatlog.preview.showOnly': async row => {
          const name = nameOfRow(row);
          if (name !== undefined) (await manager()).showOnly(name);
        },
        'chatlog.preview.showSource': async () => (await manager()).showSource(),
        'chatlog.preview.export': async () => (await manager()).export(),
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
