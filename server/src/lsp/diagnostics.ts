import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Client } from '../features/support/client';
import type { OpenDocument } from './openDocuments';

/** Delivers findings to the client. A client that pulls is requested to pull again; to others they are sent. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #compute: (document: OpenDocument) => Diagnostic[];

  constructor(connection: Connection, client: Client, compute: (document: OpenDocument) => Diagnostic[]) {
    this.#connection = connection;
    this.#client = client;
    this.#compute = compute;
  }

  /** Call it when the findings of a document change, or when it is opened. */
  publish(document: OpenDocument): void {
    if (this.#client.pullsDiagnostics) return;
    const { uri, version } = document;
    const diagnostics = this.#compute(document);
    void this.#connection.sendDiagnostics({
      uri,
      ...(this.#client.takesDiagnosticVersion && { version }),
      diagnostics,
    });
  }

  closed(uri: string): void {
    if (!this.#client.pullsDiagnostics) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Call it when the findings of documents change though their texts are the same. */
  async refresh(documents: Iterable<OpenDocument>): Promise<void> {
    if (!this.#client.pullsDiagnostics) for (const document of documents) this.publish(document);
    else if (this.#client.refreshes.diagnostics) await this.#connection.languages.diagnostics.refresh();
  }
}
