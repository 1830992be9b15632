import { type ResourceLimits, Worker } from 'node:worker_threads';

/** Threads that run one script and serve requests. They start when they are needed, and end when they are closed. */
export class Threads<Request, Answer> {
  /** The most that run at the same time. */
  readonly width: number;
  readonly #script: string;
  readonly #setup: unknown;
  readonly #limits: ResourceLimits;
  readonly #threads: Thread<Request, Answer>[] = [];
  #error: Error | undefined;

  /**
   * @param script the path of what runs in each thread: it answers each request with one message, in their order
   * @param setup its `workerData`
   * @param limits of the memory of each
   */
  constructor(script: string, width: number, setup?: unknown, limits: ResourceLimits = {}) {
    this.#script = script;
    this.width = width;
    this.#setup = setup;
    this.#limits = limits;
  }

  /** Rejects once one of the threads has failed, or they are closed. */
  async request(request: Request): Promise<Answer> {
    if (this.#error !== undefined) throw this.#error;
    return this.#leastBusy().request(request);
  }

  close(): void {
    this.#fail(new Error('the threads are closed'));
  }

  #leastBusy(): Thread<Request, Answer> {
    const [first, ...others] = this.#threads;
    const thread = others.reduce((a, b) => (b.waiting < a!.waiting ? b : a), first);
    if (thread !== undefined && (thread.waiting === 0 || this.#threads.length === this.width)) return thread;
    const started = new Thread<Request, Answer>(this.#script, this.#setup, this.#limits, error =>
      this.#fail(error),
    );
    this.#threads.push(started);
    return started;
  }

  #fail(error: Error): void {
    this.#error ??= error;
    for (const thread of this.#threads.splice(0)) thread.end(this.#error);
  }
}

/** A thread, which serves one request after the other. */
class Thread<Request, Answer> {
  readonly #worker: Worker;
  /** In the order of their requests. */
  readonly #waiting: {
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: Error) => void;
  }[] = [];

  /** @param onFailure called when it can't go on */
  constructor(
    script: string,
    workerData: unknown,
    resourceLimits: ResourceLimits,
    onFailure: (error: Error) => void,
  ) {
    // Not with the options of this process, which may load scripts. What a thread printed would go through streams of this process, for
    // which a pipe would not wait for its reader any more, also where this process writes to it directly.
    this.#worker = new Worker(script, {
      execArgv: [],
      workerData,
      resourceLimits,
      stdout: true,
      stderr: true,
    });
    this.#worker.on('message', (answer: Answer) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('messageerror', onFailure);
    this.#worker.on('error', onFailure);
    this.#worker.on('exit', code => onFailure(new Error(`a thread has ended with ${code}`)));
  }

  /** The number of requests that are not answered yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  request(request: Request): Promise<Answer> {
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
