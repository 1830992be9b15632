import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** An answer or an event of the DevTools protocol. */
interface Received {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Values;
  readonly result?: Values;
  readonly error?: { readonly message: string };
}

export type Values = Readonly<Record<string, unknown>>;

/** Why a browser did not do what it was asked for. */
export class BrowserError extends Error {}

/** The end of its error output that is kept, in UTF-16 units. */
const MAX_ERRORS = 2000;

/** A browser that is controlled by a pipe: nothing of the machine can reach it, and it ends with this process. */
export class Browser {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (values: Values) => void; reject: (reason: Error) => void }
  >();
  readonly #events: {
    readonly method: string;
    readonly sessionId: string;
    readonly happen: (params: Values) => void;
    readonly reject: (reason: Error) => void;
  }[] = [];
  #pending = '';
  #errors = '';
  #lastId = 0;

  constructor(path: string, args: readonly string[]) {
    this.#process = spawn(path, ['--remote-debugging-pipe', ...args], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.#process.stderr!.on('data', (bytes: Buffer) => {
      this.#errors = (this.#errors + bytes.toString()).slice(-MAX_ERRORS);
    });
    const output = this.#process.stdio[4] as Readable;
    output.setEncoding('utf8');
    output.on('data', (text: string) => this.#receive(text));
    // A pipe breaks when the browser ends, which is reported below.
    (this.#process.stdio[3] as Writable).on('error', () => undefined);
    this.#process.on('error', error => this.#fail(error.message));
    this.#process.on('exit', () => this.#fail(this.#errors.trim().split('\n').at(-1) ?? ''));
  }

  /** Sends a command. @throws {BrowserError} if it fails, or the browser ends */
  send(method: string, params: Values = {}, sessionId?: string): Promise<Values> {
    const id = ++this.#lastId;
    const text = JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (this.#hasEnded) this.#fail('');
      else (this.#process.stdio[3] as Writable).write(`${text}\0`);
    });
  }

  /** Resolves when an event of a session happens next. @throws {BrowserError} if the browser ends */
  once(method: string, sessionId: string): Promise<Values> {
    return new Promise((happen, reject) => this.#events.push({ method, sessionId, happen, reject }));
  }

  /** Ends the browser at once, without a word to it. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    if (this.#hasEnded || this.#process.pid === undefined) return;
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
  }

  /** By itself, or by a signal. */
  get #hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  #receive(text: string): void {
    this.#pending += text;
    const messages = this.#pending.split('\0');
    this.#pending = messages.pop()!;
    for (const message of messages) this.#take(JSON.parse(message) as Received);
  }

  #take({ id, method, sessionId, params = {}, result = {}, error }: Received): void {
    if (id === undefined) {
      // What was sent to the page is not answered any more.
      if (method === 'Inspector.targetCrashed') this.#fail('the page is too large for it');
      const at = this.#events.findIndex(event => event.method === method && event.sessionId === sessionId);
      if (at !== -1) this.#events.splice(at, 1)[0]!.happen(params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new BrowserError(error.message));
  }

  #fail(reason: string): void {
    for (const { reject } of [...this.#waiting.values(), ...this.#events]) reject(new BrowserError(reason));
    this.#waiting.clear();
    this.#events.length = 0;
  }
}
