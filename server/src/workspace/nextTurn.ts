// Of every host that a server runs in, or of one of them, and of no language library that this layer is compiled with.
declare const setImmediate: ((callback: () => void) => void) | undefined;
declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null; close(): void };
  readonly port2: { postMessage(message: unknown): void };
}

/**
 * Resolves in a later turn of the event loop, after what waits there by now: requests, and answers that are being written.
 *
 * No `setTimeout`: it waits 1 ms at least, and 4 ms in a worker once it is nested (HTML Standard, 8.7 Timers), which took
 * longer than the work itself.
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
