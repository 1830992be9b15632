import * as vscode from 'vscode';
import type {
  BaseLanguageClient,
  CloseAction,
  ErrorAction,
  ErrorHandler,
  ProgressType,
} from 'vscode-languageclient';
import { showError, showWarning } from '../support/notifications';
import { RestartBudget } from './restartBudget';

/** The language server as the rest of the client uses it: it accepts requests, and starts when needed. */
export interface Server {
  /**
   * Sends a request. Starts the server first if it is not running.
   *
   * @throws if the server can't be started, answers with an error, or ends before it answers
   */
  request<Result>(method: string, params: object, token?: vscode.CancellationToken): Promise<Result>;
  /**
   * Sends a request whose result comes in parts (LSP, "Partial Result Progress").
   *
   * @param onPart called with each part before the result
   * @throws as `request`
   */
  stream<Part, Result>(
    method: string,
    params: object,
    onPart: (part: Part) => void,
    token: vscode.CancellationToken,
  ): Promise<Result>;
  /** Sends a notification, if the server is running. */
  notify(method: string, params?: object): void;
  /** Calls `handler` with the parameters of every notification of the method, across restarts. */
  onNotification<Params>(method: string, handler: (params: Params) => void): vscode.Disposable;
  /** Whether it is running or starting. */
  readonly isStarted: boolean;
  /** Fires each time a server is ready. A new server has no state of an earlier one. */
  readonly onDidStart: vscode.Event<void>;
}

/** A server and its client. */
export interface ServerRun {
  readonly client: BaseLanguageClient;
  /** Ends the server without a request; does nothing if it has ended. */
  kill(): void;
}

/** Creates a client with a server of its own, which is not started yet. */
export type Connect = (errorHandler: ErrorHandler) => Promise<ServerRun>;

// The values of the library's enums. An import would load the library, which is loaded only with the first chat log.
const CONTINUE = 1 satisfies ErrorAction.Continue as ErrorAction;
const DO_NOT_RESTART = 1 satisfies CloseAction.DoNotRestart as CloseAction;

/**
 * Starts the server with the first chat log, and restarts it when it crashes. Each run has its own client, so a crash at the
 * start and a later one are handled the same way.
 */
export class ServerLifecycle implements Server, vscode.Disposable {
  readonly #connect: Connect;
  readonly #log: vscode.LogOutputChannel;
  #run: Promise<ServerRun> | undefined;
  readonly #budget = new RestartBudget(4, 3 * 60_000);
  readonly #handlers = new Map<string, Set<(params: unknown) => void>>();
  readonly #started = new vscode.EventEmitter<void>();
  #hasReportedRestart = false;
  #streams = 0;
  #disposed = false;

  readonly onDidStart = this.#started.event;

  constructor(connect: Connect, log: vscode.LogOutputChannel) {
    this.#connect = connect;
    this.#log = log;
  }

  get isStarted(): boolean {
    return this.#run !== undefined;
  }

  /** Starts the server unless it is running or starting. If that fails, it stays failed until `restart`. */
  async start(): Promise<BaseLanguageClient> {
    this.#run ??= this.#begin();
    return (await this.#run).client;
  }

  /** Stops the server if it is running, and starts it. */
  async restart(): Promise<void> {
    this.#budget.reset();
    await this.stop();
    await this.start();
  }

  /** Restarts the server if it is running or starting; does nothing otherwise. */
  async restartIfRunning(): Promise<void> {
    if (this.#run !== undefined) await this.restart().catch(() => undefined);
  }

  /** Stops the server if it is running. */
  async stop(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    await run?.then(end, () => undefined);
  }

  async request<Result>(method: string, params: object, token?: vscode.CancellationToken): Promise<Result> {
    const client = await this.start();
    return token === undefined
      ? client.sendRequest<Result>(method, params)
      : client.sendRequest<Result>(method, params, token);
  }

  async stream<Part, Result>(
    method: string,
    params: object,
    onPart: (part: Part) => void,
    token: vscode.CancellationToken,
  ): Promise<Result> {
    const client = await this.start();
    const partialResultToken = `chatlog-${++this.#streams}`;
    // The library's class has no more than its type.
    const type = {} as ProgressType<Part>;
    const registration = client.onProgress(type, partialResultToken, onPart);
    try {
      return await client.sendRequest<Result>(method, { ...params, partialResultToken }, token);
    } finally {
      registration.dispose();
    }
  }

  notify(method: string, params?: object): void {
    this.#run?.then(
      ({ client }) =>
        params === undefined ? client.sendNotification(method) : client.sendNotification(method, params),
      () => undefined,
    );
  }

  onNotification<Params>(method: string, handler: (params: Params) => void): vscode.Disposable {
    const handle = handler as (params: unknown) => void;
    let handlers = this.#handlers.get(method);
    if (handlers === undefined) {
      handlers = new Set();
      this.#handlers.set(method, handlers);
      this.#run?.then(
        ({ client }) => this.#forward(client, method),
        () => undefined,
      );
    }
    handlers.add(handle);
    return new vscode.Disposable(() => handlers.delete(handle));
  }

  dispose(): void {
    this.#disposed = true;
    this.#started.dispose();
    void this.stop();
  }

  #begin(): Promise<ServerRun> {
    let fail: (reason: Error) => void = () => undefined;
    const failed = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    // Nothing awaits it after the start.
    failed.catch(() => undefined);
    const errorHandler: ErrorHandler = {
      error: error => {
        this.#log.error(error);
        fail(error);
        return { action: CONTINUE, handled: true };
      },
      closed: () => {
        fail(new Error('The server stopped.'));
        this.#onClosed(run);
        return { action: DO_NOT_RESTART, handled: true };
      },
    };
    const run = this.#connect(errorHandler).then(async begun => {
      for (const method of this.#handlers.keys()) this.#forward(begun.client, method);
      try {
        await Promise.race([begun.client.start(), failed]);
      } catch (error) {
        void end(begun);
        throw error;
      }
      return begun;
    });
    run.then(
      () => {
        if (this.#run === run) this.#started.fire();
      },
      error => this.#onFailure(run, error),
    );
    return run;
  }

  #forward(client: BaseLanguageClient, method: string): void {
    client.onNotification(method, (params: unknown) => {
      for (const handle of this.#handlers.get(method) ?? []) handle(params);
    });
  }

  /** The connection closed unexpectedly. */
  #onClosed(run: Promise<ServerRun>): void {
    if (this.#disposed || this.#run !== run) return;
    run.then(end, () => undefined);
    if (!this.#budget.spend(Date.now())) {
      this.#log.error('The server stopped too often to be started again.');
      this.#run = Promise.reject(new Error('The server is not running.'));
      this.#run.catch(() => undefined);
      void this.#notify(
        vscode.l10n.t('The chat log server stopped several times and will not be restarted.'),
        true,
      );
      return;
    }
    this.#log.warn('The server stopped; starting it again.');
    this.#run = undefined;
    this.start().catch(() => undefined);
    if (this.#hasReportedRestart) return;
    this.#hasReportedRestart = true;
    void this.#notify(vscode.l10n.t('The chat log server stopped unexpectedly and was restarted.'), false);
  }

  /** The server did not start, and a restart was not the cause. */
  #onFailure(run: Promise<ServerRun>, error: unknown): void {
    if (this.#disposed || this.#run !== run) return;
    this.#log.error(error instanceof Error ? error : String(error));
    void this.#notify(vscode.l10n.t('The chat log server could not be started.'), true);
  }

  /** @param stopped whether the server is not running, and will not run until it is started by hand */
  async #notify(message: string, stopped: boolean): Promise<void> {
    const showLog = vscode.l10n.t('Show Log');
    const restart = vscode.l10n.t('Restart Server');
    const chosen = stopped ? await showError(message, restart, showLog) : await showWarning(message, showLog);
    if (chosen === showLog) this.#log.show();
    else if (chosen === restart) await this.restart();
  }
}

/** Ends a server in any state. One that is still starting can't be requested to stop. */
async function end(run: ServerRun): Promise<void> {
  try {
    await run.client.dispose();
  } catch {
    // The library has logged the error.
  } finally {
    run.kill();
  }
}
