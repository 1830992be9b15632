/**
 * Decides when a document is saved that an import or a merge has changed, a log or the registry: after it, and again after each undo and redo of it, as new logs are
 * created and deleted then. Another change ends that, and is the user's to save.
 */
export class DocumentSaves {
  readonly #before: string;
  readonly #after: string;
  #isActive: boolean;

  /**
   * @param before the text before the import or merge, and after it
   * @param wasDirty whether the document had unsaved changes, which are the user's to save
   */
  constructor(before: string, after: string, wasDirty: boolean) {
    this.#before = before;
    this.#after = after;
    this.#isActive = !wasDirty;
  }

  /** Whether there is nothing more to save. */
  get isOver(): boolean {
    return !this.#isActive;
  }

  /** Whether the document is to be saved, with the text that it has now. */
  savesWith(text: string): boolean {
    this.#isActive &&= text === this.#before || text === this.#after;
    return this.#isActive;
  }
}
