import type { CancellationToken } from 'vscode-languageserver-protocol';

/** Waits for some work, but no longer than the request that needs it is waited for. */
export async function unlessCancelled(work: Promise<unknown>, token: CancellationToken): Promise<void> {
  let listener: { dispose(): void } | undefined;
  const cancelled = new Promise<void>(resolve => {
    listener = token.onCancellationRequested(() => resolve());
  });
  await Promise.race([work, cancelled]).finally(() => listener?.dispose());
}
