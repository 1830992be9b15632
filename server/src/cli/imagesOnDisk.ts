import { pathToFileURL } from 'node:url';
import type { Images } from '../log/images';
import type { FileUris } from '../node/fileUris';
import { LogImages } from '../workspace/logImages';
import { FoldersOnDisk } from './foldersOnDisk';

/** The image files that the logs of a run may point to. */
export class ImagesOnDisk {
  readonly #uris: FileUris;
  readonly #workspaceFolders: readonly string[];
  readonly #folders = new FoldersOnDisk();

  /** @param workspaceFolders absolute paths */
  constructor(uris: FileUris, workspaceFolders: readonly string[]) {
    this.#uris = uris;
    this.#workspaceFolders = workspaceFolders.map(folder => pathToFileURL(folder).href.replace(/\/$/, ''));
  }

  /** Those of the log with a path. */
  of(path: string): Images {
    return new LogImages(this.#uris.of(path), () => this.#workspaceFolders, this.#folders);
  }
}
