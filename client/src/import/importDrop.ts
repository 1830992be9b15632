import * as vscode from 'vscode';
import { CHAT_LOG } from '../language/chatLogDocuments';
import { isFolder } from '../support/fileExists';
import { dropEdit } from '../support/pasteEdit';
import { plainText } from '../support/plainText';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('chatlog', 'import');
const URI_LIST = 'text/uri-list';

/**
 * Types of files that exports are; a picture that is dropped on a log is linked. The Explorer's menu has the same but for `.md`, of which
 * most are no exports.
 */
const EXPORT = /\.(?:json|jsonl|txt|csv|zip|html?|xls|mht|mhtml|log|weechatlog|md|vtt|srt)$/i;

/** A drop of exports on a log starts an import into the folder of the log. */
export function registerImportDrop(
  start: (exports: readonly vscode.Uri[], to: vscode.Uri) => void,
): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { language: CHAT_LOG },
    {
      async provideDocumentDropEdits(document, _position, dataTransfer) {
        const exports = await exportsIn(dataTransfer);
        if (exports.length === 0) return undefined;
        const edit = dropEdit(plainText(vscode.l10n.t('Import as Logs…')), KIND);
        starts.set(edit, () => start(exports, vscode.Uri.joinPath(document.uri, '..')));
        return edit;
      },
      resolveDocumentDropEdit(edit) {
        starts.get(edit)?.();
        return edit;
      },
    },
    { dropMimeTypes: [URI_LIST], providedDropEditKinds: [KIND] },
  );
}

/** A drop of exports on the Speakers view starts an import. */
export const importDrop: vscode.TreeDragAndDropController<unknown> = {
  dropMimeTypes: [URI_LIST],
  dragMimeTypes: [],
  async handleDrop(_target, dataTransfer) {
    const exports = await exportsIn(dataTransfer);
    if (exports.length > 0) await vscode.commands.executeCommand('chatlog.importChat', exports);
  },
};

/** What is started when an edit is chosen. */
const starts = new WeakMap<vscode.DocumentDropEdit, () => void>();

/** The exports in what is dropped: folders, and files by the ends of their names; their content decides later. */
async function exportsIn(dataTransfer: vscode.DataTransfer): Promise<vscode.Uri[]> {
  const list = await dataTransfer.get(URI_LIST)?.asString();
  if (list === undefined) return [];
  const uris = list
    .split(/\r?\n/)
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => vscode.Uri.parse(line));
  const are = await Promise.all(uris.map(async uri => EXPORT.test(uri.path) || (await isFolder(uri))));
  return uris.filter((_, index) => are[index]);
}
