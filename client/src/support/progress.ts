import * as vscode from 'vscode';
import { plainText } from './plainText';

/** Reports how much of some work is done, of a total. */
export type ReportProgress = (done: number, total: number) => void;

/**
 * Shows a notification with the progress of some work, and a button that cancels it.
 *
 * @returns `undefined` if it was cancelled
 */
export async function withProgress<Result>(
  title: string,
  work: (report: ReportProgress, token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: plainText(title), cancellable: true },
    async (progress, token) => {
      let shown = 0;
      try {
        const result = await work((done, total) => {
          const percent = Math.floor((100 * done) / total);
          if (percent === shown) return;
          progress.report({ increment: percent - shown, message: plainText(`${done} / ${total}`) });
          shown = percent;
        }, token);
        return token.isCancellationRequested ? undefined : result;
      } catch (error) {
        // The server ends a cancelled request with an error.
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

/** Shows in a view that some work is under way. */
export async function withViewProgress<Result>(viewId: string, work: () => Promise<Result>): Promise<Result> {
  return vscode.window.withProgress({ location: { viewId } }, work);
}
