import type { Connection, Disposable } from 'vscode-languageserver';
import { type ExportHost, Exports } from './exports';
import { Finds } from './finds';
import type { ImportHost } from './importSession';
import { Imports } from './imports';
import { Merges } from './merges';

/** The requests whose code is loaded on first use: importing, merging, exporting and finding messages. */
export class LateRequests {
  readonly #parts: readonly [Imports, Merges, Exports, Finds];

  constructor(connection: Connection, host: ImportHost & Pick<ExportHost, 'printPage'>) {
    const { workspace, files, printPage } = host;
    this.#parts = [
      new Imports(connection, host),
      new Merges(connection, host),
      new Exports(connection, { workspace, fileSystem: files?.fileSystem, printPage }),
      new Finds(connection, workspace),
    ];
  }

  listen(): Disposable[] {
    return this.#parts.flatMap(each => each.listen());
  }
}
