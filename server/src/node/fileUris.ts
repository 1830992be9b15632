import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The URIs of paths. URIs in one folder are made from the folder's, which takes a tenth of the time of `pathToFileURL`. */
export class FileUris {
  /** By the folder as it stands in paths, with a separator at its end. */
  readonly #folders = new Map<string, string>();

  of(path: string): string {
    const nameStart = path.lastIndexOf(sep) + 1;
    const name = path.slice(nameStart);
    // Other names may need escapes.
    if (!/^\w[\w.-]*$/.test(name)) return pathToFileURL(resolve(path)).href;
    return `${this.#ofFolder(path.slice(0, nameStart))}/${name}`;
  }

  #ofFolder(folder: string): string {
    let uri = this.#folders.get(folder);
    if (uri === undefined) {
      uri = pathToFileURL(resolve(folder)).href.replace(/\/$/, '');
      this.#folders.set(folder, uri);
    }
    return uri;
  }
}
