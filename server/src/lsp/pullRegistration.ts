import { type Connection, RegistrationRequest, UnregistrationRequest } from 'vscode-languageserver';
import { PULL_REGISTRATION, pullOptions } from '../features/diagnostic';
import type { Client } from '../features/support/client';
import type { DiagnosticMode } from '../workspace/settings';

const METHOD = 'textDocument/diagnostic';

/**
 * Announces whether the client may pull the findings of the whole workspace. A capability can't be changed, so its registration
 * is replaced. A client that doesn't support that keeps what was announced at initialization.
 */
export class PullRegistration {
  readonly #connection: Connection;
  readonly #client: Client;
  #mode: DiagnosticMode;
  #id = PULL_REGISTRATION;
  #count = 0;
  /** Resolves once the client has what was last set. */
  #done: Promise<void> = Promise.resolve();

  /** @param mode the mode that was announced at initialization */
  constructor(connection: Connection, client: Client, mode: DiagnosticMode) {
    this.#connection = connection;
    this.#client = client;
    this.#mode = mode;
  }

  /** Resolves once the client has the mode. Rejects if it refuses. */
  set(mode: DiagnosticMode): Promise<void> {
    if (mode === this.#mode || !this.#client.registersDiagnostics) return this.#done;
    this.#mode = mode;
    const before = this.#id;
    this.#id = `${PULL_REGISTRATION}.${++this.#count}`;
    const after = this.#id;
    this.#done = this.#done
      .catch(() => undefined)
      .then(async () => {
        await this.#connection.sendRequest(UnregistrationRequest.type, {
          unregisterations: [{ id: before, method: METHOD }],
        });
        await this.#connection.sendRequest(RegistrationRequest.type, {
          registrations: [{ id: after, method: METHOD, registerOptions: pullOptions(mode) }],
        });
      });
    return this.#done;
  }
}
