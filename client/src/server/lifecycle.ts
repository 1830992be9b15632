import * as vscode from 'vscode';
import type { BaseLanguageClient, CloseAction, ErrorAction, ErrorHandler } from 'vscode-languageclient';
import { showError, showWarning } from '../support/notifications';
import { RestartBudget } from './restartBudget';

/** The language server as the rest of the client sees it: something to ask, which is there when it is needed. */
export interface Server {
  /**
   * Sends a request, after starting the server where it is not running.
   *
   * @throws when the server can't be started, answers with an error or dies before it answers
   */
  request<Result>(method: string, params: object, token?: vscode.CancellationToken): Promise<Result>;
  /** Calls `handler` with the parameters of every notification of that method, across restarts. */
  onNotification<Params>(method: string, handler: (params: Params) => void): vscode.Disposable;
  /** Whether it runs, or will soon. */
  readonly isStarted: boolean;
  /** Fires each time a server begins to serve. It knows nothing of what an earlier one was told. */
  readonly onDidStart: vscode.Event<void>;
}

/** A server and the client that talks to it. */
export interface ServerRun {
  readonly client: BaseLanguageClient;
  /** Ends the server without asking it; nothing happens where it has ended. */
  kill(): void;
}

/** Makes a client for a server of its own, not yet started. */
export type Connect = (errorHandler: ErrorHandler) => Promise<ServerRun>;

// The values of the library's enums, which must not be imported for them: it is loaded with the first chat log.
const CONTINUE = 1 satisfies ErrorAction.Continue as ErrorAction;
const DO_NOT_RESTART = 1 satisfies CloseAction.DoNotRestart as CloseAction;

/**
 * Starts the server with the first chat log and starts it again when it dies. Each run has a client of its own, so a
 * death while starting and one while serving go the same way.
 */
export class ServerLifecycle implements Server, vscode.Disposable {
  readonly #connect: Connect;
  readonly #log: vscode.LogOutputChannel;
  #run: Promise<ServerRun> | undefined;
  readonly #budget = new RestartBudget(4, 3 * 60_000);
  readonly #handlers = new Map<string, Set<(params: unknown) => void>>();
  readonly #started = new vscode.EventEmitter<void>();
  #toldOfRestart = false;
  #disposed = false;

  readonly onDidStart = this.#started.event;

  constructor(connect: Connect, log: vscode.LogOutputChannel) {
    this.#connect = connect;
    this.#log = log;
  }

  get isStarted(): boolean {
    return this.#run !== undefined;
  }

  /** Starts the server unless it runs or starts. Where that fails, it stays failed until `restart`. */
  async start(): Promise<BaseLanguageClient> {
    this.#run ??= this.#begin();
    return (await this.#run).client;
  }

  /** Stops the server, where it runs, and starts it. */
  async restart(): Promise<void> {
    this.#budget.reset();
    await this.stop();
    await this.start();
  }

  /** Starts the server anew where it runs or starts; nothing happens otherwise. */
  async restartIfRunning(): Promise<void> {
    if (this.#run !== undefined) await this.restart().catch(() => undefined);
  }

  /** Stops the server, where it runs. */
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
    // After the start nobody waits for it.
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

  /** The connection closed though nobody asked for it. */
  #onClosed(run: Promise<ServerRun>): void {
    if (this.#disposed || this.#run !== run) return;
    run.then(end, () => undefined);
    if (!this.#budget.spend(Date.now())) {
      this.#log.error('The server stopped too often to be started again.');
      this.#run = Promise.reject(new Error('The server is not running.'));
      this.#run.catch(() => undefined);
      void this.#tell(
        vscode.l10n.t('The chat log server stopped several times and will not be restarted.'),
        true,
      );
      return;
    }
    this.#log.warn('The server stopped; starting it again.');
    this.#run = undefined;
    this.start().catch(() => undefined);
    if (this.#toldOfRestart) return;
    this.#toldOfRestart = true;
    void this.#tell(vscode.l10n.t('The chat log server stopped unexpectedly and was restarted.'), false);
  }

  /** The server did not start, and its end was not what a restart came from. */
  #onFailure(run: Promise<ServerRun>, error: unknown): void {
    if (this.#disposed || this.#run !== run) return;
    this.#log.error(error instanceof Error ? error : String(error));
    void this.#tell(vscode.l10n.t('The chat log server could not be started.'), true);
  }

  /** @param stopped whether the server is not running now, and will not before somebody starts it */
  async #tell(message: string, stopped: boolean): Promise<void> {
    const showLog = vscode.l10n.t('Show Log');
    const restart = vscode.l10n.t('Restart Server');
    const chosen = stopped ? await showError(message, restart, showLog) : await showWarning(message, showLog);
    if (chosen === showLog) this.#log.show();
    else if (chosen === restart) await this.restart();
  }
}

/** Ends a server in whatever state it is: one that is just starting can't be asked to stop. */
async function end(run: ServerRun): Promise<void> {
  try {
    await run.client.dispose();
  } catch {
    // The library has logged it.
  } finally {
    run.kill();
  }
}
