import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nextRevision } from '../document/revision';
import { parseRegistry, type SpeakerRegistry } from '../registry/speakerRegistry';

/** An open speaker registry. It has a few kilobytes, so it is read again as a whole after each change. */
export class RegistryDocument {
  readonly uri: string;
  #document: TextDocument;
  #registry: SpeakerRegistry | undefined;
  #revision = nextRevision();

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.#document = TextDocument.create(uri, languageId, version, text);
  }

  get version(): number {
    return this.#document.version;
  }

  /** Changes with each change. */
  get revision(): number {
    return this.#revision;
  }

  get text(): string {
    return this.#document.getText();
  }

  get registry(): SpeakerRegistry {
    this.#registry ??= parseRegistry(this.text);
    return this.#registry;
  }

  update(changes: TextDocumentContentChangeEvent[], version: number): void {
    this.#document = TextDocument.update(this.#document, changes, version);
    this.#registry = undefined;
    this.#revision = nextRevision();
  }
}
