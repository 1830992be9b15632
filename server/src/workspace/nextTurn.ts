// Only some hosts of the server have it. This layer is compiled without a library that declares it.
declare const setImmediate: ((callback: () => void) => void) | undefined;
declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: unknown): void };
}

/**
 * Resolves in a later turn of the event loop, after the work that is queued by now: requests, and answers that are being
 * written.
 *
 * It does not use `setTimeout`, which waits 1 ms at least, and 4 ms in a worker once it is nested (HTML Standard, 8.7 Timers).
 * That took longer than the work itself.
 */
export function nextTurn(): Promise<void> {
  if (typeof setImmediate === 'function') return new Promise(setImmediate);
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
