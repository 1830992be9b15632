import * as vscode from 'vscode';
import {
  FIX_ALL_IN_FOLDER,
  FIX_ALL_IN_FOLDER_PROGRESS,
  type FixAllInFolderParams,
  type FixAllInFolderProgress,
  type FixAllInFolderResult,
  type FixedFolder,
  type FixedLog,
  type LeftOutLog,
  textFingerprint,
} from '../../../server/src/protocol';
import { CHAT_LOG_GLOB } from '../language/chatLogDocuments';
import type { Server } from '../server/lifecycle';
import type { EarlierTexts } from '../support/earlierTexts';
import { textReader } from '../support/fileText';
import { showInformation, showWarning } from '../support/notifications';
import { plainText } from '../support/plainText';
import { type ReportProgress, withProgress } from '../support/progress';
import { pickOne } from '../support/quickPick';
import { toRange } from '../support/ranges';
import { applyEdits, inverseEdits, wholeRange } from '../support/textEdits';
import { foldersOfLogs } from './foldersOfLogs';

/** The maximum number of files that are compared in one editor, which loads all of them. */
const MAX_COMPARED = 100;

/** The maximum number of files that are named in a sentence. */
const MAX_NAMED = 3;

/** The number of files that are read concurrently. */
const CONCURRENCY = 16;

/** A log that is fixed, with its text before. */
interface Planned {
  readonly uri: vscode.Uri;
  readonly edits: FixedLog['edits'];
  readonly earlier: string;
}

/** A log that was changed. */
interface Changed extends Planned {
  /** The fingerprint of its text afterwards. */
  readonly after: string;
  /** Whether all of its edits were applied. */
  readonly isWhole: boolean;
}

/**
 * Fixes the logs of a folder: lets the user choose the folder and whether unsafe fixes are applied too, shows all changes in VS
 * Code's preview, and applies those that are confirmed there as one edit.
 *
 * @param given the folder, if it is known
 */
export async function fixAllInFolder(
  server: Server,
  earlierTexts: EarlierTexts,
  given?: vscode.Uri,
): Promise<void> {
  const folder = given ?? (await pickFolder());
  const unsafe = folder && (await pickSafety());
  if (folder === undefined || unsafe === undefined) return;
  const found = await withProgress(title(), async (report, token) => {
    const result = await request(server, { folder: folder.toString(), unsafe }, report, token);
    return 'reason' in result ? result : { ...result, ...(await readTexts(result.logs, report)) };
  });
  if (found === undefined) return;
  if ('reason' in found) {
    void showWarning(found.reason);
    return;
  }
  if (found.outdated.length > 0) {
    void showWarning(nothingDone(found.outdated));
    return;
  }
  if (found.planned.length === 0) {
    void showInformation(sentences(nothingToFix(found), leftOut(found.leftOut)));
    return;
  }
  await applyWithPreview(found.planned);
  const changed = await changedOf(found.planned);
  if (changed.length > 0) void report(found, changed, earlierTexts);
}

function title(): string {
  return vscode.l10n.t('Fix All in Folder');
}

/** Lets the user choose a folder with logs, if there are several. */
async function pickFolder(): Promise<vscode.Uri | undefined> {
  const tops = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString().replace(/\/$/, ''));
  const logs = await vscode.workspace.findFiles(CHAT_LOG_GLOB);
  const folders = foldersOfLogs(
    tops,
    logs.map(uri => uri.toString()),
  );
  if (folders.length === 0) {
    void showInformation(vscode.l10n.t('No folder with chat logs is open.'));
    return undefined;
  }
  const items = folders.map(({ folder, logs }) => {
    const uri = vscode.Uri.parse(folder, true);
    return {
      label: plainText(tops.includes(folder) ? nameOf(uri) : vscode.workspace.asRelativePath(uri)),
      description: plainText(logs === 1 ? vscode.l10n.t('1 log') : vscode.l10n.t('{0} logs', logs)),
      uri,
    };
  });
  if (items.length === 1) return items[0]!.uri;
  const picked = await pickOne(items, {
    title: plainText(title()),
    placeHolder: plainText(vscode.l10n.t('The folder whose logs are fixed')),
  });
  return picked?.uri;
}

/** Lets the user choose the fixes. Resolves to whether unsafe ones are applied too. */
async function pickSafety(): Promise<boolean | undefined> {
  const items = [
    {
      label: plainText(vscode.l10n.t('Safe Fixes')),
      detail: plainText(vscode.l10n.t('They change no meaning and lose nothing.')),
      unsafe: false,
    },
    {
      label: plainText(vscode.l10n.t('Unsafe Fixes Too')),
      detail: plainText(vscode.l10n.t('An unsafe fix deletes, reorders or guesses.')),
      unsafe: true,
    },
  ];
  const picked = await pickOne(items, {
    title: plainText(title()),
    placeHolder: plainText(vscode.l10n.t('All changes are shown before they are made.')),
  });
  return picked?.unsafe;
}

async function request(
  server: Server,
  params: FixAllInFolderParams,
  report: ReportProgress,
  token: vscode.CancellationToken,
): Promise<FixAllInFolderResult> {
  const listening = server.onNotification<FixAllInFolderProgress>(
    FIX_ALL_IN_FOLDER_PROGRESS,
    ({ done, total }) => report(done, total),
  );
  try {
    return await server.request<FixAllInFolderResult>(FIX_ALL_IN_FOLDER, params, token);
  } finally {
    listening.dispose();
  }
}

/** The texts that the edits are of. `outdated` are logs whose text is another one by now. */
async function readTexts(
  logs: readonly FixedLog[],
  report: ReportProgress,
): Promise<{ planned: Planned[]; outdated: vscode.Uri[] }> {
  const planned: Planned[] = [];
  const outdated: vscode.Uri[] = [];
  const readText = textReader();
  await inOrder(logs, async ({ uri: written, fingerprint, edits }, done) => {
    const uri = vscode.Uri.parse(written, true);
    const earlier = await readText(uri);
    if (earlier !== undefined && textFingerprint(earlier) === fingerprint) {
      planned.push({ uri, edits, earlier });
    } else {
      outdated.push(uri);
    }
    report(done, logs.length);
  });
  planned.sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
  return { planned, outdated };
}

/** Does some work for each item, several at a time. */
async function inOrder<Item>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries();
  const work = async () => {
    for (const [index, item] of entries) await act(item, index);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}

/**
 * Shows the edits in VS Code's preview, and applies those that the user confirms.
 *
 * The preview opens only if a change needs confirmation, and such changes are not checked in it. So one is added that is none,
 * the creation of a file that exists, which the preview leaves out: all others are checked.
 */
async function applyWithPreview(planned: readonly Planned[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const label = title();
  edit.createFile(planned[0]!.uri, { ignoreIfExists: true }, { label, needsConfirmation: true });
  const confirmed: vscode.WorkspaceEditEntryMetadata = { label, needsConfirmation: false };
  for (const { uri, edits } of planned) {
    edit.set(
      uri,
      edits.map(({ range, newText }): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
        new vscode.TextEdit(toRange(range), newText),
        confirmed,
      ]),
    );
  }
  // As a refactoring, so that VS Code saves the logs as the user has set it for these.
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** The logs that have another text than before. The user may have left out logs, or single edits. */
async function changedOf(planned: readonly Planned[]): Promise<Changed[]> {
  const changed: Changed[] = [];
  const readText = textReader();
  await inOrder(planned, async log => {
    const text = await readText(log.uri);
    if (text === undefined) return;
    const after = textFingerprint(text);
    if (after === textFingerprint(log.earlier)) return;
    const isWhole = after === textFingerprint(applyEdits(log.earlier, log.edits));
    changed.push({ ...log, after, isWhole });
  });
  return changed;
}

/** Reports what was fixed, and offers to undo or to compare. */
async function report(
  found: FixedFolder,
  changed: readonly Changed[],
  earlierTexts: EarlierTexts,
): Promise<void> {
  const isAll = changed.length === found.logs.length && changed.every(({ isWhole }) => isWhole);
  const summary = isAll
    ? found.summary
    : vscode.l10n.t('{0} of {1} logs were changed.', changed.length, found.logs.length);
  const undo = vscode.l10n.t('Undo');
  const show = vscode.l10n.t('Show Changes');
  const chosen = await showInformation(sentences(summary, leftOut(found.leftOut)), undo, show);
  if (chosen === show) {
    await earlierTexts.compareAll(
      changed.slice(0, MAX_COMPARED),
      changed.length > MAX_COMPARED
        ? vscode.l10n.t('Before and after Fix All in Folder: {0} of {1} logs', MAX_COMPARED, changed.length)
        : vscode.l10n.t('Before and after Fix All in Folder'),
    );
  } else if (chosen === undo) {
    await undoAll(changed);
  }
}

/** Gives the logs the texts that they had, unless one was changed since. */
async function undoAll(changed: readonly Changed[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const later: vscode.Uri[] = [];
  const readText = textReader();
  await inOrder(changed, async ({ uri, earlier, edits, after, isWhole }) => {
    const text = await readText(uri);
    if (text === undefined || textFingerprint(text) !== after) {
      later.push(uri);
      return;
    }
    const back = isWhole ? inverseEdits(earlier, edits) : [{ range: wholeRange(text), newText: earlier }];
    edit.set(
      uri,
      back.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText)),
    );
  });
  if (later.length > 0) {
    await showInformation(
      later.length === 1
        ? vscode.l10n.t('Nothing was undone: {0} has changed since.', named(later))
        : vscode.l10n.t('Nothing was undone: {0} have changed since.', named(later)),
    );
    return;
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

function nothingDone(outdated: readonly vscode.Uri[]): string {
  return outdated.length === 1
    ? vscode.l10n.t('Nothing was done: {0} has changed meanwhile. Run the command again.', named(outdated))
    : vscode.l10n.t('Nothing was done: {0} have changed meanwhile. Run the command again.', named(outdated));
}

function nothingToFix({ logCount, unsafe }: FixedFolder): string {
  if (logCount === 0) return vscode.l10n.t('There are no chat logs in this folder.');
  return unsafe === ''
    ? vscode.l10n.t('Nothing can be fixed automatically.')
    : vscode.l10n.t('Nothing can be fixed safely. Unsafe fixes would be: {0}', unsafe);
}

/** Says which logs stay as they are, and why. `''` for none. */
function leftOut(logs: readonly LeftOutLog[]): string {
  const of = (reason: LeftOutLog['reason']) =>
    logs.filter(log => log.reason === reason).map(({ uri }) => vscode.Uri.parse(uri, true));
  const [encoding, size] = [of('encoding'), of('size')];
  return sentences(
    encoding.length === 0
      ? ''
      : vscode.l10n.t('Left unchanged, because they are not UTF-8: {0}.', named(encoding)),
    size.length === 0 ? '' : vscode.l10n.t('Left unchanged, because they are too large: {0}.', named(size)),
  );
}

/** The paths of some files, the first of many. */
function named(uris: readonly vscode.Uri[]): string {
  const paths = uris.map(uri => vscode.workspace.asRelativePath(uri)).sort();
  const shown = paths.slice(0, MAX_NAMED).reduce((before, next) => vscode.l10n.t('{0}, {1}', before, next));
  const more = paths.length - MAX_NAMED;
  return more > 0 ? vscode.l10n.t('{0} and {1} more', shown, more) : shown;
}

function sentences(...texts: readonly string[]): string {
  return texts.filter(text => text !== '').join(' ');
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1) || path;
}
