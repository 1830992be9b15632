import * as l10n from '@vscode/l10n';
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import type { IndexProgress } from '../workspace/logIndexOptions';

/** Milliseconds before progress is shown; for shorter work it would only flicker. */
const DELAY = 300;

/** Shows the progress of reading the workspace's logs, if the client supports it and the reading takes a while. */
export class IndexProgressReporter {
  readonly #connection: Connection;
  readonly #client: Client;
  #latest: IndexProgress | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reporter: Promise<WorkDoneProgressServerReporter> | undefined;
  #percentage = -1;

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Records the progress; `total` and `done` are equal at the end. Only for a client that has sent `initialized`. */
  report(progress: IndexProgress): void {
    this.#latest = progress;
    if (progress.done === progress.total) this.#end();
    else if (this.#reporter !== undefined) this.#show();
    else if (this.#client.showsProgress) {
      this.#timer ??= setTimeout(() => this.#begin(), DELAY);
    }
  }

  #begin(): void {
    this.#timer = undefined;
    this.#reporter = this.#connection.window.createWorkDoneProgress();
    this.#reporter.then(
      reporter => {
        reporter.begin(l10n.t('Reading chat logs'), 0, undefined, false);
        this.#show();
      },
      () => undefined,
    );
  }

  #show(): void {
    const { total, done } = this.#latest!;
    const percentage = Math.floor((100 * done) / total);
    if (percentage === this.#percentage) return;
    this.#percentage = percentage;
    this.#reporter?.then(
      reporter => reporter.report(percentage, `${done} / ${total}`),
      () => undefined,
    );
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#percentage = -1;
    this.#reporter?.then(
      reporter => reporter.done(),
      () => undefined,
    );
    this.#reporter = undefined;
  }
}
