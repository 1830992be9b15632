import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { ChatLog } from '../../document/chatLog';
import { fixAllIn } from '../../document/fixAll';
import { type FixCount, FixCounts, fixList, folderFixSummary } from '../../document/fixSummary';
import { growLog } from '../../document/growLog';
import { fullText } from '../../model/transcript';
import {
  FIX_ALL_IN_FOLDER,
  FIX_ALL_IN_FOLDER_PROGRESS,
  type FixAllInFolderParams,
  type FixAllInFolderProgress,
  type FixAllInFolderResult,
  type FixedLog,
  type LeftOutLog,
  textFingerprint,
} from '../../protocol';
import { isFixUnsafe } from '../../rules/rule';
import { NotUtf8 } from '../../text/utf8';
import { TimeSlice } from '../../workspace/timeSlice';
import { isUnder } from '../../workspace/uri';
import type { OpenLog, Workspace } from '../../workspace/workspace';
import { FLAG, TEXT } from '../support/params';
import { unlessCancelled } from '../support/unlessCancelled';
import { type ReadingContext, workspaceFeature } from '../support/workspaceFeature';

/**
 * The maximum number of edits at once, as for a rename: the answer is one message with about 100 bytes per edit, and the client
 * holds each log that it changes.
 */
export const MAX_FOLDER_EDITS = 500_000;

/** All fixes of the logs of a folder, for a command of the client. Works in short turns. Open logs are fixed as they are typed. */
export const fixAllInFolder = workspaceFeature<
  FixAllInFolderParams,
  Promise<FixAllInFolderResult>,
  ReadingContext
>({
  method: FIX_ALL_IN_FOLDER,
  params: { folder: TEXT, unsafe: FLAG },
  capabilities: {},
  handle: (context, params) => fixFolder(context, params),
});

/** Waits until all logs are read: which comments turn off nothing depends on the people of all. */
export async function fixFolder(
  { workspace, token, logOptionsOf, notify }: ReadingContext,
  { folder, unsafe }: FixAllInFolderParams,
  maxEdits = MAX_FOLDER_EDITS,
): Promise<FixAllInFolderResult> {
  await unlessCancelled(workspace.whenComplete(), token);
  const uris = workspace
    .logs()
    .map(({ uri }) => uri)
    .filter(uri => isUnder(uri, folder));
  const leftOut: LeftOutLog[] = workspace.unreadable().filter(({ uri }) => isUnder(uri, folder));
  const logCount = uris.length + leftOut.length;
  const fixed = new FixedLogs(unsafe, maxEdits);
  const slice = new TimeSlice();
  const open: OpenLog[] = [];
  for (const [done, uri] of uris.entries()) {
    notify(FIX_ALL_IN_FOLDER_PROGRESS, { done, total: uris.length } satisfies FixAllInFolderProgress);
    const opened = workspace.openLog(uri);
    const pieces = await readFile(workspace, uri, opened);
    try {
      if (pieces === undefined) continue;
      if (opened === undefined) {
        fixed.add(uri, null, await growLog(pieces, logOptionsOf(uri), () => slice.pauseWhenDue()));
      } else {
        // If the file is not UTF-8, the document may have lost characters, and saving it would make that final.
        for (const _ of pieces) await slice.pauseWhenDue();
        open.push(opened);
      }
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      leftOut.push({ uri, reason: 'encoding' });
    }
    await slice.pauseWhenDue();
    if (isOver(token, fixed)) break;
  }
  // No `await` below: the edits of the open logs must match their versions.
  for (const { uri } of open) {
    const now = workspace.openLog(uri);
    if (now !== undefined) fixed.add(now.uri, now.version, now.log);
  }
  if (fixed.isTooMuch) {
    const reason = l10n.t(
      'There is more to fix than can be fixed at once: more than {0} places. Choose a smaller folder.',
      maxEdits,
    );
    return { reason };
  }
  return { logCount, logs: fixed.logs, leftOut, ...fixed.texts };
}

function isOver({ isCancellationRequested }: CancellationToken, { isTooMuch }: FixedLogs): boolean {
  return isCancellationRequested || isTooMuch;
}

/**
 * The text of a log's file; nothing for an open log that has none.
 *
 * @returns `undefined` if the file can't be read, as it was deleted meanwhile
 */
async function readFile(
  workspace: Workspace,
  uri: string,
  open: OpenLog | undefined,
): Promise<Iterable<string> | undefined> {
  try {
    return await workspace.readPieces(uri);
  } catch {
    return open === undefined ? undefined : [];
  }
}

/** The edits and the fixes of several logs. */
class FixedLogs {
  readonly logs: FixedLog[] = [];
  readonly #unsafe: boolean;
  readonly #maxEdits: number;
  readonly #counts = new FixCounts();
  /** The unsafe fixes that are possible, if only safe ones are requested. */
  readonly #possible = new FixCounts();
  #edits = 0;

  constructor(unsafe: boolean, maxEdits: number) {
    this.#unsafe = unsafe;
    this.#maxEdits = maxEdits;
  }

  get isTooMuch(): boolean {
    return this.#edits > this.#maxEdits;
  }

  /** @param version of an open log */
  add(uri: string, version: number | null, log: ChatLog): void {
    if (!this.#unsafe) this.#possible.addAll(unsafeFixes(log));
    if (!hasFix(log, this.#unsafe)) return;
    const { edits, fixed } = fixAllIn(log, { unsafe: this.#unsafe });
    if (edits.length === 0) return;
    this.#counts.addAll(fixed);
    this.#edits += edits.length;
    this.logs.push({ uri, version, fingerprint: textFingerprint(fullText(log.transcript)), edits });
  }

  /** What is fixed, for the user. */
  get texts(): { readonly summary: string; readonly safe: string; readonly unsafe: string } {
    const { all } = this.#counts;
    return {
      summary: folderFixSummary(all, this.logs.length),
      safe: fixList(all.filter(({ isUnsafe }) => !isUnsafe)),
      unsafe: fixList((all.length === 0 ? this.#possible.all : all).filter(({ isUnsafe }) => isUnsafe)),
    };
  }
}

/** Whether fixing a log may change it. Most logs have nothing to fix. */
function hasFix({ findings }: ChatLog, unsafe: boolean): boolean {
  return unsafe ? findings.some(({ rule }) => rule.fix !== undefined) : findings.safelyFixable() > 0;
}

/** The unsafe fixes of a log's findings. */
function unsafeFixes(log: ChatLog): FixCount[] {
  const counts = new FixCounts();
  for (const finding of log.findings.all()) {
    const { rule } = finding;
    if (!isFixUnsafe(rule, finding)) continue;
    // One fix for all findings, as a sort, is computed only when it is applied.
    if (rule.fixesAll || rule.fix?.(log, finding) !== undefined) counts.add(rule, true, 1);
  }
  return [...counts.all];
}
