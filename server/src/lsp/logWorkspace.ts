import type { RemoteConsole } from 'vscode-languageserver';
import type { FileSystem } from '../workspace/fileSystem';
import { OtherSpeakers } from '../workspace/otherSpeakers';
import type { Workspace } from '../workspace/workspace';
import type { LogDocument } from './logDocument';

/** What holds over all logs: the open ones as they are typed, the others as they were last read. */
export class LogWorkspace implements Workspace {
  readonly #others: OtherSpeakers | undefined;
  #open: readonly LogDocument[] = [];
  #folders: readonly string[] = [];

  /** Without a file system there are only the open logs. */
  constructor(fileSystem: FileSystem | undefined, console: RemoteConsole) {
    this.#others = fileSystem && new OtherSpeakers({ fileSystem, log: message => console.log(message) });
  }

  otherSpeakers(): ReadonlyMap<string, number> {
    return this.#others?.counts() ?? new Map();
  }

  otherAuthors(): ReadonlyMap<string, number> {
    return this.#others?.authors() ?? new Map();
  }

  *openLogs() {
    for (const { uri, log } of this.#open) yield { uri, names: log.speakers.names };
  }

  folderOf(uri: string): string | undefined {
    return this.#folders
      .filter(folder => uri.startsWith(`${folder}/`))
      .reduce<string | undefined>(
        (best, each) => (each.length > (best?.length ?? -1) ? each : best),
        undefined,
      );
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(folder => folder.replace(/\/$/, ''));
    this.#others?.setFolders(folders);
  }

  setOpen(documents: readonly LogDocument[]): void {
    this.#open = documents;
    this.#others?.setOpen(documents.map(document => document.uri));
  }

  /** A file changed, came or went. */
  invalidate(uri: string): void {
    this.#others?.invalidate(uri);
  }
}
