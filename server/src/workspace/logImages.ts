import type { FoundImage, Images } from '../log/images';
import type { Folders } from './folderWalk';
import { withNames } from './imageAddress';
import { type ImagePlace, ImagePlaces } from './imagePlace';
import { MAX_SIMILAR } from './similarFileNames';

/** What is found at one place. `elsewhere`: the workspace does not have the folder, so its images are kept elsewhere. */
type FoundAtPlace = FoundImage | { readonly state: 'elsewhere' };

const UNKNOWN: FoundImage = { state: 'unknown' };

/** What a Jekyll site has at its top. */
const SITE_FOLDER = '_posts';
const SITE_FILE = '_config.yml';

/** The images of one log. Files are looked for in the workspace folders only, or beside and below a log that is in none. */
export class LogImages implements Images {
  readonly #uri: string;
  readonly #workspaceFolders: () => readonly string[];
  readonly #folders: Folders;
  #places: { readonly workspaceFolders: readonly string[]; readonly places: ImagePlaces } | undefined;

  /**
   * @param uri of the log
   * @param workspaceFolders URIs without trailing slashes; another list when they change
   */
  constructor(uri: string, workspaceFolders: () => readonly string[], folders: Folders) {
    this.#uri = uri;
    this.#workspaceFolders = workspaceFolders;
    this.#folders = folders;
  }

  find(address: string): FoundImage | undefined {
    const places = this.#placesOf(address);
    if (places === undefined) return undefined;
    const found = places.map(place => this.#lookAt(place));
    const isIn = (state: FoundAtPlace['state']) => found.some(each => each.state === state);
    if (isIn('there')) return { state: 'there' };
    if (isIn('unknown')) return UNKNOWN;
    const missing = found.find(each => each.state === 'missing');
    if (missing === undefined) return UNKNOWN;
    // Has its folder listed before the choices are requested.
    if (isOfWindows(address)) this.find(withSlashes(address));
    return missing;
  }

  near(address: string): readonly string[] {
    const near = (this.#placesOf(address) ?? []).flatMap(place => this.#nearOf(place, address));
    const slashes = isOfWindows(address) ? [withSlashes(address)] : [];
    return [...new Set([...slashes, ...near])]
      .filter(each => this.find(each)?.state === 'there')
      .slice(0, MAX_SIMILAR);
  }

  #placesOf(address: string): ImagePlace[] | undefined {
    const workspaceFolders = this.#workspaceFolders();
    if (this.#places?.workspaceFolders !== workspaceFolders) {
      this.#places = { workspaceFolders, places: new ImagePlaces(this.#uri, workspaceFolders) };
    }
    return this.#places.places.of(address);
  }

  #lookAt({ top, folders, file, own, isFromSite }: ImagePlace): FoundAtPlace {
    const found = this.#folders.walk({ top, names: folders, own });
    const missing = (otherCase?: string): FoundAtPlace => ({
      state: 'missing',
      path: [...folders, file].join('/'),
      ...(otherCase !== undefined && { otherCase }),
    });
    switch (found.kind) {
      case 'unlisted':
      case 'unknown':
        return UNKNOWN;
      case 'absent':
        return found.depth <= own ? { state: 'elsewhere' } : missing();
      case 'folder': {
        const { listing, names } = found;
        const isThere = listing.hasFile(file);
        if (isThere && names.every((name, i) => name === folders[i])) return { state: 'there' };
        if (listing.hasLink(file)) return UNKNOWN;
        // Of a folder that is no site it is unknown where one would begin.
        const isSite = listing.folder(SITE_FOLDER) !== undefined || listing.hasFile(SITE_FILE);
        if (isFromSite && folders.length === 0 && !isSite) return { state: 'elsewhere' };
        const actual = isThere ? file : listing.fileInOtherCase(file);
        return missing(actual && [...names, actual].join('/'));
      }
    }
  }

  #nearOf({ top, folders, file, own }: ImagePlace, address: string): string[] {
    const found = this.#folders.walk({ top, names: folders, own });
    if (found.kind !== 'folder') return [];
    const files = found.listing.hasFile(file) ? [file] : found.listing.similarTo(file);
    return files.flatMap(each => withNames(address, [...folders, file], [...found.names, each]));
  }
}

/** Whether an address is written as a path of Windows, which web servers do not understand. */
function isOfWindows(address: string): boolean {
  return address.includes('\\');
}

function withSlashes(address: string): string {
  return address.replaceAll('\\', '/');
}
