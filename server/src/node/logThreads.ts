import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LogReader, ReadLogs } from '../workspace/logReader';
import { type ThreadAnswer, type ThreadRequest, unpackStamps } from './threadMessages';

/** To start a thread takes as long as to read some hundred logs. */
const MANY_LOGS = 500;

/** More threads wait for the disk, and for the index, which has one. */
const MAX_THREADS = 4;

/**
 * As `FileSystem.openReader`.
 *
 * @param script the path of what runs in each thread
 */
export function logThreads(script: string, count: number): LogReader | undefined {
  return count < MANY_LOGS ? undefined : new LogThreads(script);
}

/** Reads logs in threads, which start when they are needed and end when the reader is closed. */
class LogThreads implements LogReader {
  readonly width = Math.min(MAX_THREADS, availableParallelism());
  readonly #script: string;
  readonly #threads: Thread[] = [];
  #error: Error | undefined;

  constructor(script: string) {
    this.#script = script;
  }

  async stampsOf(uris: readonly string[], folder: string) {
    return unpackStamps((await this.#request({ kind: 'stamps', uris, folder })) as Float64Array);
  }

  async read(uris: readonly string[], folder: string): Promise<ReadLogs> {
    return (await this.#request({ kind: 'read', uris, folder })) as ReadLogs;
  }

  close(): void {
    this.#fail(new Error('the reader is closed'));
  }

  #request(request: ThreadRequest): Promise<ThreadAnswer> {
    if (this.#error !== undefined) return Promise.reject(this.#error);
    return this.#leastBusy().request(request);
  }

  #leastBusy(): Thread {
    const [first, ...others] = this.#threads;
    const thread = others.reduce((a, b) => (b.waiting < a!.waiting ? b : a), first);
    if (thread !== undefined && (thread.waiting === 0 || this.#threads.length === this.width)) return thread;
    const started = new Thread(this.#script, error => this.#fail(error));
    this.#threads.push(started);
    return started;
  }

  #fail(error: Error): void {
    this.#error ??= error;
    for (const thread of this.#threads.splice(0)) thread.end(this.#error);
  }
}

/** A thread, which serves one request after the other. */
class Thread {
  readonly #worker: Worker;
  /** In the order of their requests. */
  readonly #waiting: {
    readonly resolve: (answer: ThreadAnswer) => void;
    readonly reject: (error: Error) => void;
  }[] = [];

  /** @param onFailure called when it can't go on */
  constructor(script: string, onFailure: (error: Error) => void) {
    // Not with the options of this process, which may load scripts, or set the memory that it has.
    this.#worker = new Worker(script, { execArgv: [] });
    this.#worker.on('message', (answer: ThreadAnswer) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('messageerror', onFailure);
    this.#worker.on('error', onFailure);
    this.#worker.on('exit', code => onFailure(new Error(`a thread has ended with ${code}`)));
  }

  /** The number of requests that are not answered yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  request(request: ThreadRequest): Promise<ThreadAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(request);
    });
  }

  end(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    void this.#worker.terminate();
  }
}
