import { type Connection, type Disposable, TextDocuments } from 'vscode-languageserver';
import type { ChatLogOptions } from '../document/chatLog';
import { looksLikeLog } from '../model/looksLikeLog';
import type { TranscriptChange } from '../model/transcript';
import { isLogName } from '../protocol';
import { fileNameOf } from '../workspace/uri';
import { LogDocument } from './logDocument';
import { RegistryDocument } from './registryDocument';

/** An open document that is ours. */
export type OpenDocument = LogDocument | RegistryDocument;

/** An open document that is not ours. It is followed only in case it becomes ours. */
interface ForeignDocument {
  readonly uri: string;
}

/**
 * The open documents, by kind. Clients recognize a registry by the end of its path, or by its language alone. YAML that is not
 * the registry of a folder is kept but hidden, as a folder may be added later. Some clients send all open documents: one that
 * is neither a log nor a registry is always hidden.
 */
export class OpenDocuments {
  readonly #documents: TextDocuments<OpenDocument | ForeignDocument>;
  readonly #isRegistry: (uri: string) => boolean;
  /** The document that is being opened: the library reports an opening as a change too. */
  #opening: OpenDocument | undefined;

  /**
   * @param isRegistry whether a document is the speaker registry of a folder
   * @param optionsOf the options for a log
   * @param changed called after each change of a log
   */
  constructor(
    isRegistry: (uri: string) => boolean,
    optionsOf: (uri: string) => ChatLogOptions,
    changed: (document: LogDocument, changes: readonly TranscriptChange[]) => void,
  ) {
    this.#isRegistry = isRegistry;
    this.#documents = new TextDocuments<OpenDocument | ForeignDocument>({
      create(uri, languageId, version, text) {
        if (isRegistry(uri)) return new RegistryDocument(uri, languageId, version, text);
        if (isLog(uri, languageId, text)) {
          return new LogDocument(uri, languageId, version, text, optionsOf(uri));
        }
        return languageId === 'yaml' ? new RegistryDocument(uri, languageId, version, text) : { uri };
      },
      update(document, changes, version) {
        if (document instanceof LogDocument) changed(document, document.update(changes, version));
        else if (document instanceof RegistryDocument) document.update(changes, version);
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
    return this.#documents.all().filter((document): document is OpenDocument => this.#isSeen(document));
  }

  get logs(): LogDocument[] {
    return this.all.filter(document => document instanceof LogDocument);
  }

  get registries(): RegistryDocument[] {
    return this.all.filter(document => document instanceof RegistryDocument);
  }

  onDidOpen(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidOpen(({ document }) => {
      if (!this.#isSeen(document)) return;
      this.#opening = document;
      handle(document);
    });
  }

  onDidChangeContent(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidChangeContent(({ document }) => {
      const isOpening = document === this.#opening;
      this.#opening = undefined;
      if (!isOpening && this.#isSeen(document)) handle(document);
    });
  }

  onDidSave(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidSave(({ document }) => {
      if (this.#isSeen(document)) handle(document);
    });
  }

  onDidClose(handle: (document: OpenDocument) => void): void {
    this.#documents.onDidClose(({ document }) => {
      if (!isForeign(document)) handle(document);
    });
  }

  listen(connection: Connection): Disposable {
    return this.#documents.listen(connection);
  }

  #isSeen(document: OpenDocument | ForeignDocument): document is OpenDocument {
    return (
      document instanceof LogDocument ||
      (document instanceof RegistryDocument && this.#isRegistry(document.uri))
    );
  }
}

function isForeign(document: OpenDocument | ForeignDocument): document is ForeignDocument {
  return !(document instanceof LogDocument || document instanceof RegistryDocument);
}

/**
 * Whether a document is a log: by its language, by its name or, for Markdown, by its content. Clients without a language for
 * logs send Markdown.
 */
function isLog(uri: string, languageId: string, text: string): boolean {
  if (languageId === 'chatlog' || isLogName(fileNameOf(uri))) return true;
  return languageId === 'markdown' && looksLikeLog(text);
}
