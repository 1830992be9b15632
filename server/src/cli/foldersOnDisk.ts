import { fileURLToPath } from 'node:url';
import { readFolderSync } from '../node/folderEntries';
import { MAX_ENTRIES } from '../workspace/fileSystem';
import { FolderListing } from '../workspace/folderListing';
import { type Folders, type ListedFolder, type Walk, type Way, walk } from '../workspace/folderWalk';

/** The folders on the disk. Each is listed once, when it is first needed: a run uses the files as it finds them. */
export class FoldersOnDisk implements Folders {
  readonly #listed = new Map<string, ListedFolder>();

  walk(way: Way): Walk {
    return walk(way, uri => {
      let listed = this.#listed.get(uri);
      if (listed === undefined) {
        listed = list(uri);
        this.#listed.set(uri, listed);
      }
      return listed;
    });
  }
}

function list(uri: string): ListedFolder {
  try {
    return new FolderListing(readFolderSync(fileURLToPath(uri), MAX_ENTRIES));
  } catch {
    return 'unknown';
  }
}
