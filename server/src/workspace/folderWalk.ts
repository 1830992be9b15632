import type { FolderListing } from './folderListing';

/** The state of a folder: its listing, that it has not been listed yet, or that it can't be listed. */
export type ListedFolder = FolderListing | 'unlisted' | 'unknown';

/** Where a walk from a folder to one in it has led. */
export type Walk =
  /** To the folder. */
  | {
      readonly kind: 'folder';
      readonly listing: FolderListing;
      /** The names of the folders on the way. They may differ in upper and lower case from those that were looked for. */
      readonly names: readonly string[];
    }
  /** A folder has none with the next name. `depth`: the number of folders before it. */
  | { readonly kind: 'absent'; readonly depth: number }
  /** The folder with this URI must be listed first. */
  | { readonly kind: 'unlisted'; readonly uri: string }
  /** A folder on the way can't be listed, or is a link, which may lead anywhere. */
  | { readonly kind: 'unknown' };

/** A way from a folder down to another. */
export interface Way {
  /** The URI of the folder where it begins, without a trailing slash. */
  readonly top: string;
  /** The names of the folders below it, decoded. */
  readonly names: readonly string[];
  /** How many of these are the folders of a log, which exist, in whatever case the client writes them. */
  readonly own: number;
}

/** Lists the folders of the workspace, or knows their lists. */
export interface Folders {
  /** Follows a way as far as is known. */
  walk(way: Way): Walk;
}

/**
 * Follows a way from folder to folder, by their listings: a disk may find folders in another case, and through links, which a
 * web server does not.
 */
export function walk({ top, names, own }: Way, listed: (uri: string) => ListedFolder): Walk {
  const found: string[] = [];
  let uri = top;
  for (;;) {
    const listing = listed(uri);
    if (listing === 'unlisted') return { kind: 'unlisted', uri };
    if (listing === 'unknown') return { kind: 'unknown' };
    const depth = found.length;
    const name = names[depth];
    if (name === undefined) return { kind: 'folder', listing, names: found };
    const exact = listing.folder(name);
    const next = exact ?? (listing.hasLink(name) ? undefined : listing.folderInOtherCase(name));
    if (next === undefined) return listing.hasLink(name) ? { kind: 'unknown' } : { kind: 'absent', depth };
    found.push(exact === undefined && depth >= own ? next : name);
    uri += `/${encodeURIComponent(next)}`;
  }
}
