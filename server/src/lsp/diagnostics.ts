import type { Connection, Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import { inTurns } from '../workspace/inTurns';
import { nextTurn } from '../workspace/nextTurn';
import { LogDocument } from './logDocument';
import type { OpenDocument } from './openDocuments';

/**
 * Turns of the event loop between a change and its findings. The connection handles one message a turn, and a client requests about as
 * many things of a document that it opens or changes: these are answered first. Without messages the turns take no time.
 */
const TURNS = 8;

/** Delivers findings to the client. A client that pulls is requested to pull again; to others they are sent. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #compute: (document: OpenDocument) => Diagnostic[];
  /** The documents whose findings will be sent. */
  readonly #due = new Set<OpenDocument>();

  constructor(connection: Connection, client: Client, compute: (document: OpenDocument) => Diagnostic[]) {
    this.#connection = connection;
    this.#client = client;
    this.#compute = compute;
  }

  /** Call it when the findings of a document change, or when it is opened. Of several changes in a row, the last ones are sent. */
  publish(document: OpenDocument): void {
    if (this.#client.pullsDiagnostics || this.#due.has(document)) return;
    this.#due.add(document);
    void this.#send(document);
  }

  closed(uri: string): void {
    this.forget(uri);
    if (!this.#client.pullsDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Sends no more findings of a document that was closed. */
  forget(uri: string): void {
    for (const document of this.#due) if (document.uri === uri) this.#due.delete(document);
  }

  /** Sends no more findings. */
  dispose(): void {
    this.#due.clear();
  }

  /** Call it when the findings of documents change though their texts are the same. */
  async refresh(documents: Iterable<OpenDocument>): Promise<void> {
    if (!this.#client.pullsDiagnostics) for (const document of documents) this.publish(document);
    else if (this.#client.refreshes.diagnostics) await this.#connection.languages.diagnostics.refresh();
  }

  async #send(document: OpenDocument): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) await nextTurn();
    try {
      // They may be many: other messages are answered meanwhile, also those that change the log.
      if (this.#due.has(document) && document instanceof LogDocument)
        await inTurns(document.log.findInSteps());
      if (!this.#due.has(document)) return;
      await this.#connection.sendDiagnostics(this.#whenWritten(document));
    } catch (error) {
      this.#connection.console.error(
        `The findings of ${document.uri}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
  }

  /**
   * Findings that are computed when they are written. The connection writes one message after the other, so an answer that is ready
   * before them does not wait for them.
   */
  #whenWritten(document: OpenDocument): PublishDiagnosticsParams {
    const due = this.#due;
    const { uri } = document;
    const version = () => (this.#client.takesDiagnosticVersion ? document.version : undefined);
    const diagnostics = () => (due.delete(document) ? this.#compute(document) : []);
    return {
      uri,
      get version() {
        return version();
      },
      get diagnostics() {
        return diagnostics();
      },
    };
  }
}
