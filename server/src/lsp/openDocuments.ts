import { type Connection, TextDocuments } from 'vscode-languageserver';
import type { ChatLogOptions } from '../document/chatLog';
import type { TranscriptChange } from '../model/transcript';
import { LogDocument } from './logDocument';
import { RegistryDocument } from './registryDocument';

/** What a client may have open that is ours. */
export type OpenDocument = LogDocument | RegistryDocument;

/**
 * The open documents, by kind. Clients know a registry by the end of its path, or by its language alone: YAML that is no folder's
 * registry is kept, as a folder may come later, but nobody sees it till then.
 */
export class OpenDocuments {
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #isRegistry: (uri: string) => boolean;

  /**
   * @param isRegistry whether a document is the speaker registry of a folder; every other one is a log, unless it is YAML
   * @param optionsOf with what a log is made
   * @param changed told of what each change did to a log
   */
  constructor(
    isRegistry: (uri: string) => boolean,
    optionsOf: (uri: string) => ChatLogOptions,
    changed: (document: LogDocument, changes: readonly TranscriptChange[]) => void,
  ) {
    this.#isRegistry = isRegistry;
    this.#documents = new TextDocuments<OpenDocument>({
      create: (uri, languageId, version, text) =>
        isRegistry(uri) || languageId === 'yaml'
          ? new RegistryDocument(uri, languageId, version, text)
          : new LogDocument(uri, languageId, version, text, optionsOf(uri)),
      update(document, changes, version) {
        if (document instanceof LogDocument) changed(document, document.update(changes, version));
        else document.update(changes, version);
        return document;
      },
    });
  }

  get(uri: string): OpenDocument | undefined {
    const document = this.#documents.get(uri);
    return document !== undefined && this.#isSeen(document) ? document : undefined;
  }

  log(uri: string): LogDocument | undefined {
    const document = this.#documents.get(uri);
    return document instanceof LogDocument ? document : undefined;
  }

  get all(): OpenDocument[] {
    return this.#documents.all().filter(document => this.#isSeen(document));
  }

  get logs(): LogDocument[] {
    return this.all.filter(document => document instanceof LogDocument);
  }

  get registries(): RegistryDocument[] {
    return this.all.filter(document => document instanceof RegistryDocument);
  }

  onDidOpen(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidOpen(({ document }) => {
      if (this.#isSeen(document)) handle(document);
    });
  }

  onDidChangeContent(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidChangeContent(({ document }) => {
      if (this.#isSeen(document)) handle(document);
    });
  }

  onDidClose(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidClose(({ document }) => handle(document));
  }

  listen(connection: Connection): void {
    this.#documents.listen(connection);
  }

  #isSeen(document: OpenDocument): boolean {
    return document instanceof LogDocument || this.#isRegistry(document.uri);
  }
}
