import * as vscode from 'vscode';
import { logsText } from '../changes/changedLogs';
import type { ReviewTexts } from '../changes/logReview';

/** What the review of an import says. */
export const importReview: ReviewTexts = {
  context: 'chatlog.import.isReviewing',
  title: logs => vscode.l10n.t('Import: {0}', logsText(logs)),
  titleOfFirst: (shown, logs) => vscode.l10n.t('Import: the first {0} of {1} logs', shown, logs),
  question: (messages, logs) =>
    vscode.l10n.t(
      'Review the changes: {0} in {1}. The check mark above them imports, closing them discards.',
      messages,
      logs,
    ),
};
