import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Finds the folder that an editor would have open for a path, as documented in `docs/command-line.md`. Paths are absolute. */
export class WorkspaceFolders {
  readonly #registryPath: string;
  readonly #registryEnd: string;
  readonly #byFolder = new Map<string, string>();

  /** @param registryPath the path of the speaker registry in a workspace folder, with slashes */
  constructor(registryPath: string) {
    this.#registryPath = registryPath;
    this.#registryEnd = join(sep, registryPath);
  }

  /** Whether a file is the speaker registry of the folder that its path implies. */
  isRegistry(file: string): boolean {
    return file.endsWith(this.#registryEnd);
  }

  /** The workspace folder of a file; for a registry, the folder that it belongs to. */
  ofFile(file: string): string {
    if (this.isRegistry(file)) return file.slice(0, -this.#registryEnd.length) || sep;
    return this.ofFolder(dirname(file));
  }

  /** The workspace folder that a folder is or is in. */
  ofFolder(folder: string): string {
    let found = this.#byFolder.get(folder);
    if (found === undefined) {
      found = this.#find(folder);
      this.#byFolder.set(folder, found);
    }
    return found;
  }

  /** The place of a workspace folder's registry, existing or not. */
  registryOf(workspaceFolder: string): string {
    return join(workspaceFolder, this.#registryPath);
  }

  #find(folder: string): string {
    const candidates = foldersUpToRepository(folder);
    // The most certain sign first, wherever it is: a category of a site has its own `_posts`, and no registry.
    for (const signs of [[this.#registryPath], ['_config.yml', '.git'], ['_posts']]) {
      const found = candidates.find(each => signs.some(sign => existsSync(join(each, sign))));
      if (found !== undefined) return found;
    }
    return folder;
  }
}

/** A folder and those above it, the innermost first, up to the root of the repository or of the disk. */
function foldersUpToRepository(folder: string): string[] {
  const folders = [folder];
  let last = folder;
  while (!existsSync(join(last, '.git')) && dirname(last) !== last) {
    last = dirname(last);
    folders.push(last);
  }
  return folders;
}
