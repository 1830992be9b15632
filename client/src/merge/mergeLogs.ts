import * as vscode from 'vscode';
import {
  MERGE_END,
  MERGE_LOG,
  MERGE_READ,
  type MergeLogResult,
  type MergeReading,
  type MergeReadParams,
  type MergeReadResult,
} from '../../../server/src/protocol';
import { addedBy, type ChangedLogs, logsText, writtenText } from '../changes/changedLogs';
import type { LogReview, ReviewTexts } from '../changes/logReview';
import { writeLogs } from '../changes/logsEdit';
import { withTaken } from '../changes/offers';
import type { Server } from '../server/lifecycle';
import { showError, showInformation } from '../support/notifications';
import { withProgress } from '../support/progress';
import { chooseSources, type MergeSource, nameOf } from './chooseSources';
import { pickReview } from './mergeList';

const reviewTexts: ReviewTexts = {
  context: 'chatlog.merge.isReviewing',
  title: logs => vscode.l10n.t('Merge: {0}', logsText(logs)),
  titleOfFirst: (shown, logs) => vscode.l10n.t('Merge: the first {0} of {1} logs', shown, logs),
  question: (messages, logs) =>
    vscode.l10n.t(
      'Review the changes: {0} in {1}. The check mark above them merges, closing them discards.',
      messages,
      logs,
    ),
};

/**
 * Merges logs, or folders of logs day by day: shows what is added to the first of them, lets the user review the changes, and writes them as
 * one edit. The others stay as they are.
 *
 * @param selected what is selected in the Explorer
 */
export async function mergeLogs(
  server: Server,
  review: LogReview,
  selected: readonly vscode.Uri[] | undefined,
): Promise<void> {
  const sources = await chooseSources(selected);
  if (sources === undefined) return;
  let reading = await read(server, sources, false);
  try {
    const step = reading && (await pickReview(reading, sources.map(nameOf)));
    if (step === undefined) return;
    if (step.isAnyway) reading = await read(server, sources, true);
    if (reading === undefined) return;
    const { id, logs } = reading;
    const changes: ChangedLogs = {
      logs,
      changeOf: (index, choices) =>
        server.request<MergeLogResult>(MERGE_LOG, { id, index, ...(choices && { choices }) }),
    };
    const accepted = await review.show(withTaken(changes, step.taken), reviewTexts);
    if (accepted !== undefined) await apply(accepted);
  } finally {
    if (reading !== undefined) server.notify(MERGE_END, { id: reading.id });
  }
}

/** `undefined` if reading was cancelled or refused. */
async function read(
  server: Server,
  sources: readonly MergeSource[],
  anyway: boolean,
): Promise<MergeReading | undefined> {
  const params: MergeReadParams = {
    sources: sources.map(({ uri, isFolder }) => uri.toString().replace(/\/$/, '') + (isFolder ? '/' : '')),
    anyway,
  };
  const result = await withProgress(vscode.l10n.t('Reading the logs'), (_, token) =>
    server.request<MergeReadResult>(MERGE_READ, params, token),
  );
  if (result === undefined) return undefined;
  if (!('reason' in result)) return result;
  void showError(result.reason);
  return undefined;
}

async function apply(changes: ChangedLogs): Promise<void> {
  const isWritten = await writeLogs(
    vscode.l10n.t('Merging'),
    vscode.l10n.t('Nothing was merged: a file was created or changed meanwhile. Merge again.'),
    (made, report, token) => made.addLogs(changes, report, token),
  );
  if (!isWritten) return;
  const text = writtenText(addedBy(changes), (messages, logs) =>
    vscode.l10n.t('Merged: {0} added to {1}.', messages, logs),
  );
  void showInformation(text);
}
