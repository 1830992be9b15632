import type { FoundImage, Images } from '../../server/src/log/images';
import type { FolderEntries } from '../../server/src/protocol';
import { FolderListing } from '../../server/src/workspace/folderListing';
import { type Folders, walk } from '../../server/src/workspace/folderWalk';
import { LogImages } from '../../server/src/workspace/logImages';
import { FOLDER } from './workspace';

/** The log of these tests, in `FOLDER`. */
const LOG = '_posts/2024-05-01-chat.markdown';

export interface ImageFiles {
  /** The log, by its path in `FOLDER`, encoded as in a URI, or by its URI. It exists as well. */
  readonly log?: string;
  /** The path of the log on the disk, if the client writes it in another case. */
  readonly logOnDisk?: string;
  readonly workspaceFolders?: readonly string[];
}

/**
 * The image files of a log in a workspace with these paths, all of whose folders are listed. A path ends with `/` for an empty
 * folder and with `@` for a link.
 */
export function imagesOf(
  paths: readonly string[],
  { log = LOG, logOnDisk = decodeURIComponent(log), workspaceFolders }: ImageFiles = {},
): Images {
  const uri = log.includes(':') ? log : `${FOLDER}/${log}`;
  return new LogImages(uri, constant(workspaceFolders ?? [FOLDER]), foldersOf([...paths, logOnDisk]));
}

/** Image files of which nothing is known until the test says so. */
export class HiddenImages implements Images {
  readonly #images: Images;
  isListed = false;

  constructor(images: Images) {
    this.#images = images;
  }

  find(address: string): FoundImage | undefined {
    const found = this.#images.find(address);
    return found && (this.isListed ? found : { state: 'unknown' });
  }

  near(address: string): readonly string[] {
    return this.isListed ? this.#images.near(address) : [];
  }
}

/** All listed folders of a workspace with these paths. */
function foldersOf(paths: readonly string[]): Folders {
  const listings = new Map<string, FolderListing>();
  return {
    walk: way =>
      walk(way, uri => {
        const folder = decodeURIComponent(uri);
        const path = folder === FOLDER ? '' : `${folder.slice(FOLDER.length + 1)}/`;
        let listing = listings.get(path);
        if (listing === undefined) {
          listing = new FolderListing(entriesOf(paths, path));
          listings.set(path, listing);
        }
        return listing;
      }),
  };
}

/** The names in a folder of a workspace with these paths. The folder is `''` or ends with `/`. */
function entriesOf(paths: readonly string[], folder: string): FolderEntries {
  const files = new Set<string>();
  const folders = new Set<string>();
  const links = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(folder) || path === folder) continue;
    const [name, below] = path.slice(folder.length).split(/\/(.*)/);
    if (below !== undefined) folders.add(name!);
    else if (name!.endsWith('@')) links.add(name!.slice(0, -1));
    else files.add(name!);
  }
  return { files: [...files], folders: [...folders], links: [...links] };
}

function constant<T>(value: T): () => T {
  return () => value;
}
