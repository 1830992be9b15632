import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { SourceLog } from '../../merge/logs/logSource';
import { isLocalImage } from '../../protocol/imageFolder';
import { decodeSegment } from '../../text/percent';

/** No larger file is read to compare it. */
const MAX_BYTES = 50_000_000;
const IS_PICTURE = /\.(?:png|jpe?g|gif|webp|bmp|heic|avif|svg)$/i;

/**
 * Names pictures by their bytes: one picture has one name in all logs, whatever the names of its files are. Only pictures below the folder
 * that holds a path of the merge are read.
 */
export class PictureNames {
  readonly #byHash = new Map<string, string>();
  readonly #byFile = new Map<string, string | undefined>();
  readonly #taken = new Set<string>();

  /** @param root a path of the merge: a log or a folder @returns `undefined` if the file is not there, or not to be read */
  nameOf(root: string, { id }: SourceLog, address: string): string | undefined {
    const path = address.replace(/[?#].*$/, '');
    if (!isLocalImage(address) || !IS_PICTURE.test(path)) return undefined;
    const segments = path.split('/').map(decodeSegment).join('/');
    const file = segments.startsWith('/') ? join(siteOf(id), segments) : join(dirname(id), segments);
    if (!this.#byFile.has(file)) this.#byFile.set(file, this.#nameOfFile(file, dirname(root)));
    return this.#byFile.get(file);
  }

  #nameOfFile(file: string, folder: string): string | undefined {
    try {
      if (!realpathSync(file).startsWith(realpathSync(folder) + sep)) return undefined;
      const stat = statSync(file);
      if (!stat.isFile() || stat.size > MAX_BYTES) return undefined;
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
      const known = this.#byHash.get(hash);
      if (known !== undefined) return known;
      let name = basename(file);
      // Another picture has this name elsewhere.
      if (this.#taken.has(name)) name = `${name} ${this.#taken.size}`;
      this.#taken.add(name);
      this.#byHash.set(hash, name);
      return name;
    } catch {
      return undefined;
    }
  }
}

/** The folder from which addresses with a slash at their beginning count. */
function siteOf(log: string): string {
  const folder = dirname(log);
  const posts = `${sep}_posts`;
  const at = `${folder}${sep}`.lastIndexOf(`${posts}${sep}`);
  return at === -1 ? folder : folder.slice(0, at);
}
