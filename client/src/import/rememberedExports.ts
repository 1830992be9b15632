import * as vscode from 'vscode';
import { laterDatedNames, type RememberedImportItem } from '../../../server/src/protocol';
import { confirm } from '../support/notifications';
import { promptForExports } from './importChat';
import { isAbsolutePath, isPathInside } from './rememberedPath';

/** The maximum number of newer files, the newest first, in which a conversation is looked for. */
const MAX_LOOKED_AT = 20;

/** In a folder with more files, newer ones are not looked for: each is asked for its time. */
const MAX_FILES = 5_000;

/** What a remembered import is repeated with. */
export interface RememberedExports {
  /** Empty if the export is gone. */
  readonly exports: readonly vscode.Uri[];
  /** Whether only the first of them with the conversation is to be read. */
  readonly areCandidates: boolean;
}

/**
 * Where the conversations of remembered imports from one export are looked for: files beside its export that are newer, and folders whose names have a later
 * date, the newest first, then itself. The path is from a file of the workspace, which anyone may have written. So outside of the workspace nothing is touched before
 * the user agrees, and in Restricted Mode the user chooses the export.
 *
 * @param remembered at least one
 * @returns `undefined` if the user does not agree
 */
export async function rememberedExports(
  remembered: readonly RememberedImportItem[],
): Promise<RememberedExports | undefined> {
  if (!vscode.workspace.isTrusted) {
    const chosen = await promptForExports();
    return chosen && { exports: chosen, areCandidates: false };
  }
  const { from, folder: written } = remembered[0]!;
  const folder = vscode.Uri.parse(written, true);
  const uri = isAbsolutePath(from) ? vscode.Uri.file(from) : vscode.Uri.joinPath(folder, from);
  const isInside = isPathInside(from) && !(await hasLink(folder, uri));
  if (!isInside && !(await confirmOutside(conversationsText(remembered), uri))) return undefined;
  return newestFirst(uri);
}

/** The names of conversations in a sentence. */
export function conversationsText(remembered: readonly RememberedImportItem[]): string {
  return remembered.map(({ conversation }) => conversation).join(', ');
}

/** Whether a link is on the way from a folder to a file or folder in it, or is there; links may lead anywhere. */
export async function hasLink(folder: vscode.Uri, uri: vscode.Uri): Promise<boolean> {
  if (!isIn(folder, uri)) return false;
  for (let at = uri; isIn(folder, at) && at.path !== folder.path; at = vscode.Uri.joinPath(at, '..')) {
    const stat = await statOf(at);
    if (stat !== undefined && (stat.type & vscode.FileType.SymbolicLink) !== 0) return true;
  }
  return false;
}

function isIn(folder: vscode.Uri, uri: vscode.Uri): boolean {
  const top = folder.path.replace(/\/$/, '');
  return uri.path === folder.path || uri.path.startsWith(`${top}/`);
}

async function confirmOutside(conversation: string, uri: vscode.Uri): Promise<boolean> {
  return confirm(
    vscode.l10n.t('Read the export of {0} from outside of the workspace?', conversation),
    vscode.l10n.t(
      'The path is from a file of the workspace: {0}. Newer files beside it are looked through as well.',
      uri.fsPath,
    ),
    vscode.l10n.t('Read'),
  );
}

async function newestFirst(uri: vscode.Uri): Promise<RememberedExports> {
  const remembered = await statOf(uri);
  const name = nameOf(uri);
  const dated: vscode.Uri[] = [];
  for (const folder of await laterFoldersBeside(vscode.Uri.joinPath(uri, '..'))) {
    const file = vscode.Uri.joinPath(folder, name);
    if ((await statOf(file)) !== undefined) dated.push(file);
  }
  if (remembered !== undefined && (remembered.type & vscode.FileType.Directory) !== 0) {
    const later = [...dated, ...(await laterFoldersBeside(uri))];
    return { exports: [...later, uri], areCandidates: later.length > 0 };
  }
  const newer: { readonly file: vscode.Uri; readonly time: number }[] = [];
  for (const file of await filesBeside(uri)) {
    const time = (await statOf(file))?.mtime;
    if (time !== undefined && time > (remembered?.mtime ?? 0)) newer.push({ file, time });
  }
  newer.sort((a, b) => b.time - a.time);
  const files = [...dated, ...newer.map(({ file }) => file)].slice(0, MAX_LOOKED_AT);
  return { exports: remembered === undefined ? files : [...files, uri], areCandidates: true };
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders beside a folder that have its name with a later date, the latest first. Links are left out. */
async function laterFoldersBeside(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const parent = vscode.Uri.joinPath(folder, '..');
  try {
    const entries = await vscode.workspace.fs.readDirectory(parent);
    const names = entries.filter(([, type]) => type === vscode.FileType.Directory).map(([name]) => name);
    return laterDatedNames(nameOf(folder), names).map(name => vscode.Uri.joinPath(parent, name));
  } catch {
    return [];
  }
}

/** The other files in the folder of a file. Hidden ones and links are left out. */
async function filesBeside(uri: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    if (entries.length > MAX_FILES) return [];
    return entries
      .filter(([name, type]) => type === vscode.FileType.File && !name.startsWith('.'))
      .map(([name]) => vscode.Uri.joinPath(folder, name))
      .filter(({ path }) => path !== uri.path);
  } catch {
    return [];
  }
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
