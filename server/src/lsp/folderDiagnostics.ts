import type { Connection, Disposable } from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import type { DiagnosticMode } from '../workspace/settings';
import { ChangeSignal } from './changeSignal';
import { FolderFindings, type FolderFindingsOptions } from './folderFindings';
import { FolderPull } from './folderPull';
import { FolderPush } from './folderPush';
import { PullRegistration } from './pullRegistration';
import { Quiet } from './quiet';

/** Delivers the findings of all logs of the workspace, if the user wants them: to a client that pulls, or to another. */
export class FolderDiagnostics {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #quiet = new Quiet();
  readonly #changes = new ChangeSignal();
  readonly #findings: FolderFindings;
  readonly #registration: PullRegistration;
  readonly #pull: FolderPull;
  readonly #push: FolderPush;

  /** @param mode the mode at initialization */
  constructor(
    connection: Connection,
    client: Client,
    mode: DiagnosticMode,
    options: Omit<FolderFindingsOptions, 'quiet'>,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#findings = new FolderFindings({ ...options, quiet: this.#quiet });
    this.#findings.isOn = mode === 'workspace';
    this.#registration = new PullRegistration(connection, client, mode);
    this.#pull = new FolderPull(this.#findings, this.#changes);
    const isOpen = (uri: string) => options.openDocument(uri) !== undefined;
    this.#push = new FolderPush(this.#findings, this.#changes, isOpen, options.log);
  }

  listen(): Disposable[] {
    return [
      this.#pull.listen(this.#connection),
      {
        dispose: () => {
          this.#pull.stop();
          this.#push.stop();
        },
      },
    ];
  }

  /** Call it once the client accepts notifications. */
  start(): void {
    if (!this.#client.pullsDiagnostics) void this.#push.run(this.#connection);
  }

  /** Resolves once the client knows. Rejects if it refuses. */
  async setMode(mode: DiagnosticMode): Promise<void> {
    this.#findings.isOn = mode === 'workspace';
    this.#changes.fire();
    await this.#registration.set(mode);
  }

  /** The findings of any document may have changed. */
  changed(): void {
    this.#changes.fire();
  }

  /** The user has opened or changed a document. */
  typed(): void {
    this.#quiet.touch();
  }

  /** A document was closed. Returns whether the findings of its file will be delivered in place of its own. */
  closed(uri: string): boolean {
    if (!this.#findings.isOn) return false;
    if (this.#client.pullsDiagnostics) this.#pull.closed(uri);
    else this.#push.closed(uri);
    return true;
  }
}
