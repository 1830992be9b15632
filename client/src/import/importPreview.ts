import * as vscode from 'vscode';
import { IMPORT_LOG, type ImportLogResult, type ImportReading } from '../../../server/src/protocol';
import type { Server } from '../server/lifecycle';

const SCHEME = 'chatlog-import';

/** The maximum number of logs that are shown: VS Code becomes slow with more. */
const MAX_SHOWN = 200;

/** Shows the logs of an import beside nothing, in VS Code's editor for several changes, before they are written. */
export class ImportPreview implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => this.#texts.get(uri.toString()) ?? '',
  });

  async show(server: Server, { logs }: ImportReading): Promise<void> {
    this.clear();
    const changes: [vscode.Uri, vscode.Uri, vscode.Uri][] = [];
    const empty = vscode.Uri.from({ scheme: SCHEME, path: '/empty' });
    for (const [index, log] of logs.entries()) {
      if (log.state !== 'new' || changes.length >= MAX_SHOWN) continue;
      const text = await server.request<ImportLogResult>(IMPORT_LOG, { index });
      const target = vscode.Uri.parse(log.uri);
      const shown = target.with({ scheme: SCHEME, authority: '', query: String(index) });
      this.#texts.set(shown.toString(), text ?? '');
      changes.push([target, empty, shown]);
    }
    const total = logs.filter(({ state }) => state === 'new').length;
    const title =
      total > changes.length
        ? vscode.l10n.t('Import: the first {0} of {1} logs', changes.length, total)
        : vscode.l10n.t('Import: {0} logs', total);
    await vscode.commands.executeCommand('vscode.changes', title, changes);
  }

  /** Forgets the texts. */
  clear(): void {
    this.#texts.clear();
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
