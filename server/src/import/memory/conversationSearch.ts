import type { OpenedExport } from '../exported/openedExport';
import { type RecognizedFile, recognizedFiles } from '../exported/recognizedFiles';
import { EXPORT_SOURCES } from '../exported/sources';
import { ImportedExports } from '../logs/importedExports';
import { knownAccounts } from '../logs/registryUpdate';
import { zoneOf } from '../logs/zone';
import { isSameTitle } from './exportTitle';

/** A conversation in a form of export. */
export interface Sought {
  readonly conversation: string;
  /** The identifier of the source. */
  readonly format: string;
  /** The name of the remembered export, without its extension. */
  readonly title: string;
}

/** Looks for conversations in an export, which is read once, and no further than to the last that is found. */
export class ConversationSearch {
  readonly #title: string;
  readonly #read: ImportedExports;
  readonly #files: readonly RecognizedFile[];
  /** By format: files of other forms are not read. */
  readonly #steps = new Map<string, Generator<void, void>>();

  /** @throws {ExportError} if a file can't be read */
  constructor(opened: OpenedExport) {
    this.#title = opened.title;
    this.#files = recognizedFiles(opened, EXPORT_SOURCES, { failures: [], notes: [] });
    const zone = zoneOf('UTC')!;
    this.#read = new ImportedExports({
      zone,
      // Only the names are of interest.
      only: new Set(),
      media: 'skip',
      known: knownAccounts(undefined),
      uriOf: () => undefined,
      context: { start: undefined, today: zone.local(Date.now()).day },
    });
  }

  /**
   * Whether a conversation is there, in this form.
   *
   * @yields after each item, so that the caller can pause or stop
   * @throws {ExportError} if a file can't be read
   */
  *find(sought: Sought): Generator<void, boolean> {
    const { reports } = this.#read;
    const steps = this.#stepsOf(sought.format);
    let seen = 0;
    for (let isOver = false; ; ) {
      for (; seen < reports.length; seen++) if (this.#is(reports[seen]!, sought)) return true;
      if (isOver) return false;
      isOver = steps.next().done === true;
      yield;
    }
  }

  #stepsOf(format: string): Generator<void, void> {
    let steps = this.#steps.get(format);
    if (steps === undefined) {
      steps = readAll(
        this.#files.filter(({ source }) => source.id === format),
        this.#read,
      );
      this.#steps.set(format, steps);
    }
    return steps;
  }

  /** A conversation without a name is called as its export, whose name may have another day. */
  #is(found: { readonly format: string; readonly conversation: string }, sought: Sought): boolean {
    if (found.format !== sought.format) return false;
    if (found.conversation === sought.conversation) return true;
    return found.conversation === this.#title && isSameTitle(this.#title, sought.title);
  }
}

function* readAll(files: readonly RecognizedFile[], read: ImportedExports): Generator<void, void> {
  for (const file of files) yield* read.read(file);
}
