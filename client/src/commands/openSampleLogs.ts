import * as vscode from 'vscode';
import { fileExists } from '../support/fileExists';
import { showError } from '../support/notifications';
import { plainText } from '../support/plainText';
import { type PlainItem, pickOne } from '../support/quickPick';
import { SAMPLE_FILES, SAMPLE_LOGS, sampleFolderName } from './sampleFiles';
import { isBrowserAlone, showUnsavedLog } from './unsavedLog';

interface PlaceChoice extends PlainItem {
  readonly open: (samples: vscode.Uri) => Promise<void>;
}

/**
 * Opens the sample logs of the extension. As a folder of their own, features over several logs work; as unsaved documents, no
 * file is written. A browser without a server can't offer a folder.
 */
export async function openSampleLogs(extensionUri: vscode.Uri): Promise<void> {
  const samples = vscode.Uri.joinPath(extensionUri, 'examples');
  if (isBrowserAlone()) {
    await openUnsaved(samples);
    return;
  }
  const choices: readonly PlaceChoice[] = [
    {
      label: plainText(vscode.l10n.t('In a Folder…')),
      detail: plainText(vscode.l10n.t('A copy to keep and to change, opened as a folder of its own')),
      iconPath: new vscode.ThemeIcon('folder'),
      open: openCopy,
    },
    {
      label: plainText(vscode.l10n.t('Unsaved')),
      detail: plainText(vscode.l10n.t('In this window, without writing a file')),
      iconPath: new vscode.ThemeIcon('file'),
      open: openUnsaved,
    },
  ];
  const place = await pickOne(choices, {
    title: plainText(vscode.l10n.t('Open Sample Logs')),
    placeHolder: plainText(vscode.l10n.t('Where the sample logs are opened')),
  });
  await place?.open(samples);
}

/** Opens every log as an untitled document. The first one is shown last. */
async function openUnsaved(samples: vscode.Uri): Promise<void> {
  for (const path of [...SAMPLE_LOGS].reverse()) {
    await showUnsavedLog(path.slice(path.lastIndexOf('/') + 1), vscode.Uri.joinPath(samples, path));
  }
}

/** Copies all into a new folder, inside one that the user chooses, and opens it. */
async function openCopy(samples: vscode.Uri): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      title: vscode.l10n.t('Open Sample Logs'),
      openLabel: vscode.l10n.t('Copy Here'),
    })) ?? [];
  if (parent === undefined) return;
  const name = await sampleFolderName(each => fileExists(vscode.Uri.joinPath(parent, each)));
  const folder = vscode.Uri.joinPath(parent, name);
  try {
    for (const path of SAMPLE_FILES) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(samples, path));
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), bytes);
    }
  } catch {
    void showError(vscode.l10n.t('{0} could not be created.', vscode.workspace.asRelativePath(folder)));
    return;
  }
  const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
