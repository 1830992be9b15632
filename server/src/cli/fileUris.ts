import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The URIs of paths. URIs in one folder are made from the folder's, which takes a tenth of the time of `pathToFileURL`. */
export class FileUris {
  readonly #folders = new Map<string, string>();

  of(path: string): string {
    const absolute = resolve(path);
    const name = basename(absolute);
    // Other names may need escapes.
    if (!/^[\w.-]+$/.test(name)) return pathToFileURL(absolute).href;
    return `${this.#ofFolder(dirname(absolute))}/${name}`;
  }

  #ofFolder(folder: string): string {
    let uri = this.#folders.get(folder);
    if (uri === undefined) {
      uri = pathToFileURL(folder).href.replace(/\/$/, '');
      this.#folders.set(folder, uri);
    }
    return uri;
  }
}
