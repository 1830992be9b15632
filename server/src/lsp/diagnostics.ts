import type { ClientCapabilities, Connection, Diagnostic } from 'vscode-languageserver';
import type { OpenDocument } from './openDocuments';

/** Brings findings to the client: one that pulls is told when to pull again, others are sent them. */
export class Diagnostics {
  readonly #connection: Connection;
  readonly #client: ClientCapabilities;
  readonly #compute: (document: OpenDocument) => Diagnostic[];
  readonly #lastPublished = new Map<string, number>();

  constructor(
    connection: Connection,
    client: ClientCapabilities,
    compute: (document: OpenDocument) => Diagnostic[],
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#compute = compute;
  }

  /** A document was opened, or other things are found in it than before though its text is the same. */
  publish(document: OpenDocument): void {
    if (this.#pulls) return;
    const { uri, version } = document;
    this.#lastPublished.set(uri, version);
    void this.#connection.sendDiagnostics({ uri, version, diagnostics: this.#compute(document) });
  }

  /** The text of a document has changed. */
  changed(document: OpenDocument): void {
    if (document.version !== this.#lastPublished.get(document.uri)) this.publish(document);
  }

  closed(uri: string): void {
    if (this.#pulls) return;
    this.#lastPublished.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Other things are found in these documents than before, though their texts are the same. */
  async refresh(documents: Iterable<OpenDocument>): Promise<void> {
    if (!this.#pulls) for (const document of documents) this.publish(document);
    else if (this.#client.workspace?.diagnostics?.refreshSupport) {
      await this.#connection.languages.diagnostics.refresh();
    }
  }

  get #pulls(): boolean {
    return this.#client.textDocument?.diagnostic !== undefined;
  }
}
