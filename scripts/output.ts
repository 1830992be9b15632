// What steps print. The output of steps that run at the same time is kept, and printed one after the other.
import { AsyncLocalStorage } from 'node:async_hooks';

const kept = new AsyncLocalStorage<string[]>();

/** Whether the output of the current step is kept, so that its programs must not print themselves. */
export function isOutputKept(): boolean {
  return kept.getStore() !== undefined;
}

/** Prints a text as it is; or keeps it, in the step that calls this function. */
export function printer(): (text: string) => void {
  const texts = kept.getStore();
  return texts === undefined ? text => void process.stdout.write(text) : text => void texts.push(text);
}

/** Prints a line, or keeps it. */
export function printLine(text: string): void {
  printer()(`${text}\n`);
}

/** Keeps what `work` prints until it has ended. */
export async function printedAtTheEnd<T>(work: () => Promise<T>): Promise<T> {
  const texts: string[] = [];
  try {
    return await kept.run(texts, work);
  } finally {
    process.stdout.write(texts.join(''));
  }
}
