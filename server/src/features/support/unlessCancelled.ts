import type { CancellationToken } from 'vscode-languageserver-protocol';

/** Waits for some work, until it ends or the request is cancelled. */
export async function unlessCancelled(work: Promise<unknown>, token: CancellationToken): Promise<void> {
  let listener: { dispose(): void } | undefined;
  const cancelled = new Promise<void>(resolve => {
    listener = token.onCancellationRequested(() => resolve());
  });
  await Promise.race([work, cancelled]).finally(() => listener?.dispose());
}
